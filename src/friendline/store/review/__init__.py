"""The last review, laid out for pages, and what the owner says of it."""
