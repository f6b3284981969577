"""Assessments: what was seen and told of each indicator, and what somebody makes of it."""
