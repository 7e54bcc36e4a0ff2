"""How often rules were right by the owner's labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category
from friendline.screening.labels.label import Label, Labels, Scope, Verdict
from friendline.screening.labels.precision import (
    precision_of_detectors,
    precision_of_words,
    wilson,
)


def label(number: int, verdict: Verdict, words: str = "beer", **more: object) -> Label:
    """Give a label on one finding."""
    return Label(
        number=number,
        at=1,
        verdict=verdict,
        category=Category.ALCOHOL_PARTY,
        item=f"item-{number}",
        words=words,
        detector="words",
        **more,  # type: ignore[arg-type]
    )


def test_the_interval_is_that_of_wilson() -> None:
    """Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662, and 0 of 20 gives 0 to 0.1611."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    """It lies between 0 and 1, around what was counted."""
    low, high = wilson(*counts)
    assert 0 <= low <= counts[0] / counts[1] + 1e-12
    assert counts[0] / counts[1] - 1e-12 <= high <= 1


def test_each_rule_is_counted_by_what_was_looked_at() -> None:
    """Of twelve that were looked at nine were fine; the words are told apart."""
    fine = [label(number, Verdict.FINE) for number in range(9)]
    problems = [label(number, Verdict.EMBARRASSING, "drunk") for number in range(9, 12)]
    labels = Labels.of([*fine, *problems])
    (whole,) = precision_of_detectors(labels)
    assert whole.sentence.startswith("Of 12 that you looked at, 9 were fine;")
    assert [(one.words, one.problems, one.looked_at) for one in precision_of_words(labels)] == [
        ("beer", 0, 9),
        ("drunk", 3, 3),
    ]


def test_a_wider_label_counts_once_and_one_for_a_person_not() -> None:
    """What was cleared unseen is no judgement."""
    wide = label(1, Verdict.FINE, scope=Scope.WORDS)
    for_one = label(2, Verdict.FINE, person="jane")
    (one,) = precision_of_detectors(Labels.of([wide, for_one]))
    assert one.looked_at == 1
