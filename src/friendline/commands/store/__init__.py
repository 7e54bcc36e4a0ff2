"""The commands that make a store, fill it and look after it; one module a command."""
