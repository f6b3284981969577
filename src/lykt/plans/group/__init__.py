"""The reference group of a plan: members, meetings, advice, and what came of that."""
