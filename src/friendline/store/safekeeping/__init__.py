"""Keeping the store safe and giving it away: backup, export, forgetting, its health."""
