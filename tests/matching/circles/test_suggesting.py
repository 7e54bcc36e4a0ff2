"""Circles: suggestions only, neutral names, clients said, nothing delicate."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from friendline.book import Book, Collector
from friendline.matching.attendees import EventMatch
from friendline.matching.circles.suggesting import Circle, CircleKind, suggest_circles
from friendline.model import (
    Account,
    Certainty,
    Event,
    Item,
    ItemKind,
    Listed,
    Match,
    Owner,
    Person,
    Record,
    Relationship,
    Tie,
    TieKind,
)

ANN = Owner(channel="facebook", names=("Ann Ottway",))
DAY = 86_400
KIM = Person(id="kim", name="Kim Novak", relationship=Relationship.CLIENT)


def friend(name: str, channel: str = "facebook", **more: str) -> Tie:
    """A friend."""
    return Tie(account=Account(channel=channel, name=name, **more), kind=TieKind.FRIEND, since=1)  # type: ignore[arg-type]  # fields by name


def field(text: str, channel: str = "facebook") -> Item:
    """A field of the owner's profile."""
    return Item(channel=channel, kind=ItemKind.PROFILE_FIELD, text=text)


def photo(day: int, *tagged: str, **more: str) -> Item:
    """A photo with people tagged in it."""
    return Item(
        channel="facebook",
        kind=ItemKind.PHOTO,
        at=day * DAY,
        tagged=tagged,
        media=(f"{day}.jpg",),
        **more,  # type: ignore[arg-type]  # as above
    )


def book_of(*records: Record) -> Book:
    """Make a book."""
    collector = Collector()
    collector.add([ANN, *records])
    return collector.book()


def circles(*records: Record, matches: tuple[tuple[str, str], ...] = ()) -> list[Circle]:
    """Suggest circles; ``matches`` are pairs of a person's id and an account's name."""
    book = book_of(*records)
    ids = {account.name: key for key, account in book.accounts.items()}
    found = [
        Match(person=person, account=ids[name], certainty=Certainty.LIKELY, evidence=("x",))
        for person, name in matches
    ]
    return suggest_circles(book, found)


def called(book: Book, circle: Circle) -> set[str]:
    """Names of the members."""
    return {
        book.people[one].name if one in book.people else book.accounts[one].name
        for one in circle.members
    }


def only(*records: Record) -> tuple[Circle, set[str]]:
    """Give the one circle that is suggested, and the names in it."""
    (circle,) = circles(*records)
    return circle, called(book_of(*records), circle)


def test_an_empty_book_suggests_nothing() -> None:
    """Without ties there is nobody to mean."""
    assert circles() == []
    assert circles(KIM, field("Family member: Bo Fox (brother)")) == []


def test_a_list_of_the_owners_is_a_circle() -> None:
    """Close friends are; those whom the owner keeps out are not."""
    listed = [
        Listed(account=friend(name).account, name=title)
        for name in ("Bo Fox", "Cy Lee")
        for title in ("Close Friends", "Restricted", "Hidden from stories")
    ]
    circle, names = only(friend("Bo Fox"), friend("Cy Lee"), *listed)
    assert (circle.name, circle.kind, names) == (
        "Close Friends",
        CircleKind.LIST,
        {"Bo Fox", "Cy Lee"},
    )
    assert circle.strength == {"on the list": 2}


def test_a_list_that_tells_too_much_gets_a_neutral_name() -> None:
    """No list of a network is to be called Clients."""
    listed = [Listed(account=friend(name).account, name="My Clients") for name in ("Bo Fox", "Cy")]
    circle, _ = only(friend("Bo Fox"), friend("Cy"), *listed)
    assert circle.name == "Circle 1"


def test_family_is_whom_the_profile_names_and_who_shares_a_rare_name() -> None:
    """A partner counts, and each is told with the relation."""
    circle, names = only(
        *map(friend, ("Bo Fox", "Cy Lee", "Zed Ottway", "Di Stranger")),
        field("Family member: Bo Fox (brother)"),
        field("Relationship: Married (Cy Lee)"),
    )
    assert (circle.name, circle.kind) == ("Family", CircleKind.FAMILY)
    assert names == {"Bo Fox", "Cy Lee", "Zed Ottway"}
    assert "Your profile on Facebook names Bo Fox (brother)" in circle.because
    assert "Your profile on Facebook names Cy Lee (married)" in circle.because
    assert circle.strength == {"in your profile": 2, "of your last name": 1}


def test_a_common_last_name_makes_no_family() -> None:
    """Smiths are not one family, Grimblefords may be; they come after all that says more."""
    smith = replace(ANN, names=("Ann Smith",))
    book = book_of(*map(friend, ("Bo Smith", "Cy Smith", "Di Smith")))
    assert suggest_circles(replace_owner(book, smith), []) == []
    (circle,) = circles(*map(friend, ("Bo Grimbleford", "Cy Grimbleford", "Di Grimbleford")))
    assert (circle.kind, circle.name) == (CircleKind.NAMESAKES, "Circle 1")
    assert list(CircleKind)[-1] is CircleKind.NAMESAKES
    assert circle.because[0].startswith("Three people share the last name Grimbleford")


def replace_owner(book: Book, owner: Owner) -> Book:
    """Give the book of another owner."""
    return Book(
        owners=(owner,),
        people=book.people,
        accounts=book.accounts,
        ties=book.ties,
        requests=book.requests,
        lists=book.lists,
        events=book.events,
        items=book.items,
    )


def connection(name: str, company: str) -> Tie:
    """A connection with an employer."""
    return Tie(
        account=Account(channel="linkedin", name=name, company=company), kind=TieKind.CONNECTION
    )


@pytest.mark.parametrize(
    "job", ["Position: Partner, Baker, Lee & Co", "Work: Partner, Baker, Lee & Co"]
)
def test_colleagues_are_who_works_where_the_owner_does(job: str) -> None:
    """A comma in the name of the firm and its legal form make no difference."""
    circle, names = only(
        field(job, "linkedin"),
        connection("Bo Fox", "Baker Lee & Co. Ltd"),
        connection("Cy Lee", "Baker, Lee"),
        connection("Di Ray", "Lee"),
        connection("Ed Ray", "Other Ltd"),
    )
    assert (circle.name, circle.kind, names) == ("Work", CircleKind.OFFICE, {"Bo Fox", "Cy Lee"})


def test_working_for_oneself_makes_no_colleagues() -> None:
    """All who are self-employed do not work together."""
    shown = (connection("Bo Fox", "Self-employed"), connection("Cy Lee", "Self employed"))
    assert circles(field("Position: Coach, Self-employed", "linkedin"), *shown) == []


def in_group(group: str, by: str) -> Item:
    """A post of somebody in a group."""
    return Item(channel="facebook", kind=ItemKind.GROUP_POST, at=5, text="Hi", by=by, group=group)


@pytest.mark.parametrize(
    ("group", "kind", "name"),
    [
        ("Book lovers", CircleKind.GROUP, "Circle 1"),
        ("Class of 1999", CircleKind.SCHOOL, "School"),
        ("Hill House friends", CircleKind.SCHOOL, "School"),
    ],
)
def test_who_is_met_in_one_group(group: str, kind: CircleKind, name: str) -> None:
    """A group of one's school is told from others."""
    circle, names = only(
        *map(friend, ("Bo Fox", "Cy Lee")),
        field("Education: Diploma, Hill House"),
        in_group(group, "Bo Fox"),
        in_group(group, "Cy Lee"),
        in_group(group, "Ann Ottway"),
        in_group(group, "A Stranger"),
    )
    assert (circle.kind, circle.name, names) == (kind, name, {"Bo Fox", "Cy Lee"})


@pytest.mark.parametrize("name", ["Young Democrats", "Kirchenchor", "Cancer survivors"])
def test_what_tells_of_opinions_belief_or_health_makes_no_circle(name: str) -> None:
    """Neither a group, nor an album, nor a place, nor a list."""
    people = [*map(friend, ("Bo Fox", "Cy Lee", "Di Ray"))]
    shown = ("Bo Fox", "Cy Lee", "Di Ray")
    assert circles(*people, *(in_group(name, one) for one in shown)) == []
    assert circles(*people, *(photo(day, *shown, album=name) for day in range(5))) == []
    assert circles(*people, *(photo(day, *shown, place=name) for day in range(5))) == []
    assert circles(*people, *(Listed(account=one.account, name=name) for one in people)) == []


def test_who_is_tagged_together_again_and_again() -> None:
    """Friends of three days or more; who is no friend any more is left out."""
    shown = ("Bo Fox", "Cy Lee", "Di Ray", "Ann Ottway", "Gone By")
    gone: Tie = replace(friend("Gone By"), until=9)
    people: list[Record] = [*map(friend, shown[:3]), gone]
    circle, names = only(*people, *(photo(day, *shown) for day in range(4)))
    assert (circle.name, circle.kind, names) == (
        "Circle 1",
        CircleKind.GROUP,
        {"Bo Fox", "Cy Lee", "Di Ray"},
    )
    assert circle.because == ("Tagged together on 4 days",)
    assert circle.strength == {"days tagged together": 4}


def test_a_name_that_two_friends_have_is_nobodys() -> None:
    """Which of them is tagged cannot be told."""
    other: Tie = replace(friend("Bo Fox"), since=2)
    shown = ("Bo Fox", "Cy Lee", "Di Ray")
    people = (*map(friend, shown), other)
    assert circles(*people, *(photo(day, *shown) for day in range(4))) == []


def test_a_client_in_a_circle_is_said() -> None:
    """Under the person's id, in a field of its own and in words."""
    records: list[Record] = [*map(friend, ("Bo Fox", "Cy Lee", "K. N.")), KIM]
    fields = [field(f"Family member: {name}") for name in ("Bo Fox", "Cy Lee", "K. N.")]
    (circle,) = circles(*records, *fields, matches=(("kim", "K. N."),))
    assert circle.clients == ("kim",)
    assert "kim" in circle.members
    assert circle.because[-1] == "One of them is on your client list: Kim Novak"


def test_the_same_people_are_one_circle() -> None:
    """What two sources tell stands together."""
    shown = ("Bo Fox", "Cy Lee", "Di Ray")
    people = [*map(friend, shown)]
    (circle,) = circles(
        *people,
        *(photo(day, *shown) for day in range(4)),
        *(Listed(account=one.account, name="Hikers") for one in people),
    )
    assert circle.name == "Hikers"
    assert circle.because == ("Your list Hikers on Facebook", "Tagged together on 4 days")


def meetings(*people: Person, summary: str = "Chess") -> list[Circle]:
    """Suggest circles by three meetings of these people."""
    events = [
        Event(id=str(day), start=day * DAY, end=day * DAY + 1, summary=summary) for day in range(3)
    ]
    matches = [
        EventMatch(event=event.id, person=one.id, certainty=Certainty.LIKELY, evidence=("x",))
        for event in events
        for one in people
    ]
    return suggest_circles(book_of(*people, *events), [], matches)


def test_who_comes_to_the_same_events() -> None:
    """Friends do; clients alone are left out, and so is a delicate title."""
    bo = Person(id="bo", name="Bo Fox", relationship=Relationship.FRIEND)
    cy = Person(id="cy", name="Cy Lee", relationship=Relationship.FRIEND)
    (circle,) = meetings(KIM, bo, cy)
    assert (circle.kind, circle.members, circle.clients) == (
        CircleKind.EVENT,
        ("bo", "cy", "kim"),
        ("kim",),
    )
    clients = [replace(one, relationship=Relationship.PATIENT) for one in (bo, cy)]
    assert meetings(KIM, *clients) == []
    assert meetings(KIM, bo, cy, summary="Bible study") == []


NAMES = ("Bo Fox", "Cy Lee", "Di Ottway", "Ed Ottway", "Flo Grimbleford", "Ann Ottway")
SOME = st.lists(st.sampled_from(NAMES), max_size=4, unique=True)
RECORDS = st.lists(
    st.one_of(
        st.sampled_from(NAMES).map(friend),
        st.builds(lambda day, names: photo(day, *names), st.integers(0, 5), SOME),
        st.sampled_from(NAMES).map(lambda name: in_group("Hikers", name)),
        st.sampled_from(NAMES).map(lambda name: field(f"Family member: {name} (aunt)")),
        st.sampled_from(NAMES).map(
            lambda name: Listed(account=friend(name).account, name="Close Friends")
        ),
        st.text(max_size=20).map(field),
        st.text(max_size=20).map(lambda text: field(f"Work: {text}")),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(RECORDS, st.randoms(use_true_random=False))
def test_the_same_book_gives_the_same_circles(records: list[Record], dice: Random) -> None:
    """In any order; names differ, members are tied today, and every circle has its reasons."""
    found = circles(*records)
    assert found == circles(*dice.sample(records, len(records)))
    book = book_of(*records)
    assert len({circle.name for circle in found}) == len(found)
    for circle in found:
        assert set(circle.members) <= book.ties.keys()
        assert len(circle.members) > 1
        assert circle.because
        assert all(circle.strength.values())
