"""Conditions mean what Google's CEL says they mean: two other implementations as judges.

A fact that is not known is left out of what CEL is given. CEL then makes an error of reading it,
and its ``&&``, ``||`` and ``!`` treat an error just as Kleene's logic treats unknown. Asking
whether a fact is null has no such counterpart, so for the judges it is a variable of its own.
"""

import logging
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import celpy
import celpy.evaluation
import pytest
from cel_expr_python import cel
from celpy import celtypes
from celpy.evaluation import CELEvalError

from friendline.model import Fact
from friendline.policy import load_policy, preset_names
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import BUILT_IN, FactKind, FactSpec
from friendline.policy.language.regions import regions
from friendline.policy.language.regions import tests_by_fact as by_fact
from friendline.policy.language.syntax import (
    And,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    Truth,
    facts_read,
    truth,
)
from friendline.policy.problems import NeverTrueError

EXPRESSIONS_IN_A_BATCH, CASES, BATCHES = 500, 30, 4
"""Together 60,000 evaluations by each judge."""

FACTS = ("met", "kin", "relationship", "status", "months_known", "months_since_end")
NUMBERS = (0, 1, 6, 12, 24, 1200)


@dataclass(frozen=True)
class Written:
    """One expression, as a policy writes it and as the judges read it."""

    ours: str
    cel: str


class Writer:
    """Writes random expressions, with and without needless brackets."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def expression(self, depth: int) -> Written:
        """Write an expression of at most this depth."""
        if depth == 0 or self.dice.random() < 0.2:
            return self.elementary()
        if self.dice.random() < 0.25:
            part = self.expression(depth - 1)
            return Written(f"!({part.ours})", f"!({part.cel})")
        sign = self.dice.choice(["&&", "||"])
        parts = [self.part(depth - 1) for _ in range(self.dice.randint(2, 3))]
        return Written(
            f" {sign} ".join(part.ours for part in parts),
            f" {sign} ".join(part.cel for part in parts),
        )

    def part(self, depth: int) -> Written:
        """Write a part, in brackets more often than not: the rest asks what binds first."""
        part = self.expression(depth)
        if self.dice.random() < 0.4:
            return part
        return Written(f"({part.ours})", f"({part.cel})")

    def elementary(self) -> Written:
        """Write an elementary test."""
        fact = self.dice.choice(FACTS)
        if self.dice.random() < 0.2:
            asks = self.dice.choice([f"{fact} == null", f"null == {fact}"])
            return Written(asks, f"{fact}__unknown")
        if self.dice.random() < 0.1:
            return Written(f"{fact} != null", f"!{fact}__unknown")
        match BUILT_IN[fact].kind:
            case FactKind.YES_NO:
                written = self.dice.choice(
                    [fact, f"!{fact}", f"{fact} == true", f"{fact} != true", f"false == {fact}"]
                )
            case FactKind.ENUMERATION:
                written = self.word(fact)
            case FactKind.NUMBER:
                written = self.number(fact)
        return Written(written, written)

    def word(self, fact: str) -> str:
        """Write a test of an enumeration."""
        one, other = self.dice.sample(BUILT_IN[fact].values, 2)
        return self.dice.choice(
            [
                f"{fact} == '{one}'",
                f'{fact} == "{one}"',
                f"'{one}' == {fact}",
                f"{fact} != '{one}'",
                f"{fact} in ['{one}', '{other}']",
                f"!({fact} in ['{one}'])",
            ]
        )

    def number(self, fact: str) -> str:
        """Write a test of a whole number."""
        number, other = self.dice.sample(NUMBERS, 2)
        sign = self.dice.choice(["<", "<=", ">", ">=", "==", "!="])
        return self.dice.choice(
            [
                f"{fact} {sign} {number}",
                f"{number} {sign} {fact}",
                f"{fact} in [{number}, {other}]",
            ]
        )


def a_value(spec: FactSpec, dice: random.Random) -> Fact:
    """A random value, near the numbers that tests speak of; often not known."""
    if dice.random() < 0.25:
        return None
    if spec.kind is FactKind.YES_NO:
        return dice.random() < 0.5
    if spec.kind is FactKind.ENUMERATION:
        return dice.choice(spec.values)
    return min(max(dice.choice(NUMBERS) + dice.randint(-1, 1), spec.least), spec.most)


class Google:
    """Google's own CEL in C++."""

    def __init__(self, specs: Mapping[str, FactSpec]) -> None:
        types = {
            FactKind.YES_NO: cel.Type.BOOL,
            FactKind.ENUMERATION: cel.Type.STRING,
            FactKind.NUMBER: cel.Type.INT,
        }
        variables = {name: types[spec.kind] for name, spec in specs.items()}
        asked = {f"{name}__unknown": cel.Type.BOOL for name in specs}
        self._env = cel.NewEnv(variables=variables | asked)

    def judge(self, written: str, cases: list[dict[str, Fact]]) -> list[Truth]:
        """What it says of each case; an error is "not known"."""
        expression = self._env.compile(written)
        values = [expression.eval(data=given(case)) for case in cases]
        return [
            None if value.type() == cel.Type.ERROR else bool(value.plain_value())
            for value in values
        ]


class Python:
    """cel-python, another implementation, in its quicker way: it writes Python and runs that."""

    def __init__(self, _: Mapping[str, FactSpec]) -> None:
        self._env = celpy.Environment(runner_class=celpy.CompiledRunner)
        # It writes a line for every error, and an error is how "not known" comes out.
        logging.getLogger("celpy").setLevel(logging.CRITICAL + 1)

    def judge(self, written: str, cases: list[dict[str, Fact]]) -> list[Truth]:
        """What it says of each case; an error is "not known"."""
        program = self._env.program(self._env.compile(written))
        return [self._one(program, case, written) for case in cases]

    @staticmethod
    def _one(program: celpy.Runner, case: dict[str, Fact], written: str) -> Truth:
        # Only what the expression names is handed over: the rest costs it time and it reads none.
        named = {name: value for name, value in given(case).items() if name in written}
        try:
            return bool(program.evaluate({name: as_celpy(one) for name, one in named.items()}))
        except CELEvalError:
            return None


@lru_cache(maxsize=10_000, typed=True)  # the number 1 is not the word "true"
def as_celpy(value: bool | int | str) -> celtypes.Value:  # noqa: FBT001 - a value of a fact
    """A value as cel-python has it."""
    match value:
        case bool():
            return celtypes.BoolType(value)
        case int():
            return celtypes.IntType(value)
        case str():
            return celtypes.StringType(value)


class NoTypes:
    """Stands where cel-python names the type of a value at every look-up, for no one to read."""

    def __getitem__(self, _: object) -> type[object]:
        """Name none."""
        return object


@pytest.fixture(autouse=True)
def unnamed_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare cel-python the naming: it is a fifth of its time."""
    monkeypatch.setattr(celpy.evaluation, "Union", NoTypes())


def given(case: dict[str, Fact]) -> dict[str, bool | int | str]:
    """A case as the judges get it."""
    known = {name: value for name, value in case.items() if value is not None}
    return known | {f"{name}__unknown": value is None for name, value in case.items()}


JUDGES = pytest.mark.parametrize("judge", [Google, Python])


@JUDGES
@pytest.mark.parametrize("batch", range(BATCHES))
def test_random_expressions_mean_the_same(judge: type[Google | Python], batch: int) -> None:
    """On 60,000 random evaluations there is no disagreement."""
    dice = random.Random(batch)  # noqa: S311 - the same expressions every time
    writer, its = Writer(dice), judge(BUILT_IN)
    compared = 0
    while compared < EXPRESSIONS_IN_A_BATCH:
        written = writer.expression(3)
        cases = [{name: a_value(BUILT_IN[name], dice) for name in FACTS} for _ in range(CASES)]
        judged = its.judge(written.cel, cases)
        try:
            condition = parse_expression(written.ours, BUILT_IN)
        except NeverTrueError:
            assert True not in judged, written.ours
            continue
        assert [truth(condition, case) for case in cases] == judged, written.ours
        compared += 1


def as_cel(condition: Condition, specs: Mapping[str, FactSpec]) -> str:
    """Write a condition that came from cells as the judges read it."""
    match condition:
        case And(parts):
            return " && ".join(f"({as_cel(part, specs)})" for part in parts) or "true"
        case Or(parts):
            return " || ".join(f"({as_cel(part, specs)})" for part in parts) or "false"
        case Not(part):
            return f"!({as_cel(part, specs)})"
        case IsUnknown(fact):
            return f"{fact}__unknown"
        case OneOf(fact, values):
            return f"{fact} in [{', '.join(map(literal, values))}]"
        case Between(fact, least, most):
            bounds = [f"{least} <= {fact}"] if least is not None else []
            bounds += [f"{fact} <= {most}"] if most is not None else []
            return " && ".join(bounds)


def literal(value: bool | int | str) -> str:  # noqa: FBT001 - a value of a fact
    """Write a value."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value)


def situations(condition: Condition, specs: Mapping[str, FactSpec]) -> Iterator[dict[str, Fact]]:
    """Every situation that a condition can tell apart."""
    tests = by_fact([condition])
    samples = [
        [region.sample for region in regions(specs[fact], tests[fact])]
        for fact in facts_read(condition)
    ]
    for values in product(*samples):
        yield dict(zip(facts_read(condition), values, strict=True))


@JUDGES
@pytest.mark.parametrize("preset", preset_names())
def test_every_rule_of_the_presets_means_the_same(
    judge: type[Google | Python], preset: str
) -> None:
    """In every situation that a rule of a preset can tell apart the judges agree with us.

    A rule reads its own facts only, so all situations of the policy are covered rule by rule.
    """
    policy = load_policy(preset)
    its = judge(policy.facts)
    for rule in policy.rules:
        cases = list(situations(rule.when, policy.facts))
        ours = [truth(rule.when, case) for case in cases]
        assert ours == its.judge(as_cel(rule.when, policy.facts), cases), rule.name
