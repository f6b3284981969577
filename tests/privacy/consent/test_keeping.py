"""What is kept of consents goes with whom it is about, in whatever order the tables come."""

from itertools import permutations

import pytest
from django.apps import apps

from lykt.organisation.keeping import Sensitivity
from lykt.privacy.consent import actions
from lykt.privacy.consent.keeping import KEEPING
from lykt.privacy.sealing.fields import SealedText
from tests.privacy.consent.people import ASKED, answered, no, somebody, yes


def test_every_table_and_every_field_is_classed():
    tables = {
        f"consent.{model.__name__}": model for model in apps.get_app_config("consent").get_models()
    }
    assert {entry.table for entry in KEEPING} == tables.keys()
    for entry in KEEPING:
        fields = {field.name: field for field in tables[entry.table]._meta.concrete_fields}
        assert entry.fields.keys() == fields.keys()
        for name, field in fields.items():
            sealed = entry.fields[name] is Sensitivity.SEALED
            assert sealed is isinstance(field, SealedText), name


@pytest.mark.parametrize("order", list(permutations(range(len(KEEPING))))[::5])
def test_one_can_be_taken_out_and_another_stays(order, world, operator):
    gone, stays = somebody(world), somebody(world)
    for subject in (gone, stays):
        consent = answered(subject, yes("nav", "health", "work"), no("police", "health"))
        actions.renew(by=operator, consent=consent, asking=ASKED)
        actions.withdraw(by=operator, consents=[consent, *consent.renewed_by.all()])
    for place in order:
        entry = KEEPING[place]
        [lookup] = entry.subjects
        apps.get_model(entry.table).objects.filter(**{f"{lookup}__in": [gone.key]}).delete()
    for entry in KEEPING:
        [lookup] = entry.subjects
        rows = apps.get_model(entry.table).objects.values_list(lookup, flat=True)
        assert set(rows) == {stays.key}, entry.table
