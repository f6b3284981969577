"""Outreach beside the street: places, visits and scenes, as tables and figures of the register."""
