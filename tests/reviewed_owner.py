"""A small made-up owner whose review the store holds; made once for all tests that look at it."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from friendline.demo import TODAY, make_demo
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock, documents, settings
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, import_files
from friendline.store.opening import close_store, open_store
from friendline.store.policy import policies
from friendline.store.review import reviewing

_ZONE = "Europe/London"


def copy_of_reviewed_home(folder: Path) -> Home:
    """Give a store with a review of its own, closed."""
    shutil.copytree(_home(), folder / "home")
    return Home(folder / "home")


@cache
def _home() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="friendline-owner-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = make_demo(folder / "exports", seed=3, contacts=60, items=240, clients=24)
    open_store(Home(folder / "home"))
    settings.put(settings.ZONE, _ZONE)
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    documents.save(documents.SCREENING, "[meaning]\ndeep = false\n")
    asked = Asked((*made.facebook, made.linkedin, made.calendar), made.clients)
    import_files(asked, reading_for(_ZONE, TODAY, None), Silent())
    policies.adopt("audience")
    reviewing.refresh()
    close_store()
    return folder / "home"
