"""Programs of the house: what makes the docs and catalogues, locks, and hunts for faults."""
