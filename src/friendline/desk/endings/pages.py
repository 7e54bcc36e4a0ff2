"""What the pages of endings show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from friendline.desk.endings.words import BY, CHOSEN, DOES, by_policy, source_of
from friendline.review.contract import NoticeRow
from friendline.review.report.words import day_words
from friendline.review.words import spelled, title_of
from friendline.store.over_time import endings
from friendline.store.over_time.ending_options import (
    EndedWork,
    Equal,
    Option,
    ended_work,
    options,
    standing,
)
from friendline.store.over_time.ending_words import written
from friendline.store.people.noted import known_people
from friendline.touch.endings import Choice

__all__ = [
    "Ended",
    "EndingPage",
    "Noticed",
    "OptionShown",
    "ended_row",
    "ended_rows",
    "ending_page",
]


@dataclass(frozen=True)
class Ended:
    """An end of work in the list of them."""

    number: int
    person: str
    name: str
    where: str
    on: date
    by: str
    terms: str
    chosen: str

    @property
    def is_open(self) -> bool:
        """Whether a choice is still open."""
        return bool(self.where) and not self.chosen


@dataclass(frozen=True)
class Other:
    """Somebody with equal facts, and the reason if one was given."""

    person: str
    name: str
    why: str


@dataclass(frozen=True)
class OptionShown:
    """One of the four choices."""

    value: str
    title: str
    is_by_policy: bool
    is_chosen: bool
    consequences: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]
    has_words: bool
    others: tuple[Other, ...]
    others_told: str


@dataclass(frozen=True)
class Noticed:
    """Who could notice it."""

    sentence: str
    people: tuple[tuple[str, str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class EndingPage:
    """The page of one end of work.

    Attributes:
        ended: Which.
        why: The owner's reason for what was chosen.
        policy: What the policy says, in a sentence; empty where there is none.
        reasons: Because of what.
        options: The four choices, from the mildest; none where they are connected nowhere.
        noticed: Who could notice; ``None`` where the last review does not tell.
        letter: Number of the letter that went out; ``None`` where none did.
    """

    ended: Ended
    why: str
    policy: str
    reasons: tuple[str, ...]
    options: tuple[OptionShown, ...]
    noticed: Noticed | None
    letter: int | None

    @property
    def chosen(self) -> OptionShown | None:
        """What was chosen."""
        return next((one for one in self.options if one.is_chosen), None)


def ended_rows() -> list[Ended]:
    """Give every end of work, those with an open choice first."""
    names = _names()
    found = [_ended(one, names) for one in endings.endings()]
    return sorted(found, key=lambda one: not one.is_open)


def ended_row(number: int) -> Ended:
    """Give one end of work as the list of them shows it.

    Raises:
        NoSuchEndingError: There is no such ending.
    """
    return _ended(ended_work(standing(number)), _names())


def ending_page(number: int) -> EndingPage:
    """Give the page of one.

    Raises:
        NoSuchEndingError: There is no such ending.
    """
    names, work = _names(), ended_work(standing(number))
    if not work.channel:
        return EndingPage(_ended(work, names), "", "", (), (), None, None)
    found, letter = options(number), written(work.person, work.channel)
    choice = next((one.choice for one in found.options if one.is_by_policy), None)
    decided = found.by_policy
    return EndingPage(
        ended=_ended(work, names),
        why=work.why,
        policy=by_policy(decided, choice) if decided else "",
        reasons=tuple(decided.reasons) if decided else (),
        options=tuple(_option(one, work.choice, names) for one in found.options),
        noticed=None if found.notices is None else _noticed(found.notices.notices, names),
        letter=None if letter is None else letter.pk,
    )


def _names() -> dict[str, str]:
    return {key: row.name for key, row in known_people().items()}


def _ended(one: EndedWork, names: dict[str, str]) -> Ended:
    return Ended(
        number=one.number,
        person=one.person,
        name=names.get(one.person, "Somebody"),
        where=title_of(one.channel) if one.channel else "",
        on=one.on,
        by=BY[one.by],
        terms=one.terms,
        chosen=CHOSEN[one.choice] if one.choice else "",
    )


def _option(one: Option, chosen: Choice | None, names: dict[str, str]) -> OptionShown:
    return OptionShown(
        value=one.choice.value,
        title=DOES[one.choice],
        is_by_policy=one.is_by_policy,
        is_chosen=one.choice is chosen,
        consequences=tuple((each.text, source_of(each)) for each in one.consequences),
        steps=tuple(
            (each.text, f"Checked {day_words(each.checked)}." if each.checked else "")
            for each in one.steps
        ),
        has_words=one.words is not None,
        others=tuple(_others(one.equals, names)),
        others_told=_told(one.equals),
    )


def _others(equals: Sequence[Equal], names: dict[str, str]) -> Iterable[Other]:
    return (Other(one.person, names.get(one.person, "Somebody"), one.why) for one in equals)


def _told(equals: Sequence[Equal]) -> str:
    if not equals:
        return ""
    return f"{spelled(len(equals), 'person', 'people')} with equal facts got this."


def _noticed(row: NoticeRow, names: dict[str, str]) -> Noticed:
    certain = f", {row.can:,} of them for certain" if row.can else ""
    many = spelled(row.can + row.may, "client who stays connected", "clients who stay connected")
    sentence = f"{many} could be noticed by them{certain}: they could tell that others were kept."
    people = tuple(
        (one.person, names.get(one.person, "Somebody"), one.sees.value, tuple(one.because))
        for one in row.likeliest
    )
    return Noticed(sentence, people)
