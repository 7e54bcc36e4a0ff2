"""Findings laid over what viewers see: counted, and found again, without any loop."""

import numpy as np
import pytest
from sight_oracle import RandomBook, random_book

from friendline.sight.exposure import Exposure, all_items, expose
from friendline.sight.judging.belonging import Verdict

CATEGORIES = 3
FINDINGS = 20


def exposed(seed: int) -> tuple[RandomBook, Exposure]:
    """A random book with findings, several in some items, seen by viewers 3, 0 and 4."""
    book = random_book(seed)
    chance = np.random.default_rng(seed)
    rows = chance.integers(0, len(book.items), FINDINGS)
    categories = chance.integers(0, CATEGORIES, FINDINGS)
    return book, expose(book.sight(), rows, categories, CATEGORIES, viewers=[3, 0, 4])


@pytest.mark.parametrize("verdict", list(Verdict))
def test_counts_and_names_agree_with_looking_at_each(verdict: Verdict) -> None:
    """For each viewer by category, for each finding by viewer: what single looks add up to."""
    for seed in range(80):
        book, exposure = exposed(seed)
        sight = book.sight()
        seen = np.stack([sight.row_verdicts(viewer)[exposure.rows] for viewer in (3, 0, 4)])
        by_category = [
            np.bincount(exposure.categories[row == verdict], minlength=CATEGORIES) for row in seen
        ]
        assert exposure.by_category(verdict).tolist() == np.stack(by_category).tolist()
        assert exposure.seen_by(verdict).tolist() == (seen == verdict).sum(axis=0).tolist()
        bits = np.unpackbits(exposure.bits(verdict), axis=1, count=3)
        assert bits.tolist() == (seen == verdict).T.astype(int).tolist()
        for finding in range(FINDINGS):
            who = np.array([3, 0, 4])[seen[:, finding] == verdict]
            assert exposure.seers(finding, verdict).tolist() == who.tolist()


def test_the_whole_matrix_is_bits_of_every_item() -> None:
    """One bit for each item and viewer, for "can" and for "may"."""
    book = random_book(7)
    sight = book.sight()
    matrix = all_items(sight)
    for verdict in Verdict:
        bits = np.unpackbits(matrix.bits(verdict), axis=1, count=len(book.viewers))
        for viewer in range(len(book.viewers)):
            assert (bits[:, viewer] == (sight.row_verdicts(viewer) == verdict)).all()


def test_nothing_found_is_nothing_seen() -> None:
    """No findings and no items are no special case."""
    sight = random_book(1, items=0).sight()
    exposure = expose(sight, [], [], CATEGORIES)
    assert exposure.by_category(Verdict.CAN).sum() == 0
    assert exposure.seen_by(Verdict.MAY).tolist() == []
    assert exposure.bits(Verdict.CAN).shape[0] == 0
