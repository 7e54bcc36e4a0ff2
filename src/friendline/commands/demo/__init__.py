"""The command ``friendline demo``."""
