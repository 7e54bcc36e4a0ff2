"""The sight room."""
