"""Events appended and read, with the standings kept beside them."""
