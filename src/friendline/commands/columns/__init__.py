"""Saying once what the columns of a client list are."""
