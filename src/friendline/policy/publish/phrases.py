"""A whole condition in words: "a current client whom you have not met in person".

What is said about one person stands in this order: the person ("a current client"), what is true of
them ("whom you have met in person"), where it is ("on a personal account"), what else must be so
("if ..."), and what must not be known to be so ("unless ..."). Words that hold an "or" of their own
never stand beside an "and" without brackets or a clause of their own: a phrase has one reading.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import Condition
from friendline.policy.publish.fact_phrases import FactPhrases, Words
from friendline.policy.publish.meaning import (
    ALWAYS_SO,
    NEVER_SO,
    Among,
    Every,
    Meaning,
    meaning_of,
)
from friendline.policy.publish.wording import Voice, Wording, wording


def phrase(
    condition: Condition,
    specs: Mapping[str, FactSpec],
    *,
    words: Wording | None = None,
    voice: Voice = Voice.STAFF,
) -> str:
    """Say who and what a condition speaks of: "a current client on a personal account".

    Args:
        condition: Any condition.
        specs: Every fact that it reads.
        words: The language; English where it is left out.
        voice: Who speaks.

    Returns:
        Words for the cases in which the condition is *definitely* true.
    """
    return Phrases(FactPhrases(words or wording(), specs, voice)).who(meaning_of(condition, specs))


class Phrases(Struct, frozen=True):
    """Says meanings in one language and voice."""

    facts: FactPhrases

    def who(self, meaning: Meaning) -> str:
        """Say whom a meaning speaks of: "a client, if you have met in person"."""
        shapes = self.facts.words.shapes
        if meaning == ALWAYS_SO:
            return shapes["anyone"]
        if meaning == NEVER_SO:
            return shapes["nobody"]
        if isinstance(meaning, Among):
            return self._person((meaning,))
        if isinstance(meaning, Every):
            return self._person(meaning.parts)
        if all(isinstance(part, Among) for part in meaning.parts):
            return self._person((meaning,))
        return self._chain(map(self.who, meaning.parts), "semicolon_or")

    def clause(self, meaning: Meaning) -> Words:
        """Say a meaning as a clause: "you have met in person or they are of age"."""
        if isinstance(meaning, Among):
            return self.facts.clause(meaning)
        last = "and" if isinstance(meaning, Every) else "or"
        return Words(self._joined(map(self.clause, meaning.parts), last), compound=True)

    def _person(self, parts: Sequence[Meaning]) -> str:
        """Say all parts of one person, each in its place."""
        excepted = [other for part in parts if (other := self._exception(part))]
        stated = [part for part in parts if not self._exception(part)]
        head, stated = self._head(stated)
        places, stated = self._places(stated)
        traits, stated = self._traits(stated, head)
        trait = self.facts.words.listed((said.text for _, said in traits), "and")
        # A comma keeps a place from being read as part of what stands before it.
        close = not head.compound and all(self._leads_to_a_place(*last) for last in traits[-1:])
        where = self._chain([said.text for said in places])
        person = " ".join(filter(None, (head.text, trait, where if close else "")))
        rest_of_it = [where if not close else "", *self._ifs(stated), self._unless(excepted)]
        return self._chain([person, *rest_of_it])

    def _exception(self, part: Meaning) -> Among | None:
        return self.facts.exception(part) if isinstance(part, Among) else None

    def _head(self, parts: Sequence[Meaning]) -> tuple[Words, list[Meaning]]:
        """Name the person; give with it the parts that this leaves unsaid."""
        said = {part.fact: part for part in parts if isinstance(part, Among)}
        kind, status = said.get("relationship"), said.get("status")
        if kind and status and (text := self.facts.status_and_noun(status, kind)):
            return Words(text), [part for part in parts if part not in {kind, status}]
        if kind and (head := self.facts.person(kind)):
            return head, [part for part in parts if part != kind]
        return Words(self.facts.words.shapes["anyone"]), list(parts)

    def _places(self, parts: Sequence[Meaning]) -> tuple[list[Words], list[Meaning]]:
        said = {part: self._who(part) for part in parts if self._is_of(part, "place")}
        places = {part: words for part, words in said.items() if words}
        return list(places.values()), [part for part in parts if part not in places]

    def _traits(
        self, parts: Sequence[Meaning], head: Words
    ) -> tuple[list[tuple[Meaning, Words]], list[Meaning]]:
        """Choose what follows the person directly: it has to be clear that all of it is theirs."""
        said = {part: self._who(part) for part in parts}
        traits = [(part, words) for part, words in said.items() if words]
        if len(traits) > 1:
            traits = [(part, words) for part, words in traits if not words.compound]
        if head.compound:
            traits = []
        traits.sort(key=lambda trait: self._is_of(trait[0], "last"))
        taken = {part for part, _ in traits}
        return traits, [part for part in parts if part not in taken]

    def _who(self, part: Meaning) -> Words | None:
        return self.facts.who(part) if isinstance(part, Among) else None

    def _is_of(self, part: Meaning, kind: Literal["place", "last"]) -> bool:
        known = self.facts.words.facts.get(part.fact) if isinstance(part, Among) else None
        return bool(known and (known.place if kind == "place" else known.last))

    def _leads_to_a_place(self, part: Meaning, said: Words) -> bool:
        """Tell whether a place may follow at once: "who asks to connect on a work account"."""
        return self._is_of(part, "last") and not said.compound

    def _ifs(self, parts: Iterable[Meaning]) -> list[str]:
        clauses = [self.clause(part) for part in parts]
        simple = [clause.text for clause in clauses if not clause.compound]
        together = [self.facts.words.listed(simple, "and")] if simple else []
        said = [*together, *(clause.text for clause in clauses if clause.compound)]
        names = ("if" if first else "and_if" for first in (True, *(False for _ in said[1:])))
        return [self._fill(name, clause=clause) for name, clause in zip(names, said, strict=False)]

    def _unless(self, excepted: Sequence[Among]) -> str:
        if not excepted:
            return ""
        return self._fill("unless", clause=self._joined(map(self.clause, excepted), "or"))

    def _joined(self, clauses: Iterable[Words], last: str) -> str:
        """Join clauses; those that hold an "or" of their own stand in brackets."""
        found = list(clauses)
        if len(found) == 1:
            return found[0].text
        grouped = (
            self._fill("group", clauses=clause.text) if clause.compound else clause.text
            for clause in found
        )
        return self.facts.words.listed(grouped, last)

    def _chain(self, pieces: Iterable[str], name: str = "comma") -> str:
        lists = self.facts.words.lists
        said = ""
        for piece in filter(None, pieces):
            said = self.facts.words.fill(lists[name], before=said, after=piece) if said else piece
        return said

    def _fill(self, shape: str, **places: object) -> str:
        words = self.facts.words
        return words.fill(words.shapes[shape], self.facts.voice, **places)
