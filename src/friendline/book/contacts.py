"""What an address book adds to a client list: addresses, numbers and accounts of its people.

An address book of 3,000 acquaintances is not 3,000 people to review. A contact completes the one
person of the list who shares an e-mail address, a number or a profile with it; whom a label of the
address book names a client, and who is not on the list, is a person of their own; all others are
left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from friendline.archives.tables.folding import distinct, words
from friendline.model import Person, Relationship, stable_id

_FEWEST_DIGITS: Final = 8
_TELLING_DIGITS: Final = 9
"""The last digits of a number are the same with and without the code of the country."""
_FRONT: Final = re.compile(r"^(?:https?://)?(?:www\.|m\.)?")


def completed(people: Mapping[str, Person], contacts: Iterable[Person]) -> dict[str, Person]:
    """Give the people of a client list, completed by the contacts of address books.

    What the list says of a relationship, a status or a fact stands. A shared address is not enough
    where the names contradict each other, as a couple may share one; and a contact that shares
    something with two people completes neither.

    Args:
        people: Those of the client lists, by id.
        contacts: Those of the address books; of a relationship that is known only where a label
            says it.

    Returns:
        People by id: those of the list, then the contacts whom a label names something.
    """
    found = dict(people)
    holders = _holders(people)
    for contact in contacts:
        sharing = {holder for mark in _marks(contact) for holder in holders.get(mark, ())}
        sharing |= {contact.id} & people.keys()
        fitting = sorted(each for each in sharing if _agree(people[each], contact))
        if len(fitting) == 1:
            found[fitting[0]] = _with_details(found[fitting[0]], contact)
        elif not fitting and contact.relationship is not Relationship.UNKNOWN:
            named = _apart_from(people, contact)
            known = found.get(named.id)
            found[named.id] = _with_details(known, named) if known else named
    return found


def _apart_from(people: Mapping[str, Person], contact: Person) -> Person:
    """Two people of one address have one id only where each stands alone in a list of their own."""
    if contact.id not in people:
        return contact
    return replace(contact, id=stable_id("person", contact.id, contact.name))


def _holders(people: Mapping[str, Person]) -> dict[str, set[str]]:
    """The people by each thing that others may share with them."""
    holders = defaultdict(set)
    for key, person in people.items():
        for mark in _marks(person):
            holders[mark].add(key)
    return dict(holders)


def _marks(person: Person) -> Iterator[str]:
    yield from person.emails
    for phone in person.phones:
        digits = re.sub(r"\D", "", phone)
        if len(digits) >= _FEWEST_DIGITS:
            yield digits[-_TELLING_DIGITS:]
    for url in person.urls:
        yield _FRONT.sub("", url.lower()).rstrip("/")
    for channel, said in person.said_accounts:
        yield f"{channel} {said.lower().lstrip('@')}"


def _agree(one: Person, other: Person) -> bool:
    """Whether no name contradicts: all words of a name of the one are in a name of the other."""
    if one.name in one.emails or other.name in other.emails:
        return True
    return any(mine <= theirs or theirs <= mine for mine in _names(one) for theirs in _names(other))


def _names(person: Person) -> list[frozenset[str]]:
    named = (frozenset(words(name)) for name in (person.name, *person.other_names))
    return [name for name in named if name]


def _with_details(person: Person, contact: Person) -> Person:
    names = [*person.other_names, contact.name, *contact.other_names]
    own = {*contact.emails, person.name}
    return replace(
        person,
        other_names=distinct(name for name in names if name not in own and " " in name),
        emails=distinct([*person.emails, *contact.emails]),
        phones=distinct([*person.phones, *contact.phones]),
        urls=distinct([*person.urls, *contact.urls]),
        said_accounts=distinct([*person.said_accounts, *contact.said_accounts]),
        company=person.company or contact.company,
        city=person.city or contact.city,
        facts={**contact.facts, **person.facts},
    )
