"""The made-up owner whose desk the browser sees: the demo's, imported and reviewed."""

from pathlib import Path

from friendline.demo import TODAY, make_demo
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock, settings
from friendline.store.imports.importing import Asked, import_files
from friendline.store.policy import policies
from friendline.store.requests import request_intake
from friendline.store.review import reviewing


def fill_store(folder: Path) -> None:
    """Fill the store that is open.

    Args:
        folder: Where her exports are written, and stay, as a person's do.
    """
    settle_day()
    files = make_demo(folder, contacts=60, items=300, clients=24)
    policies.adopt("audience", "My first rules.")
    sources = (*files.facebook, files.linkedin, files.calendar)
    reading = reading_for("Europe/London", TODAY, policies.current())
    import_files(Asked(sources, files.clients, None), reading, Silent())
    reviewing.refresh()
    request_intake.take_in()


def settle_day() -> None:
    """Let it be her day, in her zone, in the store that is open."""
    settings.put(settings.ZONE, "Europe/London")
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
