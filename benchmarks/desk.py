"""How quick the desk is with a large made-up owner: every page, the first page, and its memory.

    .venv/bin/python benchmarks/desk.py [--home FOLDER] [--rounds N] [--json FILE]

The owner has 5,000 contacts, 100,000 items and 500 clients; with ``--home`` that of a store that is
there already is taken. The desk runs as a program of its own, as for a person. From its first page
every link is followed once for each kind of page, so that a new page is measured without being
named here. "CPU" is that of the whole process of the desk while it answers, in milliseconds: once
for the first time, and the middle of the rounds after it. Memory is the peak resident size after
all of that. The first page is measured from the start of the program until the page is there, in
seconds by the clock and in CPU seconds, so that a busy machine shows; and from the moment at which
the desk prints its link.
"""

import argparse
import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LIMIT_MS = 200
"""CPU of a page."""

LIMIT_MIB = 400
"""Memory of the desk."""

LIMIT_FIRST = 1.0
"""CPU seconds from the start of the program to the first page: those of a machine that is idle."""

_FIGURES = "/figures-of-the-benchmark"
_LINK = re.compile(r'(?:href|src|hx-get)="(/[^"#]*)"')
_STARTS = ("/start/", "/equal-treatment/", "/endings/", "/imports/", "/who-is-who/", "/letters/")
"""Parts of the desk that the rail does not lead to."""

_EACH = 2
"""So many addresses of one kind of page are asked for."""


@dataclass(frozen=True)
class Page:
    """A page that was measured.

    Attributes:
        kind: Name of its address.
        address: The address.
        status: What the desk answered.
        first_ms: CPU for the first time.
        cpu_ms: CPU after that, the middle of the rounds.
        kib: Its size.
    """

    kind: str
    address: str
    status: int
    first_ms: float
    cpu_ms: float
    kib: float


@dataclass(frozen=True)
class Figures:
    """Everything that was measured.

    Attributes:
        pages: The pages, the slowest first.
        first_page_seconds: From the start of the program to its first page, by the clock.
        after_link_seconds: From the moment at which the link is printed.
        first_page_cpu: From the start, in CPU seconds.
        peak_mib: Memory.
    """

    pages: list[Page]
    first_page_seconds: float
    after_link_seconds: float
    first_page_cpu: float
    peak_mib: float


class Browser:
    """Somebody who came in."""

    def __init__(self, link: str) -> None:
        parts = urlsplit(link)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=120)
        self._cookie = ""
        self._cookie = (
            self.get(f"{parts.path}?{parts.query}")[1]
            .get_all("Set-Cookie", [""])[0]
            .partition(";")[0]
        )

    def get(self, address: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Ask for an address."""
        self._connection.request("GET", address, headers={"Cookie": self._cookie})
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()


def measure(home: Path, rounds: int) -> Figures:
    """Measure a desk on a store."""
    began = time.monotonic()
    with _running(home) as link:
        printed = time.monotonic()
        browser = Browser(link)
        _follow(browser, "/")
        first, first_cpu = time.monotonic(), _told(browser)["cpu"]
        pages = sorted(_pages(browser, rounds), key=lambda page: -page.cpu_ms)
        peak = _told(browser)["peak_mib"]
        return Figures(pages, first - began, first - printed, first_cpu, peak)


def _follow(browser: Browser, address: str) -> tuple[int, bytes]:
    status, headers, content = browser.get(address)
    if "Location" in headers:
        return _follow(browser, headers["Location"])
    return status, content


def _pages(browser: Browser, rounds: int) -> Iterator[Page]:
    """Follow every link, so many of each kind, and measure what is behind it."""
    kinds, waiting = _Kinds(), ["/", *_STARTS]
    while waiting:
        address = waiting.pop(0)
        kind = kinds.take(address)
        if kind is None:
            continue
        status, headers, content = browser.get(address)
        first = float(headers["X-Cpu-Ms"])
        again = [float(browser.get(address)[1]["X-Cpu-Ms"]) for _ in range(rounds)]
        yield Page(
            kind, address, status, first, statistics.median(again), round(len(content) / 1024, 1)
        )
        if "html" in headers.get("Content-Type", ""):
            waiting += [unescape(link) for link in _LINK.findall(content.decode())]
        if "Location" in headers:
            waiting.append(headers["Location"])


class _Kinds:
    """Which addresses were asked for, and of what kind they are."""

    def __init__(self) -> None:
        from friendline.store.opening import set_up_django

        set_up_django()
        self._seen: set[str] = set()
        self._many: dict[str, int] = {}

    def take(self, address: str) -> str | None:
        """Give the kind of an address; ``None`` if it needs not be asked for."""
        from django.urls import Resolver404, resolve

        if address in self._seen:
            return None
        self._seen.add(address)
        path, _, query = address.partition("?")
        try:
            kind = resolve(path).view_name
        except Resolver404:
            return None
        kind += "?" + ",".join(sorted(part.partition("=")[0] for part in query.split("&") if part))
        kind = kind.rstrip("?")
        self._many[kind] = self._many.get(kind, 0) + 1
        return kind if self._many[kind] <= _EACH else None


def _told(browser: Browser) -> dict[str, float]:
    told: dict[str, float] = json.loads(browser.get(_FIGURES)[2])
    return told


@contextmanager
def _running(home: Path) -> Iterator[str]:
    """Run the desk; give its launch link."""
    program = [sys.executable, __file__, "--serve", "--home", str(home)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603 - our own words
        try:
            yield cast("TextIO", desk.stdout).readline().split()[-1]
        finally:
            desk.terminate()


def serve(home: Path) -> None:
    """Serve a store as ``friendline desk`` does, and tell with each answer what it took."""
    from friendline.store.home import Home
    from friendline.store.opening import open_store, set_up_django

    set_up_django()
    found = Home(home)
    open_store(found)
    from friendline.desk import serving

    plain = serving.application
    serving.application = lambda desk: _timed(plain(desk))
    serving.serve(serving.Start(found, opens=False), lambda line: print(line, flush=True))


def _timed(pages: "WSGIApplication") -> "WSGIApplication":
    """Tell with each answer what it took; and at an address of its own what all took."""

    def answer(environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        if environ["PATH_INFO"] == _FIGURES:
            start("200 OK", [("Content-Type", "application/json")])
            return [json.dumps({"cpu": time.process_time(), "peak_mib": _peak()}).encode()]
        began, said = time.process_time(), []

        def hear(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[..., object]:
            said.append((status, headers))
            return said.append

        content = b"".join(pages(environ, hear))
        spent = (time.process_time() - began) * 1000
        status, headers = said[0]
        start(status, [*headers, ("X-Cpu-Ms", f"{spent:.1f}")])
        return [content]

    return answer


def _peak() -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def make_home(folder: Path) -> Path:
    """Make the large owner's store: her exports are imported and reviewed."""
    from friendline.demo import TODAY, make_demo
    from friendline.review.progress import Silent
    from friendline.review.reading import reading_for
    from friendline.store.home import Home
    from friendline.store.opening import close_store, open_store

    made = make_demo(folder / "exports", seed=1, contacts=5_000, items=100_000, clients=500)
    open_store(Home(folder / "home"))
    from friendline.store import clock, documents, settings
    from friendline.store.imports.importing import Asked, import_files
    from friendline.store.policy import policies
    from friendline.store.review import reviewing

    settings.put(settings.ZONE, "Europe/London")
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    documents.save(documents.SCREENING, "[meaning]\ndeep = false\n")
    asked = Asked((*made.facebook, made.linkedin, made.calendar), made.clients)
    import_files(asked, reading_for("Europe/London", TODAY, None), Silent())
    policies.adopt("audience")
    reviewing.refresh()
    close_store()
    return folder / "home"


def _text(figures: Figures) -> Iterator[str]:
    yield f"{'CPU ms':>8} {'first':>7} {'KiB':>7}  page ({len(figures.pages)}; limit {LIMIT_MS} ms)"
    for page in figures.pages:
        over = " over the limit" if page.cpu_ms > LIMIT_MS else ""
        yield (
            f"{page.cpu_ms:8.1f} {page.first_ms:7.1f} {page.kib:7.1f}  {page.kind}"
            f" ({page.status}){over}"
        )
    yield (
        f"First page {figures.first_page_seconds:.2f} s after the start by the clock, "
        f"{figures.first_page_cpu:.2f} s CPU (limit {LIMIT_FIRST} s); "
        f"{figures.after_link_seconds:.2f} s after the link is printed."
    )
    yield f"Memory at most {figures.peak_mib:.0f} MiB (limit {LIMIT_MIB} MiB)."


def main() -> None:
    """Measure, and say what is over a limit with the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        serve(asked.home)
        return
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(asked.home or make_home(Path(folder)), asked.rounds)
    print("\n".join(_text(figures)))
    if asked.json:
        asked.json.write_text(json.dumps(asdict(figures), indent=1), encoding="utf-8")
    slow = [page for page in figures.pages if page.cpu_ms > LIMIT_MS]
    if slow or figures.peak_mib > LIMIT_MIB or figures.first_page_cpu > LIMIT_FIRST:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
