"""What the owner edits, as the review tells it, and what of it nothing looks for."""

from collections.abc import Iterator, Sequence

import polars as pl

from friendline.policy.authoring.interview import TOPICS_SAID, Topic
from friendline.review.contract import EditsRow, MissingPart
from friendline.review.edited.marking import TIMES, Marked
from friendline.review.edited.setting import CATEGORIES, Edited
from friendline.review.words import count, joined, noun
from friendline.screening import Detector

__all__ = ["edits_row", "edits_unseen"]


def edits_row(edited: Edited, marked: Marked, detectors: Sequence[Detector]) -> EditsRow:
    """Give what is edited, and how many items that is.

    Args:
        edited: What the owner edits.
        marked: The items of it.
        detectors: What looked at the items.
    """
    unseen = _not_looked_for(edited, detectors)
    return EditsRow(
        topics=[topic.value for topic in edited.topics],
        looked_for=[topic.value for topic in edited.topics if topic not in unseen],
        items=list(marked.marks),
        undated=marked.undated,
    )


def edits_unseen(
    edited: Edited, detectors: Sequence[Detector], items: pl.DataFrame
) -> Iterator[MissingPart]:
    """Say of which parts of life nothing tells an item, and which named items are not there."""
    if unseen := _not_looked_for(edited, detectors):
        parts = joined(TOPICS_SAID[topic] for topic in unseen)
        yield MissingPart(
            what=f"You edit {parts} for clients, and nothing that looked at your items knows them.",
            remedy="Say of single items that they are not for clients: on the desk beside each "
            "finding and item, or under not_for_clients in edited.toml. docs/detectors.md says "
            "what else could look.",
        )
    named = {*edited.not_for_clients, *edited.for_clients}
    gone = len(named.difference(items["id"])) if named else 0
    if gone:
        yield MissingPart(
            what=f"{count(gone, 'item')} that you said {noun(gone, 'is', 'are')} or "
            f"{noun(gone, 'is', 'are')} not for clients {noun(gone, 'is', 'are')} in no export.",
            remedy="They may be deleted by now. Take their ids out of edited.toml, or leave them.",
        )


def _not_looked_for(edited: Edited, detectors: Sequence[Detector]) -> list[Topic]:
    looked_for = {category for one in detectors for category in one.categories}
    return [
        topic
        for topic in edited.topics
        if topic not in TIMES and CATEGORIES.get(topic) not in looked_for
    ]
