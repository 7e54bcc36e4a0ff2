"""One small made-up export for each kind, to be damaged.

A kind that stands here not yet is fuzzed with files made of the words that stand in its own code:
names of files, keys, headers. Seeds reach deeper, so a new source had better bring some: a
function here, or a folder of real exports given with ``--seeds``.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from fuzz.files import NOW, Files, lines, workbook
from fuzz.network_seeds import bluesky, facebook, instagram, linkedin, mastodon, threads, x

if TYPE_CHECKING:
    from fuzz.damage import Json

_LONGEST_TITLE: Final = 40


def calendar() -> Files:
    """A calendar: a series with an exception, a cancelling, an all-day event (formats 8)."""
    return {
        "z@example.org.ics": lines(
            *("BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-TIMEZONE:Europe/London", "METHOD:PUBLISH"),
            *("BEGIN:VEVENT", "UID:1", "DTSTART;TZID=Europe/London:20260314T140000"),
            *("DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO,FR;COUNT=9"),
            *("EXDATE;TZID=Europe/London:20260316T140000", "SUMMARY:Ann", "LOCATION:The Crown"),
            "ATTENDEE;CN=Ann Lee;PARTSTAT=DECLINED:mailto:ann@example.org",
            *("ORGANIZER;CN=Zoe:mailto:z@example.org", "END:VEVENT"),
            *("BEGIN:VEVENT", "UID:1", "RECURRENCE-ID;TZID=Europe/London:20260320T140000"),
            *("DTSTART:20260320T150000Z", "DTEND:20260320T160000Z", "STATUS:CANCELLED"),
            *("SEQUENCE:2", "SUMMARY:Canceled: Ann", "END:VEVENT"),
            *("BEGIN:VEVENT", "UID:2", "DTSTART;VALUE=DATE:20260401", "SUMMARY:Off", "END:VEVENT"),
            "END:VCALENDAR",
        )
    }


def client_list() -> Files:
    """A client list with dates, several addresses and a remark, and one as a workbook."""
    return {
        "clients.xlsx": workbook(
            ["Name", "Email", "Status", "Since", "Active"],
            ["Jane Calder", "j@example.org", "current", datetime(2019, 3, 12), True],  # noqa: DTZ001 - a cell has no zone
        ),
        "clients.csv": lines(
            "Name,Email,Phone,Relationship,Status,Since,Ended,Met,Facebook,Notes",
            'Jane Calder,"j@example.org; k@example.org",+44 20 7946 0000,client,current,'
            "12/03/2019,,yes,jane.calder,fine",
            "Bo Ek,,,patient,former,2019-03-12,March 2024,no,https://facebook.com/bo,",
        ),
    }


def address_book() -> Files:
    """An address book of two versions of vCard (formats 7.3)."""
    return {
        "contacts.vcf": lines(
            *("BEGIN:VCARD", "VERSION:3.0", "FN:Ann Lee", "N:Lee;Ann;;;", "ORG:Baker & Co;North"),
            *("item1.EMAIL;type=INTERNET:ann@example.org", "item1.X-ABLabel:work"),
            *(
                "TEL;TYPE=CELL:+44 20 7946 0000",
                "X-SOCIALPROFILE;type=facebook:https://a.example/a",
            ),
            *("CATEGORIES:Clients,Friends", "BDAY:1990-01-02", "ADR:;;1 Lane;Leeds;;;UK"),
            *("NOTE:folded", " here", "END:VCARD", "BEGIN:VCARD", "VERSION:2.1"),
            *("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85s;Bo=", "=20Ek;;;"),
            *("EMAIL:bo@example.org", "END:VCARD"),
        )
    }


SEEDS: Final[Mapping[str, Callable[[], Files]]] = {
    make.__name__: make
    for make in (
        *(facebook, instagram, threads, linkedin, x, mastodon, bluesky),
        *(calendar, address_book, client_list),
    )
}


def made_of(words: Iterable[str]) -> Files:
    """Make files of the words of a source's code, for a kind that has no seeds.

    Args:
        words: Every text that stands in its code.
    """
    words = sorted(set(words))
    keys = [word for word in words if word.isidentifier()] or ["name"]
    values: Json = {key: [{"name": "Ann Lee", "value": "1", "timestamp": NOW}] for key in keys}
    lists: Json = [dict.fromkeys(keys, "2024-03-12T16:05:09Z")]
    titles = [
        word
        for word in words
        if word.isprintable() and "," not in word and len(word) < _LONGEST_TITLE
    ]
    table = lines(",".join(titles), ",".join("1" for _ in titles))
    names = [word for word in words if "." in word[1:] and " " not in word and "/" not in word]
    files: Files = {}
    for number, name in enumerate([*names, "a.json", "b.json", "c.csv", "d.txt"]):
        is_table = name.endswith((".csv", ".tsv"))
        content = json.dumps((values, lists)[number % 2]).encode()
        files[name] = table if is_table else content
    return files
