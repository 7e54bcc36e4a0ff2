"""A desk on exports in which everything is hostile: posts, names, places, entries of the calendar.

Run as ``python hostile_owner.py HOME``; prints the launch link.
"""

import csv
import html
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

MARK: Final = "Zq9"
"""Stands in everything that is hostile, so that a test finds where it is shown."""

OUTSIDE: Final = "outside.invalid"
"""The machine that hostile texts want the browser to ask."""

HOSTILE: Final = (
    f"<script>alert('{MARK}')</script>",
    f'"><img src=https://{OUTSIDE}/x.png onerror=alert("{MARK}")>',
    f"javascript:alert('{MARK}') drunk",
    f"</textarea></title></style><svg onload=alert('{MARK}')>",
    f"{{{{ {MARK} }}}}{{% load x %}} drunk last night",
    f"\u202egnp.{MARK}exe\u2066 \u200f drunk",
    f"https://{OUTSIDE}/{MARK}?a=\"onmouseover=alert(1)//' drunk",
    f"<link rel=stylesheet href=//{OUTSIDE}/{MARK}.css><base href=//{OUTSIDE}/>",
)
_ME: Final = "https://toot.example/users/zoe"
_PUBLIC: Final = "https://www.w3.org/ns/activitystreams#Public"


def write_exports(folder: Path) -> tuple[Path, Path, Path]:
    """Write an export, a calendar and a client list; give where they are."""
    folder.mkdir(parents=True)
    export = folder / "mastodon"
    export.mkdir()
    followers = [f"https://other.example/users/{MARK}{n}" for n in range(3)]
    files: dict[str, Any] = {
        "actor.json": {
            "id": _ME,
            "type": "Person",
            "followers": f"{_ME}/followers",
            "preferredUsername": "zoe",
            "name": HOSTILE[0],
            "summary": f"<p>{html.escape(HOSTILE[1])}</p>",
            "url": "javascript:alert(1)",
        },
        "outbox.json": _collection(_post(number, text) for number, text in enumerate(HOSTILE)),
        "followers.json": _collection(followers),
    }
    for name, content in files.items():
        (export / name).write_text(json.dumps(content), "utf-8")
    calendar = folder / "calendar.ics"
    calendar.write_text(_calendar(), "utf-8")
    clients = folder / "clients.csv"
    with clients.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Name", "E-mail", "Relationship"])
        table.writerows(
            [text[:70], f"p{n}@example.org", "client"] for n, text in enumerate(HOSTILE)
        )
        table.writerow(["Kim Plain", "kim@example.org", "client"])
    return export, calendar, clients


def _collection(entries: Iterator[Any] | list[str]) -> dict[str, Any]:
    return {"type": "OrderedCollection", "orderedItems": list(entries)}


def _post(number: int, text: str) -> dict[str, Any]:
    at = datetime(2026, 3, 1 + number, 18, tzinfo=UTC).isoformat()
    thing = {
        "type": "Note",
        "id": f"{_ME}/statuses/{number}",
        "published": at,
        "content": f"<p>{html.escape(text)} I was so drunk last night, six pints of beer.</p>",
        "summary": text,
        "to": [_PUBLIC],
        "location": {"name": text},
    }
    act = {"id": f"{_ME}/{number}", "type": "Create", "actor": _ME, "published": at}
    return {**act, "to": [_PUBLIC], "object": thing}


def _calendar() -> str:
    events = [
        f"BEGIN:VEVENT\r\nUID:{n}@x\r\nDTSTART:202603{1 + n:02}T180000Z\r\nSTATUS:CANCELLED\r\n"
        f"DTEND:202603{1 + n:02}T190000Z\r\nSUMMARY:{text} Kim Plain\r\n"
        f"ATTENDEE;CN=x:mailto:p{n}@example.org\r\nEND:VEVENT\r\n"
        for n, text in enumerate(HOSTILE)
    ]
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{''.join(events)}END:VCALENDAR\r\n"


@contextmanager
def hostile_desk(home: Path) -> Iterator[str]:
    """Run the desk of this owner; give its launch link."""
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, __file__, str(home)],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as program:
        try:
            assert program.stdout is not None
            yield program.stdout.readline().split()[-1]
        finally:
            program.terminate()


def main() -> None:
    """Import, review and serve until the program is ended."""
    from friendline.store.home import Home  # noqa: PLC0415 - not needed by tests that import this
    from friendline.store.opening import open_store, set_up_django  # noqa: PLC0415 - the same

    set_up_django()
    home = Home(Path(sys.argv[1]))
    open_store(home)
    from friendline.desk.serving import Start, serve  # noqa: PLC0415 - Django first

    _fill(home.folder.parent / "exports")

    def say(line: str) -> None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()

    serve(Start(home, opens=False), say)


def _fill(folder: Path) -> None:
    from datetime import date  # noqa: PLC0415 - Django first

    from friendline.review.progress import Silent  # noqa: PLC0415 - Django first
    from friendline.review.reading import reading_for  # noqa: PLC0415 - the same
    from friendline.store import documents, settings  # noqa: PLC0415 - the same
    from friendline.store.imports.importing import Asked, import_files  # noqa: PLC0415 - the same
    from friendline.store.people import interests  # noqa: PLC0415 - the same
    from friendline.store.policy import policies  # noqa: PLC0415 - the same
    from friendline.store.requests.request_noting import spoken  # noqa: PLC0415 - the same
    from friendline.store.review import reviewed, reviewing  # noqa: PLC0415 - the same

    export, calendar, clients = write_exports(folder)
    settings.put(settings.ZONE, "Europe/London")
    documents.save(documents.SCREENING, "[meaning]\ndeep = false\n")
    reading = reading_for("Europe/London", date(2026, 11, 22), None)
    import_files(Asked((export, calendar), clients, None), reading, Silent())
    policies.adopt("audience", HOSTILE[0])
    reviewing.refresh()
    person = reviewed.section("people")[0]
    interests.note(person.id, HOSTILE[0], HOSTILE[1], told_me=True)
    spoken(person.id, "mastodon", date(2026, 11, 20), HOSTILE[2], name=person.name)


if __name__ == "__main__":
    main()
