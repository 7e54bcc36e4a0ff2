"""The command ``friendline review``."""
