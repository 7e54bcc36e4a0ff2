"""Whom a text may name: people who are owed silence, by each form of their names."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from friendline.model import Person, Relationship, Severity
from friendline.screening.confidential.called import Called
from friendline.screening.confidential.firms import distinctive_forms

COMMON: Final = 3e-7
"""Share of people from which on a full name is a common one: one in three million."""

_OWED_SILENCE: Final = {
    Relationship.CLIENT: "a client",
    Relationship.PATIENT: "a patient",
    Relationship.STUDENT: "a student",
    Relationship.PARENT_OF_STUDENT: "a parent of a student",
    Relationship.FAMILY_OF_CLIENT: "family of a client",
    Relationship.PROSPECT: "a prospect",
}


@dataclass(frozen=True)
class Known:
    """What a name or a firm in a text would say.

    Attributes:
        names: Everything this person is called, folded, to compare it with who is tagged.
        subject: How the reason begins.
        doubt: How the reason ends, where others bear the name too.
        severity: How much it weighs with nothing else beside it.
        exact: The spelling that must stand there, for a firm; empty for a person.
        initials: For a last name alone: the initials that may stand before it, if no title does.
        doubtful: The forms that need a second sign beside them.
    """

    names: frozenset[str]
    subject: str
    doubt: str
    severity: Severity
    exact: str = ""
    initials: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()


def meanings_of(people: tuple[Person, ...]) -> dict[str, tuple[Known, ...]]:
    """Give what each form of a name would say.

    Args:
        people: The people of the book; those who are owed nothing make a name doubtful.
    """
    called = [(person, Called(person)) for person in people]
    others = {
        form
        for person, named in called
        if person.relationship not in _OWED_SILENCE
        for form in named.forms
    }
    bearers = Counter(form for _, named in called for form in named.last_names)
    full = others.union(*(named.forms for _, named in called))
    meanings: dict[str, dict[Known, None]] = defaultdict(dict)
    for person, named in called:
        if person.relationship not in _OWED_SILENCE:
            continue
        alone = {form for form in named.last_names if bearers[form] == 1}
        for form, known in (
            *_by_names(person, named, others, full),
            *_by_last_name(person, named, alone),
            *_by_firm(person),
        ):
            meanings[form][known] = None
    return {form: tuple(known) for form, known in meanings.items()}


def _by_names(
    person: Person, called: Called, others: AbstractSet[str], full: AbstractSet[str]
) -> Iterator[tuple[str, Known]]:
    doubt = _doubt(called, is_shared=not called.forms.isdisjoint(others))
    severity = Severity.LOW if doubt else Severity.MEDIUM
    known = Known(called.forms, _subject(person), doubt, severity, doubtful=called.doubtful)
    for form in sorted(called.forms | (called.by_nickname - full)):
        yield form, known


def _by_last_name(
    person: Person, called: Called, alone: AbstractSet[str]
) -> Iterator[tuple[str, Known]]:
    if called.has_common_last_name:
        return
    doubt = " Only the last name stands there: it may be somebody else."
    known = Known(called.forms, _subject(person), doubt, Severity.LOW, initials=called.initials)
    for form in sorted(alone):
        yield form, known


def _by_firm(person: Person) -> Iterator[tuple[str, Known]]:
    for form, exact in distinctive_forms(person.company):
        role = _OWED_SILENCE[person.relationship]
        subject = f"Names {person.company}, the firm of {role} of yours"
        yield form, Known(frozenset({form}), subject, "", Severity.LOW, exact)


def _subject(person: Person) -> str:
    return f"Names {person.name}, {_OWED_SILENCE[person.relationship]} of yours"


def _doubt(called: Called, *, is_shared: bool) -> str:
    if is_shared:
        return " Somebody else whom you know has the same name."
    if called.share >= COMMON:
        return " Others have this name too: it may be somebody else."
    return ""
