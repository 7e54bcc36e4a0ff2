"""What labels make of findings: some are cleared, some confirmed, the others stay as they are.

Nothing is lost in silence: whatever is cleared is kept with the label that did it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_other
from typing import Final

import numpy as np
import polars as pl
from msgspec.structs import replace

from friendline.model import Category, Finding, Severity
from friendline.screening.labels.label import Label, Labels, Scope, Verdict, same_words
from friendline.screening.labels.meanings import Meanings, Vectors
from friendline.screening.labels.things import WHERE, Thing, things_in
from friendline.screening.screen import SEPARATOR, Screening

__all__ = ["Labelled", "Labelling", "Ruled", "apply", "apply_labels", "can_clear", "is_guarded"]

FOR_ALL: Final = ""

_AT_ONCE: Final = 4_096
"""Texts that are compared with all labels at once."""

_NUMBER_OR_ADDRESS: Final = re.compile(r"\d|@")

_ONE_STEP_MORE: Final = {
    Severity.LOW: Severity.MEDIUM,
    Severity.MEDIUM: Severity.HIGH,
    Severity.HIGH: Severity.HIGH,
}
_SAID: Final = {
    Verdict.PROBLEM: "is a problem",
    Verdict.EMBARRASSING: "would embarrass you",
}


@dataclass(frozen=True)
class Ruled:
    """A finding and the label that decides about it.

    Attributes:
        finding: As the detector gave it.
        label: The label.
    """

    finding: Finding
    label: Label


@dataclass(frozen=True)
class Labelled:
    """Findings by what the owner said of them.

    Attributes:
        findings: Those that are shown, in the order given: what was not labelled, and what was
            confirmed, which says so in its reason and may weigh more.
        cleared: Those that are fine for all, each with the label that says so.
        confirmed: Those that are a problem, as the detector gave them, each with its label.
        fine_for: Those that are shown, but not to be counted for one person: by person and item
            and category.
        only_for: Those that are shown, but are to be counted for these people alone, being fine
            for all others: by item and category.
        not_screened: As it was.
    """

    findings: list[Finding]
    cleared: list[Ruled] = field(default_factory=list)
    confirmed: list[Ruled] = field(default_factory=list)
    fine_for: Mapping[tuple[str, str, Category], Label] = field(default_factory=dict)
    only_for: Mapping[tuple[str, Category], frozenset[str]] = field(default_factory=dict)
    not_screened: list[tuple[str, str]] = field(default_factory=list)

    def is_fine_for(self, person: str, item: str, category: Category) -> bool:
        """Whether a finding that is shown is fine for this person to see."""
        those = self.only_for.get((item, category))
        is_for_others = those is not None and person not in those
        return is_for_others or (person, item, category) in self.fine_for

    @property
    def everything(self) -> list[Finding]:
        """What the detectors saw, with what was cleared; for what is no matter of taste."""
        return [*self.findings, *(ruled.finding for ruled in self.cleared)]

    @property
    def screening(self) -> Screening:
        """What is shown, for the rooms after screening."""
        return Screening(self.findings, self.not_screened)


def apply_labels(screening: Screening, labels: Labels, items: pl.DataFrame) -> Labelled:
    """Apply labels to what the detectors saw.

    Args:
        screening: What they saw.
        labels: What the owner said, of these items or of others.
        items: The items table.
    """
    labelled = apply(screening.findings, labels, items)
    return with_other(labelled, not_screened=screening.not_screened)


def apply(
    findings: Sequence[Finding],
    labels: Labels,
    items: pl.DataFrame,
    vectors: Vectors | None = None,
) -> Labelled:
    """Apply labels to findings.

    Args:
        findings: At most one of each item and category.
        labels: What the owner said, of these items or of others.
        items: The items table.
        vectors: Vectors of texts for similar meaning; those of friendline if not given.
    """
    if not labels.in_force:
        return Labelled(list(findings))
    things = things_in(items, {finding.item for finding in findings})
    return Labelling(things, Meanings(vectors)).apply(findings, labels)


def is_guarded(finding: Finding) -> bool:
    """Whether it weighs so much that neither its place nor its likeness to others clears it.

    What weighs much, or is confidential, is never cleared for standing near something or for being
    like it: a second post about a client may differ from the first in one name.
    """
    return finding.severity is Severity.HIGH or finding.category is Category.CONFIDENTIAL


def can_clear(scope: Scope, finding: Finding) -> bool:
    """Whether "fine", said so widely, clears a finding at all.

    Where it is confidential, the words clear it only if they are the matter itself: a number or an
    address. "A client told me" is the same each time, and what follows is not.
    """
    if not is_guarded(finding) or scope in {Scope.THIS, Scope.TEXT}:
        return True
    if scope is not Scope.WORDS:
        return False
    words = same_words(finding.evidence).split(SEPARATOR)
    is_matter_itself = all(_NUMBER_OR_ADDRESS.search(word) for word in words)
    return finding.category is not Category.CONFIDENTIAL or is_matter_itself


class Labelling:
    """Applies labels to the findings of some items.

    Args:
        things: The items by their ids; a finding of an item that is not here is only decided by
            labels on itself and on its words.
        meanings: How similar texts are; remembers what it has worked out.
    """

    def __init__(self, things: Mapping[str, Thing], meanings: Meanings | None = None) -> None:
        self.things = things
        self.meanings = meanings or Meanings()

    def apply(self, findings: Sequence[Finding], labels: Labels) -> Labelled:
        """Give the findings by what the owner said of them."""
        rules = _Rules(labels.in_force, self)
        rules.read(findings)
        done = Labelled([])
        fine_for: dict[tuple[str, str, Category], Label] = {}
        only_for: dict[tuple[str, Category], frozenset[str]] = {}
        for finding in findings:
            label = rules.ruling(finding)
            if label is None:
                done.findings.append(finding)
            elif label.is_fine:
                done.cleared.append(Ruled(finding, label))
                continue
            else:
                if people := rules.only_for(finding):
                    only_for[finding.item, finding.category] = people
                done.confirmed.append(Ruled(finding, label))
                done.findings.append(_confirmed(finding, label, is_fine_for_others=bool(people)))
            fine_for |= {
                (person, finding.item, finding.category): label
                for person, label in rules.fine_for(finding)
            }
        return with_other(done, fine_for=fine_for, only_for=only_for)

    def text(self, finding: Finding) -> str:
        """Give the words of the item of a finding."""
        thing = self.things.get(finding.item)
        return thing.text if thing else ""


class _Rules:
    """Labels in force, arranged so that a finding is compared with few of them."""

    def __init__(self, labels: Iterable[Label], by: Labelling) -> None:
        self._by = by
        self._this: dict[tuple[Category | None, str], list[Label]] = defaultdict(list)
        self._words: dict[tuple[Category | None, str], list[Label]] = defaultdict(list)
        self._where: dict[Category | None, list[Label]] = defaultdict(list)
        self._problems: dict[Category | None, list[Label]] = defaultdict(list)
        self._of_meaning: dict[Category | None, list[Label]] = defaultdict(list)
        self._alike: dict[tuple[Category, str], list[Label]] = {}
        self._people: dict[Category | None, dict[str, None]] = defaultdict(dict)
        for label in labels:
            self._arrange(label)

    def _arrange(self, label: Label) -> None:
        category = label.category
        self._this[category, label.item].append(label)
        if label.person:
            self._people[category][label.person] = None
        if not label.is_fine:
            self._problems[category].append(label)
        if label.scope is Scope.WORDS:
            self._words[category, same_words(label.words)].append(label)
        elif label.scope in WHERE:
            self._where[category].append(label)
        elif label.scope is Scope.MEANING:
            self._of_meaning[category].append(label)

    def read(self, findings: Iterable[Finding]) -> None:
        """Find the labels on similar texts for many findings at once."""
        texts: dict[Category, dict[str, None]] = defaultdict(dict)
        for finding in findings:
            if finding.category in self._of_meaning:
                texts[finding.category][self._by.text(finding)] = None
        for category, some in texts.items():
            every = list(some)
            for begin in range(0, len(every), _AT_ONCE):
                self._compare(category, every[begin : begin + _AT_ONCE])

    def _compare(self, category: Category, texts: Sequence[str]) -> None:
        """Find the labels on similar texts; none of "fine" where a problem is as similar."""
        meanings = self._by.meanings
        labels, problems = self._of_meaning[category], self._problems[category]
        of_labels = meanings.cosines(texts, [one.text for one in labels])
        of_problems = meanings.cosines(texts, [one.text for one in problems])
        for row, column in np.argwhere(of_labels >= meanings.alike).tolist():
            label = labels[column]
            is_nearer = (of_problems[row] >= of_labels[row, column]).tolist()
            nearer = (one for one, is_one in zip(problems, is_nearer, strict=True) if is_one)
            if not (label.is_fine and any(one.holds_for(label.person) for one in nearer)):
                self._alike.setdefault((category, texts[row]), []).append(label)

    def ruling(self, finding: Finding) -> Label | None:
        """Give the label that decides about a finding for all, if any does.

        What is fine for all but a problem for one stays, for the sake of that one.
        """
        labels = self._speaking_of(finding)
        general = _deciding(finding, labels, FOR_ALL)
        if general is None or general.is_fine:
            for person in self._people[finding.category]:
                own = _deciding(finding, labels, person)
                if own is not None and not own.is_fine:
                    return own
        return general

    def only_for(self, finding: Finding) -> frozenset[str]:
        """Give those for whom a finding is a problem that is fine for all others, if it is."""
        labels = self._speaking_of(finding)
        general = _deciding(finding, labels, FOR_ALL)
        if general is None or not general.is_fine:
            return frozenset()
        said = {who: _deciding(finding, labels, who) for who in self._people[finding.category]}
        return frozenset(who for who, own in said.items() if own is not None and not own.is_fine)

    def fine_for(self, finding: Finding) -> Iterable[tuple[str, Label]]:
        """Give the people for whom a finding that is shown is fine all the same."""
        people = self._people[finding.category]
        labels = self._speaking_of(finding) if people else []
        for person in people:
            label = _deciding(finding, labels, person)
            if label is not None and label.is_fine:
                yield person, label

    def _speaking_of(self, finding: Finding) -> list[Label]:
        """Give all labels that say something of a finding, for whomever."""
        category, thing = finding.category, self._by.things.get(finding.item)
        labels = list(self._this.get((category, finding.item), ()))
        words = same_words(finding.evidence)
        if words:
            labels += self._words.get((category, words), ())
        if thing is not None:
            here = (one for one in self._where[category] if thing.is_where(one))
            # one text can be found for its own words here, and for the name of an album there
            labels += (
                one for one in here if one.scope is not Scope.TEXT or same_words(one.words) == words
            )
            labels += self._alike.get((category, thing.text), ())
        return [
            one
            for one in labels
            if not one.is_fine or one.is_of(finding) or can_clear(one.scope, finding)
        ]


def _deciding(finding: Finding, labels: Iterable[Label], person: str) -> Label | None:
    """Give the label that counts for a person: the narrowest, of these the latest.

    What was said of this person counts more than what was said of all, where it is as narrow.
    """
    heard = (label for label in labels if label.holds_for(person))
    return min(
        heard,
        key=lambda label: (_width(label, finding), label.person != person, -label.number),
        default=None,
    )


def _width(label: Label, finding: Finding) -> int:
    """Give how widely a label speaks of a finding; of the one it was given to, not at all."""
    return 0 if label.is_of(finding) else label.scope.width


def _confirmed(finding: Finding, label: Label, *, is_fine_for_others: bool) -> Finding:
    """Give a finding that the owner confirmed: it says so, and may weigh one step more.

    It weighs more only if it would embarrass whoever sees it: of one person alone it only says so.
    """
    whom = "this" if label.is_of(finding) else "one like it"
    seen_by = f" if {label.person_name or 'one person'} sees it" if label.person else ""
    said = f"You said that {whom} {_SAID[label.verdict]}{seen_by} (label {label.number})."
    others = " It is fine for all others." if is_fine_for_others else ""
    weighs_more = label.verdict is Verdict.EMBARRASSING and not label.person
    return replace(
        finding,
        severity=_ONE_STEP_MORE[finding.severity] if weighs_more else finding.severity,
        reason=f"{finding.reason} {said}{others}".strip(),
    )
