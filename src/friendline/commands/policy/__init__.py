"""Writing, checking, comparing and publishing a policy; deciding one case."""
