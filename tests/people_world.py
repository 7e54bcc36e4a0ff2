"""A made-up owner whose friends and clients are known: what story A13 tells of."""

from datetime import date
from pathlib import Path

from friendline.demo import make_demo
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock, documents, settings
from friendline.store.imports.importing import Asked, import_files
from friendline.store.people.who_is_who import known
from friendline.store.policy import policies
from friendline.store.review import reviewing

TODAY = date(2026, 11, 21)


def fill(folder: Path) -> None:
    """Fill the store that is open: 212 friends, seven of whom match the client list."""
    settings.put(settings.ZONE, "Europe/London")
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    files = make_demo(folder, contacts=212, items=200, clients=40)
    documents.save(documents.SCREENING, "[meaning]\ndeep = false\n")
    policies.adopt("former-clients-only")
    reading = reading_for("Europe/London", TODAY, policies.current())
    import_files(Asked((*files.facebook,), files.clients), reading, Silent())
    reviewing.refresh()


def person_called(name: str) -> str:
    """Give the id of the one person of the lists who is called like this."""
    (key,) = [key for key, person in known().people.items() if person.name == name]
    return key
