"""The ledger of consents: who said yes to what, to whom, until when, and took it back."""
