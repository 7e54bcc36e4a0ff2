"""What was imported, and importing more."""
