"""Accounts and posts in the ledger of what was shut: who has left stays outside.

The rooms below know nothing of keys: they tell what they have shut, and this listens.
"""

from django.db.models import Q

from lykt.organisation.acting import Actor
from lykt.organisation.codes import AccountAct
from lykt.organisation.history import write_down
from lykt.organisation.keys import new_handle
from lykt.organisation.leaving import Left
from lykt.organisation.models import Staff, StaffPost
from lykt.privacy.sealing import shutting


ACCOUNT, POST = "account", "post"
CLOSED, ENDED = "closed", "ended"
#: What the history of an account says of it.
AFTERWARDS = "after a copy was put back"


def hear(left: Left) -> None:
    """Write into the ledger what happened to an account or a post."""
    if left.post is not None:
        shutting.note(POST, [left.post], ENDED, day=left.until)
    else:
        shutting.note(ACCOUNT, [left.staff], shutting.OPENED if left.back else CLOSED)


def shut_again(by: Actor) -> int:
    """Close the accounts and end the posts that a copy has brought back; return how many.

    Whether somebody else can still run the accounts is not asked: the operator can make one.
    """
    return _close(by) + _end(by)


def _close(by: Actor) -> int:
    open_now = Staff.objects.filter(is_active=True)
    closed = shutting.known(ACCOUNT, list(open_now.values_list("pk", flat=True)))
    for staff in open_now.filter(pk__in=list(closed)):
        staff.is_active = False
        staff.session_stamp = new_handle()
        staff.save(update_fields=["is_active", "session_stamp"])
        write_down(staff, AccountAct.CLOSED, by=by, detail=AFTERWARDS)
    return len(closed)


def _end(by: Actor) -> int:
    ended = shutting.known(POST, list(StaffPost.objects.values_list("pk", flat=True)))
    count = 0
    for key, shut in ended.items():
        longer = StaffPost.objects.filter(Q(until=None) | Q(until__gt=shut.day), pk=key)
        for post in longer.select_related("staff"):
            post.until = shut.day
            post.save(update_fields=["until"])
            write_down(post.staff, AccountAct.POST_ENDED, by=by, detail=AFTERWARDS)
            count += 1
    return count
