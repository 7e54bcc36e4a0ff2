"""Running a desk for a browser, and letting one in."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from browser_looking import Visitor
from playwright.sync_api import Browser

_PROGRAM: Final = Path(__file__).parent / "browser_desk.py"


@contextmanager
def running_desk(home: Path, *options: str) -> Iterator[str]:
    """Run the desk of the made-up owner; give its launch link."""
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, str(_PROGRAM), str(home), *options],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as program:
        try:
            assert program.stdout is not None
            yield program.stdout.readline().split()[-1]
        finally:
            program.terminate()


@contextmanager
def visitor_of(browser: Browser, link: str) -> Iterator[Visitor]:
    """Let a browser in by a launch link."""
    origin = link.partition("/open")[0]
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    visitor = Visitor(origin, context)
    page = visitor.visit(link.removeprefix(origin))
    page.wait_for_url(lambda url: "/open" not in url)
    page.close()
    visitor.complaints.clear()  # of the page it was led to, which is looked at by itself
    yield visitor
    context.close()
