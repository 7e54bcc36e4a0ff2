"""All names a person goes by, and which accounts show one of them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from friendline.matching.candidates import NameIndex
from friendline.matching.evidence import Book
from friendline.matching.likeness import NameFit, compare_names
from friendline.matching.names import Name, read_name
from friendline.matching.wording import show
from friendline.model import Person


@dataclass(frozen=True, slots=True)
class NotedName:
    """A name of a person; ``other`` is what the owner wrote, where it is not the usual name."""

    name: Name
    other: str = ""


def noted_names(person: Person) -> tuple[NotedName, ...]:
    """Give the names of a person: the usual one, then other ones.

    Another name of one word ("Kimmy", or a maiden name) stands with the rest of the usual name.
    """
    usual = read_name(person.name)
    noted = [NotedName(usual)] if usual else []
    for other in person.other_names:
        if read := read_name(other):
            noted.append(NotedName(read, other))
        elif usual:
            noted.append(NotedName(usual.with_given(other), other))
            noted.append(NotedName(usual.with_family(other), other))
    return tuple(noted)


def best_fit(noted: tuple[NotedName, ...], shown: Name) -> NameFit | None:
    """Compare all names of a person with a display name and give the best fit."""
    best: NameFit | None = None
    for one in noted:
        fit = compare_names(one.name, shown)
        if fit and (best is None or fit.strength > best.strength):
            best = _with_source(fit, one.other)
    return best


def _with_source(fit: NameFit, other: str) -> NameFit:
    if not other:
        return fit
    return NameFit(fit.strength, f"{fit.why} (other name that you noted: {show(other)})")


def name_fits(book: Book) -> Iterator[tuple[str, str, NameFit]]:
    """Give each person and account whose names fit, with how they fit."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for account_id, account in book.accounts.items():
        holders[account.name].append(account_id)
    shown = {text: name for text in holders if (name := read_name(text))}
    index = NameIndex(shown.values())
    for person_id, person in book.people.items():
        noted = noted_names(person)
        for text in _candidates(noted, index):
            if fit := best_fit(noted, shown[text]):
                yield from ((person_id, account_id, fit) for account_id in holders[text])


def _candidates(noted: tuple[NotedName, ...], index: NameIndex) -> set[str]:
    return {text for one in noted for text in index.candidates_for(one.name)}
