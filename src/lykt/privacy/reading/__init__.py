"""The reading record: who has been shown to whom, and that nobody can change it."""
