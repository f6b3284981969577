"""What is owed to the people written about.

A folder of rooms, each a Django app that imports only those below it:

    answers     what the person may ask: what you have, who has read, put it right
    backup      copies of the database in which an erased person cannot be read
    retention   how long, who may not be erased yet, erasure
    disclosure  the only way out for what is known of a person, with a receipt
    consent     the ledger that opens and shuts every disclosure
    emergency   a door for hours, loudly
    reading     the record of who has been shown to whom
    sealing     keys in a store of their own, sealed fields

These rooms know none above them. Whoever is written about is a subject here: an opaque
key, see `subjects`.
"""
