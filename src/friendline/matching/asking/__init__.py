"""What the owner decided, and what to ask next."""
