"""What titles tell, and that unknown titles tell nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.facebook.titles import NOTHING, Told, commented_on, told_by, writer


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Zoë Test wrote on Kim Ray's timeline.", Told(by="Zoë Test", timeline="Kim Ray")),
        (
            "Zoë Test added a new photo to Kim Ray's timeline.",
            Told(by="Zoë Test", timeline="Kim Ray"),
        ),
        (
            "Zoë Test wrote on Kim Ray\N{RIGHT SINGLE QUOTATION MARK}s timeline.",
            Told(by="Zoë Test", timeline="Kim Ray"),
        ),
        (
            "Zoë Test was with Ann Lee and Bo Ek at The Inn at Hove.",
            Told(tagged=("Ann Lee", "Bo Ek"), place="The Inn at Hove"),
        ),
        (
            "Zoë Test was with Ann Lee, Bo Ek and 3 others.",
            Told(tagged=("Ann Lee", "Bo Ek")),
        ),
        ("Zoë Test is with Ann Lee at The Crown.", Told(tagged=("Ann Lee",), place="The Crown")),
        ("Zoë Test is at The Crown", Told(place="The Crown")),
        ("Zoë Test was at The Crown.", Told(place="The Crown")),
        ("Zoë Test posted in Bread Bakers.", Told(group="Bread Bakers")),
        ("Zoë Test shared a link to the group: Bread Bakers.", Told(group="Bread Bakers")),
    ],
)
def test_known_templates(title: str, told: Told) -> None:
    """The English templates tell whose timeline, who, where and which group."""
    assert told_by(title) == told


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Zoë Test updated her status.",
        "Zoë Test shared a link.",
        "Zoë Test skrev på Kim Rays tidslinje.",
        "'s timeline.",
    ],
)
def test_unknown_titles_tell_nothing(title: str) -> None:
    """A title in another language or of another kind is no information."""
    assert told_by(title) == NOTHING


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Zoë Test commented on Kim Ray's photo.", "Kim Ray"),
        ("Zoë Test commented on his own post.", None),
        ("Zoë Test commented on her mother's post.", None),
        ("Zoë Test replied to Kim Ray's comment.", None),
        ("Zoë Test kommentierte Kims Foto.", None),
    ],
)
def test_whose_post_a_comment_stands_on(title: str, whose: str | None) -> None:
    """Only a comment on somebody's post tells where it stands."""
    assert commented_on(title) == whose


@given(st.text())
def test_titles_never_raise(title: str) -> None:
    """Any text may be a title."""
    assert isinstance(told_by(title), Told)
    assert isinstance(commented_on(title), str | None)
    assert isinstance(writer(title), str | None)
