"""One rule a file: facts in, verdict out."""
