"""No quiet takeover: whoever could become a colleague is seen doing it.

A one-time password, a removed factor, an opened account, a new post: each lets somebody in,
and the one who does it could be the one who comes in. So those who answer for the unit are
told, and whose account it is.
"""

from uuid import UUID

from django.utils import timezone

from lykt.organisation.acting import Actor
from lykt.organisation.codes import NoticeKind
from lykt.organisation.models import Staff, StaffPost
from lykt.organisation.notices import tell
from lykt.organisation.roles import CONTROLLER_WIDE, Role


OFFICER, LEADER = Role.DATA_PROTECTION_OFFICER, Role.UNIT_LEADER

#: What the others are told, and what the one whose account it is.
OWN = {
    NoticeKind.PASSWORD_GIVEN: NoticeKind.OWN_PASSWORD_GIVEN,
    NoticeKind.FACTOR_REMOVED: NoticeKind.OWN_FACTOR_REMOVED,
    NoticeKind.ACCOUNT_REOPENED: NoticeKind.OWN_ACCOUNT_REOPENED,
}


def tell_of_sign_in(staff: Staff, what: NoticeKind, *, by: Actor) -> None:
    """Tell that somebody else has changed how `staff` signs in: officer, leaders, and them.

    An account that has never held a post can do nothing, and nobody answers for it.
    """
    homes: dict[UUID, list[StaffPost]] = {}
    for post in _posts(staff):
        homes.setdefault(post.controller_id, []).append(post)
    for posts in homes.values():
        _tell_those_who_answer(posts, what, about=staff.username, by=by)
    for controller in list(homes)[:1]:
        tell(what=OWN[what], controller=controller, staff=staff.pk, actor=by)


def tell_of_post(post: StaffPost, *, by: Actor) -> None:
    """Tell that an account has been let in somewhere."""
    about = f"{post.staff.username} · {post.role}"
    _tell_those_who_answer([post], NoticeKind.POST_GIVEN, about=about, by=by)


def _posts(staff: Staff) -> list[StaffPost]:
    """Return the posts that are not over; when all are, every one there has been."""
    posts = list(staff.posts.all())
    today = timezone.localdate()
    return [post for post in posts if post.until is None or post.until >= today] or posts


def _tell_those_who_answer(
    posts: list[StaffPost], what: NoticeKind, *, about: str, by: Actor
) -> None:
    """Tell the officer of one controller once, and the leaders of the units of `posts`.

    Of an account that oversees the whole, an officer's own among them, all leaders are told:
    the officer must not be the only one to hear that somebody may have become the officer.
    """
    if by.kind == "job":
        # A program shows no password to anybody, and comes in nowhere.
        return
    controller = posts[0].controller_id
    units = {post.unit_id for post in posts}
    if any(post.role in CONTROLLER_WIDE for post in posts):
        units = {None}
    officer = [OFFICER]
    for unit in sorted(units, key=str):
        roles = [LEADER, *officer]
        tell(what=what, controller=controller, unit=unit, roles=roles, actor=by, about=about)
        officer = []
