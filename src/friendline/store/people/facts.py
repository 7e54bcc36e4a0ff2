"""What the owner says about people beside the client list: dated, with evidence, never lost.

What was said last wins over the list, also over one that is imported later; where the two disagree
the disagreement is shown (R14, R18, R20, R22). Nothing is changed in place: a correction takes the
old fact back and says the new one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.db import transaction

from friendline.matching.asking.attaching import Who
from friendline.model import Direction, Fact, Person, Relationship, Status
from friendline.policy import BUILT_IN, FactSpec, UnknownFactError, WrongFactError
from friendline.policy.language.facts import checked
from friendline.review.situations import situation
from friendline.store import clock, ledger, settings
from friendline.store.models import PersonFact
from friendline.store.people.noted import known_people
from friendline.store.policy import policies
from friendline.touch.cadence import in_words
from friendline.touch.facts import (
    BECAME_FRIEND,
    BEGAN,
    DATED,
    DAYS,
    ENDED,
    MET,
    MONTHS,
    WORKED_OUT,
    Conflict,
    Said,
    conflict,
    laid_over,
)

__all__ = [
    "Conflict",
    "FutureFactError",
    "NoCriteriaError",
    "NoDayError",
    "NoEvidenceError",
    "NoSuchFactError",
    "NotOnListError",
    "Said",
    "as_policy_reads",
    "conflicts",
    "correct",
    "facts_said",
    "friend_criteria",
    "history",
    "holding",
    "names",
    "people_with_facts",
    "put_friend_criteria",
    "say",
    "undo",
]

_CRITERIA: Final = "friend_criteria"


class NotOnListError(LookupError):
    """A fact was said about somebody who is not on the client list."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"Nobody on your client list has the id {person}, so nothing can be noted about them. "
            "Put them on the list, import it, and say it then."
        )


class NoSuchFactError(LookupError):
    """A fact of this number was never said, or was taken back."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Fact {number} is not there, or was taken back already.")


class NoDayError(ValueError):
    """A fact needs its day."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Say on which day it was: without a day {_called(name)} cannot be noted.")


class FutureFactError(ValueError):
    """Something that has happened cannot be in the future."""

    def __init__(self, name: str, since: date) -> None:
        super().__init__(
            f"{in_words(since)} is still to come. Note {_called(name)} once it has happened."
        )


class NoEvidenceError(ValueError):
    """A fact needs its evidence (R18)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Say how you know: where {_called(name)} was, or what shows it.")


class NoCriteriaError(ValueError):
    """Somebody was called a friend without criteria that were written down before (R20)."""

    def __init__(self, known: Sequence[str]) -> None:
        told = "; ".join(known)
        super().__init__(
            f"Say by which of your criteria they became a friend: {told}."
            if known
            else "Write down first what makes a client a friend, the same for everyone. Then it "
            "can be said of one."
        )


def names() -> Mapping[str, FactSpec | None]:
    """Give the facts that can be said, those of the policy's own too; a day has no spec."""
    policy = policies.current()
    specs = BUILT_IN if policy is None else policy.facts
    said = {name: spec for name, spec in specs.items() if name not in WORKED_OUT}
    return {**said, BEGAN: None, ENDED: None}


def say(  # noqa: PLR0913 - all that makes a fact
    person: str,
    name: str,
    value: Fact,
    *,
    since: date | None = None,
    evidence: str = "",
    criteria: Sequence[str] = (),
) -> Said:
    """Say a fact about somebody; it replaces what was said under the name before.

    Args:
        person: Id of the person.
        name: Which fact; see ``names``.
        value: A word, a number, yes or no; ``None`` where it is not known after all. The facts
            ``began`` and ``ended`` are yes, with the day.
        since: Since when, or on which day. A status or a relationship that begins later holds
            from that day on.
        evidence: How the owner knows; needed for having met, and for having become friends.
        criteria: By which of the owner's criteria they became a friend (R20).

    Raises:
        NotOnListError: The person is not on the client list.
        UnknownFactError: There is no such fact.
        WrongFactError: The fact cannot have this value.
        NoDayError: It needs a day.
        FutureFactError: The day is still to come.
        NoEvidenceError: It needs evidence.
        NoCriteriaError: It needs criteria, those that were written down before.
    """
    _check_person(person)
    fact = _checked(name, value)
    _check_grounds(name, fact, since, evidence)
    if name == BECAME_FRIEND and fact:
        _check_criteria(criteria)
    told = "; ".join(filter(None, (*criteria, evidence.strip())))
    with transaction.atomic():
        return _keep(person, name, fact, since, told)


def correct(number: int, value: Fact, *, since: date | None = None, evidence: str = "") -> Said:
    """Take a fact back and say it as it is.

    The criteria of a friendship stay in its evidence.

    Raises:
        NoSuchFactError: It was never said, or was taken back.
        WrongFactError: The fact cannot have this value.
        NoDayError: It needs a day.
        FutureFactError: The day is still to come.
        NoEvidenceError: It needs evidence.
    """
    with transaction.atomic():
        row = _standing(number)
        told = evidence.strip() or row.evidence
        fact = _checked(row.name, value)
        _check_grounds(row.name, fact, since, told)
        _take_back(row)
        return _keep(row.person, row.name, fact, since, told)


def undo(number: int) -> None:
    """Take a fact back; what was said before it holds again.

    Raises:
        NoSuchFactError: It was never said, or was taken back already.
    """
    with transaction.atomic():
        _take_back(_standing(number))


def history(person: str) -> list[Said]:
    """Give everything that was said about somebody, the last first, what was taken back too."""
    return [_said(row) for row in PersonFact.objects.filter(person=person).order_by("-at", "-id")]


def holding(today: date | None = None) -> dict[str, dict[str, Said]]:
    """Give the facts that hold on a day, by person and name: the last said of each.

    A relationship or a status that begins later does not hold yet.
    """
    day = today or clock.today()
    found: dict[str, dict[str, Said]] = defaultdict(dict)
    for row in PersonFact.in_force.order_by("at", "id"):
        if row.since is None or row.since <= day or row.name in DAYS:
            found[row.person][row.name] = _said(row)
    return dict(found)


def people_with_facts(people: Mapping[str, Person], today: date | None = None) -> dict[str, Person]:
    """Lay what the owner said over the client list; it wins.

    Somebody whose row has more details by now is found again by the id that it had before.

    Args:
        people: The people of the list, by id, before any are merged.
        today: The day on which it is to hold; today if left out.
    """
    found = _by_id_of_today(people, today)
    return {
        key: laid_over(person, found[key]) if key in found else person
        for key, person in people.items()
    }


def conflicts(people: Mapping[str, Person], today: date | None = None) -> list[Conflict]:
    """Give where the client list and the owner disagree; what the list does not say is none.

    Args:
        people: The people as the list has them, by id.
        today: The day of asking; today if left out.
    """
    found = _by_id_of_today(people, today)
    return [
        found_one
        for key, said in found.items()
        for one in said.values()
        if (found_one := conflict(people[key], one)) is not None
    ]


def facts_said(person: str, today: date | None = None) -> dict[str, Fact]:
    """Give what the owner said about somebody as a policy reads it: months in place of days."""
    day = today or clock.today()
    return as_policy_reads(holding(day).get(person, {}), day)


def as_policy_reads(said: Mapping[str, Said], day: date) -> dict[str, Fact]:
    """Give what was said about one person, by name, as a policy reads it on a day."""
    alone = laid_over(Person(id="", name=""), said)
    facts = situation(alone, "", None, Direction.EXISTING, day)
    wanted = {MONTHS.get(name, name) for name in said}
    if alone.relationship is Relationship.FAMILY:
        wanted.add("kin")
    if alone.status is Status.CURRENT:
        wanted.add(MONTHS[ENDED])
    return {name: facts.get(name) for name in wanted}


def friend_criteria() -> tuple[str, ...]:
    """Give what makes a client a friend, as the owner wrote it down for everyone (R20)."""
    return tuple(settings.value(_CRITERIA, ()))


def put_friend_criteria(criteria: Sequence[str]) -> None:
    """Write down what makes a client a friend, the same for everyone."""
    kept = list(dict.fromkeys(filter(None, (one.strip() for one in criteria))))
    with transaction.atomic():
        settings.put(_CRITERIA, kept)
        ledger.append("set", {"name": _CRITERIA, "value": kept})


def _by_id_of_today(people: Mapping[str, Person], today: date | None) -> dict[str, dict[str, Said]]:
    who, found = Who(people, {}), dict[str, dict[str, Said]]()
    for key, said in holding(today).items():
        now = who.today(key)
        if now is not None:
            found[now] = {**found.get(now, {}), **said}
    return found


def _called(name: str) -> str:
    called = {MET: "that you met", BECAME_FRIEND: "that you became friends"}
    return called.get(name, f"'{name.replace('_', ' ')}'")


def _check_person(person: str) -> None:
    row = known_people().get(person)
    if row is None or not row.on_client_list:
        raise NotOnListError(person)


def _checked(name: str, value: Fact) -> Fact:
    known = names()
    if name not in known:
        raise UnknownFactError(name, known)
    spec = known[name]
    if spec is not None:
        return checked(spec, value)
    if value is not None and not isinstance(value, bool):
        raise WrongFactError(BUILT_IN[MET], value)
    return value


def _check_grounds(name: str, value: Fact, since: date | None, evidence: str) -> None:
    if not value or name not in {*DATED, *DAYS}:
        return
    if since is None:
        raise NoDayError(name)
    if name != ENDED and since > clock.today():
        raise FutureFactError(name, since)
    if name in DATED and not evidence.strip() and name != BECAME_FRIEND:
        raise NoEvidenceError(name)


def _check_criteria(criteria: Sequence[str]) -> None:
    known = friend_criteria()
    if not criteria or not set(criteria) <= set(known):
        raise NoCriteriaError(known)


def _keep(person: str, name: str, value: Fact, since: date | None, evidence: str) -> Said:
    row = PersonFact.objects.create(
        person=person, name=name, value=value, since=since, evidence=evidence, at=clock.now()
    )
    words = {"fact": row.pk, "name": name, "value": value, "evidence": evidence}
    day = {} if since is None else {"since": since.isoformat()}
    ledger.append("fact_said", {**words, **day}, about=person, at=row.at)
    return _said(row)


def _take_back(row: PersonFact) -> None:
    row.take_back(clock.now())
    ledger.append("fact_undone", {"fact": row.pk, "name": row.name}, about=row.person)


def _standing(number: int) -> PersonFact:
    row = PersonFact.in_force.filter(pk=number).first()
    if row is None:
        raise NoSuchFactError(number)
    return row


def _said(row: PersonFact) -> Said:
    return Said(
        number=row.pk,
        person=row.person,
        name=row.name,
        value=row.value,
        since=row.since,
        evidence=row.evidence,
        at=row.at,
        undone_at=row.undone_at,
    )
