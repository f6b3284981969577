"""The words of the night app, in every language: the phone has no net to fetch them by.

They are marked here, in Python, so that they lie in the catalogues with all other words. The
page carries them as JSON, and the app chooses.
"""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext


def words() -> dict[str, dict[str, str | list[str]]]:
    """Return the words by language code; what is counted has two forms, for one and for more."""
    told: dict[str, dict[str, str | list[str]]] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            one, more = _counted(1), _counted(2)
            told[code] = {**_plain(), **{key: [one[key], more[key]] for key in one}}
    return told


def _counted(n: int) -> dict[str, str]:
    return {
        "not_sent": ngettext("%(n)s not sent", "%(n)s not sent", n),
        "at_unit": ngettext("%(n)s with the unit", "%(n)s with the unit", n),
        "refused": ngettext("%(n)s refused", "%(n)s refused", n),
        "left": ngettext("Wrong code. %(n)s try left.", "Wrong code. %(n)s tries left.", n),
    }


def _plain() -> dict[str, str]:
    return {**_about_shift(), **_about_writing(), **_about_phone(), **_about_trouble()}


def _about_shift() -> dict[str, str]:
    return {
        "start_shift": _("Start shift"),
        "zone": pgettext("night app", "Zone"),
        "how_many_go": _("How many go?"),
        "with_whom": _("With whom?"),
        "count_only": _("Count only"),
        "or_join": _("Or go along on a shift that has begun"),
        "join": _("Go along"),
        "no_zones": _("The unit has no zones yet. A leader makes them at a desk."),
        "shift": pgettext("night app", "Shift"),
        "seen": pgettext("night app", "Seen"),
        "met": pgettext("night app", "Met"),
        "one_less": _("One less"),
        "one_more": _("One more"),
        "group": pgettext("night app", "Group"),
        "end": pgettext("night app", "End"),
        "leave_shift": _("Leave the shift"),
        "end_shift": _("End the shift"),
        "ended_at": _("Ended at"),
        "hours": pgettext("night app", "Hours"),
        "staff": _("How many went"),
        "send_close": _("Send and close"),
        "review": _("Look through"),
        "nothing_written": _("Nothing written yet."),
        "totals": _("Counted on this phone"),
        "closed": _("The shift is closed."),
        "all_sent": _("All is sent."),
        "sent_later": _("The rest is sent when there is a net and the app is open."),
        "back": pgettext("night app", "Back"),
    }


def _about_writing() -> dict[str, str]:
    return {
        "note": pgettext("night app", "Note"),
        "note_help": _("About the place. Not about a person."),
        "worry": pgettext("night app", "Worry"),
        "about_child": _("A child"),
        "about_exploitation": pgettext("night app", "Exploitation"),
        "worry_written": _("The worry is written down. Add words, if there is time."),
        "urgency": _("How soon?"),
        "now": pgettext("night app", "Now"),
        "soon": pgettext("night app", "Soon"),
        "later": pgettext("night app", "Later"),
        "what_seen": _("What was seen or heard?"),
        "no_names": _("No names."),
        "who": _("Who?"),
        "code": pgettext("night app", "Code"),
        "new": pgettext("night app", "New"),
        "anonymous": pgettext("night app", "Anonymous"),
        "how_many": _("How many?"),
        "gender": pgettext("night app", "Gender"),
        "origin": _("Comes from"),
        "country": _("Country, two letters"),
        "age": pgettext("night app", "Age"),
        "needs": pgettext("night app", "Needs"),
        "given": pgettext("night app", "Given"),
        "referred": _("Referred to"),
        "no_group": _("No group"),
        "type_code": _("Type the code, or choose another."),
        "save": pgettext("night app", "Save"),
        "saved": pgettext("night app", "Saved"),
        "undo": pgettext("night app", "Undo"),
        "undone": pgettext("night app", "Undone"),
        "correct": _("Put right"),
    }


def _about_phone() -> dict[str, str]:
    return {
        "who_goes": _("Who goes out?"),
        "nobody_yet": _("Nobody has signed on. It needs a net once; then it works without."),
        "sign_on": _("Sign on"),
        "sign_on_other": _("Sign on another"),
        "unit": pgettext("night app", "Unit"),
        "phone_name": _("The phone's name"),
        "own_phone": pgettext("night app", "Phone"),
        "choose_code": _("Choose a code of 4 to 8 digits"),
        "code_help": _("You need it to look back after the phone has locked."),
        "take_phone": _("Take the phone"),
        "no_unit": _("You have no unit to go out with."),
        "unlock": pgettext("night app", "Unlock"),
        "locked": pgettext("night app", "Locked"),
        "locked_help": _("You can count and write. To look back, unlock with a net."),
        "your_code": _("Your code"),
        "lock": pgettext("night app", "Lock"),
        "more": pgettext("night app", "More"),
        "change_worker": _("Another worker"),
        "take_off": _("Take me off this phone"),
        "take_off_help": _("What is not sent is sent first. Then nothing is left."),
        "yes_take_off": _("Yes, take me off"),
        "off": _("You are off this phone."),
        "language": pgettext("night app", "Language"),
        "look": pgettext("night app", "Look"),
        "dark": pgettext("night app", "Dark"),
        "light": pgettext("night app", "Light"),
        "send_now": _("Send now"),
        "outbox": _("Not sent"),
        "nothing_waits": _("Nothing waits."),
    }


def _about_trouble() -> dict[str, str]:
    return {
        "full": _("The phone is full. This was not saved. Send now, then there is room."),
        "broken": _("This was not saved. Try once more."),
        "none_left": _("There is none to take off."),
        "undone_already": _("That is undone already."),
        "not_here": _("That is not on this phone."),
        "is_locked": _("Unlock to look back."),
        "offline": _("No net now. What you wrote is safe on the phone."),
        "sign_in": _("Sign on anew to send. What you wrote is safe on the phone."),
        "again": _("Sign on anew to look back. What you wrote is safe on the phone."),
        "old_app": _("The app is renewed. What you wrote is safe on the phone."),
        "later_again": _("Not sent yet. It is tried again."),
        "lost": _("This phone was reported lost. What lay on it is gone."),
        "no_store": _("This browser keeps nothing. Open the app in an ordinary window."),
    }
