"""The review of what a store holds."""

from datetime import date
from pathlib import Path

from review_worlds import World

from friendline.commands.store.importing import import_exports
from friendline.commands.store.opened import Where
from friendline.commands.store.review_home import review_home
from friendline.store.home import Home
from friendline.store.opening import close_store, open_store, set_up_django

set_up_django()  # before the tables are imported

from friendline.store.review.reviewed import run  # noqa: E402 - as above


def test_the_review_is_kept_in_the_store(tmp_path: Path) -> None:
    """For the day that is asked for, and written as a page and as data."""
    world = World(tmp_path / "exports", clients="Name,Status\nOttoline Varga,current client\n")
    world.befriend("Ottoline Varga")
    home = tmp_path / "home"
    import_exports(world.write(), clients=world.folder / "clients.csv", zone="UTC", home=home)
    page = review_home(Where(home), tmp_path / "out", date(2026, 11, 20))
    assert "Ottoline Varga" in page.read_text("utf-8")
    open_store(Home(home))
    made = run()
    close_store()
    assert made is not None
    assert made.today == date(2026, 11, 20)
