"""What this room keeps: the keys, in a store of their own, and how the two fit together.

Nothing here is erased through the register: a subject's key and words go first of all, by
this room's own hand.
"""

from lykt.organisation.keeping import Kept, classed


KEEPING = [
    Kept("sealing.DataKey", classed(person="subject", secret="wrapped", system="master")),
    Kept("sealing.StoreKey", classed(system="purpose master", secret="wrapped")),
    Kept("sealing.NameToken", classed(system="id", person="token subject")),
    Kept(
        "sealing.Erasure",
        classed(system="token at"),
        rule="retention.erasure_ledger",
        since="at",
    ),
    Kept(
        "sealing.Shutting",
        classed(system="id token what day at"),
        rule="retention.erasure_ledger",
        since="at",
    ),
    Kept("sealing.Pairing", classed(system="id mark check_value")),
    Kept("sealing.SealFault", classed(system="id table column row found at")),
]
