"""What is kept of consents.

That somebody was asked, to whom and what about, says what they may have lived through: of
the kinds GDPR article 9 names, wherever a line names a kind of information or a recipient.
"""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.consent"

KEEPING = [
    Kept(
        "consent.Consent",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name",
            person="subject unit at matter given_by guardian since until how read_aloud "
            "interpreted told_purpose told_use told_voluntary told_duration "
            "told_withdrawal told_duties renews",
            special="purpose language",
            sealed="remark",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="until",
    ),
    Kept(
        "consent.ConsentLine",
        classed(
            system="id",
            person="consent named_key answer",
            special="recipient kind",
            sealed="recipient_named",
        ),
        subjects=("consent__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="consent__until",
    ),
    Kept(
        "consent.ConsentEvent",
        classed(
            system="id handle",
            staff="told_to told_to_name",
            person="consent what at via",
            sealed="remark",
        ),
        subjects=("consent__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="consent__until",
    ),
    Kept(
        "consent.EndedLine",
        classed(
            system="id",
            person="event line",
        ),
        subjects=("event__consent__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="event__consent__until",
    ),
]
