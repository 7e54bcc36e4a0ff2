"""The people whom the owner knows: a list, and a page for each."""
