"""Saying with a few answers who can see what."""
