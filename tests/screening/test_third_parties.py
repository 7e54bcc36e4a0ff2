"""Whom else a perk shows: children and people who did not choose to be seen."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.book.items import item_table
from friendline.model import Category, Finding, Item, ItemKind, Severity
from friendline.screening.third_parties import ThirdParties, third_parties


def noted(
    text: str,
    category: Category = Category.FAMILY,
    names: tuple[str, ...] = (),
    **more: Any,
) -> ThirdParties | None:
    """Give what is noted of one item of Jane Roe's with one finding."""
    item = Item(channel="facebook", kind=ItemKind.POST, text=text, **more)
    found = Finding(
        item="one",
        category=category,
        severity=Severity.LOW,
        evidence="",
        reason="Shows.",
        detector="words",
    )
    table = item_table({"one": item})
    return third_parties([found], table, names, owner_names=("Jane Roe",)).get("one")


CHILDREN = [
    "Took the kids to the beach",
    "Our little one is asleep at last",
    "My 5-year-old draws better than me",
    "Emma turned 7 today!",
    "His 13th birthday, and he is taller than me",
    "First day at Oakfield Primary School",
    "St. Anne\u2019s Primary put on a lovely play",
    "The school run in pyjamas",
    "My daughter scored twice",
    "My daughter's 8th birthday, a wedding of dolls",
    "Kids everywhere at my sister's wedding",
    "Coaching the under-9s again",
    "The U10 girls won",
    "Our grandchildren are here",
    "Our newborn nephew",
    "Unsere Kinder lieben den Zoo",
    "Finn wird heute 6!",
    "Notre fille a 7 ans",
    "Mi hija cumple 8 años",
]

GROWN_UP = [
    "Only kidding, we went to the pub quiz",
    "I went to business school with a man of the old school",
    "My son's wedding was lovely",
    "Our daughter graduated from university",
    "My fur baby is asleep",
    "Our 5-year-old labrador",
    "A 12-year-old whisky for my dad",
    "Ten years married, 12 years together",
    "Walked down the old High Street with my wife",
    "My mum is turning 70 today",
    "Baby boomers and their music",
    "The boys are back in town, says dad",
    "My parents at the Royal Academy of Music",
    "A minor miracle: dad cooked",
]


@pytest.mark.parametrize("text", CHILDREN)
def test_children_are_told_by_words_ages_and_schools(text: str) -> None:
    """The words that show it stand in the reason as they were written."""
    note = noted(text)
    assert note is not None
    assert note.minors
    shown = note.reason.split("“")[1].split("”")[0]
    assert shown in text


@pytest.mark.parametrize("text", GROWN_UP)
def test_grown_ups_animals_and_things_are_no_children(text: str) -> None:
    """Weddings, whisky, dogs and turns of speech get no warning."""
    assert noted(text) is None


def test_the_age_of_a_pet_is_not_a_childs() -> None:
    """In a post on a pet an age needs a word for a child beside it."""
    assert noted("Biscuit turned 7 today!", Category.PETS) is None
    note = noted("Biscuit and our daughter: she turned 7 today!", Category.PETS)
    assert note is not None
    assert note.minors


def test_who_is_tagged_is_somebody_else_and_the_owner_is_not() -> None:
    """Jane herself, in whatever capitals, needs no warning about herself."""
    note = noted("At the harbour", tagged=("Tom Ash", "jane roe"))
    assert note == ThirdParties(minors=False, others=True, reason="Tom Ash is tagged in it.")
    assert noted("At the harbour", tagged=("Jane Roe",)) is None


def test_many_tagged_people_are_counted() -> None:
    """Three are named, the others counted."""
    note = noted("All of us", tagged=tuple(f"Friend {number}" for number in range(9)))
    assert note is not None
    assert note.reason == "Friend 0, Friend 1, Friend 2 and 6 more are tagged in it."


def test_what_others_made_is_theirs() -> None:
    """A post by somebody else shows them, whether or not the export names them."""
    by_tom, by_somebody = noted("Lovely day", by="Tom Ash"), noted("Lovely day", by="unknown")
    assert by_tom is not None
    assert by_somebody is not None
    assert (by_tom.reason, by_somebody.reason) == (
        "It is by Tom Ash.",
        "It is by somebody else.",
    )


def test_full_names_that_are_known_are_found_and_first_names_are_not() -> None:
    """Tom Ash is somebody; Tom, or Tomas Ashley, is nobody that is known."""
    names = ("Tom Ash", "Mia", "Jane Roe")
    note = noted("With TOM ASH, and Mia.", names=names)
    assert note is not None
    assert note.reason == "It names Tom Ash."
    assert noted("With Tom, Mia and Tomas Ashley", names=names) is None
    assert noted("Jane Roe likes the sea", names=names) is None


def test_an_at_name_is_somebody_and_an_address_is_not() -> None:
    """@tom.ash is an account; jane@example.org is an address."""
    note = noted("Dinner with @tom.ash tonight")
    assert note is not None
    assert note.reason == "It names @tom.ash."
    assert noted("Write to jane@example.org about the bake sale") is None


def test_who_is_tagged_is_not_told_twice() -> None:
    """A name in the words and in the tags is one."""
    note = noted("With Tom Ash", names=("Tom Ash",), tagged=("Tom Ash",))
    assert note is not None
    assert note.reason == "Tom Ash is tagged in it."


def test_risks_get_no_note() -> None:
    """The note is for what might be shown on purpose."""
    assert noted("The kids were sick in the car", Category.PROFANITY) is None


def test_place_and_album_are_read_too() -> None:
    """A school shows in the place of a check-in and in the name of an album."""
    at_school = noted("Lovely", place="Oakfield Primary School")
    for note in (at_school, noted("Lovely", album="Kids 2024")):
        assert note is not None
        assert note.minors


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_and_any_names_are_read(text: str, names: list[str]) -> None:
    """Nothing that is written, or that people call themselves, makes it fail."""
    note = noted(text, names=tuple(names), tagged=tuple(names))
    assert note is None or note.reason


@pytest.mark.parametrize(
    "part", ["A ", "a", "my ", "@a", "Aa.'-", "my 5 ", "turned ", "\U0001d49c "]
)
def test_endless_texts_are_read_in_a_moment(part: str) -> None:
    """A text made to keep patterns busy takes less than a second."""
    began = time.process_time()
    noted(part * 20_000, names=("A A",))
    assert time.process_time() - began < 1
