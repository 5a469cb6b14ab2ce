"""The command line: parse, ask one report or one change, render, exit."""
