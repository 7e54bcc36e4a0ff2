"""Tests of the real people whose answer changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from policy_pairs import CHANNEL, all_values, policies

from friendline.model import AnswerKind, Direction, Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.changed_people import (
    Became,
    Effect,
    PersonCase,
    answer_in,
    changed_people,
)
from friendline.policy.change.diff import diff
from friendline.policy.change.sides import joint_facts, usable
from friendline.policy.decide import decide
from friendline.policy.rules import Policy


def case(name: str, channel: str = "facebook", **facts: Fact) -> PersonCase:
    """Somebody who asks."""
    return PersonCase(
        id=f"person-{name}", name=name, channel=channel, direction=Direction.INCOMING, facts=facts
    )


def test_who_is_answered_differently() -> None:
    """From met-in-person to open: clients who were not met are accepted, those met were already."""
    people = [
        case("Zoe Made-Up", relationship="client", met=False),
        case("Ann Made-Up", relationship="client", met=False),
        case("Bo Made-Up", relationship="client", met=True),
        case("Cy Made-Up", "linkedin", relationship="client", met=False),
    ]
    found = changed_people(load_policy("met-in-person"), load_policy("open"), people)
    assert [one.case.name for one in found] == ["Ann Made-Up", "Zoe Made-Up"]
    assert (found[0].before.answer, found[0].before.rule) == (AnswerKind.OFFER_OTHER, "not met yet")
    assert (found[0].after.answer, found[0].after.rule) == (AnswerKind.ACCEPT, "everyone")


def test_facts_that_a_policy_does_not_know_are_not_known_to_it() -> None:
    """A column of the other version, and a word that no version knows, break nothing."""
    odd = case("Ann Made-Up", relationship="clientt", shoe_size=44)
    assert changed_people(load_policy("open"), load_policy("open"), [odd]) == ()
    sure = replace(odd, facts={**odd.facts, "met": True})
    (found,) = changed_people(load_policy("barrier"), load_policy("met-in-person"), [sure])
    assert found.before.facts["relationship"] is None
    assert "shoe_size" not in found.before.facts


@pytest.mark.parametrize(
    ("old", "new", "became", "effect"),
    [
        ("met-in-person", "open", Became.REJECTED, Effect.WELCOME_NOW),
        ("met-in-person", "open", Became.REMOVED, Effect.WELCOME_NOW),
        ("met-in-person", "open", Became.WAITING, Effect.OTHERWISE),
        ("met-in-person", "open", None, Effect.OTHERWISE),
        ("open", "met-in-person", Became.CONNECTED, Effect.NOT_WELCOME),
        ("open", "met-in-person", Became.REJECTED, Effect.OTHERWISE),
    ],
)
def test_what_a_new_answer_means(old: str, new: str, became: Became | None, effect: Effect) -> None:
    """It depends on what became of them before: whom it lets in, and whom it would not."""
    client = case("Ann Made-Up", relationship="client", met=False)
    asked = replace(client, became=became)
    (found,) = changed_people(load_policy(old), load_policy(new), [asked])
    assert found.effect is effect


@settings(max_examples=60, deadline=None)
@given(policies(), policies(), st.data())
def test_nobody_is_left_out(old: Policy, new: Policy, data: st.DataObject) -> None:
    """Everybody whose answer differs is listed, nobody else, by a change that is counted."""
    specs = joint_facts(old, new)
    drawn = {name: st.sampled_from(all_values(spec)) for name, spec in specs.items()}
    drawn["channel"] = st.sampled_from(CHANNEL)
    people = [
        replace(case(str(number)), channel=str(facts["channel"]), facts={**facts, "purpose": None})
        for number, facts in enumerate(
            data.draw(st.lists(st.fixed_dictionaries(drawn), max_size=4))
        )
    ]
    found = {one.case.name for one in changed_people(old, new, people)}
    changes = {(one.before, one.after) for one in diff(old, new).changes}
    for one in people:
        given = {**one.facts, "channel": one.channel, "direction": one.direction.value}
        pair = (
            answer_in(decide(old, usable(old, given))),
            answer_in(decide(new, usable(new, given))),
        )
        assert (one.name in found) == (pair[0] != pair[1])
        assert pair[0] == pair[1] or pair in changes
