"""Two people who are one."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.matching.asking.merging import merge
from friendline.model import Person, Relationship, Status

rows = st.builds(
    Person,
    id=st.sampled_from(["p1", "p2"]),
    name=st.sampled_from(["Kim Novak", "Kim Lee"]),
    other_names=st.lists(st.sampled_from(["Kimmy", "Kim Lee"]), max_size=2).map(tuple),
    emails=st.lists(st.sampled_from(["a@example.org", "b@example.org"]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(["1", "2"]), max_size=2).map(tuple),
    company=st.sampled_from([None, "Acme", "Beta"]),
    relationship=st.sampled_from(list(Relationship)),
    status=st.sampled_from(list(Status)),
    facts=st.dictionaries(st.sampled_from(["met", "minor"]), st.sampled_from([True, False, None])),
)


@given(st.lists(rows, min_size=1, max_size=4))
def test_nothing_that_a_row_says_is_lost_in_silence(some: list[Person]) -> None:
    """Names and addresses are kept; a fact is kept, or listed beside the one that is."""
    merged = merge(some)
    one = merged.person
    names = {one.name, *one.other_names}
    listed = {(each.what, said) for each in merged.disagreements for said in each.said}
    for row in some:
        assert names >= {row.name, *row.other_names} or len(some) == 1
        assert set(row.emails) <= set(one.emails)
        assert set(row.phones) <= set(one.phones)
        for fact, value in row.facts.items():
            assert value is None or one.facts[fact] == value or (fact, value) in listed
        for what in ("company", "relationship", "status"):
            value = getattr(row, what)
            is_open = value in {None, Relationship.UNKNOWN, Status.UNKNOWN}
            assert is_open or getattr(one, what) == value or (what, value) in listed


@given(rows)
def test_one_row_alone_stays_as_it_is(row: Person) -> None:
    """Merging nobody with anybody changes nothing."""
    assert merge([row]).person is row
    assert merge([row]).disagreements == ()


def test_the_strictest_standing_goes_on() -> None:
    """A current client who is a friend in the address book is a current client."""
    friend = Person(id="p1", name="Kim", relationship=Relationship.FRIEND, status=Status.NONE)
    client = Person(id="p2", name="Kim", relationship=Relationship.CLIENT, status=Status.CURRENT)
    merged = merge([friend, client]).person
    assert (merged.id, merged.relationship) == ("p1", Relationship.CLIENT)
    assert merged.status is Status.CURRENT


def test_what_differs_is_told_in_words() -> None:
    """Days are dates, yes is yes; nobody counts days since 1970."""
    facts = ({"began_on": 19_408, "met": True}, {"began_on": 19_091, "met": False})
    rows = [Person(id=f"p{n}", name="Kim", facts=dict(some)) for n, some in enumerate(facts)]
    began, met = (each.reason for each in merge(rows).disagreements)
    assert began.endswith("in 'began on': '2023-02-20' and '2022-04-09'. '2023-02-20' counts.")
    assert met.endswith("differ in 'met': 'yes' and 'no'. 'yes' counts.")
