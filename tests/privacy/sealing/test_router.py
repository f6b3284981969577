"""No table stands in both databases, and nothing reaches from one into the other."""

import pytest
from django.apps import apps
from django.db import connections, router

from lykt.privacy.sealing.models import IN_THE_STORE, DataKey, Pairing, SealFault
from lykt.privacy.sealing.router import _NAMES, STORE


#: What Django makes in every database it migrates.
EVERYWHERE = {"django_migrations"}


def tables(alias: str) -> set[str]:
    return set(connections[alias].introspection.table_names())


def test_no_table_stands_in_both(db: None) -> None:
    kept = {model._meta.db_table for model in IN_THE_STORE}
    assert tables(STORE) - EVERYWHERE == kept
    assert tables("default") & kept == set()
    assert tables("default") & tables(STORE) == EVERYWHERE


def test_the_router_knows_the_tables_of_the_store() -> None:
    assert {model._meta.model_name for model in IN_THE_STORE} == _NAMES
    assert {model._meta.db_table for model in IN_THE_STORE} == {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.db_table.startswith("keys_")
    }


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_each_table_has_one_database(model: type) -> None:
    expected = STORE if model in IN_THE_STORE else "default"
    assert router.db_for_read(model) == router.db_for_write(model) == expected
    assert router.allow_migrate_model(STORE, model) is (expected == STORE)
    assert router.allow_migrate_model("default", model) is (expected == "default")


def test_a_step_of_a_migration_without_a_table_belongs_to_the_database() -> None:
    assert router.allow_migrate("default", "sealing")
    assert not router.allow_migrate(STORE, "sealing")
    assert not router.allow_migrate(STORE, "people", model_name="person")


def test_no_row_points_from_one_into_the_other() -> None:
    assert not router.allow_relation(DataKey(), SealFault())
    assert router.allow_relation(Pairing(), SealFault())
    across = [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation
        and field.related_model
        and (model in IN_THE_STORE) != (field.related_model in IN_THE_STORE)
    ]
    assert across == []
