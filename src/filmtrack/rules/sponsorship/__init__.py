"""One rule of a scheme a file: facts in, verdict out."""
