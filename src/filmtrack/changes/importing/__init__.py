"""A table of films, entries and applications becomes events: what `import` of a CSV file decides."""
