"""What was imported, and giving it back."""
