"""The LinkedIn export has the files, headers and quirks of a real one (formats 3)."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from friendline.demo import DemoFiles

from .conftest import unpacked

Table: TypeAlias = Callable[..., list[dict[str, str]]]


def test_the_zip_is_the_complete_export(demo: DemoFiles) -> None:
    """The name says Complete and the day; files lie at the root, one with the member's number."""
    assert demo.linkedin.name == "Complete_LinkedInDataExport_11-20-2026.zip"
    assert set(unpacked(demo.linkedin)) == {
        "Connections.csv", "Invitations.csv", "Shares.csv", "Comments_48120877.csv",
        "Profile.csv", "Positions.csv", "messages.csv",
    }  # fmt: skip


def test_connections_begin_with_notes(demo: DemoFiles) -> None:
    """Three lines stand before the header of 2023 and later, and no newline at the end."""
    text = unpacked(demo.linkedin)["Connections.csv"].decode()
    lines = text.split("\n")
    assert lines[0] == "Notes:"
    assert lines[2] == ""
    assert lines[3] == "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    assert not text.endswith("\n")
    assert re.fullmatch(r",,,,,,\d\d [A-Z][a-z]{2} \d{4}", lines[-1])


def test_connections_rarely_show_an_address(table: Table) -> None:
    """E-mail addresses are empty for nearly all, and profile addresses are percent-encoded."""
    rows = table("Connections.csv", "First Name,")
    assert 0 < sum(bool(row["Email Address"]) for row in rows) < len(rows) / 5
    assert all(row["URL"].isascii() for row in rows)
    assert any("%C3%" in row["URL"] for row in rows)


def test_invitations_have_american_times(table: Table) -> None:
    """Times are month first, with two digits of the year; both directions are there."""
    rows = table("Invitations.csv")
    assert {row["Direction"] for row in rows} == {"INCOMING", "OUTGOING"}
    for row in rows:
        assert datetime.strptime(row["Sent At"], "%m/%d/%y, %I:%M %p").year <= 2026  # noqa: DTZ007 - the file has no zone
        assert row["inviterProfileUrl"] != row["inviteeProfileUrl"]


def test_visibility_is_mostly_left_out(table: Table) -> None:
    """Most posts do not say who can see them; the rest say PUBLIC or MEMBER_NETWORK."""
    visible = [row["Visibility"] for row in table("Shares.csv")]
    assert visible.count("") > len(visible) * 0.4
    assert set(visible) == {"", "PUBLIC", "MEMBER_NETWORK"}


def test_messages_are_quoted_throughout(demo: DemoFiles) -> None:
    """Every field of the messages is in quotes, the header too, as since March 2026."""
    for line in unpacked(demo.linkedin)["messages.csv"].decode().splitlines():
        assert line.startswith('"')
        assert line.endswith('"')
