"""Records made of labels, whatever language the labels are in (formats 1.3)."""

from typing import Any

import pytest
from archives_helpers import NOW, of_kind, read

from friendline.model import UNKNOWN, Item, ItemKind

CHECK_INS = "your_facebook_activity/posts/check-ins.json"
PLACES = "your_facebook_activity/posts/places_you_have_been_tagged_in.json"


def labelled(*values: tuple[str, Any]) -> dict[str, Any]:
    """Make a record of labels; a list of pairs stands below its label."""
    entries = [
        {"label": label, "dict": [{"label": a, "value": b} for a, b in value]}
        if isinstance(value, list)
        else {"label": label, "value": value}
        for label, value in values
    ]
    return {"timestamp": NOW, "media": [], "label_values": entries, "fbid": "1"}


def item(file: str, record: dict[str, Any]) -> Item:
    """Read the one item of a file with one bare record."""
    (found,) = of_kind(read({file: record}), Item)
    return found


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("Message", "Place tags"),
        ("Nachricht", "Orts-Markierungen"),
        ("Üzenet", "Helymegjelölések"),
    ],
)
def test_check_in_in_any_language(message: str, place: str) -> None:
    """Words and place of a check-in are told apart by label, and without a known one by shape."""
    about = [("Name", "Zum Goldenen Löwen"), ("Adresse", "Marktplatz 1")]
    found = item(CHECK_INS, labelled((message, "Prost"), (place, about), ("URL", "https://x.org")))
    assert (found.kind, found.text, found.place) == (
        ItemKind.CHECK_IN,
        "Prost",
        "Zum Goldenen Löwen",
    )


def test_check_in_without_words_has_none() -> None:
    """A place alone is not said a second time as words, in any language."""
    found = item(CHECK_INS, labelled(("Helymegjelölések", [("Név", "Kocsma"), ("Cím", "Fő u.")])))
    assert (found.text, found.place) == ("", "Kocsma")


@pytest.mark.parametrize(("label", "by"), [("Tagged by", "Bo Ek"), ("Fotók", UNKNOWN)])
def test_tagged_place_names_who_tagged_where_it_is_told(label: str, by: str) -> None:
    """Who put the owner at a place is told where the export tells it, and else unknown."""
    found = item(PLACES, labelled(("Place name", "The Crown"), (label, "Bo Ek")))
    assert (found.kind, found.place, found.by) == (ItemKind.TAG, "The Crown", by)
