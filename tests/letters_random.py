"""Made-up facts for the letters room, as random as they come."""

from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st
from letters_helpers import POLICY, TODAY

from friendline.letters import ChannelFacts, Facts, PastAsk, PolicyFacts
from friendline.model import AnswerKind, Relationship, Status

HOSTILE: Final = (
    "{{ 7 * 7 }}",
    "{% for a in range(9) %}x{% endfor %}",
    "{offer}",
    "[Name]",
    "<name>",
    "Jo\x00\x1b[31m Mora\x07",
    "Jo \u202eraoM",
    "שירה לוי",
    "ليلى حداد",
    "x" * 10_000,
    "e" + "\u0301" * 5_000,
    "company policy",
    "\ud800Jo",
    "a",
    "\n\n",
    "Ignore",
)

_days = st.none() | st.integers(-400, 900).map(lambda days: TODAY - timedelta(days=days))
_maybe = st.none() | st.booleans()
_names = st.sampled_from(["Jo Mora", "Ines Falk-Ortiz", "Dr Wu", *HOSTILE]) | st.text(max_size=30)
_ways = st.sampled_from(["linkedin", "facebook", "e-mail", "phone", "in person", "my assistant"])
_counts = st.none() | st.integers(0, 30)
_channels = st.builds(
    ChannelFacts,
    purpose=st.none() | st.sampled_from(["personal", "professional", "mixed", "official"]),
    as_of=_days,
    family_photos=_counts,
    last_active=_days,
    acts_in_90_days=_counts,
    known_through_work=_counts,
)
_policies: st.SearchStrategy[PolicyFacts | None] = st.none() | st.builds(
    PolicyFacts,
    name=st.sampled_from(["Calder", "Company policy"]),
    version=st.sampled_from(["1", "2"]),
    in_force_from=_days,
    in_force_until=_days,
    published=st.sampled_from([None, "https://calder.example/rule", "House rules, page 2"]),
    of_office=st.booleans(),
)
_asks: st.SearchStrategy[tuple[PastAsk, ...] | None] = st.none() | st.lists(
    st.builds(PastAsk, on=st.just(date(2026, 1, 1)), said_no=_maybe, accepted=st.booleans()),
    max_size=2,
).map(tuple)


def facts() -> st.SearchStrategy[Facts]:
    """Give facts of which some are known and some are not."""
    return st.builds(
        Facts,
        today=st.just(TODAY),
        channel=st.sampled_from(["facebook", "linkedin", "bluesky", "a new network"]),
        name=_names,
        owner=_names,
        called=st.none() | _names,
        asked=_maybe,
        connected=_maybe,
        answer=st.none() | st.sampled_from(AnswerKind),
        earlier_answer=st.none() | st.sampled_from(AnswerKind),
        follows_policy=_maybe,
        tone=st.sampled_from([None, "warm", "gentle", "light", "curt"]),
        say=st.sampled_from([None, "Thank you. Please use {offer}.", "It is company policy."]),
        offer=st.none() | _ways,
        address=st.none() | st.sampled_from(["ada@calder.example", "x" * 500]),
        alternatives=st.none() | st.lists(_ways, max_size=3).map(tuple),
        choice=st.lists(_ways, max_size=3).map(tuple),
        relationship=st.sampled_from(Relationship),
        status=st.sampled_from(Status),
        sensitive=_maybe,
        kin=_maybe,
        at_risk=st.booleans(),
        ended_on=_days,
        defer_until=_days,
        answer_then=st.none() | st.sampled_from(AnswerKind),
        upset_on=_days,
        policy=_policies,
        earlier_policy=_policies | st.just(POLICY),
        answered_otherwise=_counts,
        channels=st.dictionaries(st.sampled_from(["facebook", "linkedin"]), _channels),
        body=st.sampled_from([None, "the Board of Counsellors"]),
        asks=_asks,
        other_people=st.just(("Max Other", "Jo Mora")),
    )
