"""The store of the made-up owner, open, and browsers that came in."""

from people_fixtures import incognito, owners_store, read_only, store

__all__ = ["incognito", "owners_store", "read_only", "store"]
