"""What the tests of the provers share: small policies, and every case that they tell apart."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from friendline.model import AnswerKind, Fact
from friendline.policy.decide import Decision, decide
from friendline.policy.language.facts import BUILT_IN, FactKind, declared
from friendline.policy.language.syntax import (
    ALWAYS,
    And,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
)
from friendline.policy.rules import Policy, Promise, Rule

OWN = {
    "tier": declared("tier", FactKind.ENUMERATION, label="tier", values=("gold", "plain")),
    "signed": declared("signed", FactKind.YES_NO, label="letter signed"),
}
CHANNELS = {"facebook": "personal", "linkedin": "professional"}
VALUES: Mapping[str, tuple[Fact, ...]] = {
    "relationship": ("client", "friend", "other", None),
    "channel": ("facebook", "linkedin", "x", None),
    "purpose": ("personal", "professional", "official", None),
    "met": (True, False, None),
    "months_known": (0, 6, 12, None),
    "tier": ("gold", "plain", None),
}
"""Values that stand for all that the conditions below can tell apart."""

ACCEPT, OFFER = AnswerKind.ACCEPT, AnswerKind.OFFER_OTHER
DECLINE, ASK = AnswerKind.DECLINE, AnswerKind.ASK


def rule(
    when: Condition, answer: AnswerKind = ACCEPT, offer: str | None = None, say: str | None = None
) -> Rule:
    """Make a rule that has no name and no number yet."""
    return Rule(
        name="",
        number=0,
        row=0,
        when=when,
        written=(),
        answer=answer,
        because="So it is.",
        offer=offer,
        say=say,
        onto_list="L" if answer is AnswerKind.ACCEPT_RESTRICTED else None,
    )


def policy_of(*rules: Rule, **settings: Any) -> Policy:
    """Make a policy of rules in order; settings are those of ``Policy``, ``facts`` its own."""
    numbered = tuple(
        replace(one, name=f"rule {number}", number=number, row=number + 1)
        for number, one in enumerate(rules, start=1)
    )
    usual = {"name": "Ours", "channels": CHANNELS, "alternatives": ("linkedin", "e-mail")}
    facts = {**BUILT_IN, **settings.pop("facts", OWN)}
    return Policy(version="1", rules=numbered, facts=facts, **usual | settings)


def promise(
    when: Condition, never: Sequence[AnswerKind] = (), always: Sequence[AnswerKind] = ()
) -> Promise:
    """Make a promise."""
    return Promise(
        text="It is promised.", when=when, written="", never=tuple(never), always=tuple(always)
    )


def is_(fact: str, *values: bool | int | str) -> OneOf:
    """Make a test of a fact."""
    return OneOf(fact, values)


ATOMS: st.SearchStrategy[Condition] = st.one_of(
    st.builds(
        lambda words: OneOf("relationship", tuple(sorted(words))),
        st.sets(st.sampled_from(("client", "friend")), min_size=1),
    ),
    st.builds(lambda word: OneOf("channel", (word,)), st.sampled_from(("facebook", "linkedin"))),
    st.builds(
        lambda word: OneOf("purpose", (word,)), st.sampled_from(("personal", "professional"))
    ),
    st.builds(lambda yes: OneOf("met", (yes,)), st.booleans()),
    st.builds(lambda word: OneOf("tier", (word,)), st.sampled_from(("gold", "plain"))),
    st.sampled_from(
        (
            Between("months_known", 6, None),
            Between("months_known", None, 11),
            Between("months_known", 6, 11),
        )
    ),
    st.builds(IsUnknown, st.sampled_from(("relationship", "purpose", "met", "months_known"))),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    ATOMS,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(lambda some: And(tuple(some)), st.lists(parts, max_size=3)),
        st.builds(lambda some: Or(tuple(some)), st.lists(parts, max_size=3)),
    ),
    max_leaves=4,
)
RULES = st.builds(
    rule,
    CONDITIONS,
    st.sampled_from((ACCEPT, OFFER, DECLINE, ASK)),
    st.sampled_from((None, "linkedin", "e-mail")),
    st.sampled_from((None, "Hello.", "Try {offer}.")),
)
PROMISES = st.builds(
    promise,
    CONDITIONS,
    st.lists(st.sampled_from((ACCEPT, DECLINE)), min_size=1, max_size=2, unique=True),
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Any small policy, often with a last row for everybody."""
    rules = draw(st.lists(RULES, min_size=1, max_size=5))
    if draw(st.booleans()):
        rules.append(rule(ALWAYS, ASK))
    channels = draw(st.sampled_from(({}, CHANNELS)))
    return policy_of(*rules, channels=channels, promises=draw(st.lists(PROMISES, max_size=2)))


@cache
def cases() -> tuple[dict[str, Fact], ...]:
    """Every case that conditions as above can tell apart."""
    return tuple(dict(zip(VALUES, values, strict=True)) for values in product(*VALUES.values()))


def decisions(policy: Policy) -> Iterator[Decision]:
    """Decide every case, one by one."""
    return (decide(policy, case) for case in cases())
