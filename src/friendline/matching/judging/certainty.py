"""What evidence without proof amounts to: likely, ambiguous, or not worth showing.

The weights of all open pairs of a channel are turned into probabilities together, because an
account is one person's at most. A match is likely where it is probable and nobody is nearly as
good; everything else stays open, and what is hardly possible is not shown. A full name that fits
is always shown: an account that may be a client's must not pass for a stranger's.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from friendline.matching.candidates import Book
from friendline.matching.judging.assignment import Pairs, Seen, probabilities
from friendline.matching.judging.calibration import calibrated
from friendline.matching.judging.settling import Settled
from friendline.matching.weighing.evidence import FEWEST_ACCOUNTS, Case, Fit, Weighing
from friendline.matching.weighing.weights import stated_weights
from friendline.matching.wording import channel_title, several
from friendline.model import Certainty, Match

LIKELY: Final = 0.5
"""From this probability on a match may be called likely: rather so than not. Few are near it."""

MOST_BY_CHANCE: Final = 1 / 3
"""Where more strangers than this are expected to be called so, a name alone is never likely."""

SHOWN: Final = 0.02
"""Below this probability a name that fits only in part is not shown."""

NEARLY_AS_GOOD: Final = 1.5
"""Bits by which a rival may be worse and still leaves a match open: about three to one."""

_LESS_THAN_SURE: Final = 0.9999
"""Only what is confirmed has the probability 1."""

_MOST_PARTLY: Final = 5
"""Accounts shown for one person on a channel of which only a part of the name fits."""

_Place: TypeAlias = tuple[str, str]
"""A person and a channel."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A case and how probable it is.

    Attributes:
        case: The case.
        probability: The share of such cases that are right.
        modelled: The same as the model says it, before it is calibrated.
        bits: What it is worth, a proof in doubt counted in.
    """

    case: Case
    probability: float
    modelled: float
    bits: float


def by_name(
    cases: Iterable[Case], settled: Settled, book: Book, weighing: Weighing
) -> Iterator[Match]:
    """Decide cases without proof, and those whose proof is in doubt.

    Args:
        cases: Cases whose names may fit; neither the account is confirmed nor the person is on
            that channel.
        settled: What proofs have decided.
        book: The people and accounts.
        weighing: Knows how frequent names are.
    """
    judged = judge([*settled.doubtful, *cases], settled, book)
    yield from _Deciding(judged, book, weighing).matches()


def judge(cases: Sequence[Case], settled: Settled, book: Book) -> list[Judged]:
    """Give the probability of each case, all of a channel considered together."""
    by_channel: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_channel[case.channel].append(case)
    accounts = Counter(account.channel for account in book.accounts.values())
    confirmed = Counter(case.channel for case in settled.confirmed)
    people_there = Counter(channel for _, channel in settled.places)
    found: list[Judged] = []
    for channel, some in by_channel.items():
        free = max(accounts[channel] - confirmed[channel], FEWEST_ACCOUNTS)
        seen = Seen(people=len(book.people), known=people_there[channel], accounts=free)
        found.extend(_judge_channel(some, seen))
    return found


def _judge_channel(cases: Sequence[Case], seen: Seen) -> list[Judged]:
    in_doubt = stated_weights().bits["proof_in_doubt"]
    bits = [case.bits + (in_doubt if case.proofs else 0.0) for case in cases]
    pairs = Pairs(
        people=_numbered(case.person for case in cases),
        accounts=_numbered(case.account for case in cases),
        ratios=np.exp2(np.array(bits)),
    )
    found = probabilities(pairs, seen).tolist()
    return [
        Judged(case, calibrated(probability), probability, worth)
        for case, probability, worth in zip(cases, found, bits, strict=True)
    ]


def _numbered(names: Iterable[str]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], dtype=np.int64)


class _Deciding:
    """Decides what each case is called, its rivals considered."""

    def __init__(self, judged: Sequence[Judged], book: Book, weighing: Weighing) -> None:
        self._judged = sorted(judged, key=_best_first)
        self._book = book
        self._weighing = weighing
        self._at_place = _Rivals(self._judged, _place)
        self._at_account = _Rivals(self._judged, lambda case: (case.account,))
        likely = [one.case for one in self._judged if self._is_likely(one)]
        self._likely_accounts = {case.account for case in likely}
        self._likely_places = {_place(case) for case in likely}
        self._shown_partly: Counter[_Place] = Counter()

    def matches(self) -> Iterator[Match]:
        for one in self._judged:
            if self._is_likely(one):
                rarity = self._weighing.rarity(one.case)
                yield _match(one, Certainty.LIKELY, filter(None, (*one.case.evidence, rarity)))
            elif self._is_shown(one):
                yield _match(one, Certainty.AMBIGUOUS, (*one.case.evidence, *self._doubts(one)))

    def _is_likely(self, one: Judged) -> bool:
        return (
            not one.case.proofs  # One that still comes here is in doubt.
            and one.probability >= LIKELY
            and (self._has_whole_name(one.case) or one.case.beside != ())
            and self._at_place.count(one) == self._at_account.count(one) == 1
        )

    @staticmethod
    def _has_whole_name(case: Case) -> bool:
        """Whether a first and a last name fit, and no stranger is expected to be called so."""
        return case.fit is not Fit.NONE and case.by_chance <= MOST_BY_CHANCE

    def _is_shown(self, one: Judged) -> bool:
        case = one.case
        if case.proofs:
            return True
        if case.account in self._likely_accounts or case.has_another_name:
            return False
        if case.fit is Fit.FULL:
            return True
        if _place(case) in self._likely_places or one.probability < SHOWN:
            return False
        self._shown_partly[_place(case)] += 1
        return self._shown_partly[_place(case)] <= _MOST_PARTLY

    def _doubts(self, one: Judged) -> Iterator[str]:
        """Say what leaves a case open: its proof, rivals, or else how common the name is."""
        doubts = (
            one.case.doubt,
            self._at_place.sentence(one, self._accounts_in_words),
            self._at_account.sentence(one, self._people_in_words),
        )
        found = dict.fromkeys(filter(None, doubts))
        yield from found or filter(None, (self._weighing.frequency(one.case),))

    def _accounts_in_words(self, cases: Sequence[Case]) -> str:
        names = [self._book.accounts[case.account].name for case in cases]
        return several(f"accounts on {channel_title(cases[0].channel)}", names)

    def _people_in_words(self, cases: Sequence[Case]) -> str:
        return several("people you know", [self._book.people[case.person].name for case in cases])


class _Rivals:
    """The cases that compete for one place, or for one account, best first."""

    def __init__(self, judged: Iterable[Judged], key: Callable[[Case], tuple[str, ...]]) -> None:
        self._key = key
        self._cases: defaultdict[tuple[str, ...], list[Case]] = defaultdict(list)
        self._worse: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
        self._sentences: dict[tuple[tuple[str, ...], int], str] = {}
        for one in sorted(judged, key=lambda one: -one.bits):
            self._cases[key(one.case)].append(one.case)
            self._worse[key(one.case)].append(-one.bits)

    def count(self, one: Judged) -> int:
        """Give how many compete with a case, itself among them."""
        return bisect_left(self._worse[self._key(one.case)], -one.bits + NEARLY_AS_GOOD)

    def sentence(self, one: Judged, words: Callable[[Sequence[Case]], str]) -> str:
        """Give a sentence on the rivals, made once for all cases that share it."""
        key, count = self._key(one.case), self.count(one)
        if count > 1 and (key, count) not in self._sentences:
            self._sentences[key, count] = words(self._cases[key][:count])
        return self._sentences.get((key, count), "")


def _best_first(one: Judged) -> tuple[float, float, str, str]:
    return -one.probability, -one.bits, one.case.person, one.case.account


def _place(case: Case) -> _Place:
    return case.person, case.channel


def _match(one: Judged, certainty: Certainty, evidence: Iterable[str]) -> Match:
    return Match(
        person=one.case.person,
        account=one.case.account,
        certainty=certainty,
        evidence=tuple(dict.fromkeys(evidence)),
        probability=min(round(one.probability, 4), _LESS_THAN_SURE),
    )
