"""Keeping in touch: who is due, how often, who is left in peace, and the calendar (R83, R91)."""
