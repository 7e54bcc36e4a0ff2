"""What to do first: at most twenty steps, ordered by what they repair."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from friendline.model import AnswerKind, Direction, FindingKind, Severity
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
from friendline.review.treatment import SILENT_DECLINE_DAYS
from friendline.review.words import CATEGORY_NAMES, joined, plural, title_of

MOST_STEPS = 20
MOST_OF_ONE_KIND = 6
"""So that a hundred risky photos do not hide the two requests that wait."""

_GRAVITY = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 4}
_MANY = 4
"""An item that so many clients can or may see weighs no more when more do."""

# What a step weighs. A word that was not true comes before a person who waits, a person before a
# doubt that one line settles, and all of these before old posts.
_CONFLICT = 40
_LATE_REQUEST = 30
_REQUEST = 24
_AUDIENCE = 15
_DOUBT = 20
_UNEQUAL = 18
_TIE = 12


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


def plan(found: Findings) -> list[StepRow]:
    """Give the steps that repair most, no kind of step more than six times.

    ``repairs`` of a step counts what it puts right: exposures that go, requests answered, people
    treated alike, items whose audience becomes known.
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
        key=lambda step: (-step.weight, step.row.action, step.row.person or "", step.row.why)
    )
    kept, number = [], Counter[str]()
    for step in steps:
        if number[step.row.action] < MOST_OF_ONE_KIND:
            number[step.row.action] += 1
            kept.append(step.row)
    return kept[:MOST_STEPS]


def _step(  # noqa: PLR0913 - the fields of a step
    action: str,
    why: str,
    *,
    repairs: int,
    weight: int,
    channel: str | None = None,
    person: str | None = None,
    item: str | None = None,
) -> _Step:
    row = StepRow(
        action=action, channel=channel, person=person, item=item, why=why, repairs=repairs
    )
    return _Step(row, weight)


def _contradictions(found: Findings) -> Iterator[_Step]:
    """One step for each item that contradicts what somebody was told."""
    by_item: dict[str, list[ConflictRow]] = defaultdict(list)
    for row in found.conflicts:
        by_item[row.item].append(row)
    for item, rows in by_item.items():
        names = joined(found.people[row.person].name for row in rows)
        sees = joined(dict.fromkeys(row.sees.value for row in rows), "or")
        yield _step(
            "hide_item",
            f"It contradicts what {names} was told, and they {sees} see it. "
            "Remove your tag or narrow who can see it, and think about a word to them.",
            repairs=len(rows),
            weight=_CONFLICT + len(rows),
            channel=found.channel_of.get(item),
            person=rows[0].person,
            item=item,
        )


def _requests(found: Findings) -> Iterator[_Step]:
    """One step for each incoming request that waits and has an answer."""
    for row in found.answers:
        if row.direction is not Direction.INCOMING or row.candidates:
            continue
        name = found.people[row.person].name
        waits = row.waiting_days or 0
        late = waits > SILENT_DECLINE_DAYS
        why = f"{name} has been waiting for {plural(waits, 'day')} on {title_of(row.channel)}; "
        why += _WHAT_TO_DO[row.answer].format(offer=title_of(row.offer or ""))
        if late:
            why += f" After {SILENT_DECLINE_DAYS} days no answer counts as a silent no."
        yield _step(
            "answer_request",
            why,
            repairs=1,
            weight=_LATE_REQUEST if late else _REQUEST,
            channel=row.channel,
            person=row.person,
        )


_WHAT_TO_DO = {
    AnswerKind.ACCEPT: "your policy says yes.",
    AnswerKind.ACCEPT_RESTRICTED: "your policy says yes, onto a list that sees less.",
    AnswerKind.OFFER_OTHER: "your policy offers {offer} instead. Write first, then press decline.",
    AnswerKind.DECLINE: "your policy says no. Write a kind word first, then press decline.",
    AnswerKind.DEFER: "your policy says not yet. Tell them when you will look again.",
    AnswerKind.ASK: "your policy leaves this one to you.",
}


def _doubtful_matches(found: Findings) -> Iterator[_Step]:
    """One step for each account of which nobody can say whose it is."""
    for row in found.answers:
        if not row.candidates:
            continue
        account = found.people[row.person].name
        could_be = joined(sorted({found.people[one].name for one in row.candidates}), "or")
        yield _step(
            "confirm_match",
            f"'{account}' on {title_of(row.channel)} could be {could_be}. Note the profile address "
            "or the name used there in your client list, and it is settled.",
            repairs=len(row.candidates),
            weight=_DOUBT + len(row.candidates),
            channel=row.channel,
            person=row.person,
        )


def _unequal(found: Findings) -> Iterator[_Step]:
    """One step for each group of equals who were treated differently."""
    for row in found.treatment:
        outcomes = Counter(outcome.outcome for outcome in row.outcomes)
        counted = joined(f"{number} {word}" for word, number in sorted(outcomes.items()))
        worst = next(one for one in row.outcomes if one.outcome != "accepted")
        yield _step(
            "treat_equally",
            f"{plural(len(row.outcomes), 'person', 'people')} with equal facts were treated "
            f"differently: {counted}. Make it right, or note a reason that your policy knows.",
            repairs=len(row.outcomes),
            weight=_UNEQUAL,
            channel=worst.channel,
            person=worst.person,
        )


def _ties_against_policy(found: Findings) -> Iterator[_Step]:
    """One step for each standing tie to which the policy would not say yes today."""
    keeps = {AnswerKind.ACCEPT, AnswerKind.ASK}
    exposed = Counter(row.person for row in found.exposures if row.category.kind is _RISK)
    for row in found.answers:
        if row.direction is not Direction.EXISTING or row.answer in keeps or row.candidates:
            continue
        name = found.people[row.person].name
        yield _step(
            "narrow_tie",
            f"You are already connected with {name} on {title_of(row.channel)}, and your policy "
            f"would {_WOULD[row.answer]}. Narrow first, for instance with a list that sees less; "
            "ending it comes last.",
            repairs=max(exposed[row.person], 1),
            weight=_TIE + min(exposed[row.person], _MANY),
            channel=row.channel,
            person=row.person,
        )


_RISK = FindingKind.RISK
_WOULD = {
    AnswerKind.ACCEPT_RESTRICTED: "put them on a list",
    AnswerKind.OFFER_OTHER: "offer another channel",
    AnswerKind.DECLINE: "say no",
    AnswerKind.DEFER: "wait",
}


def _items_to_narrow(found: Findings) -> Iterator[_Step]:
    """One step for each risky item that clients can or may see, most seen and gravest first."""
    seen_by: dict[str, set[str]] = defaultdict(set)
    for row in found.exposures:
        if row.category.kind is _RISK:
            seen_by[row.item].add(row.person)
    contradicting = {row.item for row in found.conflicts}
    for item, findings in _risks_by_item(found.findings).items():
        people = seen_by.get(item, ())
        if not people or item in contradicting:
            continue
        gravity = max(_GRAVITY[finding.severity] for finding in findings)
        words = joined(dict.fromkeys(CATEGORY_NAMES[one.category].lower() for one in findings))
        yield _step(
            "narrow_item",
            f"{plural(len(people), 'client')} can or may see it, and in it: {words}. "
            "Narrow who it is for, or remove it.",
            repairs=len(people) * len(findings),
            weight=gravity * min(len(people), _MANY),
            channel=found.channel_of.get(item),
            item=item,
        )


def _risks_by_item(findings: Iterable[FindingRow]) -> dict[str, list[FindingRow]]:
    risks: dict[str, list[FindingRow]] = defaultdict(list)
    for finding in findings:
        if finding.kind is _RISK:
            risks[finding.item].append(finding)
    return risks


def _audiences_to_say(found: Findings) -> Iterator[_Step]:
    """One step for each channel whose export does not say who items are for."""
    for row in found.baseline:
        if not row.unknown_audience:
            continue
        share = round(100 * row.unknown_audience / row.items)
        yield _step(
            "say_audience",
            f"{title_of(row.channel)} does not say who {plural(row.unknown_audience, 'item')} "
            f"({share}%) {'is' if row.unknown_audience == 1 else 'are'} for, so every sight of "
            "them is a doubt. One line in audience.toml settles years of them.",
            repairs=row.unknown_audience,
            weight=_AUDIENCE + share // 10,
            channel=row.channel,
        )
