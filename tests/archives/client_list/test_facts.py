"""Facts of a client list: dates, yes and no, what the policy asks for."""

from client_list_helpers import gaps_of, people_of, person_of, reasons_of
from csv_archive_helpers import TODAY, day

from friendline.archives.source import Reading


def test_yes_no_and_dated_facts() -> None:
    """Facts are yes, no, a day or unknown, whichever way they are written."""
    text = (
        "Name,Met,Friend since,Family,Sensitive,Origin,Status\n"
        "Kim,12 May 2020,2021-06-01,no,x,business,current\n"
        "Ann,not yet,no,ja,0,privat,current\n"
        "Bob,?,,,,school friend,current\n"
    )
    kim, ann, bob = people_of(text)
    assert kim.facts == {
        "met": True,
        "met_on": day(2020, 5, 12),
        "became_friend": True,
        "friend_on": day(2021, 6, 1),
        "kin": False,
        "sensitive": True,
        "origin": "business",
    }
    assert ann.facts == {
        "met": False,
        "became_friend": False,
        "kin": True,
        "sensitive": False,
        "origin": "private",
    }
    assert bob.facts == {}
    assert "'school friend' (line 4)" in gaps_of(text)[0].what


def test_day_that_is_still_to_come_is_no_meeting() -> None:
    """A planned meeting does not count as having met."""
    assert person_of("Name,Met\nKim,2027-01-01\n").facts == {}


def test_birthday_is_not_kept() -> None:
    """A date of birth or an age says who is a minor, and is dropped."""
    text = "Student,Date of birth,Age\nKim,23/11/2008,\nAnn,22/11/2008,\nBob,,17\nEve,1/1/90,\n"
    assert [person.facts for person in people_of(text)] == [
        {"minor": True},
        {"minor": False},
        {"minor": True},
        {"minor": False},
    ]


def test_order_of_days_and_months() -> None:
    """The column decides, then the other columns, then the zone, which is told."""
    american = Reading(zone="America/New_York", today=TODAY)
    told = "Name,Since\nKim,3/4/2020\nAnn,13/4/2020\n"
    assert people_of(told, american)[0].facts["began_on"] == day(2020, 4, 3)
    beside = "Name,Since,Ended\nKim,3/4/2020,1/31/2021\n"
    assert person_of(beside).facts["began_on"] == day(2020, 3, 4)
    open_ = "Name,Since\nKim,3/4/2020\n"
    assert person_of(open_, american).facts["began_on"] == day(2020, 3, 4)
    assert person_of(open_).facts["began_on"] == day(2020, 4, 3)
    guessed = gaps_of(open_)[0]
    assert "nothing tells whether a date such as 3/4/2020" in guessed.what
    assert "2026-04-03" in guessed.remedy
    assert "nothing tells" not in repr(gaps_of(told))


def test_imprecise_and_broken_dates_are_told() -> None:
    """A year counts as its last day; what is no date stays unknown; both are told."""
    text = "Name,Since,Ended\nKim,2019,soon\nAnn,2020-01-01,ongoing\n"
    kim, ann = people_of(text)
    assert kim.facts == {"began_on": day(2019, 12, 31)}
    assert ann.facts == {"began_on": day(2020, 1, 1)}
    doubts = " ".join(gap.what for gap in gaps_of(text))
    assert "'soon' (line 2)" in doubts
    assert "'Since': 1 date without a day" in doubts
    assert reasons_of(text) == []


def test_date_that_outlook_leaves_empty_is_blank() -> None:
    """Outlook's 0/0/00 is no date, and nothing to remark."""
    text = "Name,Status,Birthday,Since\nKim,current,0/0/00,0000-00-00\n"
    assert person_of(text).facts == {}
    assert gaps_of(text) == []


def test_extra_facts_are_kept_as_typed() -> None:
    """Columns that the policy asks for come under its names; all others are dropped."""
    names = frozenset({"sessions_left", "board member", "tier", "signed_on"})
    reading = Reading(today=TODAY, extra_facts=names)
    text = "Name,Sessions Left,Board member,Tier,Signed on,Other\nKim,12,no,S,2020-01-02,zzz\n"
    assert person_of(text, reading).facts == {
        "sessions_left": 12,
        "board member": False,
        "tier": "S",
        "signed_on": day(2020, 1, 2),
    }
    assert person_of(text).facts == {}
