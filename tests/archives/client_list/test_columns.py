"""Which tables are client lists, by their header."""

import pytest
from csv_archive_helpers import archive_of

from friendline.archives.client_list import SOURCE


@pytest.mark.parametrize(
    "header",
    [
        "Name,E-mail",
        "Client",
        "First Name;Last Name;Email",
        "Kunde\tTelefon",
        "Person - Name,Deal - Status",
        "sep=;\nName;Status",
    ],
)
def test_client_lists_are_recognised(header: str) -> None:
    """A header with people and something about them is a client list's."""
    assert SOURCE.recognises(archive_of(any=f"{header}\n"))


@pytest.mark.parametrize(
    "header",
    [
        "Name",
        "Amount,Date",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "From,To,Sent At,Message,Direction",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry",
        "Date,Status,FullName",
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt",
        "Name,Url,Authority,Started On,Finished On,License Number",
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        "First Name,Middle Name,Last Name,Phonetic First Name,E-mail 1 - Value,Phone 1 - Value",
        "Name,Given Name,Group Membership,E-mail 1 - Value",
        "Title,First Name,Last Name,Company,Business Street,Home Street,E-mail Address",
        "Id,Name,ParentId,Type",
    ],
)
def test_other_tables_are_not_client_lists(header: str) -> None:
    """LinkedIn's tables, address books and companies are not taken for clients."""
    assert not SOURCE.recognises(archive_of(any=f"{header}\n1,2,3\n"))
