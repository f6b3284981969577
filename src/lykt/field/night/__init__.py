"""The night shift without a net: phones, what they seal, and what becomes of it here."""
