"""Reporting rounds of a plan: who owes an answer, who gave one, and what was then locked."""
