"""Deciding one case or millions: a decision diagram, its flat tables, and the fallback."""
