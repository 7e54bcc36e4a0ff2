"""Joining Salesforce's contacts with their companies (formats 7.4)."""

from pathlib import Path

import pytest
from archives_helpers import folder_of, zip_of
from csv_archive_helpers import READING, archive_of

from friendline.archives.client_list import SOURCE, read_client_list
from friendline.archives.opening import Archive, inside, only, open_archive
from friendline.model import Person, Relationship, Status

CONTACT = (
    '"Id","AccountId","IsDeleted","FirstName","LastName","Email"\n'
    '"0031x1","001000000000001AAA","false","Kim","Novak","kim@example.org"\n'
    '"0031x2","001000000000002","false","Ann","Lee","ann@example.org"\n'
    '"0031x3","001000000000009","false","Bob","Fox","bob@example.org"\n'
    '"0031x4","001000000000001","true","Eve","Ray","eve@example.org"\n'
)
ACCOUNT = (
    '"Id","IsDeleted","Name","ParentId","Type","BillingCity"\n'
    '"001000000000001","false","Baker & Co","","Customer - Direct","York"\n'
    '"001000000000002AAA","false","Lee Ltd","","Prospect","Leeds"\n'
)
FILES = {"Contact.csv": CONTACT.encode(), "Account.csv": ACCOUNT.encode()}


def _given(tmp_path: Path, how: str) -> list[Person]:
    folder = folder_of(tmp_path / "f", FILES)
    match how:
        case "folder":
            archive: Archive = open_archive(folder)
        case "file":
            archive = open_archive(folder / "Contact.csv")
        case "part":
            archive = only(inside(open_archive(folder), ""), "Contact.csv")
        case _:
            archive = open_archive(zip_of(tmp_path / "z.zip", FILES))
    return [each for each in read_client_list(archive, READING) if isinstance(each, Person)]


@pytest.mark.parametrize("how", ["folder", "file", "part", "zip"])
def test_the_company_says_who_is_a_customer(tmp_path: Path, how: str) -> None:
    """Ids of 15 and of 18 signs are one; whose company is not there is of unknown standing."""
    kim, ann, bob = _given(tmp_path, how)
    assert (kim.company, kim.relationship, kim.status) == (
        "Baker & Co",
        Relationship.CLIENT,
        Status.CURRENT,
    )
    assert (ann.company, ann.relationship) == ("Lee Ltd", Relationship.PROSPECT)
    assert (bob.company, bob.relationship) == (None, Relationship.UNKNOWN)


def test_without_companies_all_are_clients() -> None:
    """A lone table of contacts is a client list without a column that says more."""
    archive = archive_of(Contact=CONTACT)
    assert SOURCE.recognises(archive)
    people = [each for each in read_client_list(archive, READING) if isinstance(each, Person)]
    assert {each.relationship for each in people} == {Relationship.CLIENT}


@pytest.mark.parametrize("account", ["", "Amount\n1\n", '"Id","Name","ParentId"\n', "\x00\x01"])
def test_a_broken_table_of_companies_is_passed_over(account: str) -> None:
    """Whatever lies beside the contacts, they are read."""
    archive = archive_of(Contact=CONTACT, Account=account)
    people = [each for each in read_client_list(archive, READING) if isinstance(each, Person)]
    assert [each.name for each in people] == ["Kim Novak", "Ann Lee", "Bob Fox"]
