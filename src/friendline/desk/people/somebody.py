"""One person as their page shows them: who they are, what they see, what was answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404

from friendline.desk.exposure.links import rows_address, view_as_address
from friendline.desk.people.answered import Answered, answered_for, looked_at_again
from friendline.desk.people.listing import what_they_are
from friendline.desk.people.words import fact_label, fact_shown
from friendline.matching.asking.question_words import how_likely, whole_sentence
from friendline.matching.wording import channel_title
from friendline.model import Certainty, FindingKind, Match, Person, Sees
from friendline.review.contract import PersonRow
from friendline.review.words import CATEGORY_NAMES
from friendline.store.people import acquaintances, facts
from friendline.store.people.who_is_who import Known, known
from friendline.store.requests import referrals
from friendline.store.review import reviewed
from friendline.store.review.edited_version import number_for
from friendline.store.review.seeing import counts_by_category, eyes_of

__all__ = ["Account", "Head", "PersonPage", "head_of", "person_page"]

_BADGES: Final = {Certainty.CONFIRMED: "ok", Certainty.LIKELY: "wait", Certainty.AMBIGUOUS: "care"}


@dataclass(frozen=True)
class Head:
    """Who somebody is, at the head of each of their pages.

    Attributes:
        id: Their id.
        name: What they are called.
        what: What they are to the owner; empty where nobody knows.
        is_listed: Whether a list of the owner's, or the owner, names them.
        is_reviewed: Whether the last review knows them.
    """

    id: str
    name: str
    what: str
    is_listed: bool
    is_reviewed: bool


@dataclass(frozen=True)
class Account:
    """An account that is, or may be, somebody's."""

    id: str
    name: str
    channel: str
    handle: str
    url: str
    tied: str
    certainty: str
    badge: str
    how_likely: str
    evidence: tuple[str, ...]

    @property
    def sure_words(self) -> str:
        """How sure it is, in a word."""
        is_open = self.certainty == Certainty.AMBIGUOUS.value
        return "Still open" if is_open else self.certainty.capitalize()

    @property
    def is_sure(self) -> bool:
        """Whether it is confirmed."""
        return self.certainty == Certainty.CONFIRMED.value


@dataclass(frozen=True)
class Row:
    """A number of findings that they can or may see, with where its rows are."""

    name: str
    can: int
    may: int
    address: str


@dataclass(frozen=True)
class Place:
    """What they see on a network."""

    name: str
    can: int
    may: int
    cannot: int
    address: str


@dataclass(frozen=True)
class PersonPage:
    """All of the first page of a person."""

    head: Head
    details: tuple[tuple[str, str], ...]
    accounts: tuple[Account, ...]
    candidates: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str, str], ...]
    disagreements: tuple[str, ...]
    again: tuple[Answered, ...]
    answered: tuple[Answered, ...]
    risks: tuple[Row, ...]
    perks: tuple[Row, ...]
    places: tuple[Place, ...]
    conflicts: int
    edited: tuple[int, int]
    referrals: int
    view_as: str
    rows: str


def head_of(person: str) -> Head:
    """Give who somebody is.

    Raises:
        Http404: Nobody has this id.
    """
    listed = acquaintances.people().get(person)
    row = _row(person)
    if listed is not None:
        what = what_they_are(listed.relationship, listed.status)
        return Head(person, listed.name, what, is_listed=True, is_reviewed=row is not None)
    if row is None:
        raise Http404
    what = what_they_are(row.relationship, row.status)
    return Head(person, row.name, what, is_listed=False, is_reviewed=True)


def person_page(person: str) -> PersonPage:
    """Give somebody's first page.

    Raises:
        Http404: Nobody has this id.
    """
    head, now = head_of(person), known()
    listed = acquaintances.people().get(person)
    eyes = eyes_of(person)
    counts = counts_by_category(eyes) if eyes else ()
    seen = [
        (
            one.kind,
            Row(
                CATEGORY_NAMES[one.category],
                one.can,
                one.may,
                rows_address(person, category=one.category),
            ),
        )
        for one in counts
    ]
    again = looked_at_again(person)
    return PersonPage(
        head=head,
        details=tuple(_details(listed)) if listed else (),
        accounts=tuple(_accounts(person, now)),
        candidates=tuple(_candidates(person, now)),
        facts=tuple(_facts(person)),
        disagreements=tuple(_disagreements(person, now)),
        again=again,
        answered=answered_for(person),
        risks=tuple(row for kind, row in seen if kind is FindingKind.RISK),
        perks=tuple(row for kind, row in seen if kind is FindingKind.PERK),
        places=tuple(_places(person)),
        conflicts=_conflicts(person),
        edited=number_for(person),
        referrals=len(referrals.referrals_of(person)),
        view_as=view_as_address(person) if eyes else "",
        rows=rows_address(person) if eyes else "",
    )


def _row(person: str) -> PersonRow | None:
    rows: Sequence[PersonRow] = reviewed.section("people")
    return next((one for one in rows if one.id == person), None)


def _details(person: Person) -> Iterator[tuple[str, str]]:
    told: Mapping[str, Sequence[str | None]] = {
        "Also called": person.other_names,
        "E-mail": person.emails,
        "Telephone": person.phones,
        "Company": (person.company,),
        "Place": (person.city,),
        "Profiles": person.urls,
    }
    for name, values in told.items():
        said = ", ".join(one for one in values if one)
        if said:
            yield name, said


def _accounts(person: str, now: Known) -> Iterator[Account]:
    for one in now.matches_of(person):
        yield _account(one, now)
    alone = now.account_of(person)
    if alone is not None:
        itself = Match(
            person=person,
            account=alone,
            certainty=Certainty.LIKELY,
            evidence=("The account calls itself so.",),
        )
        yield _account(itself, now)


def _account(match: Match, now: Known) -> Account:
    account, sure = now.accounts[match.account], match.certainty is Certainty.CONFIRMED
    return Account(
        id=match.account,
        name=account.name,
        channel=channel_title(account.channel),
        handle=account.handle or "",
        url=account.url or "",
        tied=now.stored.tied.get(match.account, ""),
        certainty=match.certainty.value,
        badge=_BADGES[match.certainty],
        how_likely="" if sure else how_likely(match.probability),
        evidence=tuple(map(whole_sentence, match.evidence)),
    )


def _candidates(person: str, now: Known) -> Iterator[tuple[str, str]]:
    """Give whom of the lists somebody could be who stands for an account alone."""
    alone = now.account_of(person)
    for one in now.candidates_for(alone) if alone else ():
        yield one.person, now.people[one.person].name


def _facts(person: str) -> Iterator[tuple[str, str, str]]:
    for name, said in facts.holding().get(person, {}).items():
        yield fact_label(name), fact_shown(said), said.evidence


def _disagreements(person: str, now: Known) -> Iterator[str]:
    """Give where the list, as the last review read it, and the owner disagree."""
    for one in facts.conflicts(now.stored.people):
        if one.person == person:
            yield one.sentence


def _places(person: str) -> Iterator[Place]:
    for one in reviewed.section("sight"):
        if one.person == person:
            address = view_as_address(person, on=one.channel)
            yield Place(channel_title(one.channel), one.can, one.may, one.cannot, address)


def _conflicts(person: str) -> int:
    rows = reviewed.section("conflicts")
    return len({one.item for one in rows if one.person == person and one.sees is not Sees.CANNOT})
