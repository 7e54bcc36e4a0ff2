"""The version for staff: every rule in words and as written, and what goes with it (R6, R25)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from friendline.called import program
from friendline.model import AnswerKind
from friendline.policy.citations import Duty
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.syntax import Condition, facts_read
from friendline.policy.language.words import spoken
from friendline.policy.publish.document import (
    Block,
    Cell,
    Document,
    Heading,
    Line,
    Paragraph,
    Points,
    Style,
    Table,
    Terms,
    paragraph,
)
from friendline.policy.publish.fact_phrases import FactPhrases, channel_name
from friendline.policy.publish.foot import in_force_line, version_line
from friendline.policy.publish.meaning import ALWAYS_SO, meaning_of
from friendline.policy.publish.phrases import Phrases
from friendline.policy.publish.sentence import one_sentence
from friendline.policy.publish.wording import Voice, Wording
from friendline.policy.rules import Policy, Promise, Rule
from friendline.policy.situation import deciding_facts

if TYPE_CHECKING:
    from friendline.policy.prove import Verdict

_NUMBER_OF_GUIDANCE: Final = re.compile(r" \(P\d+\)")


def staff_page(policy: Policy, words: Wording, verdicts: Sequence["Verdict"] = ()) -> Document:
    """Write the version for staff.

    Args:
        policy: What it is made from.
        words: The language.
        verdicts: What was proved of it, as ``prove`` tells it.
    """
    writer = _Writer(policy, Phrases(FactPhrases(words, policy.facts, Voice.STAFF)))
    blocks = (
        *writer.opening(),
        *writer.rules(),
        *writer.channels(),
        *writer.promises(),
        *writer.proofs(verdicts),
        *writer.facts(),
        *writer.what_must_not_matter(),
        *writer.how_to_change(),
    )
    foot = (
        version_line(words, policy),
        in_force_line(words, policy),
        words.foot["not_legal_advice"],
    )
    return Document(language=words.language, title=words.staff["title"], blocks=blocks, foot=foot)


class _Writer(Struct, frozen=True):
    """Writes the parts of the page."""

    policy: Policy
    phrases: Phrases

    @property
    def words(self) -> Wording:
        """The language."""
        return self.phrases.facts.words

    def opening(self) -> Iterator[Block]:
        """Say what it is: the sentence, the purpose, the version and its dates."""
        yield Heading(self._say("sentence_heading"))
        yield paragraph(one_sentence(self.policy, self.words), Style.VOICE)
        if self.policy.purpose:
            yield Heading(self._say("purpose_heading"))
            yield paragraph(self.policy.purpose)
        yield Heading(self._say("force_heading"))
        yield paragraph(version_line(self.words, self.policy), Style.STRONG)
        yield paragraph(in_force_line(self.words, self.policy))

    def rules(self) -> Iterator[Block]:
        """Show the rules as a table, numbered."""
        head = ("column_number", "column_when", "column_answer", "column_words")
        yield Heading(self._say("rules_heading"))
        yield paragraph(self._say("rules_intro"))
        yield Table(
            label=self._say("rules_heading"),
            head=tuple(map(self._say, head)),
            rows=tuple(map(self._row, self.policy.rules)),
        )
        yield paragraph(self._say("nothing_fits"))

    def channels(self) -> Iterator[Block]:
        """Say what each channel is for, and what else can be offered."""
        if self.policy.channels:
            yield Heading(self._say("channels_heading"))
            yield Terms(
                tuple(
                    (channel_name(self.words, name), (Line(self._purpose(purpose)),))
                    for name, purpose in self.policy.channels.items()
                )
            )
        yield Heading(self._say("alternatives_heading"))
        ways = [Line(channel_name(self.words, way)) for way in self.policy.alternatives]
        yield Points(tuple(ways), numbered=True) if ways else self._quiet("alternatives_none")

    def promises(self) -> Iterator[Block]:
        """Show what the policy promises, with the source of each promise that has one."""
        yield Heading(self._say("promises_heading"))
        if not self.policy.promises:
            yield self._quiet("promises_none")
        for promise in self.policy.promises:
            yield paragraph(promise.text, Style.STRONG)
            yield Points(tuple(Line(text) for text in self._promised(promise)))

    def proofs(self, verdicts: Sequence["Verdict"]) -> Iterator[Block]:
        """Show what does not hold, the weightiest first, then what does and what nobody can tell.

        What cannot be told is never shown as broken, nor as kept.
        """
        yield Heading(self._say("proofs_heading"))
        if not verdicts:
            yield paragraph(self._say("proofs_none", friendline=program()), Style.QUIET)
            return
        standings: dict[str, list[Verdict]] = {name: [] for name in self.words.proofs}
        for verdict in verdicts:
            standings[_standing(verdict)].append(verdict)
        for name, members in standings.items():
            if members:
                yield Heading(self.words.proofs[name], level=3)
                yield self._proved(members) if name == "proved" else self._told(members)
        yield self._quiet("proofs_outside")

    def _proved(self, verdicts: Iterable["Verdict"]) -> Block:
        return Points(tuple(Line(self._property(verdict)) for verdict in verdicts))

    def _told(self, verdicts: Iterable["Verdict"]) -> Block:
        told: dict[str, list[Line]] = {}
        for verdict in verdicts:
            told.setdefault(self._property(verdict), []).append(Line(verdict.sentence))
        return Terms(tuple((name, tuple(lines)) for name, lines in told.items()))

    def _property(self, verdict: "Verdict") -> str:
        # The numbers by which guidance names properties say nothing to staff.
        return self.words.capitalised(_NUMBER_OF_GUIDANCE.sub("", verdict.name))

    def facts(self) -> Iterator[Block]:
        """Define the facts that decide."""
        read = {*deciding_facts(self.policy), *self._promised_facts()}
        specs = [spec for name, spec in self.policy.facts.items() if name in read]
        yield Heading(self._say("facts_heading"))
        yield paragraph(self._say("facts_intro"))
        yield Terms(tuple((self._title(spec), self._definition(spec)) for spec in specs))

    def what_must_not_matter(self) -> Iterator[Block]:
        """Say what no rule may look at (R3, R26, R27)."""
        yield Heading(self._say("matter_heading"))
        if self.policy.must_not_matter:
            names = self.words.listed(map(spoken, self.policy.must_not_matter))
            yield paragraph(self._say("matter", words=names))
        yield paragraph(self._say("matter_built_in"))

    def how_to_change(self) -> Iterator[Block]:
        """Say how the policy is changed."""
        yield Heading(self._say("change_heading"))
        points = (self.words.fill(one, friendline=program()) for one in self.words.how_to_change)
        yield Points(tuple(map(Line, points)), numbered=True)

    def _row(self, rule: Rule) -> tuple[Cell, ...]:
        return (
            (Line(str(rule.number)),),
            self._when(rule),
            self._answer(rule),
            self._in_words(rule),
        )

    def _when(self, rule: Rule) -> Cell:
        who = self.phrases.who(meaning_of(rule.when, self.policy.facts))
        if rule.number > 1 and meaning_of(rule.when, self.policy.facts) == ALWAYS_SO:
            who = self.words.shapes["everyone_else"]
        columns = {*self.policy.facts, "also"}
        written = [
            self._say("written", column=spoken(column), cell=text)
            for column, text in rule.written
            if column in columns
        ]
        return (
            Line(rule.name, Style.STRONG),
            Line(who),
            *(Line(text, Style.WRITTEN) for text in written or [self._say("written_always")]),
        )

    def _answer(self, rule: Rule) -> Cell:
        lines = [Line(self._answer_words(rule.answer), Style.STRONG)]
        if rule.onto_list:
            lines.append(Line(self._say("list", list=rule.onto_list)))
        if ways := self.policy.ways(rule):
            lines.append(Line(self._say("way", ways=self._ways(ways)), Style.QUIET))
        return tuple(lines)

    def _ways(self, ways: Sequence[str]) -> str:
        """Name the way that is offered, and what is offered to who asks just there."""
        names = [channel_name(self.words, way) for way in dict.fromkeys(ways)]
        if len(names) == 1 or ways[0] not in self.policy.facts["channel"].values:
            return names[0]
        return self._say("ways_then", way=names[0], next=names[1])

    def _in_words(self, rule: Rule) -> Cell:
        lines = []
        if rule.say:
            way = next(iter(self.policy.ways(rule)), "")
            said = rule.say.replace("{offer}", channel_name(self.words, way))
            lines.append(Line(said, Style.VOICE))
        lines.append(Line(rule.because))
        if rule.tone:
            lines.append(Line(self._say("tone", tone=rule.tone), Style.QUIET))
        return tuple(lines)

    def _purpose(self, purpose: str) -> str:
        return self._say("channel", purpose=self.words.purposes[purpose]["one"])

    def _promised(self, promise: Promise) -> Iterator[str]:
        who = self._who(promise.when)
        for name, answers in (("promise_never", promise.never), ("promise_always", promise.always)):
            if answers:
                listed = self.words.listed(map(self._answer_words, answers))
                yield self._say(name, answers=listed, who=who)
        if promise.duties:
            duties = self.words.listed(map(self._duty, promise.duties), "and")
            yield self._say("promise_duties", who=who, duties=duties)
        if promise.source:
            strength = self.words.strengths[promise.strength]
            yield self._say("promise_source", source=promise.source, strength=strength)

    def _duty(self, duty: Duty) -> str:
        return self.words.duties[duty]

    def _promised_facts(self) -> Iterator[str]:
        for promise in self.policy.promises:
            yield from facts_read(promise.when)

    def _who(self, condition: Condition) -> str:
        return self.phrases.who(meaning_of(condition, self.policy.facts))

    def _answer_words(self, answer: AnswerKind) -> str:
        return self.words.answers[answer]

    def _title(self, spec: FactSpec) -> str:
        known = self.words.facts.get(spec.name)
        return known.title if known else spec.label

    def _definition(self, spec: FactSpec) -> Cell:
        known = self.words.facts.get(spec.name)
        meaning = known.meaning if known else self.words.own_facts["meaning"]
        return (Line(self.words.fill(meaning)), Line(self._possible(spec), Style.QUIET))

    def _possible(self, spec: FactSpec) -> str:
        if spec.kind is FactKind.NUMBER:
            return self._say("fact_bounds", least=spec.least, most=spec.most)
        if spec.kind is FactKind.YES_NO:
            values = [self.words.yes, self.words.no]
        else:
            say = partial(channel_name, self.words) if spec.name == "channel" else spoken
            values = [say(value) for value in spec.values]
        return self._say("fact_values", values=self.words.listed(values))

    def _quiet(self, name: str) -> Paragraph:
        return paragraph(self._say(name), Style.QUIET)

    def _say(self, name: str, **places: object) -> str:
        return self.words.fill(self.words.staff[name], Voice.STAFF, **places)


def _standing(verdict: "Verdict") -> str:
    """Give the name under which the wording says how it came out: "must", "proved", "open" ..."""
    name = verdict.standing.name.casefold()
    return str(verdict.strength) if name == "refuted" else name
