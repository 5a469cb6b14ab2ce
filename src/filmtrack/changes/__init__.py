"""What a writing command decides: wish, catalogue, ledger and moment in; events, warnings and refusals out."""
