"""The team of a case: invitations, handing over, the lawyer, and what partners are shown."""
