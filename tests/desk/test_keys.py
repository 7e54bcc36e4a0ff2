"""Tests of the table of shortcuts."""

import re
from pathlib import Path

import pytest
from desk_helpers import html_of, one
from django.test import Client

from friendline.desk.areas import in_rail
from friendline.desk.keys import as_markdown, shortcut, shortcuts

_ROOT = Path(__file__).parents[2]
_TEMPLATES = _ROOT / "src" / "friendline" / "desk" / "templates"


def test_the_documentation_says_what_the_desk_does() -> None:
    """``docs/keys.md`` is written from the table."""
    assert (_ROOT / "docs" / "keys.md").read_text("utf-8") == as_markdown()


def test_no_key_stands_for_two_things() -> None:
    """Every shortcut has keys, and a name, of its own."""
    every = shortcuts()
    assert len({each.keys for each in every}) == len(every)
    assert len({each.name for each in every}) == len(every)
    assert len({area.key for area in in_rail()}) == len(in_rail())


def test_no_key_begins_a_sequence_and_stands_alone() -> None:
    """A first key that did something itself would never wait for the second."""
    alone = {each.keys for each in shortcuts() if len(each.pressed) == 1}
    begins = {each.pressed[0] for each in shortcuts() if len(each.pressed) > 1}
    assert not alone & begins


def test_every_key_that_a_template_names_is_in_the_table() -> None:
    """A page cannot have a shortcut that nobody is told of."""
    named = {
        name
        for path in _TEMPLATES.rglob("*.html")
        for name in re.findall(r"{% (?:key|key_hint|pressed_by) \"(\w+)\"", path.read_text("utf-8"))
    }
    assert named
    assert {shortcut(name).name for name in named} == named


def test_an_unknown_key_is_a_mistake() -> None:
    """A template that names a shortcut which is not there fails."""
    with pytest.raises(KeyError):
        shortcut("nothing")


def test_every_page_lists_all_keys(client: Client) -> None:
    """The overlay and the page for browsers without scripts show the whole table."""
    page = html_of(client.get("/keys/"))
    for where in ("dialog", "main"):
        place = one(page, where)
        assert place is not None
        shown = [node.text() for node in place.css("dd")]
        assert sorted(shown) == sorted(each.does for each in shortcuts())
