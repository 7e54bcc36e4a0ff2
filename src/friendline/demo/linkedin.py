"""The owner's LinkedIn export, the complete one, as formats 3 tells it."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from friendline.demo.dice import Dice
from friendline.demo.life import Life
from friendline.demo.owner import (
    FIRST_NAME,
    LAST_NAME,
    NAME,
    TOWN,
    ZONE,
    Cast,
    Connection,
    Invitation,
)
from friendline.demo.packing import Parcel
from friendline.demo.phrases import Phrasebook, say
from friendline.demo.sizes import Sizes
from friendline.model import Seconds, moment

_MEMBER = 48_120_877
_PROFILE = "https://www.linkedin.com/in/nell-ashdown-4812f0e1"
_POSTS = "https://www.linkedin.com/feed/update/urn%3Ali%3A"
_LAST_MESSAGES = 40
_HIDDEN = 3
"""Connections who closed their account or hid it: only the day is left."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NOTE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are '
    'missing."\n\n'
)
_CONNECTIONS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position",
                "Connected On")  # fmt: skip
_INVITATIONS = ("From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl",
                "inviteeProfileUrl")  # fmt: skip
_SHARES = ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility")
_COMMENTS = ("Date", "Link", "Message")
_FIELDS = (
    "First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary",
    "Industry", "Zip Code", "Geo Location", "Twitter Handles", "Websites", "Instant Messengers",
)  # fmt: skip
_POSITIONS = ("Company Name", "Title", "Description", "Location", "Started On", "Finished On")
_MESSAGES = (
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
    "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS",
    "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT",
)  # fmt: skip
_CAREER = (
    ("Ashdown Consulting", "Founder", "Change, moves and mergers for firms of 5 to 200.", TOWN,
     "Sep 2013", ""),
    ("Severnside Health Trust", "Change Manager", "Rotas, wards and one new hospital.", TOWN,
     "Apr 2006", "Aug 2013"),
    ("Quayside Logistics", "Project Assistant", "", TOWN, "Sep 2002", "Mar 2006"),
)  # fmt: skip


class LinkedInExport:
    """Writes the export.

    Args:
        folder: Where the zip is to be.
        seed: Seed of all chance.
        today: The day of the export.
    """

    def __init__(self, folder: Path, seed: int, today: date) -> None:
        self.path = folder / f"Complete_LinkedInDataExport_{today:%m-%d-%Y}.zip"
        self._dice = Dice(seed, "linkedin")
        self._today = today

    def write(self, cast: Cast, life: Life, phrases: Phrasebook, sizes: Sizes) -> None:
        """Write the zip."""
        self._words = phrases
        with Parcel(self.path, self._today) as parcel:
            for name, content in (
                ("Connections.csv", self._connections(cast.connections)),
                ("Invitations.csv", self._invitations(cast.invitations)),
                ("Shares.csv", self._shares(life.times("shares", sizes.shares))),
                (f"Comments_{_MEMBER}.csv",
                 self._comments(life.times("career comments", sizes.career_comments))),
                ("Profile.csv", _profile()),
                ("Positions.csv", _table(_POSITIONS, _CAREER)),
                ("messages.csv", self._messages(cast.connections, life)),
            ):  # fmt: skip
                parcel.put(name, content.encode())

    def _say(self, table: str) -> str:
        return say(self._dice, self._words.templates("linkedin", table))

    def _connections(self, connections: Iterable[Connection]) -> str:
        """Give the connections: three lines before the header, no newline at the end."""
        rows = [
            (one.given, one.family, one.url, one.email, one.company, one.position, _day(one.on))
            for one in connections
        ]
        hidden = [("", "", "", "", "", "", rows[-1 - number][-1]) for number in range(_HIDDEN)]
        return _NOTE + _table(_CONNECTIONS, [*rows, *hidden]).rstrip("\n")

    def _invitations(self, invitations: Iterable[Invitation]) -> str:
        return _table(_INVITATIONS, [self._invitation(one) for one in invitations])

    def _invitation(self, one: Invitation) -> tuple[str, ...]:
        ends = ((one.name, one.url), (NAME, _PROFILE))
        (sender, sender_url), (receiver, receiver_url) = ends if one.incoming else ends[::-1]
        direction = "INCOMING" if one.incoming else "OUTGOING"
        words = self._say("invitation")
        return sender, receiver, _sent(one.at), words, direction, sender_url, receiver_url

    def _shares(self, times: Iterable[Seconds]) -> str:
        """Give her posts: the visibility is mostly left out."""
        dice = self._dice
        rows = []
        for at in times:
            number = 7_000_000_000_000_000_000 + dice.below(10**15)
            link = f"{_POSTS}share%3A{number}"
            visible = dice.pick(("", "", "", "", "MEMBER_NETWORK", "MEMBER_NETWORK", "PUBLIC"))
            rows.append(
                (f"{moment(at):%Y-%m-%d %H:%M:%S}", link, self._say("shares"), "", "", visible)
            )
        return _table(_SHARES, rows)

    def _comments(self, times: Iterable[Seconds]) -> str:
        rows = [
            (
                f"{moment(at):%Y-%m-%d %H:%M:%S}",
                f"{_POSTS}activity%3A{6_900_000_000_000_000_000 + number}",
                self._say("comments"),
            )
            for number, at in enumerate(times)
        ]
        return _table(_COMMENTS, rows)

    def _messages(self, connections: Sequence[Connection], life: Life) -> str:
        """Give some harmless messages, every field in quotes."""
        rows = []
        for number, at in enumerate(life.times("messages", _LAST_MESSAGES)):
            other = self._dice.pick(connections)
            ends = ((other.name, other.url), (NAME, _PROFILE))
            sender, receiver = ends if number % 2 else ends[::-1]
            when = f"{moment(at):%Y-%m-%d %H:%M:%S} UTC"
            rows.append(
                (f"2-{number:04}", "", *sender, *receiver, when, "", self._say("messages"), "INBOX",
                 "", "No", "No")
            )  # fmt: skip
        return _table(_MESSAGES, rows, quoted=True)


def _profile() -> str:
    summary = (
        "I help firms of 5 to 200 people through a change without losing anybody on the way. "
        "Whitby born, Bristol at heart."
    )
    headline = "Consultant for change that people can live with"
    place = (TOWN, "", TOWN, "", "", "")
    row = (FIRST_NAME, LAST_NAME, "Calder", "", "May 23", headline, summary, "Consulting", "",
           *place[2:3], *place[3:])  # fmt: skip
    return _table(_FIELDS, [row])


def _table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    quoted: bool = False,
) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(
        text, lineterminator="\n", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    )
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def _day(day: date) -> str:
    """Give a day as ``08 Feb 2026``, in English on every machine."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"


def _sent(at: Seconds) -> str:
    """Give a time as ``1/29/26, 2:37 PM`` on the owner's clock."""
    local = moment(at).astimezone(ZONE)
    hour, half = (local.hour + 11) % 12 + 1, "PM" if local.hour >= 12 else "AM"  # noqa: PLR2004
    return f"{local.month}/{local.day}/{local:%y}, {hour}:{local:%M} {half}"
