"""What is kept of consents.

That somebody was asked, to whom and what about, says what they may have lived through: of
the kinds GDPR article 9 names, wherever a line names a kind of information or a recipient.
"""

from lykt.organisation.keeping import Kept, RecordClass, Sensitivity


_RULE = "retention.consent"

KEEPING = [
    Kept(
        "consent.Consent",
        {
            "id": Sensitivity.SYSTEM,
            "handle": Sensitivity.SYSTEM,
            "subject": Sensitivity.PERSON,
            "controller": Sensitivity.WORK,
            "unit": Sensitivity.PERSON,
            "at": Sensitivity.PERSON,
            "by": Sensitivity.STAFF,
            "by_name": Sensitivity.STAFF,
            "purpose": Sensitivity.SPECIAL,
            "matter": Sensitivity.PERSON,
            "given_by": Sensitivity.PERSON,
            "guardian": Sensitivity.PERSON,
            "since": Sensitivity.PERSON,
            "until": Sensitivity.PERSON,
            "how": Sensitivity.PERSON,
            "language": Sensitivity.SPECIAL,
            "read_aloud": Sensitivity.PERSON,
            "interpreted": Sensitivity.PERSON,
            "told_purpose": Sensitivity.PERSON,
            "told_use": Sensitivity.PERSON,
            "told_voluntary": Sensitivity.PERSON,
            "told_duration": Sensitivity.PERSON,
            "told_withdrawal": Sensitivity.PERSON,
            "told_duties": Sensitivity.PERSON,
            "remark": Sensitivity.SEALED,
            "renews": Sensitivity.PERSON,
        },
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="until",
    ),
    Kept(
        "consent.ConsentLine",
        {
            "id": Sensitivity.SYSTEM,
            "consent": Sensitivity.PERSON,
            "recipient": Sensitivity.SPECIAL,
            "recipient_named": Sensitivity.SEALED,
            "named_key": Sensitivity.PERSON,
            "kind": Sensitivity.SPECIAL,
            "answer": Sensitivity.PERSON,
        },
        subjects=("consent__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="consent__until",
    ),
    Kept(
        "consent.ConsentEvent",
        {
            "id": Sensitivity.SYSTEM,
            "handle": Sensitivity.SYSTEM,
            "consent": Sensitivity.PERSON,
            "what": Sensitivity.PERSON,
            "at": Sensitivity.PERSON,
            "told_to": Sensitivity.STAFF,
            "told_to_name": Sensitivity.STAFF,
            "via": Sensitivity.PERSON,
            "remark": Sensitivity.SEALED,
        },
        subjects=("consent__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="consent__until",
    ),
    Kept(
        "consent.EndedLine",
        {
            "id": Sensitivity.SYSTEM,
            "event": Sensitivity.PERSON,
            "line": Sensitivity.PERSON,
        },
        subjects=("event__consent__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="event__consent__until",
    ),
]
