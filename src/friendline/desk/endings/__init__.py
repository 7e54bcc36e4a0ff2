"""When work ends: what becomes of the connection (R92, R93)."""
