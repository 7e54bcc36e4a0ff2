"""What was told in confidence or is nobody's business: numbers, addresses, names of clients."""
