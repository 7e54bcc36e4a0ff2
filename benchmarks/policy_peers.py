"""The same rules in the words of other engines, for ``policy.py``.

Most engines have two-valued logic, so a condition is first split into what is *definitely* so:
``definite`` gives a tree of "and" and "or" whose leaves are true, false and never unknown.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from friendline.model import Fact
from friendline.policy.language.syntax import (
    And,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    Value,
)
from friendline.policy.rules import Policy

Tree: TypeAlias = tuple[Any, ...]
"""("and", parts), ("null" or "known", fact), ("in" or "out", fact, values), (">=", fact, 3)."""
Case: TypeAlias = Mapping[str, Fact]
Engine: TypeAlias = Callable[[Case], int]


def definite(condition: Condition, *, wanted: bool = True) -> Tree:
    """Split into what must be known for a condition to be true (or, wanted, false)."""
    match condition:
        case And(parts) | Or(parts):
            joined = "and" if isinstance(condition, And) is wanted else "or"
            return joined, [definite(part, wanted=wanted) for part in parts]
        case Not(part):
            return definite(part, wanted=not wanted)
        case IsUnknown(fact):
            return ("null" if wanted else "known"), fact
        case OneOf(fact, values):
            return ("in" if wanted else "out"), fact, values
        case Between(fact, least, most):
            return _between(fact, least, most, wanted=wanted)


def _between(fact: str, least: int | None, most: int | None, *, wanted: bool) -> Tree:
    bounds: list[Tree] = []
    if least is not None:
        bounds.append((">=", fact, least) if wanted else ("<", fact, least))
    if most is not None:
        bounds.append(("<=", fact, most) if wanted else (">", fact, most))
    return ("and" if wanted else "or"), bounds


class Printer:
    """Writes a tree as text in the signs of one language."""

    and_, or_, true, false = " && ", " || ", "true", "false"

    def tree(self, tree: Tree) -> str:
        """Write a whole tree."""
        if tree[0] in {"and", "or"}:
            empty = self.true if tree[0] == "and" else self.false
            sign = self.and_ if tree[0] == "and" else self.or_
            return f"({sign.join(map(self.tree, tree[1])) or empty})"
        return f"({self.leaf(tree)})"

    def name(self, fact: str) -> str:
        """Write the name of a fact."""
        return fact

    def leaf(self, tree: Tree) -> str:
        """Write one test."""
        name = self.name(tree[1])
        known = f"{name} != null"
        match tree:
            case "null", _:
                return f"{name} == null"
            case "known", _:
                return known
            case "in", _, values:
                return f"{known}{self.and_}{self.is_in(name, values)}"
            case "out", _, values:
                return f"{known}{self.and_}{self.no(self.is_in(name, values))}"
            case sign, _, number:
                return f"{known}{self.and_}{name} {sign} {number}"
        raise ValueError(tree)

    def is_in(self, name: str, values: Sequence[Value]) -> str:
        """Write that a known fact is one of some values."""
        if len(values) == 1:
            return f"{name} == {json.dumps(values[0])}"
        return f"{name} in {json.dumps(values)}"

    def no(self, text: str) -> str:
        """Write that something is not so."""
        return f"!({text})"


class Sql(Printer):
    """DuckDB's SQL."""

    and_, or_ = " AND ", " OR "

    def leaf(self, tree: Tree) -> str:
        """Write one test; SQL has three-valued logic of its own."""
        match tree:
            case "null", fact:
                return f"{fact} IS NULL"
            case "known", fact:
                return f"{fact} IS NOT NULL"
            case ("in" | "out") as sign, fact, values:
                words = ", ".join(_sql(value) for value in values)
                return f"{fact} {'NOT ' if sign == 'out' else ''}IN ({words})"
            case sign, fact, number:
                return f"{fact} {sign} {number}"
        raise ValueError(tree)


def _sql(value: Value) -> str:
    return f"'{value}'" if isinstance(value, str) else str(value)


def duckdb_case(policy: Policy) -> str:
    """Write the whole policy as one CASE."""
    sql = Sql()
    rows = (
        f"WHEN {sql.tree(definite(rule.when))} THEN {place}"
        for place, rule in enumerate(policy.rules)
    )
    return f"CASE {' '.join(rows)} ELSE {len(policy.rules)} END"


def datalogic(policy: Policy) -> Engine:
    """JSONLogic, compiled, one "if" for all rules."""
    import datalogic_py

    chain: list[object] = []
    for place, rule in enumerate(policy.rules):
        chain += [_json_logic(definite(rule.when)), place]
    compiled = datalogic_py.Engine().compile({"if": [*chain, len(policy.rules)]})
    ask: Engine = compiled.evaluate
    return ask


def _json_logic(tree: Tree) -> object:
    if tree[0] in {"and", "or"}:
        sign, parts = tree
        return {sign: [_json_logic(part) for part in parts]} if parts else sign == "and"
    fact = {"var": tree[1]}
    known: dict[str, object] = {"!==": [fact, None]}
    match tree:
        case "null", _:
            return {"===": [fact, None]}
        case "known", _:
            return known
        case "in", _, values:
            return {"===": [fact, values[0]]} if len(values) == 1 else {"in": [fact, list(values)]}
        case "out", name, values:
            return {"and": [known, {"!": [_json_logic(("in", name, values))]}]}
    return {"and": [known, {tree[0]: [fact, tree[2]]}]}


class Zen(Printer):
    """The expressions of GoRules Zen."""

    and_, or_ = " and ", " or "

    def no(self, text: str) -> str:
        """Write that something is not so."""
        return f"not ({text})"


def zen_engine(policy: Policy) -> Engine:
    """A decision table with the hit policy "first"; a row's conditions stand in one cell."""
    import zen

    printer = Zen()
    rows = [
        {"_id": str(place), "when": printer.tree(definite(rule.when)), "rule": str(place)}
        for place, rule in enumerate(policy.rules)
    ]
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": "when", "name": "when"}],
        "outputs": [{"id": "rule", "name": "rule", "field": "rule"}],
        "rules": rows,
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": table},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    none = len(policy.rules)
    return lambda case: int(decision.evaluate(dict(case))["result"].get("rule", none))


class Cedar(Printer):
    """Cedar: no null; what is not known is left out of the context."""

    def leaf(self, tree: Tree) -> str:
        """Write one test."""
        has = f"context has {tree[1]}"
        match tree:
            case "null", _:
                return f"!({has})"
            case "known", _:
                return has
            case "in", fact, values:
                return f"{has} && {json.dumps(list(values))}.contains(context.{fact})"
            case "out", fact, values:
                return f"{has} && !({json.dumps(list(values))}.contains(context.{fact}))"
            case sign, fact, number:
                return f"{has} && context.{fact} {sign} {number}"
        raise ValueError(tree)


def cedar(policy: Policy) -> Engine:
    """One permit a rule; all that apply are given, and the first of them counts."""
    import cedarpy

    printer = Cedar()
    text = "\n".join(
        f'@id("{place}") permit(principal, action, resource) '
        f"when {{ {printer.tree(definite(rule.when))} }};"
        for place, rule in enumerate(policy.rules)
    )
    rules = cedarpy.PolicySet.from_str(text)
    entities = cedarpy.Entities.from_json_str("[]")
    asked = {"principal": 'User::"a"', "action": 'Action::"ask"', "resource": 'Account::"b"'}
    none = len(policy.rules)

    def decide(case: Case) -> int:
        known = {fact: value for fact, value in case.items() if value is not None}
        found = cedarpy.is_authorized({**asked, "context": known}, rules, entities)
        # A policy is named by its place in the text: "policy12".
        return min(
            (int(name.removeprefix("policy")) for name in found.diagnostics.reasons), default=none
        )

    return decide


def cel_expressions(policy: Policy) -> Engine:
    """Google's CEL, one compiled expression a rule, asked until one is true."""
    from cel_expr_python import cel

    names = dict.fromkeys(policy.facts, cel.Type.DYN)
    env = cel.NewEnv(variables=names)
    printer = Printer()
    rules = [env.compile(printer.tree(definite(rule.when))) for rule in policy.rules]

    def decide(case: Case) -> int:
        activation = env.Activation(case)
        for place, rule in enumerate(rules):
            if rule.eval(activation).value():
                return place
        return len(rules)

    return decide


ENGINES: dict[str, Callable[[Policy], Engine]] = {
    "datalogic-py": datalogic,
    "zen-engine": zen_engine,
    "cedarpy": cedar,
    "cel-expr-python": cel_expressions,
}
