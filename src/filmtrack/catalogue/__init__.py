"""TOML files in, festivals and every problem found out; the user's own file."""
