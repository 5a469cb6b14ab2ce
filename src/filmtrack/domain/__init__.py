"""What the words mean: frozen values, no input or output, no clock; the forecast."""
