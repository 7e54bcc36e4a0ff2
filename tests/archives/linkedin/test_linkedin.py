"""LinkedIn's exports (formats 3)."""

from datetime import UTC, datetime
from typing import TypeVar

import pytest
from csv_archive_helpers import READING, MemoryArchive, archive_of
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives.linkedin import SOURCE, read_linkedin
from friendline.model import (
    AudienceSource,
    Direction,
    Fault,
    Gap,
    Item,
    ItemKind,
    Owner,
    Record,
    Request,
    RequestState,
    Tie,
)

PREAMBLE = (
    'Notes:\n"When you export connections, some addresses are missing: see https://example.org, '
    'and https://example.com"\n\n'
)
CONNECTIONS = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Zoë,Brandt,https://www.linkedin.com/in/zo%C3%AB-Brandt,Z@Example.org,Baker & Co,Boss,"
    "08 Feb 2026\n"
    "Kim,Novak,https://www.linkedin.com/in/kim-novak,,,,01 Jun 2019\n"
    ",,,,,,07 Jun 2026"
)
OLD_CONNECTIONS = (
    "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    "Ann,Lee,,,,08 Feb 2026\nJohn,Smith,,,,08 Feb 2026\nJohn,Smith,,,,09 Feb 2026\n"
)
INVITATIONS = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    'Jo Owner,Eve Ray,"7/4/26, 12:05 AM",My words,OUTGOING,https://www.linkedin.com/in/jo,'
    "https://www.linkedin.com/in/eve\n"
    'Zoë B.,Jo Owner,"1/29/26, 2:37\u202fPM",Their words,INCOMING,'
    "https://www.linkedin.com/in/ZO%C3%AB-brandt,https://www.linkedin.com/in/jo\n"
    'Kim Novak,Jo Owner,"1/29/26, 2:37 PM",,INCOMING,https://www.linkedin.com/in/other-kim,\n'
)
OLD_INVITATIONS = (
    "From,To,Sent At,Message,Direction\n"
    'Ann Lee,Jo Owner,"2/7/26, 2:37 PM",,INCOMING\n'
    'John Smith,Jo Owner,"2/7/26, 2:37 PM",,INCOMING\n'
    'ANN LEE,Jo Owner,"11/7/26, 2:37 PM",,INCOMING\n'
)
SHARES = (
    "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
    '2026-02-09 01:21:47,https://l/1,"First ""word""\nsecond line",https://example.org,,PUBLIC\n'
    '2026-02-08 01:21:47,https://l/2,"First""\n""second",,,MEMBER_NETWORK\n'
    "2026-02-07 01:21:47,https://l/3,Three,,,\n"
    "2026-02-06 01:21:47,https://l/4,Four,,,LOGGED_IN\n"
    "2026-02-05 01:21:47,https://l/5,Five,,,CONNECTIONS\n"
    "soon,https://l/urn:li:groupPost:1-2,Six,,,CONTAINER\n"
)
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    'Geo Location\nJo,Owner,Baker,1 Road,"Jan 1, 1980",Consultant,I help.,,YO1,York\n'
)
POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Fox Ltd,Adviser,Did things,York,Jan 2015,\n"
)


_Kind = TypeVar("_Kind")


def _records(archive: MemoryArchive) -> list[Record]:
    return list(read_linkedin(archive, READING))


def _all(kind: type[_Kind], **texts: str) -> list[_Kind]:
    return [record for record in _records(archive_of(**texts)) if isinstance(record, kind)]


def _utc(written: str) -> int:
    return int(datetime.fromisoformat(written).replace(tzinfo=UTC).timestamp())


@pytest.mark.parametrize("text", [CONNECTIONS, PREAMBLE + CONNECTIONS])
def test_connections(text: str) -> None:
    """Connections become ties, with or without the lines before the header."""
    zoe, kim = _all(Tie, Connections=text)
    assert zoe.account.name == "Zoë Brandt"
    assert zoe.account.handle == "zoë-brandt"
    assert zoe.account.url == "https://www.linkedin.com/in/zoë-brandt"
    assert zoe.account.emails == ("z@example.org",)
    assert zoe.account.company == "Baker & Co"
    assert zoe.since == _utc("2026-02-08")
    assert kim.account.emails == ()


def test_old_connections_have_no_address() -> None:
    """Before 2023 there is no URL; two people of one name are two ties."""
    ties = _all(Tie, Connections=OLD_CONNECTIONS)
    assert [tie.account.url for tie in ties] == [None] * 3
    assert len({tie.account.name for tie in ties}) == 2


def test_hidden_members_are_counted() -> None:
    """A row with only a date is nobody, and the number of them is told."""
    gaps = _all(Gap, Connections=CONNECTIONS)
    assert any("only a date: 1." in gap.what for gap in gaps)


def test_invitations() -> None:
    """Invitations are requests both ways, at the owner's time, without their words."""
    outgoing, zoe, kim = _all(Request, Connections=CONNECTIONS, Invitations=INVITATIONS)
    assert (outgoing.direction, outgoing.account.handle) == (Direction.OUTGOING, "eve")
    assert outgoing.at == _utc("2026-07-03 23:05")
    assert zoe.direction is Direction.INCOMING
    assert zoe.at == _utc("2026-01-29 14:37")
    assert outgoing.state is RequestState.PENDING
    assert zoe.state is RequestState.ACCEPTED
    assert kim.state is RequestState.PENDING


def test_words_of_others_never_enter() -> None:
    """The words of invitations and messages are in no record."""
    messages = "CONVERSATION ID,CONVERSATION TITLE,FROM,CONTENT\n1,x,Ann,Their words\n"
    archive = archive_of(a=CONNECTIONS, b=INVITATIONS, messages=messages)
    assert "words" not in repr(_records(archive)).lower()


def test_accepted_by_name() -> None:
    """Without addresses, a name that one connection has tells, unless it is older."""
    ann, john, later = _all(Request, Connections=OLD_CONNECTIONS, Invitations=OLD_INVITATIONS)
    assert ann.state is RequestState.ACCEPTED
    assert john.state is RequestState.PENDING
    assert later.state is RequestState.PENDING


def test_broken_invitations_are_counted() -> None:
    """Rows without direction or person are told once for the file; a broken date is left out."""
    text = (
        "From,To,Sent At,Message,Direction\nAnn,Jo,x,,SIDEWAYS\nBob,Jo,x,,SIDEWAYS\n"
        ',Jo,"1/2/26, 1:00 PM",,INCOMING\nEve,Jo,"1/2/26, 25:61",,INCOMING\n'
    )
    (request,) = _all(Request, Invitations=text)
    assert (request.account.name, request.at) == ("Eve", None)
    reasons = [fault.reason for fault in _all(Fault, Invitations=text)]
    assert len(reasons) == 3
    assert reasons[0].startswith("2 rows have no direction")


def test_shares() -> None:
    """Posts keep their lines; an audience is definite only where LinkedIn states a known one."""
    posts = [item for item in _all(Item, Shares_12345=SHARES) if item.kind is ItemKind.POST]
    assert [post.text for post in posts[:2]] == ['First "word"\nsecond line', "First\nsecond"]
    assert posts[0].at == _utc("2026-02-09 01:21:47")
    assert posts[0].link == "https://example.org"
    assert [(post.audience, post.audience_source) for post in posts] == [
        ("public", AudienceSource.STATED),
        ("unknown", AudienceSource.UNKNOWN),
        ("unknown", AudienceSource.UNKNOWN),
        ("members", AudienceSource.STATED),
        ("connections", AudienceSource.STATED),
    ]


def test_post_in_a_group() -> None:
    """A post in a group is one whose readers are unknown; its broken date is told."""
    (post,) = [item for item in _all(Item, S=SHARES) if item.kind is ItemKind.GROUP_POST]
    assert (post.text, post.at) == ("Six", None)
    assert post.audience_source is AudienceSource.UNKNOWN
    assert [fault.file for fault in _all(Fault, S=SHARES)] == ["S.csv"]


def test_comments_and_profile() -> None:
    """Comments and the fields of the profile are items of unknown audience."""
    comments = 'Date,Link,Message\n2026-02-09 01:21:47,https://l,"Well, done"\n'
    items = _all(Item, Comments_9=comments, Profile=PROFILE, Positions=POSITIONS)
    assert [(item.kind, item.text) for item in items] == [
        (ItemKind.COMMENT, "Well, done"),
        (ItemKind.PROFILE_FIELD, "Headline: Consultant"),
        (ItemKind.PROFILE_FIELD, "Summary: I help."),
        (ItemKind.PROFILE_FIELD, "Location: York"),
        (ItemKind.PROFILE_FIELD, "Position: Adviser, Fox Ltd\nDid things"),
    ]
    assert {item.audience_source for item in items} == {AudienceSource.UNKNOWN}
    assert "1980" not in repr(items)


def test_owner() -> None:
    """The owner's names, a maiden name too, and addresses come in one record."""
    emails = "Email Address,Confirmed,Primary,Updated On\nJo@Example.org,Yes,Yes,x\n"
    (owner,) = _all(Owner, Profile=PROFILE, Emails=emails)
    assert owner.names == ("Jo Owner", "Jo Baker")
    assert owner.emails == ("jo@example.org",)


def test_what_the_export_cannot_tell() -> None:
    """A quick export is told for its lack of posts, a large one for unstated audiences."""
    quick = [gap.what for gap in _all(Gap, Connections=CONNECTIONS, Invitations=INVITATIONS)]
    assert any("quick export" in what for what in quick)
    assert any("recent invitations only" in what for what in quick)
    large = [gap.what for gap in _all(Gap, Shares=SHARES)]
    assert not any("quick export" in what for what in large)
    assert any("no Connections.csv" in what for what in large)
    assert not any("does not say who can see" in what for what in large)
    mostly = SHARES.replace(",PUBLIC\n", ",\n").replace(",LOGGED_IN\n", ",\n")
    assert any("5 of your 6 posts" in gap.what for gap in _all(Gap, Shares=mostly))


@pytest.mark.parametrize("text", [CONNECTIONS, PREAMBLE + OLD_CONNECTIONS, INVITATIONS, SHARES])
def test_one_loose_file_is_recognised(text: str) -> None:
    """Each telling table alone, under any name and in any folder, is LinkedIn's."""
    assert SOURCE.recognises(MemoryArchive({"a/b/renamed.csv": text.encode()}))


@pytest.mark.parametrize(
    "text", ["", "Name,E-mail\nKim,k@example.org\n", "Date,Link,Message\n1,2,3\n", "{}"]
)
def test_other_tables_are_not_recognised(text: str) -> None:
    """A client list, or a table that anybody could have, is not LinkedIn's."""
    assert not SOURCE.recognises(archive_of(any=text))


def test_broken_files_are_survived() -> None:
    """A file that cannot be read, or has no table, does not stop the others."""
    archive = archive_of(Connections=CONNECTIONS, Learning="No conversations found", Shares=SHARES)
    archive.broken.add("Shares.csv")
    assert len([record for record in _records(archive) if isinstance(record, Tie)]) == 2


def test_reading_again_changes_nothing() -> None:
    """The same export gives the same records."""
    archive = archive_of(a=CONNECTIONS, b=INVITATIONS, c=SHARES, d=PROFILE)
    assert _records(archive) == _records(archive)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_survived(data: bytes) -> None:
    """Whatever stands below or instead of a header, nothing raises."""
    headers = [text.split("\n")[0].encode() + b"\n" for text in (CONNECTIONS, INVITATIONS, SHARES)]
    files = {f"{number}.csv": header + data for number, header in enumerate(headers)}
    archive = MemoryArchive({**files, "x.csv": data})
    SOURCE.recognises(archive)
    assert _records(archive)
