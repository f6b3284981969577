"""What the pages of this room are called, and how requests and deadlines are told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lykt.privacy.answers.rules import Timeliness


#: For the reading record.
PAGES: dict[str, str | Promise] = {
    "requests": _("The list of what people have asked"),
    "persons_own": _("The page of a person's rights"),
    "request_new": _("Taking in what a person asks"),
    "request_page": _("The page of a request"),
    "request_act": _("A step of a request"),
    "request_hand_over": _("Handing an answer over"),
    "answer_page": _("The person's own answer"),
    "answer_pdf": _("The person's own answer, on paper"),
    "privacy_answer": _("The person's own answer, made on the machine"),
    "note_new": _("Writing down the person's own words"),
    "note_settle": _("Answering the person's own words"),
    "objection_new": _("Writing down an objection"),
    "objection_page": _("The page of an objection"),
    "persons_readings": _("Who has read a person"),
}

#: The form and the word of a deadline, see components/mark.html.
MARKS: dict[Timeliness, tuple[str, str | Promise]] = {
    Timeliness.IN_TIME: ("open", _("in time")),
    Timeliness.SOON: ("part", _("soon")),
    Timeliness.LATE: ("late", _("late")),
    Timeliness.DONE: ("done", _("done")),
}
