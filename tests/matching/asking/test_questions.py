"""What the owner is asked about who is who, and in which order."""

from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import account, person

from friendline.matching.asking.decisions import Act, Decision, Decisions
from friendline.matching.asking.questions import (
    MOST_CANDIDATES,
    MOST_ROWS,
    MOST_TOGETHER,
    TOGETHER,
    Asking,
    Question,
    QuestionKind,
    chosen,
    marked,
    none_of,
    not_known,
    questions,
    supposed,
)
from friendline.model import Account, Certainty, Match, Person


def world(
    *shares: tuple[str, str, float], names: dict[str, str] | None = None
) -> tuple[list[Match], dict[str, Person], dict[str, Account]]:
    """Give matches, people and accounts; ids are names of their own unless others are given."""
    called = names or {}
    matches = [
        Match(
            person=who,
            account=where,
            certainty=Certainty.LIKELY,
            evidence=(f"{who} fits {where}",),
            probability=share,
        )
        for who, where, share in shares
    ]
    people = {who: person(called.get(who, f"Name {who}"), key=who) for who, _, _ in shares}
    accounts = {where: account(called.get(where, f"Shown {where}")) for _, where, _ in shares}
    return matches, people, accounts


def kinds(asked: list[Question]) -> list[QuestionKind]:
    """Give how each question is put."""
    return [question.kind for question in asked]


def test_one_candidate_is_asked_for_yes_or_no_and_several_for_which() -> None:
    """The likeliest stands first, with its evidence."""
    asked = questions(
        *world(("jane", "a", 0.6), ("ann", "b", 0.3), ("ann", "c", 0.5), ("ann", "d", 0.1))
    )
    assert kinds(asked) == [QuestionKind.WHICH, QuestionKind.IS_IT]
    assert [row.account for row in asked[0].rows] == ["c", "b", "d"]
    assert asked[0].rows[0].evidence == ("ann fits c",)


def test_no_more_candidates_are_shown_than_one_can_look_at() -> None:
    """Of eight candidates the five likeliest; if it is none of these, the others come after."""
    shares = [("ann", str(n), 0.05 + n / 100) for n in range(8)]
    asking = Asking(*world(*shares))
    (first,) = asking.questions()
    assert len(first.rows) == MOST_CANDIDATES
    asking.take(none_of(first))
    (second,) = asking.questions()
    assert {row.account for row in second.rows} == {"0", "1", "2"}


def test_nearly_sure_matches_are_shown_together() -> None:
    """Ten people at a time; what is hardly so is shown together as well, to be rejected."""
    sure = [(f"s{n}", f"as{n}", 0.97) for n in range(12)]
    hardly = [(f"h{n}", f"ah{n}", 0.05) for n in range(3)]
    asked = questions(*world(*sure, *hardly))
    assert sorted(kinds(asked)) == ["all_of", "all_of", "any_of"]
    assert [len(one.rows) for one in asked if one.kind is QuestionKind.ALL_OF] == [10, 2]
    assert supposed(asked[0]) is Act.CONFIRM


def test_namesakes_are_never_shown_among_others() -> None:
    """Neither two people of one name, nor two accounts, nor one by another's other name."""
    sure = [("one", "a", 0.97), ("two", "b", 0.97), ("three", "c", 0.97)]
    alike = questions(*world(*sure, names={"one": "Kim Novak", "two": "NOVAK, Kim"}))
    assert kinds(alike) == [QuestionKind.IS_IT] * 3
    shown = {"b": "Kim Novak", "one": "Kim Novak", "d": "Kim Lee", "c": "Kim Lee"}
    matches = world(*sure, ("three", "d", 0.01), names=shown)
    assert all(question.kind not in TOGETHER for question in questions(*matches)[:2])


def test_what_hangs_on_it_comes_first() -> None:
    """Of two equal doubts the one with more exposures or requests is asked first."""
    some = world(("ann", "a", 0.6), ("bob", "b", 0.6))
    assert questions(*some, weight={"bob": 9})[0].rows[0].person == "bob"
    assert questions(*some, weight={"a": 2})[0].rows[0].person == "ann"


def test_an_answer_that_settles_rivals_too_comes_first() -> None:
    """Whether Jane is this one also tells whether Janet is; Bob stands alone."""
    some = world(("bob", "b", 0.5), ("jane", "a", 0.5), ("janet", "a", 0.49))
    asked = questions(*some)
    assert asked[0].rows[0].account == "a"
    assert asked[0].worth > 1.9


def test_nothing_is_asked_twice() -> None:
    """Not what was confirmed, rejected or set aside, neither now nor in another session."""
    some = world(("ann", "a", 0.6), ("bob", "b", 0.6), ("cy", "c", 0.6), ("di", "d", 0.6))
    decisions = Decisions.of(
        [
            Decision(number=1, at=0, act=Act.CONFIRM, person="ann", other="a"),
            Decision(number=2, at=0, act=Act.REJECT, person="bob", other="b"),
            Decision(number=3, at=0, act=Act.UNSURE, person="cy", other="c"),
        ]
    )
    assert [one.rows[0].person for one in questions(*some, decisions=decisions)] == ["di"]


def test_not_knowing_sets_a_question_aside() -> None:
    """It stays open and is not asked again."""
    asking = Asking(*world(("ann", "a", 0.6)))
    (asked,) = asking.questions()
    asking.take(not_known(asked))
    assert asking.questions() == []
    assert asking.doubts.bits(("ann", "facebook")) > 0


def test_rows_that_are_not_marked_are_as_supposed() -> None:
    """One Enter answers for all; a mark changes its own row."""
    rows = world(*[(f"p{n}", f"a{n}", 0.97) for n in range(3)])
    (asked,) = questions(*rows)
    pairs = [row.pair for row in asked.rows]
    answer = marked(asked, {pairs[0]: Act.REJECT, pairs[1]: Act.UNSURE})
    assert list(answer.values()) == [Act.REJECT, Act.UNSURE, Act.CONFIRM]


def test_choosing_one_says_nothing_of_the_others() -> None:
    """A person may have two accounts; the others are not rejected by choosing this one."""
    (asked,) = questions(*world(("ann", "a", 0.4), ("ann", "b", 0.4)))
    assert chosen(asked, "b") == {("ann", "b"): Act.CONFIRM}


shares = st.lists(
    st.tuples(
        st.sampled_from([f"p{n}" for n in range(6)]),
        st.sampled_from([f"a{n}" for n in range(6)]),
        st.floats(0, 1),
    ),
    max_size=12,
    unique_by=lambda share: share[:2],
)


@given(shares, st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_every_round_comes_to_an_end_and_asks_each_pair_once(
    some: list[tuple[str, str, float]], dice: object
) -> None:
    """Whatever is answered; and the order is the same for the same matches in any order."""
    matches, people, accounts = world(*some)
    assert questions(matches, people, accounts) == questions(matches[::-1], people, accounts)
    asking = Asking(matches, people, accounts)
    seen: set[tuple[str, str]] = set()
    while asked := asking.questions():
        question = asked[0]
        pairs = {row.pair for row in question.rows}
        assert seen.isdisjoint(pairs)
        assert len(question.rows) <= MOST_ROWS
        assert len({row.person for row in question.rows}) <= MOST_TOGETHER
        assert all(one.worth >= -1e-6 for one in asked)
        seen |= pairs
        marks = {question.rows[0].pair: Act.CONFIRM}
        some_answer = (
            marked(question, marks)
            if question.kind in TOGETHER
            else chosen(question, question.rows[-1].account)
        )
        answers = [none_of(question), not_known(question), some_answer]
        asking.take(dice.choice(answers))  # type: ignore[attr-defined]  # it is random.Random
