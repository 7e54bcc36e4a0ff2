"""Every way to start the desk, and every page of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from desk_helpers import PORT, came_in, html_of
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import Client
from django.urls import Resolver404, resolve
from reviewed_owner import copy_of_reviewed_home

from friendline.desk import serving
from friendline.desk.areas import read_all
from friendline.desk.running import Desk
from friendline.store.home import Home
from friendline.store.models import Setting
from friendline.store.opening import close_store, open_store

_OF_EACH_VIEW: Final = 2
"""So many pages of one kind are opened: all people's pages are made in the same way."""

_STARTS: Final = ("read_only", "incognito", "read_only incognito")


@pytest.fixture
def reviewed(tmp_path: Path) -> Iterator[Home]:
    """The store of a made-up owner, never opened with made-up names before."""
    home = copy_of_reviewed_home(tmp_path)
    open_store(home)
    yield home
    close_store()


@contextmanager
def _started(home: Home, start: str) -> Iterator[Client]:
    options = connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"]
    before = options["init_command"]
    read_only = "read_only" in start
    if read_only:
        serving._let_nothing_be_written()  # noqa: SLF001 - the rest of serving waits for Ctrl-C
    desk = Desk(PORT, home, read_only=read_only, incognito="incognito" in start)
    try:
        yield came_in(desk)
    finally:
        for jobs in (desk.jobs, desk.looks, desk.errands):
            jobs.stop()
        options["init_command"] = before


def _broken(browser: Client) -> list[str]:
    """Open page after page as its links lead, some of each kind; give those that break."""
    browser.raise_request_exception = False
    waiting, known, opened, broken = ["/"], {"/"}, dict[str, int](), list[str]()
    while waiting:
        address = waiting.pop(0)
        kind = _kind_of(address)
        if kind is None or opened.get(kind, 0) >= _OF_EACH_VIEW:
            continue
        opened[kind] = opened.get(kind, 0) + 1
        answer = browser.get(address)
        if answer.status_code >= 500:
            broken.append(address)
        for found in _links_of(answer, address):
            if found not in known:
                known.add(found)
                waiting.append(found)
    assert len(opened) > 20, "the desk has more pages than these"
    return broken


def _kind_of(address: str) -> str | None:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return None


def _links_of(answer: object, address: str) -> Iterator[str]:
    if getattr(answer, "status_code", 0) in {301, 302}:
        yield urljoin(address, str(getattr(answer, "url", "")))
    elif not getattr(answer, "streaming", True) and "html" in answer.headers["Content-Type"]:  # type: ignore[attr-defined]  # an answer of Django
        for link in html_of(answer).css("a[href]"):  # type: ignore[arg-type]  # as above
            yield urldefrag(urljoin(address, link.attributes["href"] or "")).url


@pytest.mark.parametrize("start", _STARTS)
def test_every_page_opens_however_the_desk_was_started(reviewed: Home, start: str) -> None:
    """No combination of options breaks a page of a store that was not opened so before."""
    read_all()
    with _started(reviewed, start) as browser:
        assert _broken(browser) == []


@pytest.mark.parametrize("start", _STARTS)
def test_every_page_of_an_empty_store_opens(store: Home, start: str) -> None:
    """Nor of a store in which nothing is yet."""
    with _started(store, start) as browser:
        assert _broken(browser) == []


def test_looking_only_with_made_up_names_changes_nothing(reviewed: Home) -> None:
    """Names are made up for as long as the desk runs, and nothing is kept of it."""
    before = list(Setting.objects.order_by("pk").values_list("name", "value"))
    with _started(reviewed, "read_only incognito") as browser:
        shown = [
            [each.text() for each in html_of(browser.get("/people/")).css("main h2 a")]
            for _ in range(2)
        ]
    assert shown[0]
    assert shown[0] == shown[1]
    assert list(Setting.objects.order_by("pk").values_list("name", "value")) == before
