"""What the tests of the letters room share: facts under which letters can be written."""

from dataclasses import replace
from datetime import date
from typing import Final

from friendline.letters import ChannelFacts, Facts, PolicyFacts, Situation
from friendline.model import AnswerKind, Relationship, Status

TODAY: Final = date(2026, 11, 22)
FROM: Final = date(2026, 3, 1)
POLICY: Final = PolicyFacts(
    name="Calder Tax Advice",
    version="3",
    in_force_from=FROM,
    published="https://calder.example/rule",
    of_office=True,
)
FACTS: Final = Facts(
    today=TODAY,
    channel="facebook",
    name="Jo Mora",
    owner="Ada Calder",
    asked=True,
    connected=True,
    follows_policy=True,
    offer="linkedin",
    alternatives=("linkedin", "e-mail", "phone"),
    choice=("linkedin", "facebook", "e-mail"),
    relationship=Relationship.CLIENT,
    status=Status.FORMER,
    sensitive=False,
    kin=True,
    ended_on=date(2026, 9, 22),
    defer_until=date(2027, 3, 22),
    answer_then=AnswerKind.ACCEPT,
    upset_on=date(2026, 11, 20),
    policy=POLICY,
    earlier_policy=replace(POLICY, version="2"),
    answered_otherwise=0,
    channels={
        "facebook": ChannelFacts(
            purpose="personal",
            as_of=TODAY,
            family_photos=12,
            last_active=date(2026, 5, 1),
            acts_in_90_days=0,
            known_through_work=0,
        ),
        "linkedin": ChannelFacts(purpose="professional", as_of=TODAY, acts_in_90_days=20),
    },
    body="the Board of Counsellors",
    said={"reads_no_messages": TODAY},
    asks=(),
)
"""All that letters can claim is true of these, but for what depends on the answer."""

_ANSWERS: Final = {
    Situation.ACCEPT: AnswerKind.ACCEPT,
    Situation.ACCEPT_RESTRICTED: AnswerKind.ACCEPT_RESTRICTED,
    Situation.OFFER_OTHER: AnswerKind.OFFER_OTHER,
    Situation.DECLINE: AnswerKind.DECLINE,
    Situation.DEFER: AnswerKind.DEFER,
    Situation.ASK: AnswerKind.ASK,
    Situation.FAMILY: AnswerKind.ACCEPT,
    Situation.MOVE: AnswerKind.OFFER_OTHER,
    Situation.ENDING_KEEP: AnswerKind.ACCEPT,
    Situation.ENDING_LEAVE: AnswerKind.OFFER_OTHER,
    Situation.REPAIR: AnswerKind.OFFER_OTHER,
    Situation.INVITE: AnswerKind.ACCEPT,
    Situation.RULE_OPENED: AnswerKind.ACCEPT,
    Situation.RULE_CLOSED: AnswerKind.OFFER_OTHER,
}
_EARLIER: Final = {
    Situation.RULE_OPENED: AnswerKind.DECLINE,
    Situation.RULE_CLOSED: AnswerKind.ACCEPT,
}


def facts_for(situation: Situation, facts: Facts = FACTS) -> Facts:
    """Give facts under which the policy's answer fits a situation."""
    return replace(facts, answer=_ANSWERS[situation], earlier_answer=_EARLIER.get(situation))
