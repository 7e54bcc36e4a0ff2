"""Small made-up worlds: one owner's exports, written as the networks write them, and reviewed.

Jane Roe, whose accounts these are, and everybody she knows are made up.
"""

import json
import zipfile
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from friendline.cli import app
from friendline.review.writing import review_schema

TODAY = date(2026, 11, 20)
OWNER = "jane@example.org"
_CONNECTIONS_HEADER = (
    'Notes:\n"When exporting your connection data, some e-mails may be missing."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
)


def at(day: str, clock: str = "12:00") -> int:
    """UTC seconds of a day and a time."""
    return int(datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=UTC).timestamp())


def as_facebook(value: object) -> bytes:
    """JSON as Facebook writes it: each byte of UTF-8 as a character of its own."""
    return json.dumps(_mojibake(value), indent=2).encode("ascii")


def _mojibake(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8").decode("latin-1")
    if isinstance(value, list):
        return [_mojibake(one) for one in value]
    if isinstance(value, dict):
        return {name: _mojibake(one) for name, one in value.items()}
    return value


@dataclass
class World:
    """What is in the exports of one owner; ``review`` writes and reviews them."""

    folder: Path
    friends: list[tuple[str, str]] = field(default_factory=list)
    received: list[tuple[str, str]] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    removed: list[tuple[str, str]] = field(default_factory=list)
    sent: list[tuple[str, str]] = field(default_factory=list)
    posts: list[dict[str, Any]] = field(default_factory=list)
    tagged: list[dict[str, Any]] = field(default_factory=list)
    more_facebook: dict[str, bytes] = field(default_factory=dict)
    clients: str = ""
    events: list[str] = field(default_factory=list)
    connections: list[str] = field(default_factory=list)
    invitations: list[str] = field(default_factory=list)
    shares: list[str] = field(default_factory=list)
    audience: str = ""
    policy: str | None = "audience"

    def befriend(self, name: str, day: str = "2019-05-01") -> None:
        """Let somebody be a friend on Facebook since a day."""
        self.friends.append((name, day))

    def post(self, text: str, day: str, clock: str = "12:00", **more: Any) -> None:
        """Post something on Facebook."""
        self.posts.append({"timestamp": at(day, clock), "data": [{"post": text}], **more})

    def say_until(self, day: str, audience: str) -> None:
        """Say whom posts on Facebook were for up to a day; what is said later wins."""
        whom = f'channel = "facebook"\nto = {day}\naudience = "{audience}"'
        self.audience += f"[[default]]\n{whom}\n"

    def meet(self, uid: str, day: str, clock: str, *lines: str) -> None:
        """Put a meeting of an hour into the calendar; further lines as iCalendar writes them."""
        begin = datetime.fromtimestamp(at(day, clock), UTC)
        stamp = f"{begin:%Y%m%dT%H%M%SZ}"
        self.events.append(
            "\r\n".join(
                (
                    "BEGIN:VEVENT",
                    f"UID:{uid}",
                    "DTSTAMP:20260101T000000Z",
                    f"DTSTART:{stamp}",
                    "DURATION:PT1H",
                    *lines,
                    "END:VEVENT",
                )
            )
        )

    def write(self) -> list[Path]:
        """Write all exports that have something in them; give their paths."""
        self.folder.mkdir(parents=True, exist_ok=True)
        paths = [self._facebook()]
        if self.connections or self.invitations or self.shares:
            paths.append(self._linkedin())
        if self.events:
            paths.append(self._calendar())
        (self.folder / "clients.csv").write_text(self.clients, "utf-8")
        return paths

    def _facebook(self) -> Path:
        path = self.folder / "facebook-jane-2026-11-19-aBcD.zip"
        people = "connections/friends"
        activity = "your_facebook_activity"
        tagged = f"{activity}/activity_you're_tagged_in/photos_and_videos_you're_tagged_in.json"
        posts = f"{activity}/posts/your_posts__check_ins__photos_and_videos_1.json"
        profile = "personal_information/profile_information/profile_information.json"
        named = {"full_name": "Jane Roe", "first_name": "Jane", "last_name": "Roe"}
        files: dict[str, object] = {
            f"{people}/your_friends.json": {"friends_v2": _people(self.friends)},
            f"{people}/received_friend_requests.json": {
                "received_requests_v2": _people(self.received)
            },
            f"{people}/rejected_friend_requests.json": {
                "rejected_requests_v2": _people(self.rejected)
            },
            f"{people}/removed_friends.json": {"deleted_friends_v2": _people(self.removed)},
            f"{people}/sent_friend_requests.json": {"sent_requests_v2": _people(self.sent)},
            posts: self.posts,
            profile: {"profile_v2": {"name": named, "emails": {"emails": [OWNER]}}},
        }
        if self.tagged:
            files[tagged] = self.tagged
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, as_facebook(content))
            for name, raw in self.more_facebook.items():
                archive.writestr(name, raw)
        return path

    def _linkedin(self) -> Path:
        path = self.folder / "Complete_LinkedInDataExport_11-19-2026.zip"
        tables = {
            "Connections.csv": (
                _CONNECTIONS_HEADER,
                self.connections,
            ),
            "Invitations.csv": (
                "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
                self.invitations,
            ),
            "Shares.csv": (
                "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
                self.shares,
            ),
        }
        with zipfile.ZipFile(path, "w") as archive:
            for name, (header, rows) in tables.items():
                archive.writestr(name, "\n".join([header, *rows]))
        return path

    def _calendar(self) -> Path:
        path = self.folder / "calendar.ics"
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//EN"]
        lines += ["X-WR-TIMEZONE:Europe/London", *self.events, "END:VCALENDAR", ""]
        path.write_bytes("\r\n".join(lines).encode())
        return path

    def run(self, *more: str) -> Result:
        """Write the exports and type the command."""
        words = ["review", *map(str, self.write()), "--clients", str(self.folder / "clients.csv")]
        words += ["--output", str(self.folder / "out"), "--today", TODAY.isoformat()]
        words += ["--zone", "Europe/London", *more]
        if self.policy:
            words += ["--policy", self.policy]
        if self.audience:
            (self.folder / "audience.toml").write_text(self.audience, "utf-8")
            words += ["--audience", str(self.folder / "audience.toml")]
        return CliRunner().invoke(app, words)

    def review(self, *more: str) -> "Reviewed":
        """Review the exports; the result must be as the schema says."""
        result = self.run(*more)
        assert result.exit_code == 0, result.output + repr(result.exception)
        return Reviewed(self.folder / "out")


def _people(named: list[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"name": name, "timestamp": at(day)} for name, day in named]


@dataclass(frozen=True)
class Reviewed:
    """The two files of a review."""

    folder: Path

    @cached_property
    def data(self) -> dict[str, Any]:
        """``review.json``, valid by its schema and with no loose ends."""
        data: dict[str, Any] = json.loads((self.folder / "review.json").read_bytes())
        _valid().validate(data)
        check_ends(data)
        return data

    @property
    def page(self) -> str:
        """The report."""
        return (self.folder / "report.html").read_text("utf-8")

    def person(self, name: str) -> dict[str, Any]:
        """The person of the client list with this name."""
        named = [one for one in self.data["people"] if one["name"] == name]
        return next(one for one in named if one["on_client_list"])

    def about(self, field: str, name: str) -> list[dict[str, Any]]:
        """The rows of a field that speak of this person of the client list."""
        key = self.person(name)["id"]
        return [row for row in self.data[field] if row["person"] == key]

    def item(self, words: str) -> dict[str, Any]:
        """The item that says these words."""
        return next(one for one in self.data["items"] if words in one["text"])

    def outcomes(self) -> list[dict[str, str]]:
        """For each group of unequally treated people, what became of whom, by name."""
        names = {one["id"]: one["name"] for one in self.data["people"]}
        return [
            {names[one["person"]]: one["outcome"] for one in group["outcomes"]}
            for group in self.data["treatment"]
        ]


@cache
def _valid() -> Draft202012Validator:
    return Draft202012Validator(review_schema())


def check_ends(data: dict[str, Any]) -> None:
    """Check that every id a row names is there, and the promises that hold for every review."""
    people = {one["id"] for one in data["people"]}
    items = {one["id"]: one for one in data["items"]}
    for field_name in ("answers", "sight", "exposures", "conflicts"):
        assert {row["person"] for row in data[field_name]} <= people
    for field_name in ("findings", "exposures", "conflicts"):
        assert {row["item"] for row in data[field_name]} <= set(items)
    assert {row["event"] for row in data["conflicts"]} <= {row["id"] for row in data["events"]}
    assert len(data["plan"]) <= 20
    for row in (*data["exposures"], *data["conflicts"]):
        if items[row["item"]]["audience_source"] in {"unknown", "assumed"}:
            assert row["sees"] == "may"
