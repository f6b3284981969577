"""Coordination meetings: who is called, who may hear what, what was decided, who was told."""
