"""Tests of who is covered."""

from desk_helpers import PORT, came_in, html_of, one, request_to

from friendline.desk.frame import Frame
from friendline.desk.incognito.known import made_up_names
from friendline.desk.running import Desk
from friendline.model import Account, Direction, Listed, Person, Request, RequestState, Tie, TieKind
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep


def _account(name: str) -> Account:
    return Account(channel="mastodon", name=name, handle=name.split(maxsplit=1)[0].lower())


def _fill() -> None:
    keep(
        Source("clients.csv", "client_list", is_client_list=True),
        [Person(id="p1", name="Ana Ruiz", other_names=("Anita Ruiz",))],
    )
    keep(
        Source("export.zip", "mastodon"),
        [
            Tie(account=_account("Tomas Klein"), kind=TieKind.FRIEND),
            Request(
                account=_account("Mei Lin"),
                direction=Direction.INCOMING,
                state=RequestState.PENDING,
            ),
            Listed(account=_account("Bola Okafor"), name="close"),
        ],
    )


def test_everybody_who_was_imported_is_covered(store: Home) -> None:
    """Clients, friends, those who ask and those on lists: no name of theirs is left."""
    _fill()
    text = "Anita Ruiz, Tomas Klein, Mei Lin and Bola Okafor came; @tomas as well."
    covered = made_up_names().in_text(text)
    for name in ("Anita", "Ruiz", "Tomas", "tomas", "Klein", "Mei", "Lin", "Bola", "Okafor"):
        assert name not in covered.replace(",", "").replace(";", "").split()


def test_who_was_imported_later_is_covered_too(store: Home) -> None:
    """Names are read anew after each import."""
    assert made_up_names().in_text("Tomas Klein") == "Tomas Klein"
    _fill()
    assert "Klein" not in made_up_names().in_text("Tomas Klein")


def test_names_stay_the_same_from_start_to_start(store: Home) -> None:
    """The same store gives the same names."""
    _fill()
    assert made_up_names().of("p1", "") == made_up_names().of("p1", "Ana Ruiz")


def test_names_are_covered_only_where_it_was_asked_for(store: Home) -> None:
    """The owner's own desk shows names as they are."""
    _fill()
    for incognito in (False, True):
        desk = Desk(PORT, store, incognito=incognito)
        frame = Frame(request_to(desk))
        assert (frame.shown_name("p1", "Ana Ruiz") == "Ana Ruiz") is not incognito
        assert (frame.shown_text("Dear Ana Ruiz") == "Dear Ana Ruiz") is not incognito


def test_a_page_says_that_names_are_made_up(store: Home) -> None:
    """Who looks on is told that these are not the names."""
    page = html_of(came_in(Desk(PORT, store, incognito=True)).get("/settings/"))
    assert "Names are made up" in one(page, ".rail").text()
    assert "data-incognito" in one(page, "html").attributes
