"""The test of one fact in words, as a clause or as what follows a person."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from friendline.model import CHANNEL_TITLES
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.words import spoken
from friendline.policy.publish.amounts import amount_of_months, range_of_numbers
from friendline.policy.publish.meaning import Among, domain, rest
from friendline.policy.publish.wording import FactWords, Listed, Said, Voice, Wording


class Words(NamedTuple):
    """Some words of a sentence.

    Attributes:
        text: The words.
        compound: Whether they hold an "or" or a "nor" of their own, so that an "and" or a "who"
            beside them could be read in two ways.
    """

    text: str
    compound: bool = False


class FactPhrases(Struct, frozen=True):
    """Says tests of single facts in one language and voice.

    Attributes:
        words: The language.
        specs: The facts.
        voice: Who speaks.
    """

    words: Wording
    specs: Mapping[str, FactSpec]
    voice: Voice

    def clause(self, among: Among) -> Words:
        """Say a test as a clause: "you have met in person"."""
        spec = self.specs[among.fact]
        shapes = self.words.shapes
        if not among.spans:
            return Words(self._fill(shapes["unknown"], asks=self.asks(spec)))
        if among.unknown:
            other = self.clause(rest(among, spec))
            return Words(self._fill(shapes["not_known_that"], clause=other.text), other.compound)
        if among.spans == (domain(spec),):
            return Words(self._fill(shapes["known"], asks=self.asks(spec)))
        return self._known(among, spec, as_clause=True)

    def who(self, among: Among) -> Words | None:
        """Say a test as what follows a person: "whom you have met in person".

        Returns:
            ``None`` where only a clause can say it: what is known or not, and a policy's own facts.
        """
        spec = self.specs[among.fact]
        if among.fact not in self.words.facts or among.spans in {(), (domain(spec),)}:
            return None
        said = self._known(Among(among.fact, among.spans, unknown=False), spec, as_clause=False)
        if not among.unknown:
            return said
        return Words(self._fill(self.words.shapes["or_unknown"], phrase=said.text), said.compound)

    def person(self, kind: Among) -> Words | None:
        """Name a person by what they are to the owner: "a client", "anyone other than a friend".

        Returns:
            ``None`` where that may be not known, or anything.
        """
        spec, listed = self.specs[kind.fact], self.words.facts[kind.fact].listed
        if kind.unknown or listed is None or kind.spans in {(), (domain(spec),)}:
            return None
        values, others = values_of(kind, spec), values_of(rest(kind, spec), spec)
        if len(values) <= len(others):
            names = self.words.listed(listed.words[value] for value in values)
            return Words(names, len(values) > 1)
        names = self.words.listed(listed.words[value] for value in others)
        # What follows would be read as being about those others.
        return Words(self._fill(self.words.shapes["anyone_but"], values=names), compound=True)

    def status_and_noun(self, status: Among, kind: Among) -> str:
        """Name a person by status and kind: "a current or former client"; "" where that fails."""
        nouns = () if kind.unknown else values_of(kind, self.specs[kind.fact])
        values = () if status.unknown else values_of(status, self.specs[status.fact])
        if len(nouns) != 1 or not values or not all(v in self.words.statuses for v in values):
            return ""
        adjectives = self.words.listed(self.words.statuses[value] for value in values)
        noun = self.words.nouns[nouns[0]]
        return self._fill(self.words.shapes["status_and_noun"], status=adjectives, noun=noun)

    def asks(self, spec: FactSpec) -> str:
        """Say what somebody who asks for the fact wants to know: "whether you have met"."""
        if spec.name in self.words.facts:
            return self._fill(self.words.facts[spec.name].asks)
        name = "asks_yes_no" if spec.kind is FactKind.YES_NO else "asks_other"
        return self._fill(self.words.own_facts[name], label=self._label(spec))

    def exception(self, among: Among) -> Among | None:
        """Give what must not be known for the test to hold, where that is the shorter thing to say.

        "Not official, or not known" is "unless this is an official account".
        """
        spec = self.specs[among.fact]
        if not (among.unknown and among.spans):
            return None
        other = rest(among, spec)
        if spec.kind is FactKind.NUMBER:
            return other if len(other.spans) == 1 else None
        return other if _count(other) <= _count(among) else None

    def _known(self, among: Among, spec: FactSpec, *, as_clause: bool) -> Words:
        known = self.words.facts.get(spec.name)
        if known is None:
            return self._own(among, spec)
        if known.amount is not None:
            amount = amount_of_months(self.words, among.spans, spec)
            template = known.amount.clause if as_clause else known.amount.who
            return Words(self._fill(template, amount=amount), len(among.spans) > 1)
        if known.listed is not None:
            return self._listed(among, spec, known.listed, as_clause=as_clause)
        return self._each(among, spec, known, as_clause=as_clause)

    def _each(self, among: Among, spec: FactSpec, known: FactWords, *, as_clause: bool) -> Words:
        others = values_of(rest(among, spec), spec)
        if len(others) == 1 and (negative := _negative(known.each[others[0]], as_clause=as_clause)):
            return Words(self._fill(negative))
        said = [known.each[value] for value in values_of(among, spec)]
        phrases = [self._fill(one.clause if as_clause else one.who) for one in said]
        return Words(self.words.listed(phrases), len(phrases) > 1)

    def _listed(self, among: Among, spec: FactSpec, said: Listed, *, as_clause: bool) -> Words:
        values, others = values_of(among, spec), values_of(rest(among, spec), spec)
        if len(values) <= len(others):
            template, named, last = (said.clause if as_clause else said.who), values, "or"
        elif len(others) == 1:
            template, named, last = (said.clause_not if as_clause else said.who_not), others, "nor"
        else:
            template = said.clause_neither if as_clause else said.who_neither
            named, last = others, "nor"
        names = self.words.listed((said.words.get(value, spoken(value)) for value in named), last)
        return Words(self._fill(template, values=names), len(named) > 1)

    def _own(self, among: Among, spec: FactSpec) -> Words:
        own, label = self.words.own_facts, self._label(spec)
        if spec.kind is FactKind.YES_NO:
            return Words(self._fill(own[values_of(among, spec)[0]], label=label))
        if spec.kind is FactKind.NUMBER:
            amount = range_of_numbers(self.words, among.spans, spec)
            return Words(
                self._fill(own["one_of"], label=label, values=amount), len(among.spans) > 1
            )
        values, others = values_of(among, spec), values_of(rest(among, spec), spec)
        if len(values) <= len(others):
            named = self.words.listed(map(spoken, values))
            return Words(self._fill(own["one_of"], label=label, values=named), len(values) > 1)
        named = self.words.listed(map(spoken, others), "nor")
        name = "not_one" if len(others) == 1 else "none_of"
        return Words(self._fill(own[name], label=label, values=named), len(others) > 1)

    def _label(self, spec: FactSpec) -> str:
        return self.words.quoted(spec.label)

    def _fill(self, template: str, **places: object) -> str:
        return self.words.fill(template, self.voice, **places)


def values_of(among: Among, spec: FactSpec) -> list[str]:
    """Name the values of a set: its words, or ``yes`` and ``no``."""
    names: Sequence[str] = ("yes", "no") if spec.kind is FactKind.YES_NO else spec.values
    return [names[place] for first, last in among.spans for place in range(first, last + 1)]


def channel_name(words: Wording, channel: str) -> str:
    """Give the name of a channel or of another way to reach somebody."""
    if channel in CHANNEL_TITLES:
        return CHANNEL_TITLES[channel]
    listed = words.facts["channel"].listed
    return listed.words.get(channel, channel) if listed else channel


def _count(among: Among) -> int:
    return sum(last - first + 1 for first, last in among.spans)


def _negative(said: Said, *, as_clause: bool) -> str:
    return said.clause_not if as_clause else said.who_not
