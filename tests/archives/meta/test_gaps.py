"""Gaps that every network of the house can have."""

from friendline.archives.meta.gaps import media_of_the_others


def test_nothing_is_asked_for_where_nothing_lacks() -> None:
    """A part of pictures alone says that all is well, in the network's name."""
    gap = media_of_the_others("an Instagram")
    assert gap.what.startswith("This part of an Instagram export holds only media")
    assert gap.remedy.startswith("Nothing has to be done")
