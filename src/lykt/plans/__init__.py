"""Action plans: areas with goals, measures, decisions, dated status, and a plan as of a day."""
