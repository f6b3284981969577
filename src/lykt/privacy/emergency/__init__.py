"""A door into a person's record for hours, with a reason, loudly: those who answer are told."""
