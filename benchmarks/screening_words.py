"""Bad language: friendline's detectors beside other programs, on public sets and calm posts."""

from collections.abc import Iterator
from typing import Final

import judged
import numpy as np
from screening_figures import Figure, Remark, Truths, bounds, shares
from screening_kinds import BAD_LANGUAGE, RISKS, found_any, kinds, missing
from screening_peers import ALT, PEERS, Peer
from screening_sets import NotThereError, Sets

from friendline.model import Category

__all__ = ["bad_language", "flag_rates"]

NEITHER: Final = 2
KNOWS: Final = (
    f"{ALT.name} learned from Davidson's tweets, as its own pages say: it has seen these before."
)


def bad_language(sets: Sets) -> Iterator[Figure | Remark]:
    """Measure hateful or offensive tweets against neither, and swearing in posts with labels.

    Of the tweets only the half is asked about whose labels our own training did not see.
    """
    yield from _missing()
    try:
        tweets = [tweet for tweet in sets.tweets() if not tweet.seen]
        truth = np.array([tweet.kind != NEITHER for tweet in tweets])
        texts = [tweet.text for tweet in tweets]
        yield from _compared("Davidson, unseen half", texts, truth, BAD_LANGUAGE)
        if ALT.missing is None:
            yield Remark(KNOWS)
    except NotThereError as error:
        yield Remark(str(error))
    try:
        gold = sets.gold()
        truth = gold.truths["profanity"]
        wanted = frozenset({Category.PROFANITY})
        yield from _compared("social_gold_dev, profanity", gold.texts, truth, wanted)
    except NotThereError as error:
        yield Remark(str(error))


def flag_rates(sets: Sets) -> Iterator[Figure | Remark]:
    """Measure how many posts that trouble nobody are flagged: any risk, or by a peer at all.

    A swear word that is really there is a right flag, however calm the post.
    """
    yield from _missing()
    posts = {
        f"judged/{name}": [text for text, _ in judged.posts(name)]
        for name in ("everyday", "innocent")
    }
    try:
        posts["GoEmotions, calm"] = sets.calm()
    except NotThereError as error:
        yield Remark(str(error))
    for name, texts in posts.items():
        for kind in kinds():
            yield from _rate(name, kind, found_any(texts, kind, RISKS))
        for peer in _peers():
            yield from _rate(name, peer.name, peer.find([texts[row] for row in peer.some(texts)]))


def _missing() -> Iterator[Remark]:
    yield from filter(None, (missing(), *(peer.missing for peer in PEERS)))


def _peers() -> list[Peer]:
    return [peer for peer in PEERS if peer.missing is None]


def _compared(
    name: str, texts: list[str], truth: Truths, wanted: frozenset[Category]
) -> Iterator[Figure]:
    for kind in kinds():
        yield from _scored(name, kind, truth, found_any(texts, kind, wanted))
    for peer in _peers():
        rows = peer.some(texts)
        yield from _scored(name, peer.name, truth[rows], peer.find([texts[row] for row in rows]))


def _scored(name: str, by: str, truth: Truths, found: Truths) -> Iterator[Figure]:
    yield Figure(name, by, "posts", len(truth))
    seen = shares(truth, found)
    yield Figure(name, by, "precision", seen.precision)
    yield Figure(name, by, "recall", seen.recall)
    yield Figure(name, by, "F1", seen.f1, *bounds([truth], [found]))
    yield Figure(name, by, "false positives", seen.false_positives)


def _rate(name: str, by: str, found: Truths) -> Iterator[Figure]:
    yield Figure(name, by, "posts", len(found))
    yield Figure(name, by, "flagged", int(found.sum()))
    yield Figure(name, by, "flagged, share", float(found.mean()))
