"""Plans among the reports: their figures, and the status report to the council."""
