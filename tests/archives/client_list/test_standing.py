"""What the people of a client list are to the owner."""

from client_list_helpers import gaps_of, people_of, reasons_of, standings

from friendline.model import Relationship, Status

CLIENT, UNKNOWN = Relationship.CLIENT, Relationship.UNKNOWN


def test_no_status_column_is_told_once() -> None:
    """Without a status all are current clients; who has an end date in the past is former."""
    text = "Client,End date\nKim Novak,\nAnn Lee,2024-05-31\nBob Fox,2027-01-01\n"
    assert standings(people_of(text)) == {
        "Kim Novak": (CLIENT, Status.CURRENT),
        "Ann Lee": (CLIENT, Status.FORMER),
        "Bob Fox": (CLIENT, Status.CURRENT),
    }
    (gap,) = gaps_of(text)
    assert "(2 people). Former because of their end date: 1." in gap.what
    (alone,) = gaps_of("Name\nKim\n")
    assert "(1 person)" in alone.what
    assert not gaps_of("Name,Status\nKim,active\n")


def test_blank_status_is_unknown() -> None:
    """Where others have a status, an empty cell is not taken for one."""
    people = people_of("Name,Status\nKim Novak,current\nAnn Lee,\nBob Fox,-\n")
    assert [person.status for person in people] == [Status.CURRENT, Status.UNKNOWN, Status.UNKNOWN]


def test_unknown_words_are_told_in_one_sentence() -> None:
    """People with words nobody told us are kept as unknown, and the words are counted."""
    text = "Name,Status\nKim,paused\nAnn,paused\nBob,dormant\nEve,active\n"
    assert [person.relationship for person in people_of(text)] == [UNKNOWN] * 3 + [CLIENT]
    (gap,) = gaps_of(text)
    assert "'paused' (2), 'dormant' (1)" in gap.what
    assert "prospective" in gap.remedy
    assert reasons_of(text) == []


def test_labels_that_say_something_else_are_passed_over() -> None:
    """A column of colours or grades leaves everybody a client."""
    assert [p.relationship for p in people_of("Name,Category\nKim,A\nAnn,B\n")] == [CLIENT] * 2
    labelled = people_of("Name,Category\nKim,Friend\nAnn,Supplier\n")
    assert [p.relationship for p in labelled] == [Relationship.FRIEND, Relationship.VENDOR]


def test_column_that_asks_whether_somebody_is_a_client() -> None:
    """Beside a name, "Client" or "Patient" with yes and no says who is one."""
    people = people_of("Name,Patient\nKim,yes\nAnn,no\n")
    assert [p.relationship for p in people] == [Relationship.PATIENT, Relationship.OTHER]


def test_a_word_against_an_end_date_is_told_and_the_careful_one_counts() -> None:
    """Word and date contradict each other: it is shown with its rows, and current is taken."""
    text = (
        "Name,Status,End date\nKim Novak,current,2020-05-31\nAnn Lee,former,2099-01-01\n"
        "Bob Fox,former,2020-05-31\nEve Ray,current,2099-01-01\nCy Dee,active,2021-01-01\n"
    )
    assert {one.name: one.status for one in people_of(text)} == {
        **dict.fromkeys(("Kim Novak", "Ann Lee", "Eve Ray", "Cy Dee"), Status.CURRENT),
        "Bob Fox": Status.FORMER,
    }
    past, future = gaps_of(text)
    assert past.what == (
        "2 rows: a word says current, and the end date has passed (line 2, 6). These people count "
        "as current, which asks for more care."
    )
    assert future.what.startswith("1 row: a word says former, and the end date is to come (line 3)")
    assert "client alone: then the end date decides" in past.remedy


def test_a_word_without_a_time_leaves_it_to_the_end_date() -> None:
    """Whom a word calls a client, and no more, is former once the end date has passed."""
    text = "Name,Relationship,End date\nKim Novak,client,2020-05-31\nAnn Lee,client,\n"
    assert [one.status for one in people_of(text)] == [Status.FORMER, Status.CURRENT]
    assert not any("contradict" in gap.what or "says current" in gap.what for gap in gaps_of(text))
