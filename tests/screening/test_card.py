"""What is told of a detector."""

import tomllib
from importlib.resources import files

import msgspec
import pytest

from friendline.model import Category
from friendline.screening.card import Card, card_of
from friendline.screening.choosing import Given, chosen

NAMES = sorted(
    path.name.removesuffix(".toml") for path in (files("friendline.screening") / "cards").iterdir()
)


def read(text: str) -> Card:
    """Read a card as the files are read."""
    return msgspec.convert(tomllib.loads(text), Card, strict=False)


@pytest.mark.parametrize("name", NAMES)
def test_every_card_tells_how_it_works_and_where_it_fails(name: str) -> None:
    """A detector without a known fault was not looked at closely."""
    card = card_of(name)
    assert card.title
    assert card.how.endswith(".")
    assert all(fault.endswith(".") for fault in card.faults)
    assert not card.measured or card.measured_on or all(one.on for one in card.measured)


@pytest.mark.parametrize("name", NAMES)
def test_figures_of_a_card_are_shares_within_their_bounds(name: str) -> None:
    """What cannot be is a slip of the pen."""
    for one in card_of(name).measured:
        pairs = ((one.precision, one.precision_bounds), (one.recall, one.recall_bounds))
        for share, bounds in pairs:
            assert share is None or 0 <= share <= 1
            assert bounds is None or share is None or bounds[0] <= share <= bounds[1]


def test_only_the_endpoint_sends() -> None:
    """Every other card says that nothing leaves this machine."""
    assert [name for name in NAMES if card_of(name).sends] == ["endpoint"]


def test_every_usual_detector_carries_its_card() -> None:
    """It is the one of its name, or one for a detector that does more."""
    for detector in chosen(Given()):
        assert detector.card.title.startswith(card_of(detector.name).title)


def test_a_detector_without_a_card_is_an_error_of_ours() -> None:
    """There is no card for a name that nobody has."""
    with pytest.raises(FileNotFoundError):
        card_of("nobody")


def test_a_category_that_was_never_seen_has_no_precision() -> None:
    """TOML has no word for nothing: the line is left out."""
    card = read(
        'title = "T"\nhow = "H."\n[[measured]]\ncategory = "pets"\nrecall = 0.0\n'
        '[[measured]]\ncategory = "family"\nprecision = 0.9\nrecall = 0.5\n'
        "precision_bounds = [0.85, 0.95]\n"
    )
    assert [(one.category, one.precision) for one in card.measured] == [
        (Category.PETS, None),
        (Category.FAMILY, 0.9),
    ]
    assert card.measured[1].precision_bounds == (0.85, 0.95)


@pytest.mark.parametrize(
    "line",
    [
        'langauges = ["en"]',
        'measured = [{category = "pets", recall = 0.5, precison = 0.5}]',
        'measured = [{category = "gossip", recall = 0.5}]',
        'measured = [{category = "pets", recall = 0.5, recall_bounds = [0.1]}]',
    ],
)
def test_a_slip_of_the_pen_in_a_card_is_noticed(line: str) -> None:
    """A figure that is not read would be one that is not shown."""
    with pytest.raises(msgspec.ValidationError):
        read(f'title = "T"\nhow = "H."\n{line}\n')
