"""What every policy should keep, whoever writes it (guidance 3.7).

P1 is ``rule_checks.complete``. P6, P8, P11, P12 and P14 are about letters, notices and what is
shown to whom; the rules of a policy can neither keep nor break them.
"""

from collections.abc import Iterator
from typing import Final

from friendline.policy.citations import Strength
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.lint import check_may_decide
from friendline.policy.language.syntax import Condition, OneOf, Or
from friendline.policy.language.words import fold
from friendline.policy.problems import ConditionError
from friendline.policy.prove.breaking import broken
from friendline.policy.prove.claims import Claim, Gives, NotSo, Surely, both
from friendline.policy.prove.pairs import same_for_both
from friendline.policy.prove.study import Property, Study
from friendline.policy.prove.verdicts import Kind, Standing, Verdict
from friendline.policy.prove.written import REFUSALS, WELCOMES
from friendline.policy.rules import Policy

OUTGOING: Final = OneOf("direction", ("outgoing",))
FAMILY: Final = Or((OneOf("kin", (True,)), OneOf("relationship", ("family",))))
SAID_NO: Final = OneOf("said_no", (True,))
REGULATED: Final = OneOf("regulated_duty", (True,))
ARCHIVED: Final = OneOf("archived", (True,))

FAIR: Final = Property(name="what must not matter does not (P2)", kind=Kind.FAIR)
REPLIED: Final = Property(
    name="every refusal has words and another way (P4)",
    reads=("direction",),
    kind=Kind.INVARIANT,
    strength=Strength.SHOULD,
)
NOT_ASKED_AGAIN: Final = Property(
    name="nobody who has said no is asked again (P5)",
    reads=("direction", "said_no"),
    kind=Kind.INVARIANT,
    strength=Strength.SHOULD,
)
ANY_DAY: Final = Property(name="the same on every day (P7)", kind=Kind.INVARIANT)
ANY_HAND: Final = Property(name="the same whoever handles it (P9)", kind=Kind.INVARIANT)
KIN: Final = Property(
    name="family is never turned down (P10)",
    reads=("kin", "relationship"),
    kind=Kind.INVARIANT,
    strength=Strength.SHOULD,
)
KEPT: Final = Property(
    name="nobody is accepted where business talk must be kept and is not (P13)",
    reads=("archived", "regulated_duty"),
    kind=Kind.INVARIANT,
    strength=Strength.SHOULD,
)

_WHEN_WORDS: Final = frozenset(
    {"date", "today", "day", "weekday", "weekend", "month", "year", "season", "hour", "clock"}
)
_WHO_ACTS_WORDS: Final = frozenset(
    {"assistant", "proxy", "delegate", "deputy", "secretary", "handled", "acting", "behalf"}
)


def conditions(policy: Policy) -> Iterator[Condition]:
    """Give what these checks ask beside the rules, as far as the policy declares the facts."""
    yield from (OUTGOING, FAMILY)
    for condition in (SAID_NO, REGULATED, ARCHIVED):
        if _is_yes_no(policy, condition):
            yield condition


def _is_yes_no(policy: Policy, condition: OneOf) -> bool:
    spec = policy.facts.get(condition.fact)
    return spec is not None and spec.kind is FactKind.YES_NO


def must_not_matter(policy: Policy) -> tuple[str, ...]:
    """Name the declared facts that must not decide: the policy's list and the built-in one (R3)."""
    found = [name for name, spec in policy.facts.items() if _may_not_decide(policy, spec)]
    if "channel" in found and policy.channels:
        # Two people on different channels differ in what those are for, too.
        found.append("purpose")
    return tuple(dict.fromkeys(found))


def _may_not_decide(policy: Policy, spec: FactSpec) -> bool:
    try:
        check_may_decide(spec.name, policy.must_not_matter, spec)
    except ConditionError:
        return True
    return False


def fair(study: Study) -> Iterator[Verdict]:
    """Prove that two people who differ only in what must not matter get the same (P2).

    What the policy does not declare cannot decide: ``decide`` refuses to be told of it.
    """
    return same_for_both(study, FAIR, must_not_matter(study.policy), 2)


def the_same_on_every_day(study: Study) -> Iterator[Verdict]:
    """Prove that the day of asking does not decide (P7).

    ``decide`` knows no clock, so only a fact of the policy's own that is named after the day
    could. The months of an acquaintance are facts about people and may decide.
    """
    return same_for_both(study, ANY_DAY, _named_after(study.policy, _WHEN_WORDS), 4)


def the_same_whoever_handles_it(study: Study) -> Iterator[Verdict]:
    """Prove that it does not decide who asks the policy, the owner or somebody for them (P9)."""
    return same_for_both(study, ANY_HAND, _named_after(study.policy, _WHO_ACTS_WORDS), 6)


def _named_after(policy: Policy, words: frozenset[str]) -> tuple[str, ...]:
    own = sorted(policy.own_facts)
    return tuple(name for name in own if words & set(fold(name).split("_")))


def every_refusal_is_said(study: Study) -> Iterator[Verdict]:
    """Prove that whoever is turned down hears words and is shown another way (P4, R7).

    A refusal is to decline, to offer another way, or to put off. Where the owner would be the one
    who asks, nobody waits for a reply.
    """
    lacking = study.by_everything.numbers(
        outcome
        for _, outcome in study.written.outcomes()
        if outcome.answer in REFUSALS and not (outcome.say and outcome.offer)
    )
    claims = NotSo(Surely(OUTGOING)), Gives(study.outcomes[0], lacking)
    sentence = "Whoever is turned down hears words and is shown another way."
    yield from _never(study, REPLIED, claims, sentence, "with no words or no other way")


def not_asked_again(study: Study) -> Iterator[Verdict]:
    """Prove that no connection is asked for after a no (P5); a cool-down in days is outside."""
    if not _is_yes_no(study.policy, SAID_NO):
        yield _lacking(study, NOT_ASKED_AGAIN, SAID_NO.fact, "whether they have said no before")
        return
    claims = both(Surely(OUTGOING), Surely(SAID_NO)), study.gives(WELCOMES)
    yield from _never(
        study, NOT_ASKED_AGAIN, claims, "No rule lets you ask again.", "though they have said no"
    )


def family_is_not_turned_down(study: Study) -> Iterator[Verdict]:
    """Prove that nobody known to be family is turned down, so no refusal is blanket (P10)."""
    claims = Surely(FAMILY), study.gives(REFUSALS)
    yield from _never(
        study, KIN, claims, "Nobody known to be family is turned down.", "though they are family"
    )


def business_talk_is_kept(study: Study) -> Iterator[Verdict]:
    """Prove that one who must keep business talk accepts nobody where it is not kept (P13).

    Where it is not known whether a channel is archived it counts as not archived.
    """
    for condition, label in (
        (REGULATED, "whether you must keep business talk"),
        (ARCHIVED, "whether it is kept there"),
    ):
        if not _is_yes_no(study.policy, condition):
            yield _lacking(study, KEPT, condition.fact, label)
            return
    claims = both(Surely(REGULATED), NotSo(Surely(ARCHIVED))), study.gives(WELCOMES)
    yield from _never(
        study, KEPT, claims, "Only channels with an archive are open.", "where nothing is archived"
    )


def _never(
    study: Study, about: Property, claims: tuple[Claim, Gives], proved: str, though: str
) -> Iterator[Verdict]:
    """Prove that nobody whom a property speaks of is given what is wrong, or tell of somebody."""
    claim = both(*claims)
    found = study.prover.find(claim)
    if found is None:
        yield study.verdict(about, Standing.PROVED, proved)
        return
    example = study.example(claim, found, len(about.name))
    yield broken(study, about, claims, example, f"{though}.")


def _lacking(study: Study, about: Property, fact: str, label: str) -> Verdict:
    sentence = (
        f"Outside this policy: no yes/no fact says {label}; declare [facts.{fact}] and use it to "
        "have this proved."
    )
    return study.verdict(about, Standing.OUTSIDE, sentence)
