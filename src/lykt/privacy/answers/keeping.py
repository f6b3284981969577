"""What is kept of requests, of a person's own words, and of objections.

That somebody has asked, and what about, is told to the data-protection officer as a
deadline and never with the person.
"""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.access_request"
_PERSON = "retention.person"

KEEPING = [
    Kept(
        "answers.Request",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name owner",
            person="subject unit at asks asked_on asked_by due extended state",
            # Which language someone speaks tells where they come from.
            special="language",
            sealed="remark",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="asked_on",
    ),
    Kept(
        "answers.RequestEvent",
        classed(
            system="id", staff="by by_name owner", person="request at act state", sealed="reason"
        ),
        subjects=("request__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="request__asked_on",
    ),
    Kept(
        "answers.HandingOver",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name",
            # That somebody waits outside, or paper is not safe, tells of coercion.
            special="somebody_waits safe_paper",
            person="subject unit at request alone given health_part",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="request__asked_on",
    ),
    Kept(
        "answers.PersonsNote",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name settled_by settled_by_name",
            person="subject unit at about thing settled settled_at",
            sealed="words",
        ),
        subjects=("subject",),
        rule=_PERSON,
        since="at",
    ),
    Kept(
        "answers.Objection",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name decided_by decided_by_name",
            person="subject unit at state decided_at",
            special="against",
            sealed="words reason",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_PERSON,
        since="at",
    ),
]
