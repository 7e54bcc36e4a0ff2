"""Counts, dates, names and cuts as the report writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category, Fact
from friendline.review.report.words import (
    breakable,
    capitalised,
    category_name,
    channel_name,
    day_words,
    fact_words,
    moment_words,
    readable,
    shortened,
)
from friendline.review.words import count, joined, named, number, spelled


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0 items"), (1, "1 item"), (2, "2 items"), (1_204_000, "1,204,000 items")],
)
def test_counts_have_plurals_and_commas(value: int, words: str) -> None:
    """One is one; thousands are set apart by a comma, on the page as in the JSON."""
    assert count(value, "item") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "No person"), (1, "One person"), (12, "Twelve people"), (13, "13 people")],
)
def test_small_numbers_are_spelled_in_headings(value: int, words: str) -> None:
    """Numbers up to twelve are words."""
    assert spelled(value, "person", "people") == words


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_keeps_its_digits(value: int) -> None:
    """Only commas are added to a number."""
    assert number(value).replace(",", "") == str(value)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-03-14T16:05:00Z", "14 March 2026, 16:05 UTC"),
        ("2026-03-14T16:05:00+02:00", "14 March 2026, 14:05 UTC"),
        ("2026-03-14T16:05:00", "14 March 2026, 16:05 UTC"),
        ("soon", "soon"),
        (None, "date not known"),
    ],
)
def test_times_are_said_in_utc(at: str | None, words: str) -> None:
    """A time without an offset is UTC; what is no time is given as it is."""
    assert moment_words(at) == words


@pytest.mark.parametrize("month", range(1, 13))
def test_days_are_said_in_english(month: int) -> None:
    """Months are named in English whatever the machine speaks."""
    assert day_words(date(2026, month, 3)) == date(2026, month, 3).strftime("3 %B 2026")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("met_in_person", True, "yes"),
        ("met_in_person", False, "no"),
        ("met_in_person", None, "not known"),
        ("months_since_end", 1200, "1,200"),
        ("ended_on", 0, "1 January 1970"),
        ("ended_on", 10**12, "1,000,000,000,000"),
        ("relationship", "parent_of_student", "parent of student"),
        ("city", "New_York", "New_York"),
    ],
)
def test_facts_are_said_in_words(name: str, value: Fact, words: str) -> None:
    """Unknown is said as not known; days are dates; words of code lose their underscores."""
    assert fact_words(name, value) == words


def test_every_category_has_a_name() -> None:
    """No category is shown as a word of code."""
    assert all("_" not in category_name(category) for category in Category)


def test_a_heading_may_break_inside_its_long_words_and_says_the_same() -> None:
    """Soft hyphens change nothing that is read."""
    for category in Category:
        name = category_name(category)
        assert breakable(name).replace("\u00ad", "") == name
    assert "\u00ad" in breakable("Whereabouts")


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", ""),
        ("a", "a"),
        ("ab", "a and b"),
        ("abcde", "a, b, c, d and e"),
        ("abcdef", "a, b, c, d and 2 others"),
    ],
)
def test_many_names_are_cut_and_the_others_counted(names: str, words: str) -> None:
    """A single name left over is said, since counting it is no shorter."""
    assert named(list(names)) == words


def test_a_list_is_said_with_the_word_it_needs() -> None:
    """The last two stand with and, or with another word."""
    assert joined(["can", "may"], "or") == "can or may"


def test_networks_are_named_as_they_write_themselves() -> None:
    """A network that is not known gets a capital letter."""
    assert channel_name("linkedin") == "LinkedIn"
    assert channel_name("new_network") == "New network"
    assert channel_name(None) == ""


@given(st.text(alphabet=st.characters(codec=None)), st.integers(min_value=2, max_value=60))
def test_a_shortened_text_is_never_longer(text: str, most: int) -> None:
    """A cut text keeps to its bound and to one line."""
    short = shortened(text, most)
    assert len(short) <= most
    assert "\n" not in short


def test_a_text_is_cut_between_words() -> None:
    """The cut is marked by an ellipsis; a text that fits is left alone."""
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
    assert shortened("x" * 50, 10) == "x" * 9 + "…"


@given(st.text(alphabet=st.characters(codec=None)))
def test_a_readable_text_can_be_written(text: str) -> None:
    """What is readable is valid UTF-8, and readable again."""
    plain = readable(text)
    plain.encode("utf-8")
    assert readable(plain) == plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kim.novak is your follower.", "kim.novak is your follower."),
        ("kim_n is tagged", "kim_n is tagged"),
        ("@kim asks", "@kim asks"),
        ("they are a client.", "They are a client."),
        ("no. Not today", "No. Not today"),
        ("", ""),
    ],
)
def test_a_user_name_keeps_its_letters_at_the_head_of_a_sentence(text: str, shown: str) -> None:
    """A user name with a capital is somebody else's; words begin with one."""
    assert capitalised(text) == shown


def test_a_network_among_facts_is_written_as_it_writes_itself() -> None:
    """The page says LinkedIn where the facts say linkedin."""
    assert fact_words("channel", "linkedin") == "LinkedIn"
    assert fact_words("purpose", "personal") == "personal"
