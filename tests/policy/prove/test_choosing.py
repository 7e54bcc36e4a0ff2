"""Tests of which prover is asked."""

import pytest
from policy_proof_helpers import ACCEPT, DECLINE, is_, policy_of, promise, rule

from friendline.policy.language.syntax import ALWAYS, And, Between
from friendline.policy.prove import choosing, diagram_prover, prove, z3_prover
from friendline.policy.prove.prover import NoZ3Error
from friendline.policy.rules import Policy


def months(count: int) -> Policy:
    """A policy with a rule for each of so many months."""
    rows = [
        rule(And((Between("months_known", month, month), is_("met", True))))
        for month in range(count)
    ]
    return policy_of(*rows, rule(ALWAYS, DECLINE), promises=[promise(ALWAYS, never=[ACCEPT])])


def _no_z3() -> object:
    raise NoZ3Error


def test_a_small_policy_is_proved_by_diagram() -> None:
    """Presets never need Z3."""
    assert prove(months(5)).provers == ("diagram",)


def test_of_very_many_rules_no_diagram_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Z3 is asked from the start, unless both were wanted, and says the same."""
    monkeypatch.setattr(choosing, "MOST_CONDITIONS", 20)
    ours = months(30)
    alone, both = prove(ours), prove(ours, prover="both")
    assert alone.provers == ("z3",)
    assert both.provers == ("diagram", "z3")
    assert [one.standing for one in alone.verdicts] == [one.standing for one in both.verdicts]


def test_where_z3_is_not_installed_the_diagram_tries_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the extra a larger policy is proved all the same."""
    ours = months(30)
    monkeypatch.setattr(z3_prover, "_z3", _no_z3)
    monkeypatch.setattr(diagram_prover, "MOST_NODES", 50)
    assert prove(ours).open
    monkeypatch.setattr(z3_prover, "installed", lambda: False)
    assert not prove(ours).open
    assert prove(ours).provers == ("diagram",)


def test_whether_z3_is_installed_is_told_without_loading_it() -> None:
    """The tests have the extra."""
    assert z3_prover.installed()
