"""The cards of the detectors on the page."""

from review_rows import empty_review, review

from friendline.model import Category
from friendline.review.contract import DetectorRow, MeasuredRow
from friendline.review.report import render_report
from friendline.review.report.detectors import detectors


def row(*measured: MeasuredRow, faults: int = 1) -> DetectorRow:
    """A detector that found three things."""
    return DetectorRow(
        name="noses",
        version="1",
        title="Noses",
        how="Looks for noses.",
        languages=[],
        categories=[Category.HUMOUR],
        findings=3,
        measured_on="Some posts.",
        measured=list(measured),
        faults=[f"It is wrong about {number}." for number in range(faults)],
        sends="",
    )


def figures(*measured: MeasuredRow) -> list[tuple[str, str, str]]:
    """The figures as they are shown."""
    (view,) = detectors(review(detectors=[row(*measured)]))
    return [(one.category, one.precision, one.recall) for one in view.figures]


def test_a_figure_is_shown_with_its_interval() -> None:
    """One without width says nothing and is left out; so is one that nobody worked out."""
    assert figures(
        MeasuredRow(
            category=Category.HUMOUR,
            precision=0.934,
            precision_bounds=(0.88, 0.97),
            recall=1.0,
            recall_bounds=(1.0, 1.0),
        ),
        MeasuredRow(category=Category.PETS, precision=0.5, recall=0.25, on="French"),
    ) == [("Humour", "0.93 (0.88 to 0.97)", "1.00"), ("Pets, French", "0.50", "0.25")]


def test_a_category_that_was_never_seen_has_no_precision() -> None:
    """Nothing seen is not always wrong."""
    (shown,) = figures(MeasuredRow(category=Category.HUMOUR, precision=None, recall=0.0))
    assert shown == ("Humour", "nothing seen", "0.00")


def test_many_detectors_and_faults_are_cut_and_counted() -> None:
    """A page stays short whatever is installed."""
    kept = detectors(review(detectors=[row(faults=30)] * 50))
    assert (len(kept.rows), kept.more) == (20, 30)
    assert (len(kept.rows[0].faults.rows), kept.rows[0].faults.more) == (8, 22)


def test_the_page_shows_the_cards_and_nothing_where_nothing_looked() -> None:
    """The part is there only where a detector looked."""
    shown = render_report(review(detectors=[row()]))
    assert "Noses: three findings" in shown or "Noses: 3 findings" in shown
    assert 'id="detectors"' not in render_report(empty_review())
