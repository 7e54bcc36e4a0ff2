"""Steps about ties that stand, and about equals who were treated differently."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from friendline.model import AnswerKind, Direction, TieKind
from friendline.review.contract import AnswerRow
from friendline.review.effects import ShowLess
from friendline.review.plan import weights
from friendline.review.plan.step import Findings, Step, grouped, step
from friendline.review.words import (
    AS_NAMES_TELL,
    is_confirmed,
    joined,
    named,
    noun,
    spelled,
    title_of,
)
from friendline.sight import RULES


def unequal(found: Findings) -> Iterator[Step]:
    """One step for each group of equals who were treated differently."""
    for row in found.treatment:
        outcomes = Counter(outcome.outcome for outcome in row.outcomes)
        counted = joined(f"{number} {word}" for word, number in sorted(outcomes.items()))
        worst = next(one for one in row.outcomes if one.outcome != "accepted")
        yield step(
            "treat_equally",
            f"{spelled(len(row.outcomes), 'person', 'people')} of whom the same is known today "
            f"were treated differently: {counted}. Make it even, or write the reason into your "
            "policy.",
            repairs=len(row.outcomes),
            weight=weights.UNEQUAL,
            channel=worst.channel,
            person=worst.person,
        )


def ties_against_policy(found: Findings) -> Iterator[Step]:
    """One step for all standing ties on one network of which the policy says the same but yes."""
    keeps = {AnswerKind.ACCEPT, AnswerKind.ASK}
    against = [
        row
        for row in found.answers
        if row.direction is Direction.EXISTING and row.answer not in keeps and not row.candidates
    ]
    for rows in grouped(against, lambda row: (row.channel, row.answer, row.offer, row.onto_list)):
        first = rows[0]
        would = _WOULD[first.answer].format(offer=title_of(first.offer or ""))
        yield step(
            "narrow_tie",
            f"{_tied(rows, found)}{'' if _are_confirmed(rows, found) else AS_NAMES_TELL}, and your "
            f"policy would {would}. {RULES[first.channel].to_let_see_less}",
            repairs=len(rows),
            weight=weights.TIES + min(len(rows), weights.MANY),
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
