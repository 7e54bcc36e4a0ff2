"""What to ask the owner about who is who, so that each click removes most doubt.

What a question is worth is the doubt (in bits) that its answer is expected to remove, on the place
it is about and on those of the rivals, times what hangs on each, for one click. Nothing is asked
twice, and "I do not know" is an answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from friendline.archives.tables.folding import words
from friendline.matching.asking.decisions import Act, Decisions, Pair
from friendline.matching.asking.doubt import Doubts, Place, Shares, entropy
from friendline.model import Account, Match, Person, stable_id

MOST_CANDIDATES: Final = 5
"""So many accounts one can look at side by side."""

MOST_TOGETHER: Final = 10
"""So many people are shown together, to be answered with one click."""

MOST_ROWS: Final = 20
"""So many accounts of them at most."""

LIKELY: Final = 0.75
"""From this probability on a match may be shown among others and be confirmed with them."""

HARDLY: Final = 0.5
"""Below this probability a match may be shown among others and be rejected with them."""


SETTLING: Final = 0.2
"""Bits that it is worth to settle a place at all: only what is confirmed can be built on."""


class QuestionKind(StrEnum):
    """How a question is put."""

    WHICH = "which"
    """Which of these accounts is this person's, or none?"""
    IS_IT = "is_it"
    """Is this account this person's?"""
    ALL_OF = "all_of"
    """Are all of these right? All that are not marked are confirmed."""
    ANY_OF = "any_of"
    """Is any of these right? All that are not marked are rejected."""


TOGETHER: Final = (QuestionKind.ALL_OF, QuestionKind.ANY_OF)
"""Questions on several people at once."""


class Row(Struct, frozen=True, kw_only=True):
    """One account that may be one person's, with what speaks for it.

    Attributes:
        person: Id of the person.
        account: Id of the account.
        probability: How likely it is.
        evidence: Why, in words, strongest first.
    """

    person: str
    account: str
    probability: float
    evidence: tuple[str, ...]

    @property
    def pair(self) -> Pair:
        """The person and the account."""
        return self.person, self.account


class Question(Struct, frozen=True, kw_only=True):
    """One question to the owner.

    Attributes:
        kind: How it is put.
        rows: What it is about, likeliest first; of one person unless several are shown together.
        worth: Bits of doubt an answer is expected to remove for one click, times what hangs on it.
    """

    kind: QuestionKind
    rows: tuple[Row, ...]
    worth: float

    @property
    def id(self) -> str:
        """The same for the same question, in every run."""
        return stable_id("question", self.kind, *(key for row in self.rows for key in row.pair))


Answer = dict[Pair, Act]
"""What was said of each person and account of a question: confirm, reject or unsure."""


def chosen(question: Question, *accounts: str) -> Answer:
    """Give the answer "this one": to ``which`` and ``is_it``."""
    return {row.pair: Act.CONFIRM for row in question.rows if row.account in accounts}


def none_of(question: Question) -> Answer:
    """Give the answer "none of these", or "no"."""
    return {row.pair: Act.REJECT for row in question.rows}


def not_known(question: Question) -> Answer:
    """Give the answer "I do not know"."""
    return {row.pair: Act.UNSURE for row in question.rows}


def marked(question: Question, marks: Mapping[Pair, Act]) -> Answer:
    """Give the answer to several together: for those not marked what the question supposes."""
    return {row.pair: marks.get(row.pair, supposed(question)) for row in question.rows}


def supposed(question: Question) -> Act:
    """Give what is said of every row of several that are shown together, if nothing is marked."""
    return Act.REJECT if question.kind is QuestionKind.ANY_OF else Act.CONFIRM


def questions(
    matches: Iterable[Match],
    people: Mapping[str, Person],
    accounts: Mapping[str, Account],
    weight: Mapping[str, float] | None = None,
    decisions: Decisions | None = None,
) -> list[Question]:
    """Give what to ask, the most useful first.

    Args:
        matches: Who may be who, as ``match_people`` says.
        people: People by id.
        accounts: Accounts by id.
        weight: What hangs on a person or an account: exposures, pending requests.
        decisions: What was said already; it is not asked again.
    """
    return Asking(matches, people, accounts, weight, decisions).questions()


class Asking:
    """A round of questions; the order is worked out anew after each answer."""

    def __init__(
        self,
        matches: Iterable[Match],
        people: Mapping[str, Person],
        accounts: Mapping[str, Account],
        weight: Mapping[str, float] | None = None,
        decisions: Decisions | None = None,
    ) -> None:
        """Begin a round; see ``questions`` for the arguments."""
        known = [one for one in matches if one.person in people and one.account in accounts]
        self.doubts = Doubts(known, accounts)
        self._evidence = {(match.person, match.account): match.evidence for match in known}
        self._weight = weight or {}
        said = decisions or Decisions()
        self._asked = {pair for pair in self._evidence if said.has_said(*pair)}
        self._namesakes = _Namesakes(people, accounts)
        self._worth: dict[Place, float] = {}

    def questions(self) -> list[Question]:
        """Give what is still to be asked, the most useful first."""
        together: dict[QuestionKind, list[Row]] = {
            QuestionKind.ALL_OF: [],
            QuestionKind.ANY_OF: [],
        }
        single: list[Question] = []
        for place in self.doubts.places():
            rows = self._rows(place)
            if not rows:
                continue
            kind = self._kind(place, rows)
            if kind in together:
                together[kind].append(rows[0])
            else:
                single.append(self._single(kind, place, rows))
        pages = (page for kind, rows in together.items() for page in self._pages(kind, rows))
        return sorted([*single, *pages], key=_most_useful)

    def take(self, answer: Answer) -> None:
        """Take an answer into account; only what it touches is worked out anew."""
        self._asked |= answer.keys()
        for (person, account), act in answer.items():
            place = self.doubts.place(person, account)
            if account not in self.doubts.shares(place):
                continue
            touched = {place, *self.doubts.rivals(place)}
            touched |= {further for rival in touched for further in self.doubts.rivals(rival)}
            if act is Act.CONFIRM:
                self.doubts.confirm(person, account)
            elif act is Act.REJECT:
                self.doubts.reject(person, account)
            for each in touched:
                self._worth.pop(each, None)

    def _rows(self, place: Place) -> list[Row]:
        """Give the candidates of a place that were not asked about, likeliest first."""
        shares = self.doubts.shares(place)
        open_ones = [account for account in shares if (place[0], account) not in self._asked]
        return [
            Row(
                person=place[0],
                account=account,
                probability=shares[account],
                evidence=self._evidence[place[0], account],
            )
            for account in sorted(open_ones, key=lambda each: (-shares[each], each))
        ]

    def _kind(self, place: Place, rows: list[Row]) -> QuestionKind:
        """Give how the question on a place is put; namesakes are never shown among others."""
        best = rows[0]
        has_namesake = self._namesakes.has_any(best, self.doubts.shares(place))
        if not has_namesake and not self.doubts.is_claimed_besides(place, best.account):
            if best.probability >= LIKELY:
                return QuestionKind.ALL_OF
            if best.probability < HARDLY and len(rows) == 1:
                return QuestionKind.ANY_OF
        return QuestionKind.WHICH if len(rows) > 1 else QuestionKind.IS_IT

    def _single(self, kind: QuestionKind, place: Place, rows: list[Row]) -> Question:
        shown = tuple(rows[:MOST_CANDIDATES])
        return Question(kind=kind, rows=shown, worth=self._worth_of(place, shown))

    def _pages(self, kind: QuestionKind, rows: Iterable[Row]) -> Iterator[Question]:
        """Put ten people at a time together, with all of this kind that is open on each."""
        of_person = defaultdict(list)
        for row in rows:
            of_person[row.person].append(row)
        worth = {person: sum(map(self._worth_alone, its)) for person, its in of_person.items()}
        best_first = sorted(worth, key=lambda person: (-worth[person], person))
        for people in _by_pages(best_first, of_person):
            some = tuple(row for person in people for row in of_person[person])
            whole = sum(worth[person] for person in people)
            is_one = len(some) == 1
            yield Question(
                kind=QuestionKind.IS_IT if is_one else kind,
                rows=some,
                worth=whole if is_one else whole / _clicks(kind, some),
            )

    def _worth_alone(self, row: Row) -> float:
        return self._worth_of(self.doubts.place(*row.pair), (row,))

    def _worth_of(self, place: Place, rows: tuple[Row, ...]) -> float:
        """Give the weighted bits that asking about these candidates of a place would remove."""
        if place not in self._worth:
            self._worth[place] = max(0.0, self._expected(place, rows))
        return self._worth[place]

    def _expected(self, place: Place, rows: tuple[Row, ...]) -> float:
        accounts = [row.account for row in rows]
        none = 1 - sum(row.probability for row in rows)
        gain = none * self._removed(self.doubts.if_rejected(place, *accounts))
        for row in rows:
            moved: dict[Place, Shares] = self.doubts.if_confirmed(place, row.account)
            gain += row.probability * self._removed({**moved, place: {}})
        return gain

    def _removed(self, moved: Mapping[Place, Shares]) -> float:
        """Give what is gained where places become these, by what hangs on each."""
        return sum(
            self._hangs_on(place) * (self.doubts.bits(place) - entropy(shares) + _settles(shares))
            for place, shares in moved.items()
        )

    def _hangs_on(self, place: Place) -> float:
        """Give what hangs on a place; it is never nothing, for to know is worth something."""
        of_accounts = (self._weight.get(account, 0) for account in self.doubts.shares(place))
        return 1 + self._weight.get(place[0], 0) + max(of_accounts, default=0)


class _Namesakes:
    """Who is called like somebody else; such are asked about one by one."""

    def __init__(self, people: Mapping[str, Person], accounts: Mapping[str, Account]) -> None:
        self._called = {key: _called(person.name) for key, person in people.items()}
        self._accounts = accounts
        self._people = defaultdict(set)
        for key, person in people.items():
            for name in {_called(each) for each in (person.name, *person.other_names)}:
                self._people[name].add(key)

    def has_any(self, row: Row, candidates: Iterable[str]) -> bool:
        """Whether another person, or another candidate, bears the name."""
        shown = _called(self._accounts[row.account].name)
        alike = [each for each in candidates if _called(self._accounts[each].name) == shown]
        bearers = self._people[self._called[row.person]] | self._people.get(shown, set())
        return len(alike) > 1 or bool(bearers - {row.person})


def _settles(shares: Shares) -> float:
    return 0.0 if any(shares.values()) else SETTLING


def _by_pages(people: Iterable[str], rows: Mapping[str, Sequence[Row]]) -> Iterator[list[str]]:
    """Give people by tens, and fewer where they have many accounts."""
    page: list[str] = []
    for person in people:
        shown = sum(len(rows[each]) for each in (*page, person))
        if page and (len(page) == MOST_TOGETHER or shown > MOST_ROWS):
            yield page
            page = []
        page.append(person)
    if page:
        yield page


def _clicks(kind: QuestionKind, rows: Iterable[Row]) -> float:
    """Give the clicks to expect: one, and one for each row that is not as supposed."""
    if kind is QuestionKind.ANY_OF:
        return 1 + sum(row.probability for row in rows)
    return 1 + sum(1 - row.probability for row in rows)


def _called(name: str) -> tuple[str, ...]:
    return tuple(sorted(words(name)))


def _most_useful(question: Question) -> tuple[float, str]:
    return -question.worth, question.id
