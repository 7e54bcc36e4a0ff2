"""What the owner decided, and what holds by it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.asking.decisions import Act, Decision, Decisions
from friendline.model import Person, Relationship, Status

PEOPLE = ("p1", "p2", "p3", "p4")
ACCOUNTS = ("a1", "a2", "a3")


def said(number: int, act: Act, person: str = "", other: str = "") -> Decision:
    """Give a decision."""
    return Decision(number=number, at=number, act=act, person=person, other=other)


def of(*acts: tuple[Act, str, str]) -> Decisions:
    """Give decisions numbered from 1."""
    return Decisions.of(said(number, *one) for number, one in enumerate(acts, 1))


def state(decisions: Decisions) -> tuple[object, ...]:
    """Give all that holds."""
    pairs = [(person, account) for person in PEOPLE for account in ACCOUNTS]
    return (
        dict(decisions.confirmed),
        decisions.rejected,
        [pair for pair in pairs if decisions.is_unsure(*pair)],
        [decisions.person_of(person) for person in PEOPLE],
        [decisions.are_two(one, other) for one in PEOPLE for other in PEOPLE if one != other],
    )


on_accounts = st.tuples(
    st.sampled_from([Act.CONFIRM, Act.REJECT, Act.UNSURE]),
    st.sampled_from(PEOPLE),
    st.sampled_from(ACCOUNTS),
)
on_people = st.tuples(
    st.sampled_from([Act.MERGE, Act.SPLIT]), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)
).filter(lambda act: act[1] != act[2])
acts = st.lists(on_accounts | on_people, max_size=12)


@given(acts)
def test_a_sequence_followed_by_its_undos_is_as_if_nothing_was_said(
    some: list[tuple[Act, str, str]],
) -> None:
    """Undoing everything, in any case, leaves no trace in what holds."""
    decisions = of(*some)
    for number in range(1, len(some) + 1):
        decisions = decisions.and_then(said(len(some) + number, Act.UNDO, "", str(number)))
    assert state(decisions) == state(Decisions())
    assert len(decisions.listed) == 2 * len(some)


@given(acts.filter(bool), st.data())
def test_an_undo_gives_exactly_the_state_without_the_decision(
    some: list[tuple[Act, str, str]], data: st.DataObject
) -> None:
    """One decision in the middle can be taken out, and put back by undoing the undo."""
    number = data.draw(st.integers(1, len(some)))
    decisions = of(*some)
    undone = decisions.and_then(said(len(some) + 1, Act.UNDO, "", str(number)))
    without = Decisions.of(one for one in decisions.listed if one.number != number)
    assert state(undone) == state(without)
    redone = undone.and_then(said(len(some) + 2, Act.UNDO, "", str(len(some) + 1)))
    assert state(redone) == state(decisions)


@given(acts)
@settings(max_examples=200)
def test_an_account_is_one_persons_and_never_confirmed_and_rejected_at_once(
    some: list[tuple[Act, str, str]],
) -> None:
    """Whatever is said in whatever order, what holds does not contradict itself."""
    decisions = of(*some)
    for person in PEOPLE:
        assert decisions.person_of(decisions.person_of(person)) == decisions.person_of(person)
        for account in ACCOUNTS:
            holds = decisions.is_confirmed(person, account)
            assert not (holds and decisions.is_rejected(person, account))
            kept = decisions.person_of(person)
            assert holds == (decisions.confirmed.get(account) == kept)
    for one in PEOPLE:
        for other in PEOPLE:
            if decisions.are_two(one, other):
                assert decisions.person_of(one) != decisions.person_of(other)


@given(acts)
def test_the_last_word_always_holds(some: list[tuple[Act, str, str]]) -> None:
    """What was said last is never overruled by anything before it."""
    decisions = of(*some)
    assert not some or decisions.listed[-1] not in decisions.overruled


def test_confirming_after_rejecting_holds_and_the_other_way_round() -> None:
    """Of two answers on one pair the later one counts; the earlier one is listed."""
    first = of((Act.REJECT, "p1", "a1"), (Act.CONFIRM, "p1", "a1"))
    assert first.is_confirmed("p1", "a1")
    assert not first.is_rejected("p1", "a1")
    assert first.overruled == first.listed[:1]
    second = first.and_then(said(3, Act.REJECT, "p1", "a1"))
    assert second.is_rejected("p1", "a1")
    assert second.confirmed == {}


def test_confirming_an_account_for_somebody_else_frees_it() -> None:
    """The account goes over; a rejection that was said of the first person stays."""
    decisions = of((Act.CONFIRM, "p1", "a1"), (Act.CONFIRM, "p2", "a1"))
    assert decisions.confirmed == {"a1": "p2"}
    rejected = of((Act.CONFIRM, "p1", "a1"), (Act.REJECT, "p1", "a1"), (Act.CONFIRM, "p2", "a1"))
    assert rejected.is_rejected("p1", "a1")
    assert rejected.is_confirmed("p2", "a1")


def test_a_rejection_of_a_merged_person_holds_for_both() -> None:
    """Once two are one, what was said of either was said of the one."""
    decisions = of((Act.REJECT, "p2", "a1"), (Act.MERGE, "p1", "p2"))
    assert decisions.is_rejected("p1", "a1")
    assert decisions.rejected == {("p1", "a1")}
    apart = decisions.and_then(said(3, Act.SPLIT, "p1", "p2"))
    assert not apart.is_rejected("p1", "a1")
    assert apart.is_rejected("p2", "a1")


def test_one_answer_of_several_lines_is_undone_at_once() -> None:
    """To say "none of these" is one answer, so one undo takes it back."""
    none = [said(1, Act.REJECT, "p1", account) for account in ACCOUNTS]
    decisions = Decisions.of(none)
    assert len(decisions.rejected) == 3
    assert decisions.next_number == 2
    assert not decisions.and_then(said(2, Act.UNDO, "", "1")).rejected


def test_an_undo_of_what_is_not_there_does_nothing() -> None:
    """Neither an unknown number, nor a later one, nor its own, nor no number at all."""
    decisions = of((Act.CONFIRM, "p1", "a1"))
    for target in ("7", "2", "", "x", "²"):
        assert decisions.and_then(said(2, Act.UNDO, "", target)).confirmed == {"a1": "p1"}


def test_a_later_split_wins_over_merges_and_a_later_merge_over_a_split() -> None:
    """Three made one fall apart where the owner says that two of them are two."""
    chain = of((Act.MERGE, "p1", "p2"), (Act.MERGE, "p2", "p3"), (Act.SPLIT, "p1", "p3"))
    assert chain.are_two("p1", "p3")
    assert chain.person_of("p3") == "p2"
    assert [one.number for one in chain.overruled] == [1]
    again = chain.and_then(said(4, Act.MERGE, "p1", "p3"))
    assert again.person_of("p3") == again.person_of("p1")
    assert 3 in {one.number for one in again.overruled}


def test_merged_people_have_what_both_had() -> None:
    """Names, addresses and facts are joined; what differs is listed, the first one's goes on."""
    people = {
        "p1": Person(
            id="p1",
            name="Kim Novak",
            emails=("kim@example.org",),
            company="Acme",
            relationship=Relationship.CLIENT,
            status=Status.CURRENT,
            facts={"met": True, "minor": None},
        ),
        "p2": Person(
            id="p2",
            name="Kim Lee",
            emails=("lee@example.org", "kim@example.org"),
            company="Beta",
            city="York",
            relationship=Relationship.FRIEND,
            facts={"met": False, "minor": False},
        ),
        "p3": Person(id="p3", name="Ann Ek"),
    }
    decisions = of((Act.MERGE, "p1", "p2"))
    merged = decisions.merged_people(people)
    assert list(merged) == ["p1", "p3"]
    one = merged["p1"]
    assert (one.name, one.other_names, one.company, one.city) == (
        *("Kim Novak", ("Kim Lee",), "Acme", "York"),
    )
    assert one.emails == ("kim@example.org", "lee@example.org")
    assert one.facts == {"met": True, "minor": False}
    assert (one.relationship, one.status) == (Relationship.CLIENT, Status.CURRENT)
    listed = {each.what: (each.said, each.taken) for each in decisions.disagreements(people)}
    assert listed == {
        "company": (("Acme", "Beta"), "Acme"),
        "relationship": (("client", "friend"), "client"),
        "met": ((True, False), True),
    }
    sentences = [each.reason for each in decisions.disagreements(people)]
    assert sentences[0] == (
        "Kim Novak is one person by your word, but the rows differ in 'company': 'Acme' and "
        "'Beta'. 'Acme' counts."
    )


def test_merging_with_somebody_who_left_the_list_changes_nobody() -> None:
    """A dangling decision is no reason to lose a person."""
    people = {"p2": Person(id="p2", name="Kim")}
    assert of((Act.MERGE, "p1", "p2")).merged_people(people) == people


@given(acts)
def test_merging_loses_nobody(some: list[tuple[Act, str, str]]) -> None:
    """Every person goes on, in themselves or in the one they are merged into."""
    people = {key: Person(id=key, name=f"Name of {key}") for key in PEOPLE}
    decisions = of(*some)
    merged = decisions.merged_people(people)
    names = {name for one in merged.values() for name in (one.name, *one.other_names)}
    assert names == {f"Name of {key}" for key in PEOPLE}
    assert all(key == one.id for key, one in merged.items())
    assert set(merged) == {decisions.person_of(key) for key in PEOPLE}
    assert decisions.merged_people(merged) == merged


def test_what_holds_already_is_found_by_its_decision() -> None:
    """Not what was undone, overruled or said of others; merging is the same both ways round."""
    decisions = of((Act.CONFIRM, "p1", "a1"), (Act.CONFIRM, "p2", "a1"), (Act.MERGE, "p3", "p4"))
    assert decisions.standing(Act.CONFIRM, "p1", "a1") is None
    assert decisions.standing(Act.CONFIRM, "p2", "a1") is decisions.listed[1]
    assert decisions.standing(Act.MERGE, "p4", "p3") is decisions.listed[2]
    assert decisions.standing(Act.SPLIT, "p4", "p3") is None
    undone = decisions.and_then(said(4, Act.UNDO, "", "2"))
    assert undone.standing(Act.CONFIRM, "p2", "a1") is None
    assert undone.standing(Act.CONFIRM, "p1", "a1") is undone.listed[0]
