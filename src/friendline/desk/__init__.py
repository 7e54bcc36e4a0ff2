"""The desk: web pages on this computer that show the store and call its use cases."""
