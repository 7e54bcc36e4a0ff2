"""What the evidence amounts to, all pairs of a channel considered together."""
