"""Outreach: shifts and the people seen and met on them."""
