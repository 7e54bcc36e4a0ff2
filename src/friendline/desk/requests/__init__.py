"""Requests to connect: the queue, one request, what was asked aloud, what the owner asks."""
