"""What was imported, given back."""

from pathlib import Path

from friendline.model import Fact, Item, ItemKind, Person, Relationship, Status
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep
from friendline.store.imports.kept import book, media, read_kept
from friendline.store.imports.records import lies_at, newest_client_list

LIST = Source("clients.csv", "client_list", is_client_list=True)
FOUND = Source("pupils.csv", "client_list")


def client(name: str, status: Status = Status.CURRENT, **facts: Fact) -> Person:
    """A row of a client list."""
    return Person(
        id=f"person-{name}",
        name=name,
        relationship=Relationship.CLIENT,
        status=status,
        facts=facts,
    )


def statuses() -> dict[str, Status]:
    """Everybody in the book, with where they stand."""
    return {one.name: one.status for one in book().people.values()}


def test_the_newest_list_holds(store: Home) -> None:
    """Also where the older one says more of a person."""
    keep(LIST, [client("Ottoline", met=True, kin=False), client("Berenike")])
    keep(LIST, [client("Ottoline", Status.FORMER), client("Berenike")])
    assert statuses() == {"Ottoline": Status.FORMER, "Berenike": Status.CURRENT}
    assert book().people["person-Ottoline"].facts == {}


def test_who_is_on_an_older_list_only_is_known_and_no_client_for_sure(store: Home) -> None:
    """They stay listed; that they are clients today is told as unknown, and former stays former."""
    keep(LIST, [client("Ottoline"), client("Kim", Status.FORMER), client("Berenike")])
    keep(LIST, [client("Berenike")])
    assert statuses() == {
        "Ottoline": Status.UNKNOWN,
        "Kim": Status.FORMER,
        "Berenike": Status.CURRENT,
    }
    told = [one for row in read_kept().sources for one in row.missing]
    assert len(told) == 1
    assert "2 people of an earlier client list are not on this one: Kim, Ottoline." in told[0].what


def test_a_list_among_the_exports_stands_beside_the_client_list(store: Home) -> None:
    """It is not replaced by another one, and its people stay what they are."""
    keep(FOUND, [client("Pupil")])
    keep(LIST, [client("Ottoline")])
    keep(LIST, [client("Berenike")])
    assert statuses() == {
        "Pupil": Status.CURRENT,
        "Ottoline": Status.UNKNOWN,
        "Berenike": Status.CURRENT,
    }


def test_a_list_that_is_given_as_the_client_list_later_is_it(store: Home) -> None:
    """The same list, first found in a folder and then named."""
    keep(FOUND, [client("Ottoline")])
    assert newest_client_list() is None
    again = keep(LIST, [client("Ottoline")])
    assert (again.new, newest_client_list()) == (0, again.number)


def test_a_review_is_told_what_each_export_gave(store: Home) -> None:
    """The same counts as when it was read."""
    items = [Item(channel="facebook", kind=ItemKind.POST, text=text) for text in "abc"]
    keep(LIST, [client("Ottoline")])
    keep(Source("/gone/facebook.zip", "facebook"), items)
    rows = read_kept().sources
    assert [(row.path, row.kind, row.items, row.people) for row in rows] == [
        ("clients.csv", "client_list", 0, 1),
        ("/gone/facebook.zip", "facebook", 3, 0),
    ]


def test_an_export_is_found_where_it_lay(tmp_path: Path) -> None:
    """Itself, or the zip in which it lay; not another thing in the same folder."""
    (tmp_path / "all.zip").write_bytes(b"")
    assert lies_at(str(tmp_path / "all.zip")) == tmp_path / "all.zip"
    assert lies_at(str(tmp_path / "all.zip" / "facebook")) == tmp_path / "all.zip"
    assert lies_at(str(tmp_path / "gone.zip")) is None
    assert lies_at("facebook.zip") is None


def test_exports_that_are_gone_or_are_something_else_by_now_have_no_media(
    store: Home, tmp_path: Path
) -> None:
    """Neither is an error."""
    (tmp_path / "facebook.zip").write_text("a shopping list")
    keep(Source(str(tmp_path / "facebook.zip"), "facebook"), [])
    keep(Source(str(tmp_path / "gone.zip"), "instagram"), [])
    assert media().find("photo.jpg", channel="facebook") is None
