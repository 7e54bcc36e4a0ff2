"""Address books of vCards, of every version and many programs (formats 7.3)."""

import quopri
import time
from pathlib import Path

import pytest
from archives_helpers import folder_of, zip_of
from csv_archive_helpers import READING, MemoryArchive, archive_of
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SAMPLES
from vcard_helpers import book_faults, book_gaps, book_records, card, contact, contacts

from friendline.archives.client_list import SOURCE as CLIENT_LIST
from friendline.archives.opening import open_archive
from friendline.archives.vcards import SOURCE
from friendline.book.collect import Collector
from friendline.model import Gap, Person, Relationship, Status

FULL = card(
    "N:Novak;Kim;Maria,Eva;Dr.;",
    "FN:Dr. Kim Maria Novak",
    "NICKNAME:Kimmy,KN",
    "X-MAIDENNAME:Baker",
    "ORG:Baker & Co\\, York;Accounts",
    "TEL;TYPE=CELL:+44 20 7946 0000",
    "TEL;TYPE=WORK;TYPE=FAX:+44 20 7946 0009",
    "item1.TEL:+44 20 7946 0008",
    "item1.X-ABLabel:_$!<AssistantPhone>!$_",
    "item2.EMAIL;type=INTERNET;type=pref:Kim@Example.org",
    "item2.X-ABLabel:_$!<Work>!$_",
    "EMAIL:kim@home.example",
    "ADR;TYPE=HOME:;;1 Mill Lane;York;;YO1 1AA;UK",
    "URL:http\\://kim.example",
    "X-SOCIALPROFILE;type=linkedin;x-user=kimn:http://www.linkedin.com/in/kimn",
    "X-SOCIALPROFILE;type=instagram:x-apple:kim.n",
    "IMPP;X-SERVICE-TYPE=Facebook;type=HOME:xmpp:kim.novak.7",
    "IMPP;X-SERVICE-TYPE=Skype:skype:kim.skype",
    "CATEGORIES:Chess,Former Clients",
    "BDAY:1980-03-04",
    "NOTE:secret",
)


def test_a_full_card() -> None:
    """All that serves to recognise somebody is kept; titles, faxes and assistants are not."""
    (kim,) = contacts(FULL)
    assert kim.name == "Kim Maria Eva Novak"
    assert kim.other_names == ("Kim Baker", "Kimmy Novak", "KN Novak")
    assert kim.emails == ("kim@example.org", "kim@home.example")
    assert kim.phones == ("+44 20 7946 0000",)
    assert (kim.company, kim.city) == ("Baker & Co, York", "York")
    assert kim.said_accounts == (
        ("facebook", "kim.novak.7"),
        ("instagram", "kim.n"),
        ("linkedin", "http://www.linkedin.com/in/kimn"),
    )
    assert kim.urls == ("http://www.linkedin.com/in/kimn", "http://kim.example")
    assert (kim.relationship, kim.status) == (Relationship.CLIENT, Status.FORMER)
    assert kim.facts == {"minor": False}


def test_notes_never_enter() -> None:
    """Nothing of a note, a birthday or another service is in any record."""
    told = repr(book_records(FULL))
    assert "secret" not in told
    assert "1980" not in told
    assert "skype" not in told


def test_version_2_1() -> None:
    """Quoted-printable with soft breaks, a character set and bare types are understood."""
    kim = contact(
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg",
        "FN;QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=B6=",
        "rg M=C3=BCller",
        "ORG;ENCODING=QUOTED-PRINTABLE:Baker=20=",
        "=26 Co",
        "TEL;HOME;FAX:1234567",
        "TEL;CELL;VOICE:7654321",
        "ADR;WORK:;;1 Mill Lane;New",
        " York;NY",
        version="2.1",
    )
    assert (kim.name, kim.company) == ("Jörg Müller", "Baker & Co")
    assert kim.phones == ("7654321",)
    assert kim.city == "New York"


def test_version_4() -> None:
    """Addresses of the kind ``tel:``, quoted types and RFC 9554's profiles are understood."""
    kim = contact(
        "FN:Kim Novak",
        'TEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418-555-9254;ext=102',
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://social.example/@kim",
        "SOCIALPROFILE;SERVICE-TYPE=Twitter;VALUE=text:kimn",
        "SOCIALPROFILE;SERVICE-TYPE=Other:https://other.example/kim",
        "BDAY:--0412",
        version="4.0",
    )
    assert kim.phones == ("+1-418-555-9254",)
    assert set(kim.said_accounts) == {
        ("mastodon", "https://social.example/@kim"),
        ("x", "kimn"),
    }
    assert "https://other.example/kim" in kim.urls
    assert kim.facts == {}


def test_code_pages_and_utf16() -> None:
    """Old files in a Western code page and files in UTF-16 are read."""
    text = card("FN:Jörg Müller", "EMAIL:j@example.org")
    for data in (text.encode("cp1252"), text.encode("utf-16"), text.encode("utf-8-sig")):
        assert [each.name for each in contacts(data)] == ["Jörg Müller"]


def test_a_fold_may_split_a_character() -> None:
    """A line folded in the middle of a letter is put together before it is decoded."""
    folded = card("FN:J@rg").encode().replace(b"@", b"\xc3\r\n \xb6")
    assert [each.name for each in contacts(folded)] == ["Jörg"]


def test_an_address_book_holds_anybody() -> None:
    """Without a label somebody's relationship is unknown, and that is told once."""
    text = card("FN:Kim Novak", "CATEGORIES:myContacts") + card("FN:Ann Lee", "CATEGORIES:Old")
    assert {(each.relationship, each.status) for each in contacts(text)} == {
        (Relationship.UNKNOWN, Status.UNKNOWN)
    }
    (gap,) = book_gaps(text)
    assert "does not say who is a client" in gap.what


def test_labels_say_who_is_a_client() -> None:
    """A category or a group of the address book names the relationship; the strictest counts."""
    text = card("FN:Kim Novak", "CATEGORIES:Friends,Patients") + card("FN:Ann Lee")
    kim, ann = contacts(text)
    assert (kim.relationship, kim.status) == (Relationship.PATIENT, Status.CURRENT)
    assert ann.relationship is Relationship.UNKNOWN
    (gap,) = book_gaps(text)
    assert "whomever its labels name counts as current (1 person)" in gap.what


@pytest.mark.parametrize(
    "group",
    [
        ("KIND:group", "FN:Clients", "MEMBER:urn:uuid:AB-1"),
        (
            "X-ADDRESSBOOKSERVER-KIND:group",
            "FN:Clients",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:ab-1",
        ),
    ],
)
def test_groups_are_labels_of_their_members(group: tuple[str, ...]) -> None:
    """A card that is a group is nobody, and its name is a label of everybody in it."""
    kim, ann = contacts(card("FN:Kim", "UID:ab-1") + card("FN:Ann", "UID:ab-2") + card(*group))
    assert kim.relationship is Relationship.CLIENT
    assert ann.relationship is Relationship.UNKNOWN


def test_companies_are_nobody() -> None:
    """A card of a company is left out; a person who is shown as one is not."""
    text = (
        card("FN:Baker & Co", "N:;;;;", "ORG:Baker & Co;", "TEL:1234567")
        + card("FN:City Gym", "KIND:org", version="4.0")
        + card("N:Novak;Kim", "ORG:Kim Ltd", "X-ABShowAs:COMPANY")
    )
    assert [each.name for each in contacts(text)] == ["Kim Novak"]


def test_cards_inside_cards_are_left_out() -> None:
    """An assistant's card inside a card does not become the person's, nor a person."""
    text = card("FN:Kim", "AGENT:", "BEGIN:VCARD", "FN:Assistant", "END:VCARD", "EMAIL:k@x.example")
    (kim,) = contacts(text)
    assert (kim.name, kim.emails) == ("Kim", ("k@x.example",))


def test_cut_off_and_nameless_cards_are_told() -> None:
    """A card without an end is read and told; one without name and address is left out."""
    text = card("TEL:1234567") + "BEGIN:VCARD\nFN:Ann Lee\nBEGIN:VCARD\nFN:Kim"
    assert [each.name for each in contacts(text)] == ["Ann Lee", "Kim"]
    reasons = " ".join(book_faults(text))
    assert "no end" in reasons
    assert "line 5, 7" in reasons
    assert "1 card without a name and an e-mail address left out: line 1" in reasons


def test_what_is_an_address_book() -> None:
    """Cards under any name are one, client lists and calendars are not."""
    assert SOURCE.recognises(MemoryArchive({"x.bin": FULL.encode()}))
    assert not SOURCE.recognises(archive_of(clients="Name,E-mail,Status\n"))
    assert not SOURCE.recognises(MemoryArchive({"a.ics": b"BEGIN:VCALENDAR\n"}))
    assert not SOURCE.recognises(MemoryArchive({"a.vcf": b""}, broken={"a.vcf"}))


def test_with_columns_beside_it_is_a_client_list() -> None:
    """An address book beside which the owner says what its columns are is a client list."""
    files = {
        "all.csv": b"Name,Given Name,Group Membership,E-mail 1 - Value\nKim,,,k@example.org\n",
        "all.columns.toml": b'everyone = "current patient"\n[columns]\nname = "Name"\n',
    }
    archive = MemoryArchive(files)
    assert not SOURCE.recognises(archive)
    assert CLIENT_LIST.recognises(archive)
    (kim,) = (each for each in CLIENT_LIST.read(archive, READING) if isinstance(each, Person))
    assert (kim.relationship, kim.status) == (Relationship.PATIENT, Status.CURRENT)


def test_packing_and_repetition_change_nothing(tmp_path: Path) -> None:
    """A folder, a zip, a split book and a book read twice give the same people."""
    ann, kim = card("FN:Ann Lee", "EMAIL:ann@example.org"), FULL
    given_as = [
        folder_of(tmp_path / "one", {"all.vcf": (ann + kim).encode()}),
        folder_of(tmp_path / "two", {"a.vcf": ann.encode(), "deep/k.vcf": kim.encode()}),
        zip_of(tmp_path / "book.zip", {"Contacts/All/All.vcf": (kim + ann).encode()}),
    ]
    collector = Collector()
    for path in (*given_as, given_as[0]):
        collector.add(SOURCE.read(open_archive(path), READING))
    people = collector.book().people
    assert {each.name for each in people.values()} == {"Ann Lee", "Kim Maria Eva Novak"}
    assert list(people.values()) == sorted(contacts(ann + kim), key=lambda each: each.id)


def _samples() -> list[Path]:
    return sorted(SAMPLES.glob("vcard_*/**/*.vcf"))


@pytest.mark.skipif(not _samples(), reason="the samples of other programs are not here")
def test_every_card_of_real_programs_is_a_person() -> None:
    """Thirty cards of Android, Outlook, Apple, Lotus ... give thirty people with a name."""
    for path in _samples():
        people = [
            each for each in SOURCE.read(open_archive(path), READING) if isinstance(each, Person)
        ]
        assert len(people) == path.read_bytes().upper().count(b"BEGIN:VCARD"), path.name
        assert all(each.name and "=" not in each.name for each in people)


_PIECES = st.sampled_from(
    ["BEGIN:VCARD", "END:VCARD", "AGENT:", "N:", "FN:", "TEL;TYPE=", ";CHARSET=rot13", ";", ":",
     "ENCODING=QUOTED-PRINTABLE", "=", "\\", '"', "item1.", "X-SOCIALPROFILE", "\r\n", "\n ", "É"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(_PIECES | st.text(max_size=8), max_size=40))
def test_any_pieces_of_cards_are_survived(pieces: list[str]) -> None:
    """Whatever is written into a card, nothing raises, and every person has a name."""
    inside = "".join(pieces)
    for text in (inside, f"BEGIN:VCARD\n{inside}\nEND:VCARD\n"):
        data = text.encode("utf-8", "replace")
        records = list(SOURCE.read(MemoryArchive({"a.vcf": data}), READING))
        assert all(each.name for each in records if isinstance(each, Person))
        assert any(isinstance(each, Gap) for each in records)


@settings(deadline=None)
@given(
    st.text(
        # a comma can turn a name round, which is another matter
        st.characters(codec="utf-8", exclude_categories=["Cc", "Z"], exclude_characters=","),
        min_size=1,
    )
)
def test_names_in_quoted_printable_come_back(name: str) -> None:
    """Any name written in quoted-printable, with its soft breaks, is read as it was."""
    written = quopri.encodestring(f"{name} x{name}".encode()).decode().replace("\n", "\r\n")
    escaped = written.replace("\\", "=5C=5C").replace(";", "=3B")
    text = card(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{escaped}", version="2.1")
    (one,) = contacts(text)
    assert one.name == f"{name} x{name}"


def test_huge_and_broken_cards_take_no_time() -> None:
    """Lines of a million signs and endless soft breaks are read in a moment."""
    for line in (
        'TEL;X="' * 50_000,
        ";" * 500_000,
        "FN;QUOTED-PRINTABLE:=\r\n" + "a=\r\n" * 100_000,
    ):
        assert len(contacts(card("FN:Kim Novak", "EMAIL:k@example.org", line))) == 1


def test_many_groups_take_no_time() -> None:
    """A group of ten thousand is gone through once; one person gets a hundred labels at most."""
    members = [f"MEMBER:urn:uuid:{number}" for number in range(10_000)]
    large = card("KIND:group", "FN:Clients", *members)
    small = "".join(card("KIND:group", f"FN:G{number}", "MEMBER:7") for number in range(2_000))
    people = "".join(card(f"FN:Kim {number}", f"UID:{number}") for number in range(500))
    began = time.process_time()
    found = contacts(large + people + small)
    assert time.process_time() - began < 5
    assert len(found) == 500
    assert sum(one.relationship is Relationship.CLIENT for one in found) >= 499


def test_cards_that_say_nothing_are_nobody() -> None:
    """A card of a version alone holds nothing that could be lost, so nothing is told of it."""
    assert contacts(card("FN:Kim Novak") + card() * 3 + "BEGIN:VCARD\r\nEND:VCARD\r\n")
    assert book_faults(card("FN:Kim Novak") + card() * 3) == []


@pytest.mark.parametrize("begins", ["begin:vcard", " BEGIN:VCARD ", "Begin:VCard\t"])
def test_a_card_may_begin_in_any_spelling(begins: str) -> None:
    """Capitals and blanks around the words do not matter."""
    assert [one.name for one in contacts(f"{begins}\r\nFN:Kim Novak\r\nEND:VCARD\r\n")] == [
        "Kim Novak"
    ]
