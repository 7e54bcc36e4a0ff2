"""The number beside the entry of the rail."""

from friendline.store.people.who_is_who import known

__all__ = ["tally"]


def tally() -> int:
    """Count the people of whom something is still to be asked."""
    return len(known().open_people)
