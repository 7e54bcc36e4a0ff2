"""The fast judge against the slow one, over random books.

At length, over thousands: ``pytest tests/sight --hypothesis-profile=long``.
"""

import pytest
from sight_oracle import RandomBook, judge, random_book, seeds, verdicts

from friendline.model import AudienceSource, Item, ItemKind
from friendline.sight import RULES
from friendline.sight.judging import worlds
from friendline.sight.judging.belonging import Presence, Verdict
from friendline.sight.viewing import Viewer


def small(seed: int) -> RandomBook:
    """A small random book with audiences of up to three sets."""
    return random_book(seed, items=4)


def test_the_fast_judge_agrees_with_the_slow_one_exactly() -> None:
    """Every viewer's verdict on every item is that of looking at all possible worlds."""
    differing = [
        (seed, about)
        for seed in seeds(300)
        for fast, slow, about in verdicts(small(seed))
        if fast is not slow
    ]
    assert differing == []


def test_the_random_books_hold_every_verdict() -> None:
    """The comparison would notice a judge that always says the same."""
    said = [slow for seed in range(60) for _, slow, _ in verdicts(small(seed))]
    assert min(said.count(verdict) for verdict in Verdict) > len(said) / 20


def test_where_too_much_is_open_the_fast_judge_is_more_cautious_and_never_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Judging part by part may say "may" where all worlds agree, and says nothing else."""
    monkeypatch.setattr(worlds, "MOST_OPEN", 0)
    pairs = [
        (fast, slow)
        for seed in seeds(100)
        for fast, slow, _ in verdicts(random_book(seed, items=4, most_sets=5))
    ]
    assert {fast for fast, slow in pairs if fast is not slow} == {Verdict.MAY}


def test_nothing_is_definite_where_nobody_knows_the_audience() -> None:
    """An unknown or assumed source leaves all open, tags or not (design, rule 1)."""
    for seed in seeds(100):
        book = small(seed)
        sight = book.sight()
        for number in range(len(book.viewers)):
            found = sight.row_verdicts(number)
            for row, item in enumerate(book.items):
                assert item.audience_source.is_definite or found[row] == Verdict.MAY


def test_single_verdicts_counts_and_reasons_fit_the_whole() -> None:
    """Asking for one item gives what asking for all gives, with a reason, and counts add up."""
    for seed in seeds(60):
        book = small(seed)
        sight = book.sight()
        for number in range(len(book.viewers)):
            found = sight.row_verdicts(number)
            ids = sight.items["id"].to_list()
            assert [sight.verdict(number, row) for row in range(len(ids))] == found.tolist()
            assert all(sight.because(number, item) for item in ids)
            assert sight.counts(number).may == (found == Verdict.MAY).sum()


@pytest.mark.parametrize(
    ("audience", "tagged", "wanted"),
    [
        ("public", (), Verdict.CAN),
        ("friends", (), Verdict.CANNOT),
        ("friends", ("Ann Lee",), Verdict.CAN),
        ("friends", ("Dot Fey",), Verdict.MAY),
        ("friends of friends", (), Verdict.MAY),
        ("tagged except tagged", (), Verdict.CANNOT),
    ],
)
def test_the_slow_judge_is_right_about_plain_cases(
    audience: str, tagged: tuple[str, ...], wanted: Verdict
) -> None:
    """The judge that judges the other one is checked by hand: Ann has an account and no tie."""
    ann = Viewer("ann", (Presence("Ann Lee"),), sure=True)
    item = Item(
        channel="facebook",
        kind=ItemKind.POST,
        tagged=tagged,
        audience=audience,
        audience_source=AudienceSource.OWNER,
    )
    book = RandomBook((item,), (ann,), RULES["facebook"], {}, frozenset())
    assert judge(book, ann, item) is wanted
