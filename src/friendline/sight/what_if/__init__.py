"""What would change for whom if something were done."""
