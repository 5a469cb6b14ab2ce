"""Rows and Messages to a table, plain text, JSON, CSV or Markdown."""
