"""What this room keeps: phones, who works with them, and what they have sent.

What a record says lies here only until it is settled, sealed to the key of the night.
"""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept("night.NightKey", classed(system="id public made_at")),
    Kept("night.UnitNight", classed(system="unit", work="codes_on_phones")),
    Kept(
        "night.Phone",
        classed(
            system="id handle controller unit device",
            work="label first_at last_on lost_at erased_at",
            staff="lost_by",
        ),
        rule="retention.phone",
        since="last_on",
    ),
    Kept(
        "night.Enrolment",
        classed(
            system="id handle phone unit mode wrong view_serial view_open",
            work="at expires_at",
            staff="staff",
            secret="token_digest pin session_hash",
        ),
        rule="retention.phone",
        since="expires_at",
    ),
    Kept(
        "night.NightRecord",
        classed(
            system="id handle controller unit enrolment record rev waits_for content_mac key",
            work="kind state why at settled_at shift count met note",
            staff="settled_by",
            person="concern",
            # Sealed by the phone, and opened by nothing but the key of the night.
            secret="sealed",
        ),
        rule="retention.shift",
        since="at",
    ),
]
