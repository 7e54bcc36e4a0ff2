"""The page about requests."""

import re
from pathlib import Path

from friendline.requests.graph import GRAPH, MEANINGS, Kind
from friendline.requests.printing import graph_text

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "requests.md").read_text("utf-8")


def test_the_page_shows_the_graph_as_it_is() -> None:
    """What stands between the two marks is what ``graph_text`` prints."""
    shown = re.search(r"<!-- graph -->\n(.*?)<!-- end of graph -->", PAGE, re.DOTALL)
    assert shown is not None
    assert shown[1] == graph_text()


def test_the_graph_is_printed_whole() -> None:
    """Every state has its meaning, and every transition an arrow for each of its kinds."""
    text = graph_text()
    assert all(meaning in text for meaning in MEANINGS.values())
    arrows = sum(len(way.kinds) for way in GRAPH)
    ends = text.count("--> [*]")
    assert text.count(" --> ") == arrows + ends
    assert text.count("```mermaid") == len(Kind)
