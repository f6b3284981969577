"""The year in learning: what was taught and asked, counted, with what each figure counts."""
