"""What is measured on posts written for it: categories, numbers and addresses, harmless posts."""

from collections.abc import Iterator, Sequence
from typing import Final

import confidential
import judged
from confidential_made import KINDS as SHOWN_KINDS
from confidential_made import cases
from screening_figures import Figure, Goal, Remark
from screening_kinds import RISKS, Seen, detectors, found_in, kinds, missing
from screening_sets import NotThereError, Sets

from friendline.screening.patterns import shown_in

__all__ = ["categories", "harmless", "numbers"]

CALM_POSTS: Final = 400
"""Posts of GoEmotions beside the 600 that were written to be harmless."""


def categories() -> Iterator[Figure | Remark]:
    """Measure each category on the posts that another hand wrote to judge it."""
    for kind in kinds():
        for one in judged.figures(detectors(kind)):
            name = f"{one.category} {one.language}".strip()
            yield Figure(name, kind, "precision", *one.precision)
            yield Figure(name, kind, "recall", *one.recall)
            yield Figure(name, kind, "F1", *one.f1)
    if remark := missing():
        yield remark


def numbers() -> Iterator[Figure | Remark]:
    """Measure numbers, addresses and names in posts by another hand and by the detectors' author.

    Last comes the time to look for clients' names.
    """
    for kind in confidential.JUDGED:
        outcome = confidential.judged(kind)
        yield from _shown(f"{kind}, by another hand", kind, outcome)
    posts = cases(confidential.SEED)
    found = [{confidential.kind_of(shown) for shown in shown_in(post.text)} for post in posts]
    for kind in SHOWN_KINDS:
        outcome = confidential.by_author(kind, posts, found)
        yield from _shown(f"{kind}, by the author", kind, outcome)
    seconds = confidential.seconds_for_names()
    yield Figure("names of 500 clients in 100,000 posts", "client_names", "CPU s", seconds)


def _shown(what: str, kind: str, outcome: confidential.Outcome) -> Iterator[Figure]:
    by = "client_names" if kind == "name" else "patterns"
    figure = confidential.figure(outcome)
    least = confidential.GOALS.get(kind, (0.0, 0.0))
    goals = [Goal(bound) if bound else None for bound in least]
    yield Figure(what, by, "with", figure.positives)
    yield Figure(what, by, "without", figure.negatives)
    yield Figure(what, by, "precision", *figure.precision, goals[0])
    yield Figure(what, by, "recall", *figure.recall, goals[1])


def harmless(sets: Sets, *, shown: bool = False) -> Iterator[Figure | Remark]:
    """Measure how many of 1,000 harmless posts are flagged as a risk.

    Args:
        sets: The public sets.
        shown: Whether each flagged post is printed.
    """
    posts = [text for name in ("everyday", "innocent") for text, _ in judged.posts(name)]
    try:
        calm = sets.calm()
        posts += [calm[row * len(calm) // CALM_POSTS] for row in range(CALM_POSTS)]
    except NotThereError as error:
        yield Remark(str(error))
    for kind in kinds():
        seen = found_in(posts, kind)
        flagged = sum(bool(one & RISKS) for one in seen)
        yield Figure("harmless posts", kind, "posts", len(posts))
        yield Figure("harmless posts", kind, "flagged", flagged)
        yield Figure("harmless posts", kind, "flagged, share", flagged / len(posts))
        if shown:
            _print_flagged(kind, posts, seen)
    if remark := missing():
        yield remark


def _print_flagged(kind: str, posts: Sequence[str], seen: Seen) -> None:
    print(f"\nflagged by {kind}:")
    for text, one in zip(posts, seen, strict=True):
        if risks := sorted(one & RISKS):
            print(f"  {', '.join(risks)}: {text}")
