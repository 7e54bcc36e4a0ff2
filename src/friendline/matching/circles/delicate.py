"""Which names of groups and events say what nobody's contacts are to be sorted by.

Religion, politics, health and the like: what links people by these makes no circle, so that no
list of a network ever tells it (design, rule 4; guidance T13).
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 500
"""Characters of a name that are looked at."""

_SHORTEST = 3
"""Letters of the shortest beginning in the list."""


def is_delicate(*names: str | None, is_workplace: bool = False) -> bool:
    """Whether one of the names has a word that tells of opinions, belief, health or the like.

    Args:
        names: Of groups, events, albums, places; what is missing is passed over.
        is_workplace: Whether people work there: who works at a clinic need not be ill.
    """
    words = {word for name in names if name for word in _WORD.findall(name[:_LONGEST].casefold())}
    kinds = {kind for word in words for kind in _kinds_of(word)}
    return bool(kinds - {"health"} if is_workplace else kinds)


@lru_cache(maxsize=50_000)
def _kinds_of(word: str) -> frozenset[str]:
    pieces = {word, *word.split("-")}
    beginnings = {piece[:length] for piece in pieces for length in range(_SHORTEST, len(piece) + 1)}
    found = {f"={piece}" for piece in pieces} | beginnings
    return frozenset(kind for each in found for kind in _listed().get(each, ()))


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """Give what each listed word tells of; whole words with the ``=`` before them."""
    content = files("friendline.matching.circles").joinpath("delicate_words.txt").read_text("utf-8")
    found: defaultdict[str, set[str]] = defaultdict(set)
    kind = ""
    for line in content.splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            for word in line.casefold().split():
                found[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}
