"""From the first page every link is followed, once for each kind of page."""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urljoin, urlsplit

from browser_looking import Scheme, Visitor, faults_at
from browser_pages import PAGES
from django.urls import Resolver404, resolve

from friendline.store.opening import set_up_django

set_up_django()  # the addresses are those of the desk

_LOOKS: Final[tuple[tuple[int, Scheme], ...]] = ((390, "light"), (1280, "dark"))
_MOST = 200
"""Kinds of pages; there are some hundred."""


def test_no_kind_of_page_that_a_link_leads_to_has_a_fault(visitor: Visitor) -> None:
    """Pages that nobody named are without fault too, light and narrow, dark and wide."""
    named = {_kind(page.path) for page in PAGES}
    met: dict[str, list[str]] = {}
    ahead = ["/"]
    while ahead and len(met) < _MOST:
        path = ahead.pop(0)
        kind = _kind(path)
        if kind is None or kind in met:
            continue
        links, met[kind] = _looked_at(visitor, path, looks=kind not in named)
        ahead += links
    assert {kind: faults for kind, faults in met.items() if faults} == {}
    assert len(met) > len(PAGES) // 2
    assert visitor.outside == []


def _looked_at(visitor: Visitor, path: str, *, looks: bool) -> tuple[list[str], list[str]]:
    """Give where a page leads, and what is wrong with it."""
    answered = visitor.context.request.get(visitor.origin + path)
    if not _is_page(answered.headers):
        return [], []
    page = visitor.visit(path)
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    faults = [] if not looks else list(faults_at(page, path, _LOOKS))
    page.close()
    return list(_own(found, visitor.origin)), faults


def _is_page(headers: Mapping[str, str]) -> bool:
    """Whether it is shown, and not a picture or a file to keep."""
    is_kept = headers.get("content-disposition", "").startswith("attachment")
    return "html" in headers.get("content-type", "") and not is_kept


def _own(links: list[str], origin: str) -> Iterator[str]:
    for link in links:
        parts = urlsplit(urljoin(origin, link))
        if f"{parts.scheme}://{parts.netloc}" == origin:
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def _kind(path: str) -> str | None:
    """Give the name of the view that answers; ``None`` for what is no page."""
    try:
        return resolve(urlsplit(path).path).view_name or None
    except Resolver404:
        return None
