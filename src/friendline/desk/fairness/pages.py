"""What the pages of equal treatment show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from friendline.desk.drawing import span
from friendline.desk.people.words import fact_label
from friendline.letters import Measure
from friendline.model import Fact, Seconds
from friendline.review.report.words import capitalised, fact_words
from friendline.review.words import spelled, title_of
from friendline.store.letters.letter_outcomes import letter_outcomes
from friendline.store.over_time import fairness
from friendline.store.over_time.fairness import By, Settled, Unequal
from friendline.store.people.noted import known_people
from friendline.touch.equal_treatment import FEWEST, Rate, Treated, apart, told

__all__ = [
    "BY",
    "GroupShown",
    "LettersPage",
    "One",
    "Share",
    "SharesPage",
    "Silent",
    "groups",
    "letters_page",
    "shares_page",
    "shown_group",
    "silent",
    "title_of_groups",
]

BY: Final = {
    By.RELATIONSHIP: "what they are to you",
    By.STATUS: "where the work stands",
    By.CHANNEL: "network",
}
"""By what people are grouped when shares are told."""

_MOST: Final = 100
_TITLES: Final = (
    "group of equals was treated differently",
    "groups of equals were treated differently",
)


@dataclass(frozen=True)
class One:
    """Somebody, and what became of their request or connection."""

    person: str
    name: str
    told: str
    at: Seconds | None
    why: str


@dataclass(frozen=True)
class GroupShown:
    """Equals who were treated differently.

    Attributes:
        key: Of the group, as long as its outcomes stay the same.
        where: The network.
        facts: What they have in common, name and value.
        pairs: Two people for every two outcomes.
        everybody: All of them, as many as fit on a page.
        many: How many there are.
        counts: How many had each outcome, in words.
        is_open: Whether the owner is still asked.
        is_fix: Whether it was promised to be made right.
        is_said: Whether the owner said something to it.
        words: What they said.
    """

    key: str
    where: str
    facts: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[One, One], ...]
    everybody: tuple[One, ...]
    many: int
    counts: tuple[str, ...]
    is_open: bool
    is_fix: bool
    is_said: bool
    words: str

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return self.many > len(self.everybody)


@dataclass(frozen=True)
class Silent:
    """Requests that nobody answered."""

    people: tuple[One, ...]
    channels: tuple[str, ...]
    longest_days: int


@dataclass(frozen=True)
class Share:
    """How many of a group were let in, or of letters were answered with a yes."""

    name: str
    yes: int
    of: int
    sentence: str
    drawing: SafeString


@dataclass(frozen=True)
class SharesPage:
    """The shares of all groups."""

    by: str
    kinds: tuple[tuple[str, str, bool], ...]
    shares: tuple[Share, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True)
class LettersPage:
    """How letters were taken."""

    title: str
    invitations: tuple[Share, ...]
    offers: tuple[Share, ...]
    apart: tuple[str, ...]
    waiting: int
    put_out: int


def groups() -> list[Unequal]:
    """Give the groups of equals who were treated differently; those still open come first."""
    return fairness.outcomes()


def title_of_groups(found: Sequence[Unequal]) -> str:
    """Say how it stands, for a heading."""
    open_ = sum(one.is_open for one in found)
    if open_:
        return spelled(open_, *_TITLES)
    return (
        "Every difference between equals has its reason"
        if found
        else "Equals were treated the same"
    )


def shown_group(found: Unequal, names: Mapping[str, str]) -> GroupShown:
    """Give a group as it is shown."""
    group = found.group
    return GroupShown(
        key=group.key,
        where=title_of(group.channel),
        facts=tuple(_facts(group.facts)),
        pairs=tuple((_one(one.one, names), _one(one.other, names)) for one in group.pairs),
        everybody=tuple(_one(one, names) for one in group.treated[:_MOST]),
        many=len(group.treated),
        counts=tuple(_counts(group.treated)),
        is_open=found.is_open,
        is_fix=found.settled is Settled.FIX,
        is_said=found.settled is not None,
        words=found.words,
    )


def silent() -> Silent:
    """Give the requests that count as declined because nobody answered."""
    found, names = fairness.silent_declines(), known_names()
    return Silent(
        tuple(_one(one, names) for one in found.people),
        tuple(title_of(one.channel) for one in found.people),
        found.longest_days,
    )


def shares_page(by: By) -> SharesPage:
    """Give how many of each group were let in."""
    found = fairness.rates_of(by)
    told_apart = tuple(
        f"{_group_name(one.group, by)} and {_group_name(other.group, by)} fared differently by "
        "more than chance. That does not show why."
        for one, other in apart(found)
    )
    return SharesPage(
        by=by.value,
        kinds=tuple((one.value, words, one is by) for one, words in BY.items()),
        shares=tuple(_share(one, by) for one in found if one.decided >= FEWEST),
        apart=told_apart,
    )


def letters_page() -> LettersPage:
    """Give how letters were taken."""
    found = letter_outcomes()
    decided = sum(one.sent for one in (*found.invitations, *found.offers))
    title = spelled(decided, "letter has had its time", "letters have had their time")
    return LettersPage(
        title=title if decided else "No letter has had its time yet",
        invitations=tuple(map(_measure, found.invitations)),
        offers=tuple(map(_measure, found.offers)),
        apart=tuple(
            f"“{_template(one.template)}” and “{_template(other.template)}” fared differently by "
            "more than chance. They went to different people: the words need not have done it."
            for one, other in found.apart
        ),
        waiting=found.waiting,
        put_out=found.put_out,
    )


def known_names() -> dict[str, str]:
    """Give what people are called, by id."""
    return {key: row.name for key, row in known_people().items()}


def _one(one: Treated, names: Mapping[str, str]) -> One:
    return One(one.person, names.get(one.person, "Somebody"), told(one), one.at, one.why)


def _facts(facts: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    for name, value in facts.items():
        yield fact_label(name), fact_words(name, value)


def _counts(treated: Sequence[Treated]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for one in treated:
        counts[told(one)] = counts.get(told(one), 0) + 1
    for words, many in counts.items():
        yield f"{many} {words if many == 1 else words.replace('was ', 'were ', 1)}"


def _group_name(group: str, by: By) -> str:
    return title_of(group) if by is By.CHANNEL else capitalised(group)


def _share(rate: Rate, by: By) -> Share:
    name = _group_name(rate.group, by)
    drawn = _drawn(name, rate.let_in / rate.decided, rate.low, rate.high)
    return Share(name, rate.let_in, rate.decided, rate.sentence, drawn)


def _measure(one: Measure) -> Share:
    name = _template(one.template)
    drawn = _drawn(name, one.share or 0.0, one.low, one.high)
    return Share(name, one.accepted, one.sent, one.sentence, drawn)


def _drawn(name: str, share: float, low: float, high: float) -> SafeString:
    title = f"{name}: {share:.0%}, by chance alone {low:.0%} to {high:.0%}"
    return span(low, share, high, 1.0, title)


def _template(template: str) -> str:
    """Say which letter: "Policy, offer"."""
    family, _, rest = template.partition("/")
    return f"{capitalised(family)}, {rest.replace('_', ' ').replace('-', ' ')}" if rest else family
