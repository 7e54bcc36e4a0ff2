"""What a name can say: likely where nothing else fits as well, ambiguous otherwise.

Names are looked at from the best fit down. What fits better comes first and takes the account
and the person's place on the channel; but whoever fits as well or better counts as a rival,
also where they are taken already, because a taking by name is itself only likely.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TypeAlias

from friendline.matching.evidence import Book, Case
from friendline.matching.wording import channel_title, several
from friendline.model import Certainty, Match

_Place: TypeAlias = tuple[str, str]
"""A person and a channel."""


def by_name(cases: Iterable[Case], doubtful: Iterable[Case], book: Book) -> Iterator[Match]:
    """Decide cases without proof.

    Args:
        cases: Cases whose names fit; neither the account is confirmed nor the person is on
            that channel.
        doubtful: Cases with a proof that is in doubt; they are ambiguous and come first.
        book: The people and accounts, for their names in sentences.
    """
    rivals = _Rivals(book)
    doubts = list(doubtful)
    rivals.admit(doubts)
    for case in doubts:
        yield rivals.ambiguous(case)
    rivals.take(doubts)
    best_first = sorted(cases, key=lambda case: case.level, reverse=True)
    for _, group in groupby(best_first, key=lambda case: case.level):
        same_level = list(group)
        rivals.admit(same_level)
        kept = [case for case in same_level if rivals.leave_room_for(case)]
        yield from map(rivals.judge, kept)
        rivals.take(kept)


class _Rivals:
    """Who competes for whom, among all that fits as well or better."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._accounts: defaultdict[_Place, set[str]] = defaultdict(set)
        self._people: defaultdict[str, set[str]] = defaultdict(set)
        self._taken_accounts: set[str] = set()
        self._taken_places: set[_Place] = set()
        self._sentences: dict[tuple[str, ...], str] = {}

    def admit(self, cases: Iterable[Case]) -> None:
        """Let cases compete from now on."""
        self._sentences.clear()
        for case in cases:
            self._accounts[_place(case)].add(case.account)
            self._people[case.account].add(case.person)

    def take(self, cases: Iterable[Case]) -> None:
        """Let cases outrank all that fits less well."""
        for case in cases:
            self._taken_accounts.add(case.account)
            self._taken_places.add(_place(case))

    def leave_room_for(self, case: Case) -> bool:
        """Whether a case is offered at all.

        A full name is, even where another account fits the person better: an account that may
        be a client's must not pass for a stranger's.
        """
        if case.account in self._taken_accounts:
            return False
        return case.has_full_name or _place(case) not in self._taken_places

    def judge(self, case: Case) -> Match:
        """Give the match of a case: likely if it has no rival."""
        if len(self._accounts[_place(case)]) == len(self._people[case.account]) == 1:
            return _match(case, Certainty.LIKELY, case.evidence)
        return self.ambiguous(case)

    def ambiguous(self, case: Case) -> Match:
        """Give the match of a case that stays open, and say what competes."""
        doubts = filter(None, (case.doubt, self._other_accounts(case), self._other_people(case)))
        return _match(case, Certainty.AMBIGUOUS, (*case.evidence, *dict.fromkeys(doubts)))

    def _other_accounts(self, case: Case) -> str:
        return self._sentence(_place(case), self._accounts_in_words)

    def _other_people(self, case: Case) -> str:
        return self._sentence((case.account,), self._people_in_words)

    def _sentence(self, key: tuple[str, ...], words: Callable[..., str]) -> str:
        """Give a sentence, made once for all cases that share it."""
        if key not in self._sentences:
            self._sentences[key] = words(*key)
        return self._sentences[key]

    def _accounts_in_words(self, person: str, channel: str) -> str:
        names = [self._book.accounts[account].name for account in self._accounts[person, channel]]
        return several(f"accounts on {channel_title(channel)}", names) if len(names) > 1 else ""

    def _people_in_words(self, account: str) -> str:
        names = [self._book.people[person].name for person in self._people[account]]
        return several("people you know", names) if len(names) > 1 else ""


def _place(case: Case) -> _Place:
    return case.person, case.channel


def _match(case: Case, certainty: Certainty, evidence: tuple[str, ...]) -> Match:
    return Match(person=case.person, account=case.account, certainty=certainty, evidence=evidence)
