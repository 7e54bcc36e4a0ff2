"""Knowing forgotten people again by digests."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Fault, Gap, Owner
from friendline.store.imports.tombstones import REMOVED, Forgotten, digest_of, name_words

KEY = b"a secret of this test"
NAME = ("Ottoline", "van", "der", "Berg")


def forgotten(*marks: tuple[str, ...]) -> Forgotten:
    """People who are known by these."""
    return Forgotten((digest_of(mark, KEY) for mark in marks), KEY)


OTTOLINE = forgotten(("name", *NAME), ("begins", NAME[0]), ("email", "o@example.org"))


@given(st.text(), st.text())
def test_a_name_is_taken_out_wherever_it_stands(before: str, after: str) -> None:
    """Between other words, in any case, with accents and signs around it."""
    text = f"{before} ÓTTOLINE  van-der Berg, {after}"
    cleaned = OTTOLINE.text(text)
    assert REMOVED in cleaned
    assert "van der berg" not in " ".join(name_words(cleaned))
    assert OTTOLINE.text(cleaned) == cleaned


@given(st.text())
def test_texts_without_them_stay_as_they_are(text: str) -> None:
    """Letter by letter."""
    assert OTTOLINE.text(text) == text
    assert OTTOLINE.text(f"Ottoline {text}") == f"Ottoline {text}"


def test_the_rest_of_a_name_is_not_left() -> None:
    """Where a shorter name is known too, the longer one goes."""
    both = forgotten(("name", "Jo", "Roe"), ("name", "Jo", "Roe", "Lund"), ("begins", "Jo"))
    assert both.text("With Jo Roe Lund and Jo Roe.") == f"With {REMOVED} and {REMOVED}."


def test_addresses_are_taken_out() -> None:
    """Those of the person, and no others."""
    assert OTTOLINE.text("O@example.org or a.o@example.org") == f"{REMOVED} or a.o@example.org"


def test_notes_about_imports_lose_the_name_and_the_owner_stays() -> None:
    """Faults and gaps may quote anything."""
    name = " ".join(NAME)
    fault = OTTOLINE.without(Fault(file="a", reason=f"{name} is broken."))
    gap = OTTOLINE.without(Gap(what=f"{name} is missing.", remedy="Ask."))
    assert fault == Fault(file="a", reason=f"{REMOVED} is broken.")
    assert gap == Gap(what=f"{REMOVED} is missing.", remedy="Ask.")
    owner = Owner(channel="x", names=(name,))
    assert OTTOLINE.without(owner) == owner


def test_digests_of_another_store_say_nothing() -> None:
    """The secret differs."""
    digest = digest_of(("email", "o@example.org"), b"another secret")
    assert not Forgotten([digest], KEY).knows("email", "o@example.org")
    assert Forgotten([digest], b"another secret").knows("email", "O@example.org")
