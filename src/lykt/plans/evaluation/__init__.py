"""Evaluation: what a plan is measured by, chosen beforehand, and what moved."""
