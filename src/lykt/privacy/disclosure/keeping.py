"""What is kept of disclosures: who was told what, on which ground, and what was held back.

To whom something went and what kind it was says what somebody may have lived through: of
the kinds GDPR article 9 names. What was told stands sealed. A digest is made with the
subject's own key, and tells nothing without it.
"""

from lykt.organisation.keeping import Kept, RecordClass, classed


_RULE = "retention.disclosure"

KEEPING = [
    Kept(
        "disclosure.Disclosure",
        classed(
            system="id handle once",
            work="controller",
            staff="by by_name",
            person="subject unit at refused year number way told_at basis matter duty_since "
            "duty_standing uncertain digest",
            special="recipient purpose duty",
            sealed="recipient_named reason",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="at",
    ),
    Kept(
        "disclosure.DisclosedItem",
        classed(
            system="id",
            person="disclosure place lack consent_line consent_given consent_until",
            special="kind",
            sealed="text",
        ),
        subjects=("disclosure__subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="disclosure__at",
    ),
    Kept(
        "disclosure.Correction",
        classed(
            system="id handle",
            work="controller",
            staff="by by_name",
            person="subject unit at disclosure what",
            sealed="text",
        ),
        subjects=("subject",),
        record=RecordClass.ARCHIVE,
        rule=_RULE,
        since="disclosure__at",
    ),
    # How far the receipts of a year have come, and nothing of whom they are about.
    Kept(
        "disclosure.ReceiptCounter",
        classed(system="id controller", work="year last"),
    ),
]
