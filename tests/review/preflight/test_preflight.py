"""Before posting: who of the clients would see it, what it shows, what else could be chosen."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from photo_helpers import OUTING, photo
from view_worlds import Small, at, client, friend, post, small

from friendline.model import (
    Attendee,
    Category,
    Event,
    EventState,
    Listed,
    Record,
    Sees,
)
from friendline.policy import load_policy
from friendline.policy.authoring.interview import Topic
from friendline.review.edited.setting import Edited
from friendline.review.preflight import Clash, Draft, Picture, Preflight, UnknownNetworkError, World
from friendline.review.preflight import preflight as check
from friendline.screening import Detector
from friendline.screening.choosing import Given, Settings, chosen
from friendline.screening.labels import Label, Labels, Scope, Verdict
from friendline.sight.audience import AudienceError

CLIENTS = [client("Kim Novak"), client("Pat Doe"), client("Ann Lee")]
SATURDAY = "2026-03-14"


@cache
def detectors() -> list[Detector]:
    """The usual detectors, made once: they hold tables."""
    return chosen(Given(people=tuple(CLIENTS)))


def world_of(book: Small, **more: Any) -> World:
    """The world of a small book, with the usual detectors."""
    return World(book.identified, book.subjects, book.sights, detectors(), **more)


def preflight(text: str, *records: Record, **more: Any) -> Preflight:
    """Check a draft for Facebook; Kim and Pat are friends there, Ann is not."""
    known: list[Record] = [
        *CLIENTS,
        friend("Kim Novak"),
        friend("Pat Doe"),
        friend("Bo Berg"),
        post("Hello"),
    ]
    draft = Draft(text=text, **{"channel": "facebook", "at": at(SATURDAY, 16), **more})
    return check(draft, world_of(small(*known, *records)))


def seen_by(done: Preflight) -> dict[str, Sees]:
    """Who sees it, by name."""
    return {one.name: one.sees for one in done.seers}


def cancelled() -> Event:
    """A meeting with Kim that the owner cancelled, Saturday at two."""
    return Event(
        id="e",
        start=at(SATURDAY, 14),
        end=at(SATURDAY, 15),
        summary="Review",
        state=EventState.CANCELLED,
        organizer=Attendee(email="jane@example.org"),
        attendees=(Attendee(name="Kim Novak", email="kim@example.org"),),
    )


def test_clients_who_can_see_it_are_named_with_their_reasons() -> None:
    """Friends of the client list; other friends are not the question."""
    done = preflight("A walk in the park", audience="friends")
    assert seen_by(done) == {"Kim Novak": Sees.CAN, "Pat Doe": Sees.CAN}
    assert done.cannot == 1
    assert done.seers[0].because == (
        "You said it is for: friends.",
        "Kim Novak is your friend on Facebook.",
    )
    assert done.anybody is Sees.CANNOT


def test_what_is_public_is_seen_by_clients_who_have_no_account() -> None:
    """A street corner needs no account (R52)."""
    done = preflight("A walk in the park", audience="public")
    assert seen_by(done)["Ann Lee"] is Sees.CAN
    (ann,) = [one for one in done.seers if one.name == "Ann Lee"]
    assert ann.because[-1].startswith("No account of theirs is known there")
    assert not ann.in_feed
    assert done.anybody is Sees.CAN


def test_without_an_audience_nobody_is_certain() -> None:
    """The owner did not say; then friends may see it, and it is said how Facebook offers one."""
    done = preflight("A walk in the park")
    assert set(seen_by(done).values()) == {Sees.MAY}
    assert "did not say" in done.told[0]
    assert any("post before" in one for one in done.told)
    assert {one.because[0] for one in done.seers} == {"You have not said who it is for."}
    assert "export" not in " ".join(" ".join(one.because) for one in done.seers)


def test_who_is_tagged_sees_it_whatever_its_audience() -> None:
    """A tag in the text lets a client in, and says so (guidance 4.4, 4)."""
    done = preflight("Lunch with @Kim Novak", audience="only me")
    assert done.tagged == ("Kim Novak",)
    assert seen_by(done)["Kim Novak"] is Sees.CAN
    assert "Kim Novak is tagged in it" in done.seers[0].because[-1]
    named = preflight("Lunch", audience="only me", tagged=("Pat Doe",))
    assert seen_by(named)["Pat Doe"] is Sees.CAN


def test_the_feed_is_told_apart_from_the_page() -> None:
    """R43: it comes to friends by itself; who has no account would have to look for it."""
    done = preflight("A walk in the park", audience="public")
    assert done.feed[0] == (
        "It may come up by itself in the feeds of Kim Novak and Pat Doe, who are tied to you on "
        "Facebook or tagged in it."
    )
    assert done.feed[1] == "1 more client would see it by looking for it, not in a feed."
    assert "come up again" in done.feed[2]
    assert preflight("A walk in the park", audience="only me").feed == ()


def test_the_boozer_is_told_before_posting() -> None:
    """A1: Kim was cancelled on, and can see a pub that day; ways to hide it are told."""
    done = preflight("Watching football", cancelled(), audience="friends", place="The Crown")
    (clash,) = done.clashes
    assert (clash.name, clash.event, clash.sees) == ("Kim Novak", "e", Sees.CAN)
    assert "was cancelled" in clash.because[0]
    assert "The Crown" in clash.because[-1]
    left = {one.audience: one.clashes for one in done.narrower}
    assert left["only me"] == ()
    assert left['friends except people "Kim Novak", "Pat Doe"'] == ()


def test_a_picture_counts_for_the_day_on_which_it_was_taken() -> None:
    """Posted a week later it still shows where the owner was that Saturday evening."""
    book = small(*CLIENTS, friend("Kim Novak"), cancelled())
    # nothing need look at the picture for that
    world = world_of(book, settings={"pictures": {"use": False}})

    def clashes(content: bytes) -> tuple[Clash, ...]:
        picture = Picture("pub.jpg", content)
        draft = Draft(channel="facebook", at=at("2026-03-21"), text="Us", pictures=(picture,))
        return check(draft, world).clashes

    (clash,) = clashes(photo(OUTING))
    assert "when it was taken" in clash.because[-1]
    assert clashes(photo()) == ()


def test_a_clash_that_nobody_concerned_sees_comes_last_and_says_so() -> None:
    """The calendar is still contradicted, but Kim does not see it."""
    done = preflight("Football", cancelled(), audience="only me", place="The Crown")
    assert [one.sees for one in done.clashes] == [Sees.CANNOT]
    assert preflight("Football", audience="friends", place="The Crown").clashes == ()


def test_each_narrower_audience_says_how_many_fewer_and_who_is_left() -> None:
    """From the widest to the narrowest; none of them is as wide as the one chosen."""
    done = preflight("A walk in the park", audience="public")
    assert [(one.audience, one.can, one.may, one.fewer) for one in done.narrower] == [
        ("friends of friends", 2, 0, 1),
        ("friends", 2, 0, 1),
        ('friends except people "Kim Novak", "Pat Doe"', 0, 0, 3),
        ("only me", 0, 0, 3),
    ]
    assert done.narrower[1].left == ("Kim Novak", "Pat Doe")


def test_nothing_is_narrower_than_only_me() -> None:
    """And no wider audience is ever offered."""
    assert preflight("A walk in the park", audience="only me").narrower == ()
    offered = {one.audience for one in preflight("A walk", audience="friends").narrower}
    assert not offered & {"public", "friends of friends", "friends"}


def test_many_clients_are_kept_out_by_a_list_with_a_neutral_name() -> None:
    """Nobody names twelve people one by one; the network may show the list's name (trap T13)."""
    names = [f"Client{letter} Doe" for letter in "ABCDEFGHIJKL"]
    book = small(*map(client, names), *map(friend, names), friend("Bo Berg"), post("Hello"))
    draft = Draft(channel="facebook", at=1, text="Hello", audience="friends")
    (kept_out, _) = check(draft, world_of(book)).narrower
    assert kept_out.audience == 'friends except list "Acquaintances"'
    assert (kept_out.fewer, kept_out.left) == (12, ())
    assert kept_out.first == 'Put 12 accounts of clients on a list "Acquaintances" first.'


def test_a_list_with_a_name_beyond_reading_is_not_offered() -> None:
    """An export may hold anything; the check goes on."""
    listed = Listed(account=friend("Kim Novak").account, name="x" * 3_000)
    done = preflight("A walk in the park", listed, audience="friends")
    assert [one.audience for one in done.narrower][-1] == "only me"


def test_the_owners_lists_are_among_the_choices() -> None:
    """For a list, and for all friends but a list."""
    listed = Listed(account=friend("Kim Novak").account, name="Inner Circle")
    done = preflight("A walk in the park", listed, audience="friends")
    left = {one.audience: one.left for one in done.narrower}
    assert left['list "inner circle"'] == ("Kim Novak",)
    assert left['friends except list "inner circle"'] == ("Pat Doe",)


def test_without_an_audience_the_choices_are_held_against_everybody() -> None:
    """What is not said yet could still become anything."""
    offered = [one.audience for one in preflight("A walk in the park").narrower]
    assert offered[:2] == ["friends of friends", "friends"]


def test_findings_are_those_of_a_review() -> None:
    """Risks and perks, by the same detectors."""
    done = preflight("What a fucking day. My dog chased the cat.", audience="friends")
    assert {one.category for one in done.findings} >= {Category.PROFANITY, Category.PETS}


def test_what_the_owner_called_fine_is_not_told_again() -> None:
    """No nagging: labels that clear such a finding clear it in a draft."""
    label = Label(
        number=1,
        at=1,
        verdict=Verdict.FINE,
        scope=Scope.WORDS,
        category=Category.PROFANITY,
        item="item-1",
    )
    book = small(*CLIENTS, friend("Kim Novak"), post("Hello"))
    draft = Draft(channel="facebook", at=1, text="What a fucking day")
    told = check(draft, world_of(book)).findings
    assert [one.category for one in told] == [Category.PROFANITY]
    label = replace(label, detector=told[0].detector, words=told[0].evidence)
    assert check(draft, world_of(book, labels=Labels((label,)))).findings == ()


def test_clients_named_in_it_are_told_apart() -> None:
    """A name of the client list is a finding of its own."""
    done = preflight("Spent the day on the divorce of Kim Novak", audience="friends")
    (named,) = done.naming_clients
    assert "Kim Novak" in named.evidence
    assert named not in done.findings


def test_children_and_other_people_are_told() -> None:
    """P14: whom else it shows, with or without a perk."""
    done = preflight("My son's first day at school, with @Bo Berg", audience="friends")
    assert done.third_parties is not None
    assert done.third_parties.minors
    assert "Bo Berg is tagged in it." in done.third_parties.reason
    assert preflight("A walk in the park").third_parties is None


def test_a_picture_that_nothing_looks_at_is_said_to_be_unseen() -> None:
    """Where the detector is left out, silence would be taken for a clean picture."""
    settings: Settings = {"pictures": {"use": False}}
    book = small(*CLIENTS, post("Hello"))
    draft = Draft(channel="facebook", at=1, pictures=(Picture("a.jpg", b"no picture"),))
    assert check(draft, world_of(book, settings=settings)).not_looked_at == (
        "Its picture was not looked at: your settings leave the detector of pictures out.",
    )


def test_a_broken_picture_is_said_to_be_unseen() -> None:
    """Whatever is in the file, it is told and nothing fails."""
    book = small(*CLIENTS, post("Hello"))
    draft = Draft(channel="facebook", at=1, pictures=(Picture("a.jpg", b"no picture"),))
    (why,) = check(draft, world_of(book)).not_looked_at
    assert why


def test_where_the_account_decides_its_state_is_taken_and_told() -> None:
    """On Bluesky all is public, whatever was said of an audience; nothing is narrower."""
    book = small(*CLIENTS, friend("Kim Novak", "bluesky"))
    done = check(Draft(channel="bluesky", at=1, text="Hello"), world_of(book))
    assert done.audience == "public"
    assert "by the state of your account" in done.told[0]
    assert done.narrower == ()
    assert "delete it" in done.afterwards[-1]


def test_a_network_without_an_export_is_checked_by_its_rules() -> None:
    """Nobody is known there; what is public is public all the same."""
    book = small(*CLIENTS)
    done = check(Draft(channel="x", at=1, text="Hello", audience="public"), world_of(book))
    assert seen_by(done) == dict.fromkeys(["Ann Lee", "Kim Novak", "Pat Doe"], Sees.CAN)
    done = check(Draft(channel="x", at=1, text="Hello", audience="followers"), world_of(book))
    assert (done.seers, done.cannot) == ((), 3)


def test_the_policy_says_what_the_network_is_for() -> None:
    """Where there is one."""
    policy = load_policy("audience")
    book = small(*CLIENTS)
    draft = Draft(channel="facebook", at=1, text="Hello")
    assert check(draft, world_of(book, policy=policy)).purpose == "personal"
    assert check(draft, world_of(book)).purpose == ""


def test_misuse_is_told_in_a_sentence() -> None:
    """A network that is none, and an audience that cannot be read."""
    world = world_of(small(*CLIENTS))
    with pytest.raises(UnknownNetworkError, match="expected one of facebook"):
        check(Draft(channel="friendster", at=1), world)
    with pytest.raises(AudienceError, match="is not an audience"):
        check(Draft(channel="facebook", at=1, audience="frends"), world)


def test_it_gives_no_score_and_changes_nothing() -> None:
    """The same draft gives the same answer however often it is asked."""
    assert not {"score", "delay", "weight"} & set(Preflight.__struct_fields__)
    assert preflight("A beer", audience="friends") == preflight("A beer", audience="friends")


@settings(max_examples=25)
@given(
    audience=st.sampled_from(
        ["public", "friends of friends", "friends", 'list "Inner"', "unknown"]
    ),
    friends=st.lists(st.sampled_from(["Kim Novak", "Pat Doe", "Ann Lee"]), unique=True),
    tagged=st.lists(st.sampled_from(["Kim Novak", "Bo Berg"]), unique=True),
)
def test_no_narrower_audience_lets_anybody_new_in(
    audience: str, friends: list[str], tagged: list[str]
) -> None:
    """Who is left saw it before, and the numbers agree with the names."""
    known: list[Record] = [*CLIENTS, *map(friend, friends), friend("Bo Berg"), post("Hello")]
    book = small(*known)
    world = World(book.identified, book.subjects, book.sights, detectors=[])
    draft = Draft(channel="facebook", at=1, audience=audience, tagged=tuple(tagged))
    done = check(draft, world)
    everybody = {one.name for one in done.seers}
    for one in done.narrower:
        assert len(one.left) == one.can + one.may
        if audience != "unknown":
            assert set(one.left) <= everybody
            assert one.fewer == len(everybody) - len(one.left)


def test_what_the_owner_edits_for_clients_is_said_before_it_is_posted() -> None:
    """A14: a Saturday's post is of a weekend that is edited, and a Monday's is of none."""
    book = small(*CLIENTS, friend("Kim Novak"), post("Hello"))
    world = world_of(book, zone="Europe/London", edited=Edited(topics=(Topic.WEEKEND,)))
    draft = Draft(text="A long walk", channel="facebook", at=at(SATURDAY, 16))
    said = "Posted on Saturday 14 March 2026, and you edit your weekends."
    assert check(draft, world).edited == (said,)
    assert check(replace(draft, at=at("2026-03-16")), world).edited == ()
    assert check(replace(draft, at=at("2049-03-13")), world).edited != ()


def test_what_is_found_in_a_draft_counts_for_what_is_edited() -> None:
    """Politics in the words of a draft are told where they are edited."""
    world = world_of(small(*CLIENTS, post("Hello")), edited=Edited(topics=(Topic.POLITICS,)))
    draft = Draft(text="I vote Labour on Thursday", channel="facebook", at=at("2026-03-16"))
    assert check(draft, world).edited == ("It shows politics, and you edit politics.",)
