"""Phones: what an old copy does not know of them."""

from django.utils import timezone

from lykt.field.night.actions import enrolment_of, report_lost, shut_again
from lykt.field.night.models import Enrolment
from lykt.field.night.models import Phone as Row
from lykt.organisation.acting import acting_as
from tests.field.night.phone import Phone
from tests.support.pages import OPERATOR


def test_a_copy_does_not_trust_a_lost_phone_again(
    world, froya, sunniva, django_capture_on_commit_callbacks
):
    lost, kept = Phone(froya, world.service), Phone(sunniva, world.service)
    with django_capture_on_commit_callbacks(execute=True), acting_as(sunniva.as_actor()) as by:
        report_lost(by=by, phone=lost.enrolment.phone)
    Row.objects.update(lost_at=None, lost_by=None)
    Enrolment.objects.update(view_open=True)

    with acting_as(OPERATOR) as by:
        assert shut_again(by) == 1

    found = enrolment_of(lost.token)
    assert found is not None
    assert found.phone.lost_at <= timezone.now()
    assert enrolment_of(kept.token) is None
    assert not Enrolment.objects.filter(view_open=True).exists()
