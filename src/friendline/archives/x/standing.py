"""Whether the owner's posts are protected, as far as an archive tells (formats 4, Visibility).

``protected-history.js`` names the moments at which "Protect your posts" was switched. X's own
description of the archive says that it covers the last six months, so that an empty file tells
nothing: whoever protected their posts a year ago has an empty one too. Archives from before 2019
say it outright, beside every post.

Protecting posts hides all of them, older ones too, from everybody who does not follow; taking the
protection back shows all of them. So one state holds for all posts.
"""

from collections.abc import Iterator
from enum import Enum

from friendline.archives.json_values import Fields, fields
from friendline.archives.x.export import Export
from friendline.archives.x.files import Kind
from friendline.archives.x.values import time_of, words
from friendline.model import UNKNOWN, AudienceSource


class Standing(Enum):
    """Who the owner's posts are for, and how we know."""

    PROTECTED = ("followers", AudienceSource.DERIVED)
    PUBLIC = ("public", AudienceSource.DERIVED)
    UNKNOWN = (UNKNOWN, AudienceSource.UNKNOWN)


_ACTIONS = {"protect": Standing.PROTECTED, "unprotect": Standing.PUBLIC}


def standing(export: Export) -> Standing:
    """Give the state of the account on the day of the archive."""
    switches = [one for document in export.of_kind(Kind.PROTECTED) for one in document.records]
    return _last(switches) if switches else _told_beside_posts(export)


def _last(switches: list[Fields]) -> Standing:
    """Give the state after the last switch; without dates only where all say the same."""
    actions = [_ACTIONS.get(words(one.get("action")).lower(), Standing.UNKNOWN) for one in switches]
    times = [time_of(one.get("protectedAt")) for one in switches]
    dated = [at for at in times if at is not None]
    if len(dated) == len(times):
        actions = [action for action, at in zip(actions, times, strict=True) if at == max(dated)]
    return actions[0] if len(set(actions)) == 1 else Standing.UNKNOWN


def _told_beside_posts(export: Export) -> Standing:
    told = set(_protected_flags(export))
    if len(told) != 1:
        return Standing.UNKNOWN
    return Standing.PROTECTED if told.pop() else Standing.PUBLIC


def _protected_flags(export: Export) -> Iterator[bool]:
    for document in export.of_kind(Kind.TWEETS):
        for tweet in document.records:
            flag = fields(tweet.get("user")).get("protected")
            if type(flag) is bool:
                yield flag
