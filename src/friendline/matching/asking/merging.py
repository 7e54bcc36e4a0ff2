"""Two people of the list or of the address book who are one, as the owner says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from friendline.model import Fact, Person, Relationship, Status

T = TypeVar("T")


class Disagreement(Struct, frozen=True, kw_only=True):
    """Something that two rows of one person say differently; it is listed, never fatal.

    Attributes:
        person: Id of the person who stays.
        name: Their name.
        what: Which fact: ``"company"``, ``"relationship"``, ``"ended_on"``.
        said: What the rows say, each once, that of the one who stays first.
        taken: What goes on.
    """

    person: str
    name: str
    what: str
    said: tuple[Fact, ...]
    taken: Fact

    @property
    def reason(self) -> str:
        """Give it in one sentence."""
        said = " and ".join(f"'{self._in_words(each)}'" for each in self.said)
        taken = f"'{self._in_words(self.taken)}'"
        what = self.what.replace("_", " ")
        return (
            f"{self.name} is one person by your word, but the rows differ in '{what}': {said}. "
            f"{taken} counts."
        )

    def _in_words(self, value: Fact) -> str:
        """Give a value; days since 1970 stand under names that end in ``_on``."""
        if value is None:
            return "unknown"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int) and self.what.endswith("_on"):
            return _day(value)
        return str(value)


class Merged(NamedTuple):
    """One person made of several, and what they do not agree in."""

    person: Person
    disagreements: tuple[Disagreement, ...] = ()


def merge(members: Sequence[Person]) -> Merged:
    """Make one person of one or several; the first stays, with their id, name and own facts.

    Of the relationship the one goes on that asks for most care: a current client who is also a
    friend is a current client. Of other facts that differ the first one's goes on.
    """
    first = members[0]
    if len(members) == 1:
        return Merged(first)
    # Everything that reads archives comes with it, which only the owner's mergers need.
    from friendline.archives.client_list.lifecycle import (  # noqa: PLC0415 - see above
        Standing,
        strictest,
    )

    standing = strictest(Standing(*_said(one)) for one in members) or Standing()
    person = replace(
        first,
        other_names=_names_beside(first.name, members),
        emails=_each_once(email for one in members for email in one.emails),
        phones=_each_once(phone for one in members for phone in one.phones),
        urls=_each_once(url for one in members for url in one.urls),
        said_accounts=_each_once(said for one in members for said in one.said_accounts),
        company=_first(one.company for one in members),
        city=_first(one.city for one in members),
        relationship=standing.relationship or Relationship.UNKNOWN,
        status=standing.status or Status.UNKNOWN,
        facts=_facts(members),
    )
    return Merged(person, tuple(_disagreements(person, members)))


def _day(days: int) -> str:
    try:
        return (date(1970, 1, 1) + timedelta(days=days)).isoformat()
    except OverflowError:
        return str(days)


def _said(person: Person) -> tuple[Relationship | None, Status]:
    is_said = person.relationship is not Relationship.UNKNOWN
    return person.relationship if is_said else None, person.status


def _names_beside(name: str, members: Sequence[Person]) -> tuple[str, ...]:
    names = _each_once(each for one in members for each in (one.name, *one.other_names))
    return tuple(each for each in names if each != name)


def _each_once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _first(values: Iterator[str | None]) -> str | None:
    return next(filter(None, values), None)


def _facts(members: Sequence[Person]) -> dict[str, Fact]:
    """Give the facts of all; an unknown one is filled by whoever knows it."""
    facts: dict[str, Fact] = {}
    for one in members:
        facts |= {name: value for name, value in one.facts.items() if facts.get(name) is None}
    return facts


def _disagreements(person: Person, members: Sequence[Person]) -> Iterator[Disagreement]:
    rows = [_told(one) for one in members]
    told = _told(person)
    for what in _each_once(name for row in rows for name in row):
        said = _each_once(row[what] for row in rows if row.get(what) is not None)
        if said and said != (told.get(what),):
            yield Disagreement(
                person=person.id, name=person.name, what=what, said=said, taken=told.get(what)
            )


def _told(person: Person) -> dict[str, Fact]:
    """Give what a row says, for comparing; what it leaves open is ``None``."""
    unknown = Relationship.UNKNOWN, Status.UNKNOWN
    return {
        "company": person.company or None,
        "city": person.city or None,
        "relationship": str(person.relationship) if person.relationship not in unknown else None,
        "status": str(person.status) if person.status not in unknown else None,
        **person.facts,
    }
