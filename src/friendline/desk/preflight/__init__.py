"""Before you post: who of the clients would see it, and what is in it."""
