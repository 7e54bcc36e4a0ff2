"""Small drawings say in words what they draw."""

from selectolax.lexbor import LexborHTMLParser

from friendline.desk.drawing import columns, span


def test_columns_have_a_height_for_each_value() -> None:
    """The highest value is as high as the drawing; what is there at all can be seen."""
    drawn = LexborHTMLParser(columns([0, 1, 400], "Posts", ["May", "June", "July"]))
    heights = [int(bar.attributes["height"] or "") for bar in drawn.css("rect")]
    assert heights == [0, 2, 28]
    desc = drawn.css_first("desc")
    assert desc is not None
    assert desc.text() == "May: 0, June: 1, July: 400"


def test_nothing_is_drawn_of_nothing() -> None:
    """No values, and only zeros, make a drawing without height."""
    assert "<rect" not in columns([], "Posts")
    assert 'height="0"' in columns([0, 0], "Posts")


def test_a_span_stays_on_its_line() -> None:
    """A range ends at the end of the line, even where it is longer."""
    drawn = LexborHTMLParser(span(2, 5, 50, 10, "2 to 50"))
    bar = drawn.css_first("rect.range")
    assert bar is not None
    assert float(bar.attributes["x"] or "") + float(bar.attributes["width"] or "") <= 120
    assert drawn.css_first("svg").attributes["aria-label"] == "2 to 50"  # type: ignore[union-attr]


def test_titles_are_escaped() -> None:
    """A title is text, whatever stands in it."""
    assert "<script" not in span(0, 0, 0, 0, '"><script>')
    assert "<script" not in columns([1], "<script>", ['"><script>'])
