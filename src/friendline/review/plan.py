"""What to do first: at most twenty steps, ordered by what they repair.

What has one answer is one step: three people whom the policy answers alike are answered in one
sitting, and two photos of one evening are looked at together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from friendline.model import (
    AnswerKind,
    Category,
    Direction,
    FindingKind,
    Sees,
    Severity,
    TieKind,
)
from friendline.review.contract import (
    AnswerRow,
    BaselineRow,
    ConflictRow,
    ExposureRow,
    FindingRow,
    PersonRow,
    StepRow,
    TreatmentRow,
)
from friendline.review.effects import Deed, Effects, Hide, LetIn, ShowLess
from friendline.review.treatment import SILENT_DECLINE_DAYS
from friendline.review.words import (
    AS_NAMES_TELL,
    CATEGORY_NAMES,
    count,
    is_confirmed,
    joined,
    named,
    noun,
    spelled,
    title_of,
)
from friendline.sight import RULES

MOST_STEPS = 20
MOST_OF_ONE_KIND = 6
"""So that a hundred contradictions do not hide the two requests that wait."""

MOST_ITEMS_ALONE = 3
"""So many risky items have a step of their own; the others are gone through in one."""

# What a step weighs: first what may hurt somebody else or was not true, then clients who wait,
# then the one line that settles most doubts, then ties and doubts, and old posts at the end.
_CONFLICT = 54
_BETRAYED = 37
_LATE_CLIENT = 40
_CLIENT = 37
_AUDIENCE = 25
_MOST_FOR_AUDIENCE = 10
_TIES = 32
_LATE_STRANGER = 29
_STRANGER = 26
_DOUBT = 24
_UNEQUAL = 20
_ITEMS = 0

_RISK = FindingKind.RISK
_GRAVITY = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 4}
_MANY = 4
"""An item that so many clients can or may see weighs no more when more do."""

_MOST_FOR_MANY = _GRAVITY[Severity.HIGH] * _MANY

_ENOUGH_TO_SAY = 5
"""So few unknown audiences are not worth a step; most are comments, for others to decide."""

_ITEMS_WORTH_A_POINT = 50
"""Unknown audiences of so many items make the step that settles them one heavier."""

Row = TypeVar("Row")


@dataclass(frozen=True)
class Findings:
    """What the plan is made from: the rows of a review."""

    people: Mapping[str, PersonRow]
    findings: Sequence[FindingRow]
    answers: Sequence[AnswerRow]
    baseline: Sequence[BaselineRow]
    exposures: Sequence[ExposureRow]
    conflicts: Sequence[ConflictRow]
    treatment: Sequence[TreatmentRow]
    channel_of: Mapping[str, str]


@dataclass(frozen=True)
class _Step:
    row: StepRow
    weight: int
    deed: Deed | None
    is_confirmed: bool


def plan(found: Findings, effects: Effects | None = None) -> list[StepRow]:
    """Give the steps that repair most, no kind of step more than six times.

    ``repairs`` of a step counts what is dealt with in it: items to hide or narrow, requests to
    answer, ties to narrow, accounts to tell apart, people to treat alike, audiences to say.
    ``person`` and ``item`` are the first of them, where there are several. What each step is
    expected to change is told where ``effects`` are given.
    """
    steps = [
        *_contradictions(found),
        *_requests(found),
        *_doubtful_matches(found),
        *_unequal(found),
        *_ties_against_policy(found),
        *_items_to_narrow(found),
        *_audiences_to_say(found),
    ]
    steps.sort(
        key=lambda step: (
            *(-step.weight, step.row.action, not step.is_confirmed),
            *(step.row.person or "", step.row.why),
        )
    )
    kept, number = [], Counter[str]()
    for step in steps:
        if number[step.row.action] < MOST_OF_ONE_KIND:
            number[step.row.action] += 1
            kept.append(step)
    return [_verified(step, effects) for step in kept[:MOST_STEPS]]


def _verified(step: _Step, effects: Effects | None) -> StepRow:
    if effects is None:
        return step.row
    return replace(step.row, expected=effects.expected(step.deed))


def _step(  # noqa: PLR0913 - the fields of a step
    action: str,
    why: str,
    *,
    repairs: int,
    weight: int,
    channel: str | None = None,
    person: str | None = None,
    item: str | None = None,
    deed: Deed | None = None,
    is_confirmed: bool = False,
) -> _Step:
    row = StepRow(
        action=action, channel=channel, person=person, item=item, why=why, repairs=repairs
    )
    return _Step(row, weight, deed, is_confirmed)


def _grouped(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> Iterator[list[Row]]:
    """Give rows of one key together, in the order in which the keys first come."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    yield from groups.values()


def _contradictions(found: Findings) -> Iterator[_Step]:
    """One step for each meeting that did not take place and what shows otherwise."""
    for rows in _grouped(found.conflicts, lambda row: (row.person, row.event)):
        first, name = rows[0], found.people[rows[0].person].name
        sees = joined(dict.fromkeys(row.sees.value for row in rows), "or")
        these, them = noun(len(rows), "this shows", "these show"), noun(len(rows), "it", "them")
        channel = found.channel_of.get(first.item)
        narrowed = f"Take your tag off or narrow who can see {them}."
        yield _step(
            "hide_item",
            f"A meeting with {name} did not take place, and what {these} may not fit what they "
            f"were told; they {sees} see {them}. {_instead(channel, len(rows)) or narrowed} Think "
            "about a word to them.",
            repairs=len(rows),
            weight=_CONFLICT + len(rows),
            channel=channel,
            person=first.person,
            item=first.item,
            deed=Hide(channel or "", tuple(row.item for row in rows), (first.person,)),
        )


def _instead(channel: str | None, items: int) -> str | None:
    """Say what can be done where a network cannot narrow an item; ``None`` where it can."""
    rules = RULES.get(channel or "")
    if rules is None or rules.instead_of_narrowing is None:
        return None
    return rules.instead_of_narrowing.format(it=noun(items, "it", "them"))


def _requests(found: Findings) -> Iterator[_Step]:
    """One step for all who wait on one network and whom one rule answers."""
    waiting = [
        row for row in found.answers if row.direction is Direction.INCOMING and not row.candidates
    ]
    longest_first = sorted(waiting, key=lambda row: -(row.waiting_days or 0))
    for rows in _grouped(longest_first, lambda row: _how_answered(row, found)):
        first, listed = rows[0], found.people[rows[0].person].on_client_list
        late = (first.waiting_days or 0) > SILENT_DECLINE_DAYS
        yield _step(
            "answer_request",
            f"{_who_waits(rows, found)} {_what_to_do(first, len(rows), listed=listed)}"
            + (_SILENCE if late else ""),
            repairs=len(rows),
            weight=_WAITING[listed, late],
            channel=first.channel,
            person=first.person,
            deed=_let_in(rows),
        )


def _let_in(rows: Sequence[AnswerRow]) -> Deed | None:
    if rows[0].answer not in {AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED}:
        return None
    return LetIn(rows[0].channel, tuple(row.person for row in rows), rows[0].onto_list)


def _how_answered(row: AnswerRow, found: Findings) -> Hashable:
    listed = found.people[row.person].on_client_list
    return row.channel, listed, row.answer, row.offer, row.onto_list, row.rule


def _who_waits(rows: Sequence[AnswerRow], found: Findings) -> str:
    names = named([found.people[row.person].name for row in rows])
    where, days = title_of(rows[0].channel), rows[0].waiting_days
    longest = "" if len(rows) == 1 else ", the longest"
    since = "" if days is None else f"{longest} for {count(days, 'day')}"
    return f"{names} {noun(len(rows), 'has', 'have')} been waiting on {where}{since}."


def _what_to_do(row: AnswerRow, number: int, *, listed: bool) -> str:
    if row.rule is None:
        return "No policy decides this, so it is for you."
    if row.answer is AnswerKind.ASK and not listed:
        return (
            f"{noun(number, 'This name is', 'These names are')} not on your client list. Write "
            f"there what {noun(number, 'this person is', 'they are')} to you, and your policy "
            "answers; or decide yourself."
        )
    each = "" if number == 1 else " to each"
    return _ANSWERED[row.answer].format(offer=title_of(row.offer or ""), each=each)


_WAITING = {
    (True, True): _LATE_CLIENT,
    (True, False): _CLIENT,
    (False, True): _LATE_STRANGER,
    (False, False): _STRANGER,
}
_SILENCE = f" After {SILENT_DECLINE_DAYS} days without a word, silence may be taken for a no."
_ANSWERED = {
    AnswerKind.ACCEPT: "Your policy says yes.",
    AnswerKind.ACCEPT_RESTRICTED: "Your policy says yes, onto a list that sees less.",
    AnswerKind.OFFER_OTHER: "Your policy offers {offer} instead. Write{each} first, then decline.",
    AnswerKind.DECLINE: "Your policy says no. Write{each} a kind word first, then decline.",
    AnswerKind.DEFER: "Your policy says not yet. Say{each} when you will look again.",
    AnswerKind.ASK: "Your policy leaves this to you.",
}


def _doubtful_matches(found: Findings) -> Iterator[_Step]:
    """One step for all accounts of one name of which nobody can say whose they are."""
    open_rows = [row for row in found.answers if row.candidates]
    for rows in _grouped(open_rows, lambda row: _whose_is_it(row, found)):
        first = rows[0]
        accounts = {row.person for row in rows}
        yield _step(
            "confirm_match",
            _could_be(first, len(accounts), found),
            repairs=len(accounts),
            weight=_DOUBT + min(len(first.candidates), _MANY),
            channel=first.channel,
            person=first.person,
        )


def _whose_is_it(row: AnswerRow, found: Findings) -> Hashable:
    return row.channel, found.people[row.person].name, tuple(sorted(row.candidates))


def _could_be(row: AnswerRow, accounts: int, found: Findings) -> str:
    shown, where = found.people[row.person].name, title_of(row.channel)
    names = [found.people[one].name for one in row.candidates]
    different = sorted(set(names))
    who = joined(different, "or")
    if len(different) < len(names):
        who = f"{who}: {count(len(names), 'person', 'people')} of your client list"
    if accounts > 1:
        # The export gives them one name and no address, so no note in the list tells them apart.
        return (
            f"{spelled(accounts, 'account')} on {where} are called {shown}, and each of them could "
            f"be {who}, or somebody else. Look at the profiles on {where} to see which is which."
        )
    return (
        f"'{shown}' on {where} could be {who}, or somebody else of that name. If you know, write "
        f"the name or address used there into a column '{where}' of your client list."
    )


def _unequal(found: Findings) -> Iterator[_Step]:
    """One step for each group of equals who were treated differently."""
    for row in found.treatment:
        outcomes = Counter(outcome.outcome for outcome in row.outcomes)
        counted = joined(f"{number} {word}" for word, number in sorted(outcomes.items()))
        worst = next(one for one in row.outcomes if one.outcome != "accepted")
        yield _step(
            "treat_equally",
            f"{spelled(len(row.outcomes), 'person', 'people')} of whom the same is known today "
            f"were treated differently: {counted}. Make it even, or write the reason into your "
            "policy.",
            repairs=len(row.outcomes),
            weight=_UNEQUAL,
            channel=worst.channel,
            person=worst.person,
        )


def _ties_against_policy(found: Findings) -> Iterator[_Step]:
    """One step for all standing ties on one network of which the policy says the same but yes."""
    keeps = {AnswerKind.ACCEPT, AnswerKind.ASK}
    against = [
        row
        for row in found.answers
        if row.direction is Direction.EXISTING and row.answer not in keeps and not row.candidates
    ]
    for rows in _grouped(against, lambda row: (row.channel, row.answer, row.offer, row.onto_list)):
        first = rows[0]
        would = _WOULD[first.answer].format(offer=title_of(first.offer or ""))
        yield _step(
            "narrow_tie",
            f"{_tied(rows, found)}{'' if _are_confirmed(rows, found) else AS_NAMES_TELL}, and your "
            f"policy would {would}. {RULES[first.channel].to_let_see_less}",
            repairs=len(rows),
            weight=_TIES + min(len(rows), _MANY),
            channel=first.channel,
            person=min(rows, key=lambda row: found.people[row.person].name).person,
            deed=ShowLess(first.channel, tuple(row.person for row in rows), first.onto_list),
        )


def _tied(rows: Sequence[AnswerRow], found: Findings) -> str:
    """Say who is tied, as it is said on that network."""
    names = named(sorted(found.people[row.person].name for row in rows))
    rules = RULES[rows[0].channel]
    if rules.tie is TieKind.FOLLOWER:
        return f"{names} {noun(len(rows), 'follows', 'follow')} you on {rules.title}"
    return f"You are connected with {names} on {rules.title}"


def _are_confirmed(rows: Iterable[AnswerRow], found: Findings) -> bool:
    return all(is_confirmed(found.people[row.person], row.channel) for row in rows)


_WOULD = {
    AnswerKind.ACCEPT_RESTRICTED: "put them on a list",
    AnswerKind.OFFER_OTHER: "offer {offer} instead",
    AnswerKind.DECLINE: "say no",
    AnswerKind.DEFER: "wait",
}


@dataclass(frozen=True)
class _Risky:
    """An item with a risk that somebody can or may see, and what it weighs."""

    item: str
    findings: Sequence[FindingRow]
    people: frozenset[str]
    sees: frozenset[Sees]

    @property
    def weight(self) -> int:
        """What was told in confidence hurts somebody else, so it comes before all other risks."""
        severest = max(_GRAVITY[finding.severity] for finding in self.findings)
        weight = _ITEMS + severest * min(len(self.people), _MANY)
        return weight + (_BETRAYED if self._betrays else 0)

    @property
    def _betrays(self) -> bool:
        return any(
            one.category is Category.CONFIDENTIAL and one.severity is Severity.HIGH
            for one in self.findings
        )

    @property
    def confirmed(self) -> str:
        """What the owner said of it, as a sentence; empty where nothing was said."""
        said = {finding.label for finding in self.findings}
        return next((words for label, words in _CONFIRMED.items() if label in said), "")

    @property
    def categories(self) -> list[str]:
        return list(dict.fromkeys(CATEGORY_NAMES[one.category].lower() for one in self.findings))


_CONFIRMED = {
    "embarrassing": "You said that it would embarrass you. ",
    "problem": "You said that it is a problem. ",
}


def _items_to_narrow(found: Findings) -> Iterator[_Step]:
    """A step for each of the gravest items on a network, and one for all the others there."""
    by_channel = _grouped(_risky_items(found), lambda one: found.channel_of.get(one.item))
    for items in by_channel:
        gravest_first = sorted(items, key=lambda one: (-one.weight, not one.confirmed, one.item))
        alone = gravest_first[:MOST_ITEMS_ALONE]
        yield from (_narrow([one], found) for one in alone)
        if others := gravest_first[MOST_ITEMS_ALONE:]:
            yield _narrow(others, found)


def _narrow(items: Sequence[_Risky], found: Findings) -> _Step:
    about = Counter(category for one in items for category in one.categories).most_common()
    words = joined(word if len(items) == 1 else f"{word} ({number})" for word, number in about)
    people = frozenset[str]().union(*(one.people for one in items))
    sees = joined(sorted({how.value for one in items for how in one.sees}), "or")
    channel = found.channel_of.get(items[0].item)
    said = items[0].confirmed if len(items) == 1 else ""
    narrowed = (
        f"Narrow who {noun(len(items), 'it is', 'they are')} for, or remove "
        f"{noun(len(items), 'it', 'what you do not want to keep')}."
    )
    return _step(
        "narrow_item",
        f"{spelled(len(people), 'client')} {sees} see {noun(len(items), 'it', 'them')}. "
        f"About: {words}. {said}{_instead(channel, len(items)) or narrowed}",
        repairs=len(items),
        # Many posts are an afternoon's work, so even grave ones wait behind people who wait.
        weight=items[0].weight if len(items) == 1 else min(items[0].weight, _MOST_FOR_MANY),
        channel=channel,
        item=items[0].item,
        deed=Hide(channel or "", tuple(one.item for one in items)),
        is_confirmed=bool(items[0].confirmed),
    )


def _risky_items(found: Findings) -> Iterator[_Risky]:
    """Give all risky items that clients can or may see, but for those that contradict."""
    seen: dict[str, list[ExposureRow]] = defaultdict(list)
    for row in found.exposures:
        if row.category.kind is _RISK:
            seen[row.item].append(row)
    contradicting = {row.item for row in found.conflicts}
    exposed = {(row.item, row.category) for rows in seen.values() for row in rows}
    risks = (one for one in found.findings if (one.item, one.category) in exposed)
    for findings in _grouped(risks, lambda finding: finding.item):
        item = findings[0].item
        if item not in contradicting:
            people = frozenset(row.person for row in seen[item])
            yield _Risky(item, findings, people, frozenset(row.sees for row in seen[item]))


def _audiences_to_say(found: Findings) -> Iterator[_Step]:
    """One step for each channel whose export does not say who items are for."""
    for row in found.baseline:
        if row.unknown_audience < _ENOUGH_TO_SAY:
            continue
        settled = min(row.unknown_audience // _ITEMS_WORTH_A_POINT, _MOST_FOR_AUDIENCE)
        items = count(row.unknown_audience, "item")
        tied = RULES[row.channel].tie_word
        yield _step(
            "say_audience",
            f"The export of {title_of(row.channel)} does not say who {items} "
            f"{noun(row.unknown_audience, 'is', 'are')} for, so this review can only say may. The "
            f"command friendline audience asks a few questions; one answer, such as {tied}s since "
            "2016, settles years of them.",
            repairs=row.unknown_audience,
            weight=_AUDIENCE + settled,
            channel=row.channel,
        )
