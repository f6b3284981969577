"""What may become of a wait, of a question to a place, of an address. Pure tables."""

from django.utils.translation import gettext_lazy as _

from lykt.cases.housing.codes import AddressState, OfferState, WaitState
from lykt.organisation.states import State, StateTable


_TEAM = _("The team")
_PLACE = _("The place")
_PERSON = _("The person")
_FIRST = _("Whoever writes it first")
_SECOND = _("Whoever writes it second")

WAITING = StateTable(
    name="housing.waiting",
    title=_("A place on the waiting list"),
    begins=(WaitState.WAITING,),
    states={
        WaitState.WAITING: State(
            WaitState.WAITING.label, _TEAM, (WaitState.PLACED, WaitState.WITHDRAWN)
        ),
        WaitState.PLACED: State(WaitState.PLACED.label, _TEAM, ()),
        WaitState.WITHDRAWN: State(WaitState.WITHDRAWN.label, _TEAM, ()),
    },
)

#: A yes that came to nothing is dropped, or the person says no after all.
OFFER = StateTable(
    name="housing.offer",
    title=_("A question to a place"),
    begins=(OfferState.ASKED,),
    states={
        OfferState.ASKED: State(
            OfferState.ASKED.label,
            _TEAM,
            (
                OfferState.ACCEPTED,
                OfferState.REFUSED,
                OfferState.DECLINED,
                OfferState.DROPPED,
            ),
        ),
        OfferState.ACCEPTED: State(
            OfferState.ACCEPTED.label, _PLACE, (OfferState.DECLINED, OfferState.DROPPED)
        ),
        OfferState.REFUSED: State(OfferState.REFUSED.label, _PLACE, ()),
        OfferState.DECLINED: State(OfferState.DECLINED.label, _PERSON, ()),
        OfferState.DROPPED: State(OfferState.DROPPED.label, _TEAM, ()),
    },
)

#: An address that is gone has no row: its key is destroyed with it.
GONE = "gone"

ADDRESS = StateTable(
    name="housing.address",
    title=_("The address of a place"),
    begins=(AddressState.WAITING,),
    states={
        AddressState.WAITING: State(
            AddressState.WAITING.label, _FIRST, (AddressState.STANDS, GONE)
        ),
        AddressState.STANDS: State(AddressState.STANDS.label, _SECOND, (GONE,)),
        GONE: State(_("Gone, with its key"), _("Lykt"), ()),
    },
)

TABLES = (WAITING, OFFER, ADDRESS)
