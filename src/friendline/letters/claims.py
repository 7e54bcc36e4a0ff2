"""Every reason that a letter can give, and what must be known for it to be true (R78, R80, P8).

A claim holds, does not hold, or nobody knows. Only what holds is written. Each verdict comes with
its sentence: why it is true, or what would make it so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from friendline.letters.facts import Facts, PolicyFacts
from friendline.model import CHANNEL_TITLES, AnswerKind, Status

QUIET: Final = timedelta(days=90)
"""Who has done nothing on a network for so long looks there rarely."""

MORE_OFTEN: Final = 2
"""Somebody is on one network more than on another who does at least so many times as much there."""

YES: Final = frozenset({AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED})
_NOT_YES: Final = frozenset({AnswerKind.OFFER_OTHER, AnswerKind.DECLINE, AnswerKind.DEFER})


class Claim(StrEnum):
    """What a letter says or implies about the owner, the other person or the rule."""

    ASKED = "asked"
    CONNECTED = "connected"
    ANSWER_YES = "answer_yes"
    ANSWER_OFFER = "answer_offer"
    ANSWER_NO = "answer_no"
    ANSWER_LATER = "answer_later"
    ANSWER_ASK = "answer_ask"
    ANSWER_NOT_YES = "answer_not_yes"
    REACHABLE = "reachable"
    NO_ALTERNATIVE = "no_alternative"
    PRIVATE_ACCOUNT = "private_account"
    WORK_ACCOUNT = "work_account"
    NOBODY_FROM_WORK = "nobody_from_work"
    POLICY_IN_FORCE = "policy_in_force"
    OFFICE_POLICY = "office_policy"
    SAME_FOR_EVERYONE = "same_for_everyone"
    BODY_SAYS = "body_says"
    FAMILY_PHOTOS = "family_photos"
    RARELY_LOOKS = "rarely_looks"
    MORE_ACTIVE_THERE = "more_active_there"
    READS_NO_MESSAGES = "reads_no_messages"
    NOT_SENSITIVE = "not_sensitive"
    KIN = "kin"
    WORK_ENDED = "work_ended"
    LOOKS_AGAIN = "looks_again"
    YES_LATER = "yes_later"
    RULE_OPENED = "rule_opened"
    RULE_CLOSED = "rule_closed"
    PUT_OUT = "put_out"
    FIRST_ASK = "first_ask"


@dataclass(frozen=True)
class Verdict:
    """Whether a claim is true of the facts.

    Attributes:
        claim: Which claim.
        holds: ``None`` is not known, which counts as not true.
        because: Why it is true; or what would make it true.
    """

    claim: Claim
    holds: bool | None
    because: str


_Check = Callable[[Facts], tuple[bool | None, str]]


def judge(claim: Claim, facts: Facts) -> Verdict:
    """Tell whether a claim is true today, with the sentence that says why or what is lacking."""
    holds, because = _CHECKS[claim](facts)
    return Verdict(claim, holds, because)


def _title(channel: str | None) -> str:
    return CHANNEL_TITLES.get(channel or "", channel or "the other way")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _known(holds: bool | None, *, yes: str, otherwise: str) -> tuple[bool | None, str]:  # noqa: FBT001 - what is known, not a switch
    return holds, yes if holds else otherwise


def _asked(facts: Facts) -> tuple[bool | None, str]:
    return _known(
        facts.asked,
        yes="They asked to connect.",
        otherwise="Thanks for asking fits once they have asked; note the request first.",
    )


def _connected(facts: Facts) -> tuple[bool | None, str]:
    return _known(
        facts.connected,
        yes=f"You are connected on {_title(facts.channel)}.",
        otherwise=f"This speaks of a connection on {_title(facts.channel)}; none is known there.",
    )


def _is_override(facts: Facts) -> bool:
    """Whether the owner answers otherwise than the policy, which then has not said this (R8)."""
    return facts.follows_policy is False


def _answers(*wanted: AnswerKind) -> _Check:
    words = " or ".join(answer.value.replace("_", " ") for answer in wanted)

    def check(facts: Facts) -> tuple[bool | None, str]:
        holds = None if facts.answer is None else facts.answer in wanted
        who = "you answer" if _is_override(facts) else "the policy answers"
        return _known(
            holds,
            yes=f"{who.capitalize()}: {words}.",
            otherwise=f"These words fit where {who}: {words}.",
        )

    return check


def _reachable(facts: Facts) -> tuple[bool | None, str]:
    if facts.offer is None or facts.offer == facts.channel:
        return False, "Another way to be in touch would have to stand in the policy, as an offer."
    if facts.alternatives is not None and facts.offer not in facts.alternatives:
        return False, f"{_title(facts.offer)} would have to stand among the policy's alternatives."
    if facts.offer in CHANNEL_TITLES and facts.offer not in facts.channels:
        return None, f"Your account on {_title(facts.offer)} would have to be known."
    who = "You offer" if _is_override(facts) else "The policy offers"
    return True, f"{who} {_title(facts.offer)}."


def _no_alternative(facts: Facts) -> tuple[bool | None, str]:
    holds = None if facts.alternatives is None else not facts.alternatives
    return _known(
        holds,
        yes="The policy says that there is no other way.",
        otherwise="A no without another way fits only where the policy has no alternatives.",
    )


def _private(facts: Facts) -> tuple[bool | None, str]:
    purpose = facts.here.purpose
    return _known(
        None if purpose is None else purpose == "personal",
        yes=f"The policy says that {_title(facts.channel)} is personal.",
        otherwise=f"The policy would have to say that {_title(facts.channel)} is personal.",
    )


def _for_work(facts: Facts) -> tuple[bool | None, str]:
    purpose = facts.there.purpose
    return _known(
        None if purpose is None else purpose in {"professional", "official"},
        yes=f"The policy says that {_title(facts.offer)} is for work.",
        otherwise=f"The policy would have to say that {_title(facts.offer)} is for work.",
    )


def _nobody_from_work(facts: Facts) -> tuple[bool | None, str]:
    here, where = facts.here, _title(facts.channel)
    if here.known_through_work is None or not facts.fresh(here.as_of):
        return None, f"A recent export of {where} would have to show whom you are connected with."
    return _known(
        here.known_through_work == 0,
        yes=f"Nobody of your client list is connected with you on {where}.",
        otherwise=f"People you know through work are connected with you on {where}; this would be "
        "true once there are none.",
    )


def _in_force(facts: Facts) -> tuple[bool | None, str]:
    return _cited(facts.policy, facts.today)


def _cited(policy: PolicyFacts | None, today: date) -> tuple[bool | None, str]:
    if policy is None:
        return None, "A policy would have to be written, published and in force."
    if policy.in_force_from is None:
        return None, f"The policy '{policy.name}' would have to say from which day it holds."
    if not policy.in_force(today):
        return False, f"The policy '{policy.name}' is not in force on {_day(today)}."
    if not policy.published:
        return None, f"The policy '{policy.name}' would have to be published, so that it is shown."
    since = _day(policy.in_force_from)
    return True, f"'{policy.name}' holds since {since}: {policy.published}."


def _office(facts: Facts) -> tuple[bool | None, str]:
    holds, because = _in_force(facts)
    if holds and facts.policy is not None and not facts.policy.of_office:
        return False, "An office or company policy would have to be adopted; this one is your own."
    return holds, because


def _same(facts: Facts) -> tuple[bool | None, str]:
    holds, because = _in_force(facts)
    if not holds:
        return holds, because
    if facts.follows_policy is not True:
        return facts.follows_policy, "The answer would have to come from a rule of the policy."
    if facts.answered_otherwise is None:
        return None, "A review would have to show that equals were answered alike."
    return _known(
        facts.answered_otherwise == 0,
        yes="Everybody in the same situation was answered alike.",
        otherwise="Somebody in the same situation was answered otherwise; make it even first.",
    )


def _body(facts: Facts) -> tuple[bool | None, str]:
    return _known(
        bool(facts.body) or None,
        yes=f"The policy carries the guidance of {facts.body}.",
        otherwise="The policy would have to carry a promise that cites a professional body.",
    )


def _photos(facts: Facts) -> tuple[bool | None, str]:
    here, where = facts.here, _title(facts.channel)
    if here.family_photos is None or not facts.fresh(here.as_of):
        return None, f"A recent export of {where} would have to show whether there are any."
    return _known(
        here.family_photos > 0,
        yes=f"There are {here.family_photos} family photos of yours on {where}.",
        otherwise=f"There would have to be family photos of yours on {where}; none was found.",
    )


def _rarely(facts: Facts) -> tuple[bool | None, str]:
    here, where = facts.here, _title(facts.channel)
    if here.last_active is None or not facts.fresh(here.as_of):
        return None, f"A recent export of {where} would have to show when you were last active."
    return _known(
        facts.today - here.last_active > QUIET,
        yes=f"You were last active on {where} on {_day(here.last_active)}.",
        otherwise=f"You were active on {where} on {_day(here.last_active)}; this would be true "
        f"after {QUIET.days} quiet days.",
    )


def _more_there(facts: Facts) -> tuple[bool | None, str]:
    here, there = facts.here, facts.there
    names = f"{_title(facts.offer)} and {_title(facts.channel)}"
    is_recent = facts.fresh(here.as_of) and facts.fresh(there.as_of)
    if here.acts_in_90_days is None or there.acts_in_90_days is None or not is_recent:
        return None, f"Recent exports of {names} would have to show where you are more active."
    holds = there.acts_in_90_days >= max(1, MORE_OFTEN * here.acts_in_90_days)
    counted = f"{there.acts_in_90_days} and {here.acts_in_90_days} in 90 days"
    return _known(
        holds,
        yes=f"Your posts on {names}: {counted}.",
        otherwise=f"You would have to be clearly more active there; on {names} it is {counted}.",
    )


def _reads_no_messages(facts: Facts) -> tuple[bool | None, str]:
    on, where = facts.said.get(Claim.READS_NO_MESSAGES), _title(facts.channel)
    last = facts.here.last_active
    if last is not None and facts.today - last <= QUIET:
        return False, f"You were active on {where} on {_day(last)}, so it may not be true."
    if on is None or not facts.fresh(on):
        return None, f"No export tells what you read on {where}; say so yourself, once a year."
    return True, f"You said so on {_day(on)}."


def _not_sensitive(facts: Facts) -> tuple[bool | None, str]:
    sensitive = facts.is_sensitive
    return _known(
        None if sensitive is None else not sensitive,
        yes="The work does not touch their personal life.",
        otherwise="A light tone fits once it is known that the work does not touch their personal "
        "life (the fact 'sensitive').",
    )


def _kin(facts: Facts) -> tuple[bool | None, str]:
    return _known(
        facts.kin,
        yes="They are family.",
        otherwise="They would have to be noted as family (the fact 'kin').",
    )


def _ended(facts: Facts) -> tuple[bool | None, str]:
    if facts.ended_on is None:
        return None, "The day on which the work ended would have to be noted."
    holds = facts.ended_on <= facts.today and facts.status is Status.FORMER
    return _known(
        holds,
        yes=f"The work ended on {_day(facts.ended_on)}.",
        otherwise="The work would have to be over, and their status 'former'.",
    )


def _looks_again(facts: Facts) -> tuple[bool | None, str]:
    if facts.defer_until is None:
        return None, "The day on which the policy looks again would have to be known."
    who = "You look" if _is_override(facts) else "The policy looks"
    return _known(
        facts.defer_until > facts.today,
        yes=f"{who} again on {_day(facts.defer_until)}.",
        otherwise=f"{_day(facts.defer_until)} has passed; the policy answers anew now.",
    )


def _yes_later(facts: Facts) -> tuple[bool | None, str]:
    holds, because = _looks_again(facts)
    if not holds:
        return holds, because
    return _known(
        None if facts.answer_then is None else facts.answer_then in YES,
        yes=f"{because[:-1]}, and says yes if nothing else changes.",
        otherwise="The policy would have to say yes on that day; do not promise it.",
    )


def _changed(before: frozenset[AnswerKind], now: frozenset[AnswerKind]) -> _Check:
    def check(facts: Facts) -> tuple[bool | None, str]:
        holds, because = _in_force(facts)
        if not holds:
            return holds, because
        if _is_override(facts):
            return False, "The new version would have to answer so itself; this answer is yours."
        if facts.earlier_policy is None or None in {facts.earlier_answer, facts.answer}:
            return None, "The earlier version of the policy and its answer would have to be known."
        if facts.policy == facts.earlier_policy:
            return False, "The policy would have to have changed."
        return _known(
            facts.earlier_answer in before and facts.answer in now,
            yes="The rule answers this person otherwise than its earlier version did.",
            otherwise="The new version would have to answer this person otherwise, that way round.",
        )

    return check


def _put_out(facts: Facts) -> tuple[bool | None, str]:
    holds = None if facts.upset_on is None else facts.upset_on <= facts.today
    return _known(
        holds,
        yes="A hurt reaction is noted.",
        otherwise="A reaction would have to be noted; nobody is told that they are hurt.",
    )


def _first_ask(facts: Facts) -> tuple[bool | None, str]:
    if facts.said_no:
        return False, "They said no once. One ask only: talk in person, or leave it to them."
    if facts.waits_for_answer:
        return False, "You asked them already and wait for an answer; do not ask again."
    if facts.asks is None:
        return None, "It would have to be known whether you asked them before."
    return True, "You have not asked them before, or they said yes."


_CHECKS: Final[Mapping[Claim, _Check]] = MappingProxyType(
    {
        Claim.ASKED: _asked,
        Claim.CONNECTED: _connected,
        Claim.ANSWER_YES: _answers(AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED),
        Claim.ANSWER_OFFER: _answers(AnswerKind.OFFER_OTHER),
        Claim.ANSWER_NO: _answers(AnswerKind.DECLINE),
        Claim.ANSWER_LATER: _answers(AnswerKind.DEFER),
        Claim.ANSWER_ASK: _answers(AnswerKind.ASK),
        Claim.ANSWER_NOT_YES: _answers(
            AnswerKind.OFFER_OTHER, AnswerKind.DECLINE, AnswerKind.DEFER
        ),
        Claim.REACHABLE: _reachable,
        Claim.NO_ALTERNATIVE: _no_alternative,
        Claim.PRIVATE_ACCOUNT: _private,
        Claim.WORK_ACCOUNT: _for_work,
        Claim.NOBODY_FROM_WORK: _nobody_from_work,
        Claim.POLICY_IN_FORCE: _in_force,
        Claim.OFFICE_POLICY: _office,
        Claim.SAME_FOR_EVERYONE: _same,
        Claim.BODY_SAYS: _body,
        Claim.FAMILY_PHOTOS: _photos,
        Claim.RARELY_LOOKS: _rarely,
        Claim.MORE_ACTIVE_THERE: _more_there,
        Claim.READS_NO_MESSAGES: _reads_no_messages,
        Claim.NOT_SENSITIVE: _not_sensitive,
        Claim.KIN: _kin,
        Claim.WORK_ENDED: _ended,
        Claim.LOOKS_AGAIN: _looks_again,
        Claim.YES_LATER: _yes_later,
        Claim.RULE_OPENED: _changed(_NOT_YES, YES),
        Claim.RULE_CLOSED: _changed(YES, _NOT_YES),
        Claim.PUT_OUT: _put_out,
        Claim.FIRST_ASK: _first_ask,
    }
)
