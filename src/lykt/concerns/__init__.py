"""Concerns: a worry that someone may be exploited, taken in anywhere, triaged, handed on."""
