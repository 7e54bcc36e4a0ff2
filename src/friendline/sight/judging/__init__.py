"""Who belongs to which audience, whatever is not known left open."""
