"""Steps about what can be seen: contradictions, risky items, and audiences nobody has said."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from friendline.called import as_typed
from friendline.model import Category, FindingKind, Sees, Severity
from friendline.review.contract import ExposureRow, FindingRow
from friendline.review.effects import Hide
from friendline.review.plan import weights
from friendline.review.plan.step import Findings, Step, grouped, step
from friendline.review.words import CATEGORY_NAMES, count, joined, noun, spelled, title_of
from friendline.sight import RULES

MOST_ITEMS_ALONE = 3
"""So many risky items have a step of their own; the others are gone through in one."""

_ENOUGH_TO_SAY = 5
"""So few unknown audiences are not worth a step; most are comments, for others to decide."""

_ITEMS_WORTH_A_POINT = 50
"""Unknown audiences of so many items make the step that settles them one heavier."""


def contradictions(found: Findings) -> Iterator[Step]:
    """One step for each meeting that did not take place and what shows otherwise."""
    for rows in grouped(found.conflicts, lambda row: (row.person, row.event)):
        first, name = rows[0], found.people[rows[0].person].name
        sees = joined(dict.fromkeys(row.sees.value for row in rows), "or")
        these, them = noun(len(rows), "this shows", "these show"), noun(len(rows), "it", "them")
        channel = found.channel_of.get(first.item)
        narrowed = f"Take your tag off or narrow who can see {them}."
        yield step(
            "hide_item",
            f"A meeting with {name} did not take place, and what {these} may not fit what they "
            f"were told; they {sees} see {them}. {_instead(channel, len(rows)) or narrowed} Think "
            "about a word to them.",
            repairs=len(rows),
            weight=weights.CONFLICT + len(rows),
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
        severest = max(weights.GRAVITY[finding.severity] for finding in self.findings)
        weight = weights.ITEMS + severest * min(len(self.people), weights.MANY)
        return weight + (weights.BETRAYED if self._betrays else 0)

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


def items_to_narrow(found: Findings) -> Iterator[Step]:
    """A step for each of the gravest items on a network, and one for all the others there."""
    by_channel = grouped(_risky_items(found), lambda one: found.channel_of.get(one.item))
    for items in by_channel:
        gravest_first = sorted(items, key=lambda one: (-one.weight, not one.confirmed, one.item))
        alone = gravest_first[:MOST_ITEMS_ALONE]
        yield from (_narrow([one], found) for one in alone)
        if others := gravest_first[MOST_ITEMS_ALONE:]:
            yield _narrow(others, found)


def _narrow(items: Sequence[_Risky], found: Findings) -> Step:
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
    return step(
        "narrow_item",
        f"{spelled(len(people), 'client')} {sees} see {noun(len(items), 'it', 'them')}. "
        f"About: {words}. {said}{_instead(channel, len(items)) or narrowed}",
        repairs=len(items),
        # Many posts are an afternoon's work, so even grave ones wait behind people who wait.
        weight=items[0].weight if len(items) == 1 else min(items[0].weight, weights.MOST_FOR_MANY),
        channel=channel,
        item=items[0].item,
        deed=Hide(channel or "", tuple(one.item for one in items)),
        is_confirmed=bool(items[0].confirmed),
    )


def _risky_items(found: Findings) -> Iterator[_Risky]:
    """Give all risky items that clients can or may see, but for those that contradict."""
    seen: dict[str, list[ExposureRow]] = defaultdict(list)
    for row in found.exposures:
        if row.category.kind is FindingKind.RISK:
            seen[row.item].append(row)
    contradicting = {row.item for row in found.conflicts}
    exposed = {(row.item, row.category) for rows in seen.values() for row in rows}
    risks = (one for one in found.findings if (one.item, one.category) in exposed)
    for findings in grouped(risks, lambda finding: finding.item):
        item = findings[0].item
        if item not in contradicting:
            people = frozenset(row.person for row in seen[item])
            yield _Risky(item, findings, people, frozenset(row.sees for row in seen[item]))


def audiences_to_say(found: Findings) -> Iterator[Step]:
    """One step for each channel whose export does not say who items are for."""
    for row in found.baseline:
        if row.unknown_audience < _ENOUGH_TO_SAY:
            continue
        settled = min(row.unknown_audience // _ITEMS_WORTH_A_POINT, weights.MOST_FOR_AUDIENCE)
        items = count(row.unknown_audience, "item")
        tied = RULES[row.channel].tie_word
        yield step(
            "say_audience",
            f"The export of {title_of(row.channel)} does not say who {items} "
            f"{noun(row.unknown_audience, 'is', 'are')} for, so this review can only say may. A "
            f"few questions settle most of it, on the desk or with {as_typed('audience')}; one "
            f"answer, such as {tied}s since 2016, settles years of them.",
            repairs=row.unknown_audience,
            weight=weights.AUDIENCE + settled,
            channel=row.channel,
        )
