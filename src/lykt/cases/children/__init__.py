"""The children of a case: persons of their own, with a body that answers for each."""
