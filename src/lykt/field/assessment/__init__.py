"""Rapid assessments: a question, sources that are counted, findings, gaps and conclusions."""
