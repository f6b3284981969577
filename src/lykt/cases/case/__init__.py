"""The case itself: its number and state, the tracks, the team, the assurances, the steps."""
