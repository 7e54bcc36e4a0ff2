"""Who is who: which account is which person's, with the evidence and how sure it is."""

from friendline.matching.resolve import match_people

__all__ = ["match_people"]
