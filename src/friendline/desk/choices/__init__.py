"""The Settings: how the desk looks and is used in this browser."""
