"""Every planted case is in the files, as the other rooms of friendline read them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

import pytest

from friendline.archives import Export, Reading, find_exports
from friendline.book import Book, Collector
from friendline.demo import TODAY, DemoFiles, make_demo
from friendline.matching.attendees import with_whom
from friendline.matching.resolve import match_people
from friendline.model import Category, Certainty, Direction, Finding, Match, RequestState, TieKind
from friendline.screening.alibi import contradictions
from friendline.screening.screen import screen


@dataclass(frozen=True)
class Known:
    """A demo, the book made of it, and who is who."""

    demo: DemoFiles
    book: Book
    matches: list[Match]

    @cached_property
    def findings(self) -> list[Finding]:
        """What the detectors find in it."""
        return screen(self.book.items).findings

    def person(self, email: str) -> str:
        """Give the id of a client."""
        return next(key for key, one in self.book.people.items() if email in one.emails)

    def friends(self, name: str) -> set[str]:
        """Give the ids of the Facebook friends of a name."""
        return {
            key
            for key, account in self.book.accounts.items()
            if account.name == name
            and account.channel == "facebook"
            and any(tie.kind is TieKind.FRIEND for tie in self.book.ties.get(key, ()))
        }


def known(made: DemoFiles) -> Known:
    """Read a demo and match it."""
    reading, collector = Reading(zone="Europe/London", today=TODAY), Collector()
    for found in find_exports(made.clients.parent):
        if isinstance(found, Export):
            collector.add(found.source.read(found.archive, reading))
    book = collector.book()
    return Known(made, book, match_people(book.people, book.accounts, ties=book.ties))


@pytest.fixture(scope="module")
def usual(demo: DemoFiles) -> Known:
    """The demo of the default size."""
    return known(demo)


def friends_on_list(read: Known) -> dict[tuple[str, str], Certainty]:
    """Give Facebook friends that fit the client list: (account, person) and how surely."""
    standing = {
        key
        for key, ties in read.book.ties.items()
        if any(tie.kind is TieKind.FRIEND and tie.until is None for tie in ties)
    }
    return {
        (match.account, match.person): match.certainty
        for match in read.matches
        if match.account in standing
    }


def expected_friends(read: Known) -> dict[tuple[str, str], Certainty]:
    """Give the same as the planted truth has it."""
    return {
        (account, read.person(email)): (
            Certainty.AMBIGUOUS if planted.ambiguous else Certainty.LIKELY
        )
        for planted in read.demo.planted.friends_on_list
        for account in read.friends(planted.friend)
        for email in planted.clients
    }


def test_seven_of_212_friends_are_on_the_client_list(usual: Known) -> None:
    """A13: seven of the 212 friends match, two of them namesakes, and nobody else does."""
    found = friends_on_list(usual)
    assert found == expected_friends(usual)
    assert len({account for account, _ in found}) == 7
    assert sum(one is Certainty.AMBIGUOUS for one in found.values()) == 2


def test_larger_demos_keep_the_proportion(tmp_path: Path) -> None:
    """A13: of 1,060 friends 35 match, ten of them namesakes of both kinds.

    Among so many friends an initial may leave open whose account it is.
    """
    read = known(make_demo(tmp_path, contacts=1060, items=400, clients=160))
    planted = read.demo.planted.friends_on_list
    found, expected = friends_on_list(read), expected_friends(read)
    initials = {one.friend for one in planted if one.way == "initial"}
    assert found.keys() == expected.keys()
    assert {
        read.book.accounts[account].name
        for account, person in found
        if found[account, person] is not expected[account, person]
    } <= initials
    assert len(planted) == 35
    assert sum(friend.ambiguous for friend in planted) == 10
    assert {friend.way for friend in planted} >= {"two friends", "two clients"}


def test_only_the_boozer_is_caught(usual: Known) -> None:
    """A1: the tag and the visit contradict the cancelled meeting; every near miss is silent."""
    book, boozer = usual.book, usual.demo.planted.boozer
    found = contradictions(
        book.events,
        with_whom(
            book.events, book.people, frozenset(chain.from_iterable(o.emails for o in book.owners))
        ),
        book.people,
        book.items,
        {one.item for one in usual.findings if one.category is Category.ALCOHOL_PARTY},
        owner_names=frozenset(chain.from_iterable(owner.names for owner in book.owners)),
    )
    assert {one.person for one in found} == {usual.person(boozer.meeting.email)}
    at = dict(book.items.select("id", "at").iter_rows())
    assert {at[one.item] for one in found} == {int(boozer.seen.at.timestamp())}
    assert len(found) == 2


def test_near_misses_are_in_the_files(usual: Known) -> None:
    """A1: each near miss has its meeting in the calendar and its place among the items."""
    starts = {
        (event.start, event.attendees[0].email) for event in usual.book.events if event.attendees
    }
    places = set(usual.book.items.select("at", "place").iter_rows())
    assert len(usual.demo.planted.near_misses) == 4
    for miss in usual.demo.planted.near_misses:
        assert (int(miss.meeting.start.timestamp()), miss.meeting.email) in starts
        assert (int(miss.seen.at.timestamp()), miss.seen.place) in places
        assert usual.person(miss.meeting.email) in {person for _, person in friends_on_list(usual)}


def test_campaign_post_is_there(usual: Known) -> None:
    """A2: the post with the hashtag stands at its time and is found to be politics."""
    planted = usual.demo.planted.campaign
    (row,) = usual.book.items.filter(text=planted.text).iter_rows(named=True)
    assert row["at"] == int(planted.at.timestamp())
    assert planted.hashtag in row["text"]
    found = {one.category for one in usual.findings if one.item == row["id"]}
    assert Category.POLITICS in found


def test_met_pair_differs_in_nothing_else(usual: Known) -> None:
    """A4: both ask on Facebook and differ in ``met`` alone."""
    pair = usual.demo.planted.met_pair
    met, not_met = (
        next(one for one in usual.book.people.values() if one.name == asked.client)
        for asked in (pair.met, pair.not_met)
    )
    assert (met.facts.pop("met"), not_met.facts.pop("met")) == (True, False)
    assert (met.facts, met.relationship, met.status) == (
        not_met.facts, not_met.relationship, not_met.status,
    )  # fmt: skip
    assert {pair.met.client, pair.not_met.client} <= asking(usual, RequestState.PENDING)


def asking(read: Known, state: RequestState) -> set[str]:
    """Give the names of those who asked on Facebook, by what became of it."""
    return {
        read.book.accounts[key].name
        for key, requests in read.book.requests.items()
        for request in requests
        if request.state is state
        and request.direction is Direction.INCOMING
        and request.account.channel == "facebook"
    }


def test_unanswered_request_stands_beside_its_equals(usual: Known) -> None:
    """A11: equal clients are waiting, accepted, rejected and removed."""
    planted = usual.demo.planted.unanswered
    accepted, rejected, removed = planted.equals
    assert planted.waiting.client in asking(usual, RequestState.PENDING)
    assert (TODAY - planted.waiting.at.date()).days == planted.days > 10
    assert rejected.client in asking(usual, RequestState.REJECTED)
    names = [planted.waiting.client, *(one.client for one in planted.equals)]
    people = [one for one in usual.book.people.values() if one.name in names]
    assert len(people) == 4
    assert all(one.facts == people[0].facts and one.status == people[0].status for one in people)
    (kept,), (gone,) = usual.friends(accepted.client), usual.friends(removed.client)
    assert usual.book.ties[kept][-1].until is None
    assert usual.book.ties[gone][-1].until == int(removed.at.timestamp())


def test_oldest_posts_are_the_embarrassing_ones(usual: Known) -> None:
    """A12: the old posts are there and the detectors see what was planted in them."""
    findings = {(one.item, one.category) for one in usual.findings}
    ids = {
        (text, at): key for key, text, at in usual.book.items.select("id", "text", "at").iter_rows()
    }
    planted = usual.demo.planted.old_posts
    assert [old.at for old in planted] == sorted(old.at for old in planted)
    seen = [(ids[old.text, int(old.at.timestamp())], old.category) in findings for old in planted]
    assert sum(seen) >= len(planted) - 1


def test_certain_linkedin_accounts_are_confirmed(usual: Known) -> None:
    """A married name with the same e-mail and a noted profile address are both confirmed."""
    confirmed = {
        (match.person, usual.book.accounts[match.account].name)
        for match in usual.matches
        if match.certainty is Certainty.CONFIRMED
    }
    planted = usual.demo.planted.on_linkedin
    assert {(usual.person(one.email), one.connection) for one in planted} == confirmed
    assert planted[0].client.split()[-1] != planted[0].connection.split()[-1]
    assert {"same e-mail", "profile address"} == {one.way for one in planted}


def test_an_invitation_waits_on_linkedin(usual: Known) -> None:
    """A client's invitation is pending, and one of a connection was accepted."""
    states = {
        (request.account.name, request.state)
        for requests in usual.book.requests.values()
        for request in requests
        if request.account.channel == "linkedin" and request.direction is Direction.INCOMING
    }
    assert (usual.demo.planted.invitation, RequestState.PENDING) in states
    assert RequestState.ACCEPTED in {state for _, state in states}


def test_strangers_ask_too(usual: Known) -> None:
    """People who are on no list are among those who ask, and match no client."""
    strangers = set(usual.demo.planted.strangers)
    assert strangers <= asking(usual, RequestState.PENDING)
    assert not strangers & {usual.book.accounts[match.account].name for match in usual.matches}
