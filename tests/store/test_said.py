"""Sayings in tables behave as those in files."""

from friendline.matching.asking.decisions import Act, Decision
from friendline.model import Category, Severity
from friendline.screening.labels import Label, Scope, Verdict
from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.labels import LABELS
from friendline.store.models import LedgerEntry
from friendline.store.said import DECISIONS


def _decision(number: int, act: Act = Act.CONFIRM, **other: str) -> Decision:
    return Decision(number=number, at=5, act=act, **{"person": "p1", "other": "a1", **other})


def _label(number: int, **other: object) -> Label:
    said = {"number": number, "at": 5, "verdict": Verdict.FINE, "item": "i1"}
    return Label(**(said | {"category": Category.ALCOHOL_PARTY} | other))  # type: ignore[arg-type]


def test_nothing_was_said_at_first(store: Home) -> None:
    """A new store holds no decisions and no labels."""
    assert not DECISIONS.read().said.listed
    assert not LABELS.read().said.listed


def test_decisions_come_back_as_they_were(store: Home) -> None:
    """What was decided is read as it was said, with names and notes."""
    one = _decision(1, note="she told me", person_name="Ada", channel="facebook", handle="ada")
    DECISIONS.append([one])
    assert DECISIONS.read().said.listed == (one,)


def test_labels_come_back_as_they_were(store: Home) -> None:
    """A label keeps what is unknown unknown, and a confidence of zero a zero."""
    plain = _label(1)
    full = _label(
        2,
        scope=Scope.WORDS,
        severity=Severity.LOW,
        confidence=0.0,
        words="pub",
        person="p1",
        text="At the pub",
    )
    LABELS.append([plain])
    LABELS.append([full])
    assert LABELS.read().said.listed == (plain, full)


def test_a_number_that_is_taken_gives_way(store: Home) -> None:
    """Two answers that were numbered alike get two numbers, so that each can be undone alone."""
    DECISIONS.append([_decision(1)])
    kept = DECISIONS.append([_decision(1, Act.REJECT, other="a2")])
    assert [one.number for one in kept.said.listed] == [1, 2]


def test_one_answer_keeps_one_number(store: Home) -> None:
    """What was said at once has one number and is undone at once."""
    both = [_decision(1, Act.REJECT), _decision(1, Act.REJECT, other="a2")]
    DECISIONS.append(both)
    undo = Decision.undoing(1, number=2, at=6)
    assert DECISIONS.append([undo]).said.undone == {1}


def test_the_ledger_knows_what_was_said(store: Home) -> None:
    """Each saying stands in the ledger, about its person, and the chain holds."""
    DECISIONS.append([_decision(1)])
    LABELS.append([_label(1)])
    kinds = list(LedgerEntry.objects.values_list("kind", "about"))
    assert kinds == [("decided", "p1"), ("labelled", None)]
    assert not list(ledger.faults())
