"""Who can be in a circle, and how names in items and lists lead to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from friendline.book import Book
from friendline.matching.wording import show
from friendline.model import Certainty, Match, Person, Relationship, TieKind

_SURE_ENOUGH = frozenset({Certainty.CONFIRMED, Certainty.LIKELY})
_PRIVATE = frozenset({Relationship.FRIEND, Relationship.FAMILY, Relationship.COLLEAGUE})


def is_professional(person: Person) -> bool:
    """Whether somebody is on the list for work: all but friends, family and colleagues."""
    return person.relationship not in _PRIVATE


class Members:
    """Gives the id by which somebody is a member: a person's, else an account's.

    Only who is tied to the owner today can be among an audience: accounts that are blocked, were
    removed, or never were tied are nobody's members.
    """

    def __init__(self, book: Book, matches: Iterable[Match]) -> None:
        """Take a book.

        Args:
            book: The book.
            matches: Who is who in it; an account that stays open stands for itself.
        """
        self._book = book
        sure = ((one.account, one.person) for one in matches if one.certainty in _SURE_ENOUGH)
        self._person_of = dict(sorted(sure))
        self._named: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for account_id, account in book.accounts.items():
            if self._is_tied(account_id):
                self._named[account.channel, account.name].append(account_id)
        self._owner = {(owner.channel, name) for owner in book.owners for name in owner.names}

    def _is_tied(self, account_id: str) -> bool:
        kinds = {tie.kind for tie in self._book.ties.get(account_id, ()) if tie.until is None}
        return bool(kinds) and TieKind.BLOCKED not in kinds

    def tied(self) -> Iterator[tuple[str, str]]:
        """Give each account that is tied, with the member it is."""
        for account_ids in self._named.values():
            for account_id in account_ids:
                yield account_id, self.of_account(account_id)

    def of_account(self, account_id: str) -> str:
        """Give the member that an account is."""
        return self._person_of.get(account_id, account_id)

    def of_names(self, channel: str, names: Iterable[str]) -> set[str]:
        """Give the members who bear these display names; a name of several is nobody's."""
        found = (
            self._named.get((channel, name), ())
            for name in names
            if (channel, name) not in self._owner
        )
        return {self.of_account(ids[0]) for ids in found if len(ids) == 1}

    def name(self, member: str) -> str:
        """Give how to call a member."""
        if member in self._book.people:
            return show(self._book.people[member].name)
        return show(self._book.accounts[member].name)

    def professional(self, members: Iterable[str]) -> tuple[str, ...]:
        """Give those who are on the list for work, sorted."""
        people = self._book.people
        return tuple(
            sorted(one for one in members if one in people and is_professional(people[one]))
        )
