"""Random small policies, and everything that can be asked of them, for tests that compare two."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product

from hypothesis import strategies as st
from msgspec.structs import replace

from friendline.model import AnswerKind, Fact
from friendline.policy.language.facts import BUILT_IN, FactKind, FactSpec, declared
from friendline.policy.language.syntax import And, Between, Condition, IsUnknown, Not, OneOf, Or
from friendline.policy.rules import Policy, Rule

CHANNEL = ("facebook", "linkedin")
PURPOSE = ("personal", "professional")
FEW = {
    "met": BUILT_IN["met"],
    "channel": replace(BUILT_IN["channel"], values=CHANNEL),
    "purpose": replace(BUILT_IN["purpose"], values=PURPOSE),
}
"""Built-in facts with so few values that all cases can be tried."""

CHANNELS = st.dictionaries(st.sampled_from(CHANNEL), st.sampled_from(PURPOSE))
ALTERNATIVES = st.lists(st.sampled_from((*CHANNEL, "phone")), unique=True).map(tuple)


@st.composite
def own_facts(draw: st.DrawFn) -> dict[str, FactSpec]:
    """Declare some of three own facts, in various ways."""
    tiers = draw(st.sampled_from([("low",), ("low", "high"), ("high", "mid")]))
    least = draw(st.integers(0, 1))
    made = {
        "tier": declared("tier", FactKind.ENUMERATION, values=tiers),
        "size": declared("size", FactKind.NUMBER, bounds=(least, least + draw(st.integers(0, 2)))),
        "signed": declared("signed", draw(st.sampled_from((FactKind.YES_NO, FactKind.NUMBER)))),
    }
    chosen = draw(st.sets(st.sampled_from(sorted(made))))
    facts = {name: spec for name, spec in made.items() if name in chosen}
    if "signed" in facts and facts["signed"].kind is FactKind.NUMBER:
        facts["signed"] = declared("signed", FactKind.NUMBER, bounds=(0, 1))
    return facts


@cache
def atoms_of(spec: FactSpec) -> tuple[Condition, ...]:
    """Every elementary test of a fact, of at most two values."""
    unknown = IsUnknown(spec.name)
    if spec.kind is FactKind.NUMBER:
        bounds = (None, *range(spec.least, spec.most + 1))
        return unknown, *(Between(spec.name, *pair) for pair in product(bounds, bounds))
    values: tuple[bool | str, ...] = spec.values or (True, False)
    some = (*((value,) for value in values), *combinations(values, 2))
    return unknown, *(OneOf(spec.name, chosen) for chosen in some)


def condition(draw: st.DrawFn, specs: Sequence[FactSpec], depth: int = 2) -> Condition:
    """Draw any condition over these facts."""
    shape = draw(st.sampled_from(("test", "not", "and", "or")[: 1 if depth == 0 else 4]))
    if shape == "test":
        return draw(st.sampled_from(atoms_of(draw(st.sampled_from(specs)))))
    if shape == "not":
        return Not(condition(draw, specs, depth - 1))
    parts = [condition(draw, specs, depth - 1) for _ in range(draw(st.integers(0, 3)))]
    return And(tuple(parts)) if shape == "and" else Or(tuple(parts))


def rule(number: int, when: Condition, answer: AnswerKind, offer: str | None = None) -> Rule:
    """Make a rule without a sheet."""
    return Rule(
        name=f"rule {number}",
        number=number,
        row=number + 1,
        when=when,
        written=(),
        answer=answer,
        because="So it is.",
        offer=offer,
        onto_list="Some" if answer is AnswerKind.ACCEPT_RESTRICTED else None,
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Any small policy."""
    facts = draw(own_facts())
    made = [
        rule(
            number,
            condition(draw, (*facts.values(), *FEW.values())),
            draw(st.sampled_from(AnswerKind)),
            draw(st.sampled_from((None, "phone", *CHANNEL))),
        )
        for number in range(1, draw(st.integers(1, 4)) + 1)
    ]
    return Policy(
        name="Any",
        version=str(draw(st.integers(1, 3))),
        rules=tuple(made),
        facts={**BUILT_IN, **FEW, **facts},
        channels=draw(CHANNELS),
        alternatives=draw(ALTERNATIVES),
    )


def all_values(spec: FactSpec) -> list[Fact]:
    """Everything that a fact can be, not known included."""
    match spec.kind:
        case FactKind.ENUMERATION:
            return [*spec.values, None]
        case FactKind.YES_NO:
            return [True, False, None]
        case FactKind.NUMBER:
            return [*range(spec.least, spec.most + 1), None]


def all_cases(specs: Mapping[str, FactSpec]) -> Iterator[dict[str, Fact]]:
    """Every combination of values of these facts."""
    for values in product(*(all_values(spec) for spec in specs.values())):
        yield dict(zip(specs, values, strict=True))
