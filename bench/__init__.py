"""Measurements. What they say stands in docs/reference/benchmarks.md."""
