"""What the owner says about who can see what."""
