"""The words and addresses of a post that is written in HTML, as a reader sees them.

Mastodon hides the beginning and the end of long addresses in ``<span class="invisible">`` and
lets dots follow what is shown (``class="ellipsis"``); what is hidden is left out here too.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from friendline.archives.mastodon.simple_html import (
    DOTS,
    NO_LINK,
    Shown,
    lines,
    shown_simply,
)
from friendline.archives.safety import first_tags

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BREAKS: Final = frozenset(
    {"blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"}
)
_UNSHOWN: Final = frozenset({"script", "style", "template", "title", "head", "noscript"})
_TEXT: Final = "-text"
_LONGEST: Final = 100_000
"""Characters of one post that are read: servers allow 500 to some ten thousand."""
_MOST_TAGS: Final = 3_000
"""Tags of one post that are read: a page of some thirty paragraphs has a hundred."""


def shown(content: str) -> Shown:
    """Read the HTML of a post; plain text is read as it stands."""
    if "<" not in content and "&" not in content:
        return Shown(lines(content))
    return shown_simply(content) or parsed(content)


def parsed(content: str) -> Shown:
    """Read the HTML of a post as a browser does."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - loaded where it is used

    body = LexborHTMLParser(first_tags(content[:_LONGEST], _MOST_TAGS)).body
    if body is None:
        return Shown("")
    pieces: list[str] = []
    links: list[str] = []
    for node, is_end in _visible(body):
        if node.tag == _TEXT:
            pieces.append((node.text_content or "").replace("\n", " "))
        elif node.tag in _BREAKS:
            pieces.append("\n")
        elif is_end:
            pieces.append(DOTS)
        else:
            links += _link(node)
    return Shown(lines("".join(pieces)), tuple(dict.fromkeys(links)))


def _visible(body: "LexborNode") -> Iterator[tuple["LexborNode", bool]]:
    """Give the nodes that show, in order, however deep they lie.

    Blocks, and what dots follow, come twice: when they begin, and when they end.
    """
    waiting = [(body, False)]
    while waiting:
        node, is_end = waiting.pop()
        yield node, is_end
        if is_end:
            continue
        if node.tag in _BREAKS or _is_span(node, "ellipsis"):
            waiting.append((node, True))
        child = node.last_child
        while child is not None:
            if child.tag not in _UNSHOWN and not _is_span(child, "invisible"):
                waiting.append((child, False))
            child = child.prev


def _is_span(node: "LexborNode", style: str) -> bool:
    return node.tag == "span" and style in _classes(node)


def _classes(node: "LexborNode") -> set[str]:
    return set((node.attributes.get("class") or "").split())


def _link(node: "LexborNode") -> Iterator[str]:
    """Give the address of a link that is neither a mention nor a hashtag."""
    if node.tag == "a" and not _classes(node) & NO_LINK:
        target = (node.attributes.get("href") or "").strip()
        if target.startswith(("http://", "https://")):
            yield target
