"""Teaching: what was held, for whom and for how many, as a table and figures of the register."""
