"""Preflight: what is known of a text and its pictures before they are posted."""
