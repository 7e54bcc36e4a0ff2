"""Tests of invented people in words."""

import pytest
from policy_proof_helpers import OWN

from friendline.model import Fact
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.prove.ordinary import made_ordinary
from friendline.policy.prove.people import described, somebody

SPECS = {**BUILT_IN, **OWN}
TABLE: list[tuple[dict[str, Fact], tuple[str, ...], str]] = [
    ({}, (), "Alex asks to connect"),
    ({"channel": "facebook"}, (), "Alex asks on Facebook"),
    (
        {"relationship": "client", "status": "current", "met": True, "channel": "facebook"},
        ("relationship", "status", "met"),
        "Alex, a current client you have met in person, asks on Facebook",
    ),
    ({"relationship": "investor"}, (), "Alex, an investor, asks to connect"),
    ({"relationship": "family"}, (), "Alex, a family member, asks to connect"),
    ({"status": "former"}, (), "Alex, a former contact, asks to connect"),
    ({"minor": None}, (), "Alex, somebody who may be a minor, asks to connect"),
    (
        {"relationship": None},
        (),
        "Alex, somebody whose relationship you have not noted, asks to connect",
    ),
    (
        {"relationship": "patient", "minor": True, "sensitive": True},
        (),
        "Alex, a patient, who is a minor, whose personal life your work touches, asks to connect",
    ),
    ({"months_known": 1}, (), "Alex, somebody whom you have known for 1 month, asks to connect"),
    (
        {"months_since_end": 18},
        (),
        "Alex, somebody whose work with you ended 18 months ago, asks to connect",
    ),
    (
        {"months_known": 0},
        (),
        "Alex, somebody whom you have known for less than a month, asks to connect",
    ),
    (
        {"relationship": "family_of_client", "kin": True, "met": None},
        (),
        (
            "Alex, a family member of a client you may or may not have met in person, who is "
            "family, asks to connect"
        ),
    ),
    (
        {"relationship": None, "met": False},
        (),
        (
            "Alex, somebody whose relationship you have not noted, whom you have not met in "
            "person, asks to connect"
        ),
    ),
    ({"direction": "outgoing", "channel": "x"}, (), "Alex is asked by you on X"),
    ({"direction": "existing"}, (), "Alex is connected with you"),
    ({"channel": "other"}, (), "Alex asks on another network"),
    ({"channel": "x", "purpose": "official"}, (), "Alex asks on X through an official account"),
    ({"tier": "gold"}, (), "Alex, somebody with tier: gold, asks to connect"),
    ({"signed": None}, (), "Alex, somebody with letter signed: not known, asks to connect"),
    ({"kin": False}, (), "Alex asks to connect"),
    ({"kin": False}, ("kin",), "Alex, somebody who is not family, asks to connect"),
]


@pytest.mark.parametrize(("case", "telling", "words"), TABLE)
def test_facts_become_one_clause_each(
    case: dict[str, Fact], telling: tuple[str, ...], words: str
) -> None:
    """What is not ordinary is said, and what must be told even if it is."""
    assert described("Alex", case, SPECS, telling) == words


def test_several_people_share_one_sentence() -> None:
    """Two people take the plural."""
    assert described("Alex and Sam", {}, SPECS, plural=True) == "Alex and Sam ask to connect"


def test_names_come_round_again() -> None:
    """Any number has a name, and always the same."""
    assert somebody(3) == somebody(13)


def test_an_example_keeps_what_it_needs_and_loses_the_rest() -> None:
    """Facts that the example does not hang on become ordinary; the others stay as they are."""
    odd: dict[str, Fact] = {"met": False, "kin": True, "tier": "gold", "unheard_of": 1}
    made = made_ordinary(odd, SPECS, lambda case: case["met"] is False)
    assert made["met"] is False
    assert made["kin"] is False
    assert made["tier"] is None
    assert "unheard_of" not in made
    assert made["relationship"] == "client"
