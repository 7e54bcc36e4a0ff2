"""Statements that fit nothing are named, with what is near."""

from pathlib import Path

from friendline.book.items import item_table
from friendline.model import Item, ItemKind
from friendline.sight.statements.applying import load_statements
from friendline.sight.statements.unmet import unmet

ITEMS = item_table(
    {
        "one": Item(
            channel="facebook",
            kind=ItemKind.PHOTO,
            at=1_500_000_000,
            album="Holiday in Wales",
            place="The Red Lion",
        )
    }
)
ACCOUNTS = {"facebook": {"Ann Lee", "Kim Novak"}, "x": frozenset[str]()}


def sentences(tmp_path: Path, text: str) -> list[str]:
    """What is said of a file."""
    path = tmp_path / "audience.toml"
    path.write_text(text, "utf-8")
    return list(unmet(ITEMS, ACCOUNTS, load_statements(path)))


def test_a_name_nearly_right_is_named_with_what_is_near(tmp_path: Path) -> None:
    """An album, a place, an item and people, each with its place in the file."""
    text = """
[[rule]]
channel = "facebook"
album = "Holidays in Wales"
place = "the red lion"
audience = "friends"

[[rule]]
channel = "facebook"
album = "holiday in wales"
audience = 'friends + people "Ann Lee" except people "Kim Novack"'

[[item]]
id = "item-0123456789abcdef"
audience = "public"

[[list]]
channel = "facebook"
name = "Restricted"
members = ["Ann Leigh", "kim novak"]
"""
    assert sentences(tmp_path, text) == [
        (
            "[[rule]] number 1 fits no item. No album is called 'Holidays in Wales'; did you mean "
            "'Holiday in Wales'?"
        ),
        "[[rule]] number 2: no account there is called 'Kim Novack'; did you mean 'Kim Novak'?",
        (
            "[[item]] number 1: the item item-0123456789abcdef is in no export. Its id is in "
            "review.json."
        ),
        (
            "The list \"restricted\" of facebook: no account there is called 'Ann Leigh'; "
            "did you mean 'Ann Lee'?"
        ),
    ]


def test_conditions_that_fit_one_by_one_and_not_together_are_named(tmp_path: Path) -> None:
    """The names are right, and still no item fits all of it."""
    text = (
        '[[rule]]\nalbum = "Holiday in Wales"\nkind = "story"\naudience = "friends"\n'
        '[[rule]]\ngroup = "Hikers"\naudience = "public"\n'
    )
    assert sentences(tmp_path, text) == [
        "[[rule]] number 1 fits no item.",
        "[[rule]] number 2 fits no item. No group is called 'Hikers'.",
    ]


def test_nothing_is_said_where_nothing_can_be_known(tmp_path: Path) -> None:
    """A default for coming years, and names on a network whose export names nobody."""
    text = """
[[default]]
from = 2030-01-01
audience = "friends"

[[list]]
channel = "x"
name = "Twitter Circle"
members = ["@somebody"]
"""
    assert sentences(tmp_path, text) == []
