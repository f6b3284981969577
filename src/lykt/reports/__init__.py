"""The annual report, pictures and tables, and the register in and out."""
