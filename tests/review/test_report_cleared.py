"""What the owner called fine, on the page."""

from report_reader import read_page
from review_rows import finding, item, person, review, source

from friendline.model import Category
from friendline.review.contract import ClearedRow
from friendline.review.report import render_report
from friendline.review.report.cleared import MOST_CLEARED


def cleared(key: str, label: int = 1, scope: str = "this", **more: object) -> ClearedRow:
    """Give a finding that is fine for all, if nobody is named."""
    said: dict[str, object] = {"person": None, "can": 0, "may": 0} | more
    found = finding(key, Category.PROFANITY, "rant")
    return ClearedRow(finding=found, label=label, verdict="fine", scope=scope, **said)  # type: ignore[arg-type]


def words(*rows: ClearedRow) -> str:
    """Give the words of a page with these."""
    made = review(
        sources=[source()],
        people=[person("kim", "Kim Novak")],
        items=[item("old", "An old rant"), item("new", "A <b>new</b> rant")],
        cleared=list(rows),
    )
    return read_page(render_report(made)).words


def test_what_is_fine_is_counted_and_listed_with_its_label() -> None:
    """What most clients see comes first, and each tells who sees it."""
    told = words(cleared("old"), cleared("new", 7, "words", can=1, may=2))
    assert "You said it is fine: 2 findings" in told
    assert "Label 7: fine, with all for the same words" in told
    assert "1 client can and 2 more may see it" in told
    assert "no client sees it" in told
    assert told.index("A <b>new</b> rant") < told.index("An old rant")
    assert "Fine for one person" not in told


def test_what_is_fine_for_one_person_names_that_person() -> None:
    """And says that it counts for everybody else."""
    told = words(cleared("old", person="kim", may=1))
    assert "for Kim Novak alone, who may see it" in told
    assert "These count for everybody else." in told


def test_many_are_counted_and_the_first_are_shown() -> None:
    """The page opens on any phone; all of them are in the data."""
    told = words(*(cleared(f"item-{n}") for n in range(MOST_CLEARED + 3)))
    assert f"You said it is fine: {MOST_CLEARED + 3} findings" in told
    assert "and 3 more findings, all in review.json" in told


def test_without_labels_there_is_no_such_part() -> None:
    """Nothing is said where nothing was said."""
    assert "You said it is fine" not in words()
