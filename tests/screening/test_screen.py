"""All detectors over all items."""

from collections.abc import Iterator

import msgspec
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.model import Category, Finding, Severity
from friendline.screening import LONGEST_TEXT, Batch, Words, screen, standard_detectors
from friendline.screening.card import Card

POSTS = ["Oh shit", "Our puppy again", "Nothing here", "Oh shit", "I voted Labour", ""]


def table(texts: list[str], **columns: list[str | None]) -> pl.DataFrame:
    """Give an items table of these texts; the ids count up."""
    ids = [f"item-{row}" for row in range(len(texts))]
    return pl.DataFrame({"id": ids, "text": texts, **columns}, schema_overrides={"text": pl.String})


def finding(item: str, severity: Severity = Severity.LOW, evidence: str = "x") -> Finding:
    """Give a finding of the detector under test."""
    return Finding(
        item=item,
        category=Category.HUMOUR,
        severity=severity,
        evidence=evidence,
        reason=f"Because of {evidence}.",
        detector="test",
    )


class Detecting:
    """A detector that says what it is told, and fails at items whose text is "bad"."""

    name = "test"
    version = "1"
    categories = frozenset({Category.HUMOUR})
    card = Card(title="Test", how="Says what it is told.")

    def __init__(self, *says: Finding) -> None:
        self.says = says

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give what belongs to the batch, or fail."""
        yield from (found for found in self.says if found.item in batch.ids)
        if "bad" in set(batch.shown):
            message = "no such thing"
            raise LookupError(message)


def test_no_items_give_no_findings() -> None:
    """An empty table is screened, and clean."""
    screening = screen(table([]))
    assert (screening.findings, screening.not_screened) == ([], [])


def test_findings_are_ordered_by_item_and_carry_their_detector() -> None:
    """Findings come in the order of item ids."""
    found = screen(table(POSTS)).findings
    assert [(one.item, one.category, one.detector) for one in found] == [
        ("item-0", Category.PROFANITY, "meaning"),
        ("item-1", Category.PETS, "meaning"),
        ("item-3", Category.PROFANITY, "meaning"),
        ("item-4", Category.POLITICS, "meaning"),
    ]


def test_one_finding_per_item_and_category() -> None:
    """Several findings of a kind become one: the strongest, with all their words."""
    says = [
        finding("item-0", Severity.LOW, "ha"),
        finding("item-0", Severity.HIGH, "hoho"),
        finding("item-0", Severity.LOW, "ha"),
    ]
    (one,) = screen(table(["-"]), [Detecting(*says)]).findings
    assert (one.severity, one.evidence, one.reason) == (
        Severity.HIGH,
        "hoho; ha",
        "Because of hoho.",
    )


def test_of_two_detectors_the_strongest_speaks() -> None:
    """The same category from two detectors is one finding, with the words of one of them."""
    (one,) = screen(table(["Call 020 7946 0000, said my client to a client of mine"])).findings
    assert one.category is Category.CONFIDENTIAL
    both = [finding("item-0", Severity.LOW, "ha"), finding("item-0", Severity.HIGH, "hoho")]
    other = Detecting(msgspec.structs.replace(both[1], detector="other"))
    other.name = "other"
    (found,) = screen(table(["-"]), [Detecting(both[0]), other]).findings
    assert (found.detector, found.evidence) == ("other", "hoho")


def test_items_by_others_are_screened_too() -> None:
    """What others put beside the owner's items is seen by the same people."""
    items = table(["So drunk last night, mate"], by=["Pat Example"])
    assert [one.category for one in screen(items).findings] == [Category.ALCOHOL_PARTY]


def test_place_group_and_album_are_words_that_show() -> None:
    """A check-in without a text still names the pub."""
    items = table(
        ["", "", ""],
        place=["The Red Lion Pub", None, None],
        group=[None, "Labour Party Members", None],
        album=[None, None, "Family holiday 2019"],
    )
    assert [(one.item, one.evidence) for one in screen(items).findings] == [
        ("item-0", "Pub"),
        ("item-1", "Labour Party"),
        ("item-2", "Family holiday"),
    ]


def test_an_item_that_fails_is_reported_and_the_others_are_screened() -> None:
    """A failing item is not screened, never clean; the rest does not suffer."""
    says = [finding("item-0"), finding("item-2")]
    screening = screen(table(["good", "bad", "good"]), [Detecting(*says), Words()])
    assert [one.item for one in screening.findings] == ["item-0", "item-2"]
    assert screening.not_screened == [
        ("item-1", "The detector 'test' could not read it (LookupError).")
    ]


def test_findings_of_a_failing_item_are_not_half_told() -> None:
    """What was said before the failure is dropped with it."""
    assert screen(table(["bad"]), [Detecting(finding("item-0"))]).findings == []


def test_a_long_text_is_screened_in_its_first_part_and_reported() -> None:
    """Words after the bound are not seen, and that is said."""
    filler = "word " * (LONGEST_TEXT // 5)
    screening = screen(table([f"shit {filler}", f"{filler} shit"]))
    assert [one.item for one in screening.findings] == ["item-0"]
    assert [item for item, _ in screening.not_screened] == ["item-0", "item-1"]
    assert "only its first 20,000 characters" in screening.not_screened[0][1]


def test_a_text_of_the_bound_is_whole() -> None:
    """Exactly as long as the bound is not too long."""
    assert screen(table(["é" * LONGEST_TEXT])).not_screened == []


def test_null_texts_are_empty() -> None:
    """A missing text is nothing to read."""
    items = pl.DataFrame({"id": ["a"], "text": [None]}, schema={"id": pl.String, "text": pl.String})
    assert screen(items).findings == []


def test_a_batch_gives_every_distinct_text_once() -> None:
    """Repeated texts come once with all their items; empty ones do not come."""
    assert [(text, list(ids)) for text, ids in Batch(table(POSTS)).distinct()] == [
        ("Oh shit", ["item-0", "item-3"]),
        ("Our puppy again", ["item-1"]),
        ("Nothing here", ["item-2"]),
        ("I voted Labour", ["item-4"]),
    ]


def test_standard_detectors_are_built_once() -> None:
    """The tables are large; one set serves all."""
    assert standard_detectors() is standard_detectors()


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(POSTS))))
def test_screening_is_the_same_under_permutation(order: list[int]) -> None:
    """The order of the rows changes nothing."""
    items = table(POSTS)
    assert screen(items[order]) == screen(items)
