"""The edited version: what the owner shows clients only a part of, and what a client sees of it."""
