"""Which people an event is with: addresses confirm, names make likely, doubles stay open."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import GIVEN
from msgspec.structs import replace

from friendline.matching.attendees import EventMatch, with_parties, with_whom
from friendline.matching.candidates import Book, Compared, compared
from friendline.model import Attendee, Certainty, Event, EventState, Party, Person, stable_id

OWNER = frozenset({"ann@x.org"})


def people(*listed: Person) -> dict[str, Person]:
    """People by id."""
    return {person.id: person for person in listed}


def person(name: str, *emails: str, id_: str | None = None, others: tuple[str, ...] = ()) -> Person:
    """A client."""
    return Person(
        id=id_ or stable_id("person", name, *emails), name=name, emails=emails, other_names=others
    )


def meeting(
    *attendees: Attendee, summary: str = "", organizer: Attendee | None = None, id_: str = "e"
) -> Event:
    """An event of an hour."""
    return Event(
        id=id_, start=0, end=3_600, summary=summary, organizer=organizer, attendees=attendees
    )


def found(event: Event, *listed: Person) -> dict[str, Certainty]:
    """Certainty by name of person."""
    known = people(*listed)
    matches = with_whom([event], known, OWNER)
    return {known[match.person].name: match.certainty for match in matches}


KIM = person("Kim Novak", "kim@x.org")
BO = person("Bo Fox", "bo@x.org")


def test_an_attendees_address_confirms() -> None:
    """Whoever has the address of an attendee is with the event, beyond doubt."""
    (match,) = with_whom([meeting(Attendee(email="kim@x.org"))], people(KIM, BO), OWNER)
    assert match == EventMatch(
        event="e",
        person=KIM.id,
        certainty=Certainty.CONFIRMED,
        evidence=("Attendee kim@x.org",),
    )


def test_an_organizers_address_confirms() -> None:
    """Who invites is with the event as who is invited."""
    event = meeting(organizer=Attendee(email="kim@x.org"))
    assert found(event, KIM) == {"Kim Novak": Certainty.CONFIRMED}


@pytest.mark.parametrize("name", ["Kim Novak", "novak, kim", "Kím Novák", "Dr. Kim Novak (Legal)"])
def test_an_attendees_name_makes_likely(name: str) -> None:
    """A name equal but for accents, case, order, title and remark is likely, never more."""
    assert found(meeting(Attendee(name=name)), KIM, BO) == {"Kim Novak": Certainty.LIKELY}


@pytest.mark.parametrize("name", ["Kim", "Kim Fox", "Bo Novak", "Novak", "", "kim@other.org"])
def test_another_name_is_nobody(name: str) -> None:
    """A part of a name, or another one, is not that name."""
    assert found(meeting(Attendee(name=name)), KIM) == {}


@pytest.mark.parametrize("name", ["K. Novak", "Novak, K.", "Kim Novaks", "Kim Nowack", "knovak"])
def test_a_name_that_fits_in_part_stays_open(name: str) -> None:
    """An initial or a slip of the pen may be somebody else's; how it fits is told."""
    (match,) = with_whom([meeting(Attendee(name=name))], people(KIM, BO), OWNER)
    assert (match.person, match.certainty) == (KIM.id, Certainty.AMBIGUOUS)
    assert match.evidence[0].startswith(f'Attendee named "{name}" (')


def test_names_compare_as_everywhere_in_matching() -> None:
    """Short forms, other scripts, middle initials, and credentials after the name."""
    bob, julia = person("Robert Hall"), person("Julia Petrova")
    assert found(meeting(Attendee(name="Bob Hall, MBA")), bob, KIM) == {
        "Robert Hall": Certainty.LIKELY
    }
    assert found(meeting(Attendee(name="Юлия Петрова")), julia) == {
        "Julia Petrova": Certainty.LIKELY
    }
    assert found(meeting(Attendee(name="Kim A. Novak")), KIM) == {"Kim Novak": Certainty.LIKELY}


def test_the_same_name_counts_before_its_short_form() -> None:
    """Bob Hall is meant by "Bob Hall" where Robert Hall is known as well; both by "Rob Hall"."""
    both = (person("Bob Hall"), person("Robert Hall"))
    assert found(meeting(Attendee(name="Bob Hall")), *both) == {"Bob Hall": Certainty.LIKELY}
    assert found(meeting(Attendee(name="Rob Hall")), *both) == {
        "Bob Hall": Certainty.AMBIGUOUS,
        "Robert Hall": Certainty.AMBIGUOUS,
    }


@pytest.mark.parametrize(
    "summary",
    [
        "Kim Novak - review",
        "Review with kim novák",
        "NOVAK, Kim: notes",
        "Kim Novak's plan",
        "Lunch (Kim Novak)",
        "Call Kim J. Novak at 5",
    ],
)
def test_a_full_name_in_the_title_makes_likely(summary: str) -> None:
    """The full name as whole words in the title is likely."""
    assert found(meeting(summary=summary), KIM, BO) == {"Kim Novak": Certainty.LIKELY}


@pytest.mark.parametrize(
    "summary", ["Kim", "Joakim Novakova", "Kim or Novak", "Lunch", "Kim Lee and Bo Novak"]
)
def test_less_than_a_full_name_in_the_title_is_nobody(summary: str) -> None:
    """A first name alone, or letters inside other words, say nothing."""
    assert found(meeting(summary=summary), KIM, person("Kim")) == {}


def test_the_longest_name_in_a_title_counts() -> None:
    """A name inside a longer name of somebody else is not meant."""
    long = person("Kim Novak Berg")
    assert found(meeting(summary="Kim Novak Berg: plan"), KIM, long) == {
        "Kim Novak Berg": Certainty.LIKELY
    }


def test_other_names_count_as_names() -> None:
    """A maiden name or nickname that the owner noted makes likely, too."""
    known = person("Kim Novak", others=("Kim Berg",))
    assert found(meeting(summary="Kim Berg"), known) == {"Kim Novak": Certainty.LIKELY}


@pytest.mark.parametrize(
    "event", [meeting(Attendee(name="Kim Novak")), meeting(summary="Kim Novak")]
)
def test_two_people_of_one_name_stay_open(event: Event) -> None:
    """A name that two people have is ambiguous for both."""
    twin = person("Kim Novak", "kim2@x.org")
    matches = with_whom([event], people(KIM, twin), OWNER)
    assert {match.person for match in matches} == {KIM.id, twin.id}
    assert {match.certainty for match in matches} == {Certainty.AMBIGUOUS}
    assert all("which 2 people have" in match.evidence[0] for match in matches)


def test_an_address_decides_between_two_of_one_name() -> None:
    """When one of two is there by address, the name means that one."""
    twin = person("Kim Novak", "kim2@x.org")
    event = meeting(Attendee(name="Kim Novak", email="kim@x.org"), summary="Kim Novak")
    (match,) = with_whom([event], people(KIM, twin), OWNER)
    assert (match.person, match.certainty) == (KIM.id, Certainty.CONFIRMED)
    assert match.evidence[0] == "Attendee kim@x.org"
    assert len(match.evidence) == 3


def test_a_shared_address_needs_the_name() -> None:
    """An address of two people confirms neither, unless the name beside it is one's."""
    kim, bo = person("Kim Novak", "home@x.org"), person("Bo Fox", "home@x.org")
    bare = meeting(Attendee(email="home@x.org"))
    assert found(bare, kim, bo) == dict.fromkeys(("Kim Novak", "Bo Fox"), Certainty.AMBIGUOUS)
    named = meeting(Attendee(name="Fox, Bo", email="home@x.org"))
    assert found(named, kim, bo) == {"Bo Fox": Certainty.CONFIRMED}


def test_the_owner_is_never_with_themselves() -> None:
    """The owner's address and name match nobody, whoever else has that name."""
    owner = person("Ann Lee", "ann@x.org")
    double = person("Ann Lee", "ann2@x.org")
    event = meeting(Attendee(name="Ann Lee", email="ann@x.org"), Attendee(email="kim@x.org"))
    assert found(event, owner, double, KIM) == {"Kim Novak": Certainty.CONFIRMED}


NAMES = st.sampled_from(["Kim Novak", "Bo Fox", "Ann Lee", "Bo Kim", "李 小龙", "", "?", "Cher"])
EMAILS = st.sampled_from(["kim@x.org", "bo@x.org", "ann@x.org", None])
WHO = st.builds(Attendee, name=NAMES | st.none() | st.text(max_size=9), email=EMAILS)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(WHO, max_size=4),
    NAMES | st.text(max_size=20),
    st.lists(st.tuples(NAMES, EMAILS), max_size=6),
)
def test_what_every_match_keeps(
    attendees: list[Attendee], summary: str, listed: list[tuple[str, str | None]]
) -> None:
    """One match a person; confirmed only by an address; never the owner; always with evidence."""
    known = people(
        *(
            person(name, *filter(None, [email]), id_=str(number))
            for number, (name, email) in enumerate(listed)
        )
    )
    matches = with_whom([meeting(*attendees, summary=summary)], known, OWNER)
    assert len({match.person for match in matches}) == len(matches)
    there = {attendee.email for attendee in attendees}
    for match in matches:
        emails = set(known[match.person].emails)
        assert match.evidence
        assert not emails & OWNER
        if match.certainty is Certainty.CONFIRMED:
            assert emails & there


def test_a_short_form_in_a_title_is_a_name_too() -> None:
    """Titles are compared as attendees are."""
    bob = person("Robert Hall")
    assert found(meeting(summary="Bob Hall: plan"), bob) == {"Robert Hall": Certainty.LIKELY}
    assert found(meeting(summary="R. Hall: plan"), bob) == {"Robert Hall": Certainty.AMBIGUOUS}


def test_a_name_in_chinese_characters_is_found_in_a_title() -> None:
    """No blank tells its two parts apart."""
    assert found(meeting(summary="李小龙 review"), person("李小龙")) == {"李小龙": Certainty.LIKELY}


def test_each_name_is_compared_once_however_often_it_is_met(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A calendar of ten times as many events with the same people compares no more names."""
    asked: list[int] = []

    def counting(book: Book) -> Iterator[Compared]:
        asked.append(len(book.accounts))
        return compared(book)

    monkeypatch.setattr("friendline.matching.named_people.compared", counting)
    clients = [person(f"{given} Varga", f"{given}@x.org") for given in GIVEN]
    for rounds in (1, 10):
        events = [
            meeting(
                Attendee(name=one.name, email=one.emails[0]),
                Attendee(name=f"{one.name}son"),
                summary=f"Review with {one.name}",
                id_=f"{n} {one.id}",
            )
            for n in range(rounds)
            for one in clients
        ]
        assert len(with_whom(events, people(*clients), OWNER)) >= len(events)
    assert asked[0] == asked[1] == 2 * len(clients)


@pytest.mark.parametrize(
    ("organizer", "ended_by"),
    [
        ("ann@x.org", Party.OWNER),
        ("kim@x.org", Party.OTHER),
        ("stranger@x.org", Party.UNKNOWN),
        (None, Party.UNKNOWN),
    ],
)
def test_the_organizers_address_tells_who_cancelled(organizer: str | None, ended_by: Party) -> None:
    """Only the organizer cancels for all, so a known organizer tells who it was."""
    event = replace(meeting(organizer=Attendee(email=organizer)), state=EventState.CANCELLED)
    (told,) = with_parties([event], people(KIM), OWNER)
    assert told.ended_by is ended_by


def test_what_the_calendar_told_itself_stands() -> None:
    """Who cancelled is not guessed again where the calendar says it."""
    event = replace(
        meeting(organizer=Attendee(email="kim@x.org")),
        state=EventState.CANCELLED,
        ended_by=Party.OWNER,
    )
    assert with_parties([event], people(KIM), OWNER) == [event]
