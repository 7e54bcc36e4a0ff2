"""Made-up policies of every shape, and a slow, plain reading of them to compare with."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import polars as pl
from hypothesis import strategies as st
from policy_helpers import values_of

from friendline.model import AnswerKind, Fact
from friendline.policy.decide import complete
from friendline.policy.language.facts import BUILT_IN, FactKind, FactSpec, declared
from friendline.policy.language.syntax import (
    And,
    Atom,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    all_of,
    truth,
)
from friendline.policy.rules import Policy, Rule

Row: TypeAlias = tuple[int | None, str, str | None, str | None]
"""Index of the rule, answer, offer and list."""

OWN = {
    "boat": declared("boat", FactKind.ENUMERATION, values=("none", "small", "large")),
    "score": declared("score", FactKind.NUMBER, bounds=(-3, 4)),
    "letter": declared("letter", FactKind.YES_NO),
    "distance": declared("distance", FactKind.NUMBER, bounds=(0, 90_000)),
}
FACTS = {**BUILT_IN, **OWN}
READ = ("channel", "purpose", "met", "months_known", *OWN)
"""What the rules of a made-up policy read."""


def atoms_of(spec: FactSpec) -> st.SearchStrategy[Atom]:
    """Any test of a fact."""
    unknown: st.SearchStrategy[Atom] = st.just(IsUnknown(spec.name))
    if spec.kind is FactKind.NUMBER:
        bound = st.none() | st.integers(spec.least, spec.most)
        number = st.integers(spec.least, spec.most)
        between = st.builds(Between, st.just(spec.name), bound, bound)
        one = st.builds(lambda value: OneOf(spec.name, (value,)), number)
        return unknown | between | one
    values: Sequence[bool | str] = spec.values or (True, False)
    some = st.lists(st.sampled_from(values), max_size=3, unique=True)
    return unknown | st.builds(lambda chosen: OneOf(spec.name, tuple(chosen)), some)


def conditions(names: Sequence[str] = READ) -> st.SearchStrategy[Condition]:
    """Any condition over some facts, joined and negated at will."""
    atom: st.SearchStrategy[Condition] = st.sampled_from(names).flatmap(
        lambda name: atoms_of(FACTS[name])
    )
    return st.recursive(
        atom,
        lambda part: (
            st.builds(Not, part)
            | st.builds(And, st.lists(part, max_size=3).map(tuple))
            | st.builds(Or, st.lists(part, max_size=3).map(tuple))
        ),
        max_leaves=5,
    )


WAYS = ("linkedin", "facebook", "e-mail")


@st.composite
def rules(draw: st.DrawFn, number: int) -> Rule:
    """One row: a few cells and perhaps an ``also``, any answer, any offer."""
    answer = draw(st.sampled_from(list(AnswerKind)))
    return Rule(
        name=f"rule {number}",
        number=number,
        row=number + 1,
        when=all_of(draw(st.lists(conditions(), max_size=3))),
        written=(),
        answer=answer,
        because="so",
        offer=draw(st.none() | st.sampled_from(WAYS)),
        onto_list="Acquaintances" if answer is AnswerKind.ACCEPT_RESTRICTED else None,
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A policy of up to seven rules, with and without purposes of channels and alternatives."""
    count = draw(st.integers(1, 7))
    purposes = st.dictionaries(
        st.sampled_from(BUILT_IN["channel"].values),
        st.sampled_from(BUILT_IN["purpose"].values),
        max_size=3,
    )
    return Policy(
        name="Made up",
        version="1",
        rules=tuple(draw(rules(number)) for number in range(1, count + 1)),
        facts=FACTS,
        channels=draw(purposes),
        alternatives=tuple(draw(st.lists(st.sampled_from(WAYS), max_size=2))),
    )


def cases(names: Sequence[str] = READ) -> st.SearchStrategy[dict[str, Fact]]:
    """Any case over the facts that a made-up policy reads."""
    return st.fixed_dictionaries({name: values_of(FACTS[name]) for name in names})


def by_hand(policy: Policy, facts: Mapping[str, Fact]) -> Row:
    """Read the policy from the top, the way a person would."""
    known = complete(policy, facts)
    for index, rule in enumerate(policy.rules):
        if truth(rule.when, known) is True:
            offers = [way for way in policy.ways(rule) if way != known["channel"]]
            offer = offers[0] if offers else None
            nothing_left = rule.answer is AnswerKind.OFFER_OTHER and offer is None
            answer = AnswerKind.ASK if nothing_left else rule.answer
            return index, str(answer), offer, rule.onto_list
    return None, "ask", None, None


def table_of(rows: Sequence[Mapping[str, Fact]], specs: Mapping[str, FactSpec]) -> pl.DataFrame:
    """Write cases as a table with a column for every fact that the first of them has."""
    kinds = {FactKind.ENUMERATION: pl.String, FactKind.YES_NO: pl.Boolean}
    schema = {name: kinds.get(specs[name].kind, pl.Int64) for name in rows[0]}
    return pl.DataFrame(rows, schema=schema)
