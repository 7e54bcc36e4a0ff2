"""Exposure: what clients can see of what was found, and what the owner says of it."""
