"""Looking at a page as a person would, in every brightness and width, and writing down faults."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route

PICTURES: Final = Path(__file__).parents[1] / "build" / "screenshots"
Scheme: TypeAlias = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, ...]] = ("light", "dark")
WIDTHS: Final = (390, 1280)

_HEIGHT: Final = 820
_TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS: Final = {
    "runOnly": {"type": "tag", "values": _TAGS},
    "resultTypes": ["violations"],
}
_OVERFLOW: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Visitor:
    """A browser that came in by the launch link, and what it complained of.

    Attributes:
        origin: Of the desk.
        context: Of the browser.
        outside: Addresses that a page asked for and that are not the desk's.
        complaints: Errors and warnings of the console.
    """

    origin: str
    context: BrowserContext
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.route("**/*", self._pass_on)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def visit(self, path: str) -> Page:
        """Open a page in a tab of its own."""
        page = self.context.new_page()
        page.goto(self.origin + path, wait_until="load")
        return page

    def _pass_on(self, route: Route) -> None:
        if route.request.url.startswith((self.origin, "data:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)


def faults_of(page: Page, name: str) -> Iterator[str]:
    """Give what is wrong with a page that is open, in each brightness and width; take pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.evaluate(Axe().axe_script)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            look = f"{name}-{scheme}-{width}"
            page.screenshot(path=PICTURES / f"{look}.png", full_page=True)
            yield from (f"{look}: {fault}" for fault in _faults(page))


def faults_at(page: Page, name: str, looks: Iterable[tuple[int, Scheme]]) -> Iterator[str]:
    """Give what is wrong with a page that is open, in some widths and brightnesses."""
    page.evaluate(Axe().axe_script)
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": _HEIGHT})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        yield from (f"{name}-{scheme}-{width}: {fault}" for fault in _faults(page))


def _faults(page: Page) -> Iterator[str]:
    over = page.evaluate(_OVERFLOW)
    if over > 0:
        yield f"it is {over} px too wide"
    for violation in page.evaluate("options => axe.run(options)", _OPTIONS)["violations"]:
        places = "; ".join(str(node["html"])[:160] for node in violation["nodes"][:3])
        yield f"{violation['id']}: {violation['help']}: {places}"
