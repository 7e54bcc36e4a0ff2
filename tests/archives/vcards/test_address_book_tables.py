"""The address books of Google and Outlook as CSV (formats 7.1, 7.2)."""

import pytest
from csv_archive_helpers import MemoryArchive
from vcard_helpers import book_gaps, book_records, contacts

from friendline.archives.vcards import SOURCE
from friendline.model import Relationship, Status

GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,"
    "Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,E-mail 12 - Label,E-mail 12 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - City,Website 1 - Label,Website 1 - Value\n"
    "Kim,Eva,Novak,,,,Dr.,,Kimmy,,Baker & Co,Boss,,1980-03-04,secret,,"
    "Former clients ::: * myContacts ::: * starred,* Work,Kim@Example.org ::: k2@example.org,"
    "Home,k3@example.org,Mobile,+44 20 7946 0000 ::: +44 20 7946 0001,Home,secret,York,"
    "Profile,https://www.linkedin.com/in/kimn ::: https://kim.example\n"
    "Ann,,Lee,,,,,,,,,,,,,,* myContacts,,ann@example.org,,,,,,,,,\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,"
    "Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,"
    "Gender,Location,Sensitivity,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
    "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Address 1 - City,Website 1 - Value\n"
    "Dr. Kim Novak,Kim,Eva,Novak,,,,,Dr.,,,Kimmy,,Baker,1980-03-04,,,,secret,"
    "* myContacts ::: Former clients,* Work,Kim@Example.org ::: k2@example.org,Mobile,"
    "+44 20 7946 0000 ::: +44 20 7946 0001,Baker & Co ::: Other,York,https://www.linkedin.com/in/kimn\n"
)
OUTLOOK_COM = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,"
    "E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,"
    "Mobile Phone,Pager,Business Fax,Company Main Phone,Job Title,Company,Assistant's Phone,"
    "Business Street,Business City,Home Street,Home City,Personal Web Page,Spouse,Location,"
    "Web Page,Birthday,Notes\n"
    "Kim,Eva,Novak,Dr.,,Kimmy,,,Kim@Example.org,k2@example.org,,+44 20 7946 0000,"
    "+44 20 7946 0001,,,9,8,7,Boss,Baker & Co,6,1 Mill Lane,York,,,"
    "https://www.linkedin.com/in/kimn,Bo,,,0/0/00,secret\n"
)
GOOGLES_OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Initials,Web Page,Gender,Birthday,Anniversary,"
    "Location,Language,Internet Free Busy,Notes,E-mail Address,E-mail 2 Address,E-mail 3 Address,"
    "Primary Phone,Home Phone,Home Phone 2,Mobile Phone,Pager,Home Fax,Home Address,Home Street,"
    "Home City,Business City,Company,Job Title,Categories\n"
    "Kim,Eva,Novak,,,,https://www.linkedin.com/in/kimn,,,,,,,secret,Kim@Example.org,"
    "k2@example.org,,+44 20 7946 0000,,+44 20 7946 0001,,9,8,,,,York,Baker & Co,,"
    "myContacts;Former clients;starred\n"
)
GERMAN = (
    '"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Abteilung","Position",'
    '"Straße geschäftlich","Ort geschäftlich","Straße privat","Ort privat","Weiterer Ort",'
    '"Telefon Assistent","Fax geschäftlich","Telefon geschäftlich","Telefon geschäftlich 2",'
    '"Telefon Firma","Telefon privat","Mobiltelefon","E-Mail-Adresse","E-Mail-Typ",'
    '"E-Mail: Angezeigter Name","E-Mail 2: Adresse","E-Mail 2: Typ","Geburtstag","Kategorien",'
    '"Notizen","Privat","Webseite"\n'
    '"Frau","Kim","Eva","Novak","","Baker & Co","","","","York","","","","6","8",'
    '"+44 20 7946 0000","+44 20 7946 0001","7","","","Kim@Example.org","SMTP","Kim (Büro)",'
    '"k2@example.org","SMTP","0.0.00","ehemalige Kunden;Schach","secret","Falsch",'
    '"https://www.linkedin.com/in/kimn"\n'
)


@pytest.mark.parametrize("text", [GOOGLE_NEW, GOOGLE_OLD, OUTLOOK_COM, GOOGLES_OUTLOOK, GERMAN])
def test_every_layout_gives_the_same_person(text: str) -> None:
    """Google's and Outlook's tables, old and new, in English and German, name one Kim alike."""
    assert SOURCE.recognises(MemoryArchive({"any": text.encode()}))
    kim = contacts(text)[0]
    assert kim.name == "Kim Eva Novak"
    assert kim.emails[:2] == ("kim@example.org", "k2@example.org")
    assert kim.phones == ("+44 20 7946 0000", "+44 20 7946 0001")
    assert (kim.company, kim.city) == ("Baker & Co", "York")
    assert ("linkedin", "https://www.linkedin.com/in/kimn") in kim.said_accounts
    assert "secret" not in repr(book_records(text))
    assert kim.id == contacts(GOOGLE_NEW)[0].id


@pytest.mark.parametrize("text", [GOOGLE_NEW, GOOGLE_OLD, GOOGLES_OUTLOOK])
def test_labels_of_the_owner_count_and_those_of_the_program_do_not(text: str) -> None:
    """The label "Former clients" names a former client; "myContacts" says nothing."""
    kim = contacts(text)[0]
    assert (kim.relationship, kim.status) == (Relationship.CLIENT, Status.FORMER)
    assert "myContacts" not in repr(book_gaps(text))


def test_old_windows_code_page() -> None:
    """Outlook writes the code page of Windows, and categories in the language of its user."""
    (kim,) = contacts(GERMAN.encode("cp1252"))
    assert (kim.relationship, kim.status) == (Relationship.CLIENT, Status.FORMER)
    assert kim.facts == {}


def test_addresses_inside_an_office_are_dropped() -> None:
    """An X.500 address of Exchange is no e-mail address, and is not kept."""
    text = (
        "Title,First Name,Last Name,Company,Business Street,Home Street,E-mail Address,E-mail Type,"
        "E-mail Display Name\n"
        ",Kim,Novak,,,,/o=Ex/ou=First/cn=Recipients/cn=knovak,EX,Kim Novak\n"
    )
    (kim,) = contacts(text)
    assert kim.emails == ()
    assert "Recipients" not in repr(kim)


def test_without_labels_nobody_is_a_client() -> None:
    """Of whomever only the program's own labels are there, the relationship is unknown."""
    ann = contacts(GOOGLE_NEW)[1]
    assert (ann.relationship, ann.status) == (Relationship.UNKNOWN, Status.UNKNOWN)
