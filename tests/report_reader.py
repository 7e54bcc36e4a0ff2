"""Reads a page as a strict reader would: every tag closed, every id once, every link at home."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "br", "link", "img", "path", "circle", "rect", "use", "input", "hr"})


@dataclass
class PageRead:
    """What stands on a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """All text that shows, with single spaces."""
        return " ".join(" ".join(self.text).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = PageRead()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)

    def _note(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.page.headings.append(int(tag[1]))
        for name, value in attrs:
            self.page.attributes.append((name, value or ""))
            if name == "id":
                self.page.ids.append(value or "")
            if name in {"href", "src", "action", "data"}:
                self.page.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.page.faults.append(f"</{tag}> at {self.getpos()} closes nothing")

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in {"style", "title"}:
            self.page.text.append(data)

    def close(self) -> None:
        super().close()
        self.page.faults += [f"<{tag}> is never closed" for tag in self._open]


def read_page(html: str) -> PageRead:
    """Read a page; what is wrong with it stands in ``faults``."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
