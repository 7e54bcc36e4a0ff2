"""What is promised of who is who, in any book and after any answers (design, rule 2)."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching import match_people
from friendline.matching.asking.attaching import Who
from friendline.matching.asking.decisions import OF_ACCOUNTS, OF_PEOPLE, Act, Decision, Decisions
from friendline.matching.asking.questions import (
    TOGETHER,
    Answer,
    Asking,
    Question,
    chosen,
    none_of,
    not_known,
)
from friendline.model import Account, Certainty, Match, Person

PEOPLE = ("p1", "p2", "p3", "p4")
ACCOUNTS = ("a1", "a2", "a3", "a4", "a5")
NAMES = st.sampled_from(
    ["Kim Novak", "Kim Novak", "K. Novak", "Kim", "Bob Ellwood", "Robert Ellwood", "Pat Smith"]
)
EMAILS = st.sampled_from([(), (), ("kim@example.org",), ("office@example.org",)])

Said = tuple[Act, str, str]


@st.composite
def people(draw: st.DrawFn, *, proofs: bool = True) -> dict[str, Person]:
    """Draw a client list, many of one name."""
    return {
        key: Person(id=key, name=draw(NAMES), emails=draw(EMAILS) if proofs else ())
        for key in PEOPLE
    }


@st.composite
def accounts(draw: st.DrawFn) -> dict[str, Account]:
    """Draw accounts of two channels, many of one name."""
    channels = st.sampled_from(["facebook", "linkedin"])
    return {
        key: Account(channel=draw(channels), name=draw(NAMES), emails=draw(EMAILS))
        for key in ACCOUNTS
    }


on_accounts = st.tuples(
    st.sampled_from(sorted(OF_ACCOUNTS)), st.sampled_from(PEOPLE), st.sampled_from(ACCOUNTS)
)
on_people = st.tuples(
    st.sampled_from(sorted(OF_PEOPLE)), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)
).filter(lambda said: said[1] != said[2])
answers = st.lists(on_accounts | on_people, max_size=8)


def decided(some: list[Said]) -> Decisions:
    """Give decisions, numbered from 1."""
    return Decisions.of(
        Decision(number=number, at=number, act=act, person=person, other=other)
        for number, (act, person, other) in enumerate(some, 1)
    )


def undone(decisions: Decisions, number: int) -> Decisions:
    """Give decisions of which one is taken back."""
    next_one = decisions.next_number
    return decisions.and_then(
        Decision(number=next_one, at=next_one, act=Act.UNDO, other=str(number))
    )


@settings(max_examples=60, deadline=None)
@given(people(proofs=False), accounts(), answers)
def test_only_the_owner_confirms_where_there_are_names_alone(
    known: dict[str, Person], shown: dict[str, Account], some: list[Said]
) -> None:
    """Whatever was rejected, merged or split: what is confirmed, the owner confirmed."""
    decisions = decided(some)
    for one in match_people(known, shown, decisions=decisions):
        if one.certainty is Certainty.CONFIRMED:
            assert decisions.is_confirmed(one.person, one.account)


@settings(max_examples=60, deadline=None)
@given(people(), accounts(), answers, st.sets(st.sampled_from(ACCOUNTS)))
def test_what_is_rejected_never_comes_back(
    known: dict[str, Person], shown: dict[str, Account], some: list[Said], gone: set[str]
) -> None:
    """Neither by an address nor by a name, also when other accounts leave the next export."""
    decisions = decided(some)
    left = {key: one for key, one in shown.items() if key not in gone}
    for found in (shown, left):
        for one in match_people(known, found, decisions=decisions):
            assert not decisions.is_rejected(one.person, one.account)


@settings(max_examples=60, deadline=None)
@given(people(), accounts(), st.lists(on_accounts, max_size=8))
def test_people_of_one_name_stay_several(
    known: dict[str, Person], shown: dict[str, Account], some: list[Said]
) -> None:
    """No answer on accounts makes two people one, not even the same account for both."""
    decisions = decided(some)
    assert decisions.merged_people(known) == known
    found = match_people(known, shown, decisions=decisions)
    sure = [one.account for one in found if one.certainty is not Certainty.AMBIGUOUS]
    assert len(sure) == len(set(sure))


@settings(max_examples=60, deadline=None)
@given(people(), accounts(), answers, on_people | on_accounts)
def test_every_answer_can_be_taken_back(
    known: dict[str, Person], shown: dict[str, Account], some: list[Said], last: Said
) -> None:
    """After an undo everything is as if the answer had never been given; and again after that."""
    before = decided(some)
    given_ = decided([*some, last])
    taken_back = undone(given_, given_.next_number - 1)
    again = undone(taken_back, taken_back.next_number - 1)
    for one, other in ((before, taken_back), (given_, again)):
        assert one.merged_people(known) == other.merged_people(known)
        assert match_people(known, shown, decisions=one) == match_people(
            known, shown, decisions=other
        )


@settings(max_examples=60, deadline=None)
@given(people(), accounts(), st.lists(on_accounts, max_size=6), st.sampled_from(PEOPLE))
def test_an_account_of_somebody_who_left_is_offered_to_nobody_else(
    known: dict[str, Person], shown: dict[str, Account], some: list[Said], leaves: str
) -> None:
    """Their accounts stay theirs, and are theirs again when they are back."""
    here = {key: one for key, one in known.items() if key != leaves}
    decisions = Who(here, shown).attach(decided(some)).decisions
    taken = {account for account, person in decisions.confirmed.items() if person == leaves}
    assert taken.isdisjoint(one.account for one in match_people(here, shown, decisions=decisions))
    back = Who(known, shown).attach(decided(some)).decisions
    assert taken <= back.confirmed.keys()


@settings(max_examples=60, deadline=None)
@given(people(), accounts(), answers, st.data())
def test_nothing_is_asked_twice(
    known: dict[str, Person], shown: dict[str, Account], some: list[Said], data: st.DataObject
) -> None:
    """Neither in one round nor in the next, whatever was said; and a round comes to an end.

    An answer that a later one overruled is open again: whose the account is, nobody has said then.
    """
    decisions = decided(some)
    said = {(one.person, one.other) for one in decisions.listed if one.act in OF_ACCOUNTS}
    seen = {
        (decisions.person_of(person), account)
        for person, account in said
        if decisions.has_said(person, account)
    }
    for _ in range(2):
        asking = asked_of(match_people(known, shown, decisions=decisions), known, shown, decisions)
        while asked := asking.questions():
            question = asked[0]
            pairs = {row.pair for row in question.rows}
            assert pairs.isdisjoint(seen)
            seen |= pairs
            answer = some_answer(question, data)
            number = decisions.next_number
            decisions = decisions.and_then(
                *(
                    Decision(number=number, at=number, act=act, person=person, other=account)
                    for (person, account), act in answer.items()
                )
            )
            asking.take(answer)


def asked_of(
    matches: list[Match],
    known: Mapping[str, Person],
    shown: Mapping[str, Account],
    decisions: Decisions,
) -> Asking:
    """Begin a round."""
    return Asking(matches, decisions.merged_people(known), shown, decisions=decisions)


def some_answer(question: Question, data: st.DataObject) -> Answer:
    """Give any answer that the keys can give: of several accounts of one person one at most is."""
    if question.kind in TOGETHER:
        acts = st.sampled_from(sorted(OF_ACCOUNTS))
        return {row.pair: data.draw(acts) for row in question.rows}
    accounts = [row.account for row in question.rows]
    one = data.draw(st.sampled_from([None, "?", *accounts]))
    if one is None:
        return none_of(question)
    return not_known(question) if one == "?" else chosen(question, one)
