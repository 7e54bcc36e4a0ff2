"""What the evidence for a pair is worth, in bits."""
