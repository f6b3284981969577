"""Which clocks of a case run: worked out from what has happened, and never stored."""
