"""The questions: facts and a moment in, rows out."""
