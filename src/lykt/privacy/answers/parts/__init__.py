"""The parts of an answer, each telling of some tables."""
