"""Standing groups of bodies: what for, who, how often, what was agreed and who does it.

About the work alone. Meetings about one person are the cases' own.
"""
