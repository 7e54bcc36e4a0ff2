"""A policy that has been read and found sound: its rules in order, and what goes with them."""

from datetime import date
from functools import cached_property
from itertools import chain

from msgspec import Struct

from friendline.model import AnswerKind
from friendline.policy.citations import Citation, Duty, Strength
from friendline.policy.digest import digest_of
from friendline.policy.language.facts import BUILT_IN, FactSpec
from friendline.policy.language.regions import tests_by_fact
from friendline.policy.language.syntax import Atom, Condition, OneOf


class Rule(Struct, frozen=True, kw_only=True):
    """One row of the sheet.

    Attributes:
        name: As the row says, else "rule 3".
        number: Its place among the rules, from 1.
        row: Its row in the sheet, where the header is row 1.
        when: What must definitely be true for the rule to be used.
        written: The filled cells of the row as (column, text), for showing it again.
        answer: What is answered.
        because: Why, in one sentence.
        offer: Another way to offer. Where it is the very channel of the request, or ``None``
            with ``OFFER_OTHER``, the first of the policy's alternatives that is another one.
        onto_list: The list that somebody accepted is put on.
        tone: In which tone it is said.
        say: What to say; ``{offer}`` in it stands for the way that is offered.
    """

    name: str
    number: int
    row: int
    when: Condition
    written: tuple[tuple[str, str], ...]
    answer: AnswerKind
    because: str
    offer: str | None = None
    onto_list: str | None = None
    tone: str | None = None
    say: str | None = None


class Promise(Struct, frozen=True, kw_only=True):
    """A property that the policy must have; kept here, proved elsewhere.

    Attributes:
        text: The promise in one sentence.
        when: The cases that it speaks of.
        written: ``when`` as it is written.
        never: Answers that must not be given in these cases.
        always: Where not empty, the only answers that may be given.
        id: A short name for it, "" where it has none.
        duties: What a person does in these cases; kept and shown, not proved.
        strength: How much it binds.
        source: What it rests on; ``None`` for the owner's own promise.
    """

    text: str
    when: Condition
    written: str
    never: tuple[AnswerKind, ...] = ()
    always: tuple[AnswerKind, ...] = ()
    id: str = ""
    duties: tuple[Duty, ...] = ()
    strength: Strength = Strength.MUST
    source: Citation | None = None

    def allows(self, answer: AnswerKind) -> bool:
        """Tell whether an answer may be given in the cases that the promise speaks of."""
        return answer not in self.never and (not self.always or answer in self.always)

    @property
    def rules_out(self) -> bool:
        """Whether some answer would break it; else it only asks for something to be done."""
        return bool(self.never or self.always)


class Policy(Struct, frozen=True, kw_only=True, dict=True):
    """A written policy (R1).

    Attributes:
        name: What it is called.
        version: Which version of it; a decision stores both.
        rules: In order; the first that definitely fits is used.
        facts: Every fact that it may read, by name: the built-in ones and its own.
        purpose: Why it exists, in one sentence (R13).
        sentence: The policy in one plain sentence to say aloud (R6).
        in_force_from: First day that it holds; ``None`` is always.
        in_force_until: Last day that it holds; ``None`` is until further notice.
        channels: Purpose by channel.
        alternatives: Other ways to offer, the best first.
        must_not_matter: Names of what must never decide, beside the built-in list.
        promises: What it must never or always do.
    """

    name: str
    version: str
    rules: tuple[Rule, ...]
    facts: dict[str, FactSpec]
    purpose: str = ""
    sentence: str = ""
    in_force_from: date | None = None
    in_force_until: date | None = None
    channels: dict[str, str] = {}
    alternatives: tuple[str, ...] = ()
    must_not_matter: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def own_facts(self) -> frozenset[str]:
        """Names of the facts that this policy declares itself."""
        return frozenset(self.facts) - frozenset(BUILT_IN)

    def ways(self, rule: Rule) -> tuple[str, ...]:
        """Give the ways that a rule may offer, the first choice first; none where it does not."""
        if rule.offer is not None:
            return (rule.offer, *self.alternatives)
        return self.alternatives if rule.answer is AnswerKind.OFFER_OTHER else ()

    @cached_property
    def digest(self) -> str:
        """A fingerprint of what it says; an edit that kept the version shows in it."""
        return digest_of(self)

    @cached_property
    def tests(self) -> dict[str, tuple[Atom, ...]]:
        """Every test that can make a difference to an answer, by the fact that it reads."""
        offers = chain.from_iterable(map(self._offer_tests, self.rules))
        found = tests_by_fact([*(rule.when for rule in self.rules), *offers])
        return dict(sorted(found.items()))

    def _offer_tests(self, rule: Rule) -> list[Atom]:
        """Ask whether a way to offer is the channel itself: then another one is offered."""
        channels = self.facts["channel"].values
        return [OneOf("channel", (way,)) for way in self.ways(rule) if way in channels]


def in_force(policy: Policy, day: date) -> bool:
    """Tell whether a policy holds on a day; its first and last day count (R11)."""
    begun = policy.in_force_from is None or policy.in_force_from <= day
    return begun and (policy.in_force_until is None or day <= policy.in_force_until)
