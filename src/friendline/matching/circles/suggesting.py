"""Suggests circles: groups of people for whom something could be meant.

A circle is only ever a suggestion for an audience. It is built from the owner's own lists and
profile, from shared employers and rare last names, and from who is together again and again.
What tells of religion, politics, health and the like makes none (design, rule 4), and names are
neutral: a network may show how a list is called (guidance T13).
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from friendline.book import Book
from friendline.matching.attendees import EventMatch
from friendline.matching.circles.members import Members
from friendline.matching.circles.sources import (
    CircleKind,
    Draft,
    from_employers,
    from_events,
    from_family,
    from_groups,
    from_lists,
    from_namesakes,
    from_tags,
)
from friendline.matching.wording import counted
from friendline.model import Match

__all__ = ["Circle", "CircleKind", "suggest_circles"]

_TITLES = {CircleKind.FAMILY: "Family", CircleKind.SCHOOL: "School", CircleKind.OFFICE: "Work"}
_NUMBERED = "Circle"
_TELLING = ("client", "patient", "customer", "student", "case", "kund", "klient", "mandant")
"""Beginnings of words that no list of a network may be called by."""

_FEWEST = 2
_NAMES_SHOWN = 3


class Circle(Struct, frozen=True, kw_only=True):
    """People who seem to belong together: a suggestion, nothing more.

    Attributes:
        name: A neutral name that a list of a network may have.
        kind: What holds it together.
        members: Ids of persons, or of accounts that are nobody's yet; sorted.
        clients: Those of them who are on the client list for work; sorted.
        because: Why, in sentences; that clients are among them is one.
        strength: How much speaks for it, in counts by what was counted; never a score.
    """

    name: str
    kind: CircleKind
    members: tuple[str, ...]
    clients: tuple[str, ...]
    because: tuple[str, ...]
    strength: dict[str, int]


def suggest_circles(
    book: Book, matches: Iterable[Match], meetings: Iterable[EventMatch] = ()
) -> list[Circle]:
    """Suggest circles for audiences.

    Nothing is suggested by what tells of opinions, religion, health and the like. A circle of
    calendar entries in which all are clients is left out: a list of them would tell on each other.

    Args:
        book: The book.
        matches: Who is who; accounts that are open stand for themselves.
        meetings: Who is in which entry of the calendar, see ``attendees.with_whom``.

    Returns:
        Circles of two or more members, by kind and then the largest first; the same for the same
        book in any order.
    """
    members = Members(book, matches)
    drafts = _merged(
        draft for draft in _drafts(book, members, meetings) if _is_worth_it(draft, members)
    )
    names = Counter[str]()
    return [_circle(draft, members, _name(draft, names)) for draft in drafts]


def _drafts(book: Book, members: Members, meetings: Iterable[EventMatch]) -> Iterator[Draft]:
    yield from from_lists(book, members)
    yield from from_family(book, members)
    yield from from_namesakes(book, members)
    yield from from_employers(book, members)
    yield from from_groups(book, members)
    yield from from_tags(book, members)
    yield from from_events(book, meetings)


def _is_worth_it(draft: Draft, members: Members) -> bool:
    if len(draft.members) < _FEWEST:
        return False
    is_all_work = len(members.professional(draft.members)) == len(draft.members)
    return not (draft.kind is CircleKind.EVENT and is_all_work)


def _merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Put drafts of the very same people together, the first kind of ``CircleKind`` counts."""
    order = list(CircleKind)
    by_members: dict[frozenset[str], Draft] = {}
    for draft in sorted(drafts, key=lambda one: (order.index(one.kind), one.because)):
        known = by_members.get(draft.members)
        by_members[draft.members] = draft if known is None else _both(known, draft)
    return sorted(
        by_members.values(),
        key=lambda one: (order.index(one.kind), -len(one.members), sorted(one.members)),
    )


def _both(first: Draft, other: Draft) -> Draft:
    return Draft(
        kind=first.kind,
        members=first.members,
        because=(*first.because, *other.because),
        strength={**other.strength, **first.strength},
        title=first.title,
    )


def _name(draft: Draft, names: Counter[str]) -> str:
    """Give a name that tells nobody what they are to the owner; repeated ones get a number."""
    is_telling = any(word.startswith(_TELLING) for word in draft.title.casefold().split())
    title = _NUMBERED if is_telling else draft.title or _TITLES.get(draft.kind, _NUMBERED)
    names[title] += 1
    return f"{title} {names[title]}" if title == _NUMBERED or names[title] > 1 else title


def _circle(draft: Draft, members: Members, name: str) -> Circle:
    clients = members.professional(draft.members)
    return Circle(
        name=name,
        kind=draft.kind,
        members=tuple(sorted(draft.members)),
        clients=clients,
        because=(*draft.because, *_says_clients(clients, members)),
        strength={what: count for what, count in sorted(draft.strength.items()) if count},
    )


def _says_clients(clients: tuple[str, ...], members: Members) -> Iterator[str]:
    if not clients:
        return
    names = sorted(map(members.name, clients))
    more = len(names) - _NAMES_SHOWN
    listed = ", ".join(names[:_NAMES_SHOWN]) + (f" and {more} more" if more > 0 else "")
    are = "is" if len(names) == 1 else "are"
    yield f"{counted(len(names))} of them {are} on your client list: {listed}"
