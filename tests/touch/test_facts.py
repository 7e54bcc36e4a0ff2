"""What was said, laid over the client list."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Fact, Person, Relationship, Status
from friendline.touch.facts import Said, conflict, laid_over

DAY = date(2026, 5, 4)
VALUES: dict[str, list[Fact]] = {
    "relationship": [None, "client", "friend"],
    "status": [None, "current", "former"],
    "met": [None, True, False],
    "began": [None, True],
    "ended": [None, True],
    "sensitive": [None, True, False],
}
PEOPLE = st.builds(
    Person,
    id=st.just("person-1"),
    name=st.just("Ada Lind"),
    relationship=st.sampled_from(Relationship),
    status=st.sampled_from(Status),
    facts=st.fixed_dictionaries(
        {},
        optional={
            "met": st.booleans(),
            "met_on": st.just(20_000),
            "ended_on": st.just(20_100),
            "sensitive": st.booleans(),
        },
    ),
)
SAID = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}
).map(lambda said: {name: fact(name, value) for name, value in said.items()})


def fact(name: str, value: Fact) -> Said:
    """A fact as it was said."""
    return Said(1, "person-1", name, value, DAY, "", 1_790_000_000, None)


@given(PEOPLE, SAID)
def test_what_was_said_holds_and_all_else_stays(person: Person, said: dict[str, Said]) -> None:
    """Laying it over twice changes nothing more, and a disagreement is gone with it."""
    laid = laid_over(person, said)
    assert laid_over(laid, said) == laid
    assert all(conflict(laid, one) is None for one in said.values())
    if "status" not in said:
        assert laid.status is person.status
    if "sensitive" not in said:
        assert laid.facts.get("sensitive") == person.facts.get("sensitive")


@given(PEOPLE)
def test_nothing_said_changes_nothing(person: Person) -> None:
    """The list stays as it is."""
    assert laid_over(person, {}) == person


def test_a_day_is_kept_as_the_list_keeps_it() -> None:
    """In days since 1970; said not to be known, it is gone."""
    ada = Person(id="person-1", name="Ada Lind", facts={"ended_on": 20_100})
    assert laid_over(ada, {"ended": fact("ended", True)}).facts == {
        "ended_on": (DAY - date(1970, 1, 1)).days
    }
    assert laid_over(ada, {"ended": fact("ended", None)}).facts == {}


def test_a_disagreement_about_a_day_is_said_with_both_days() -> None:
    """In words that need no counting of days."""
    ada = Person(id="person-1", name="Ada Lind", facts={"ended_on": 20_100})
    found = conflict(ada, fact("ended", True))
    assert found is not None
    assert "ended is 2025-01-12. You said 2026-05-04 on 2026-09-21" in found.sentence
