"""The profile as others see it."""

from linkedin_helpers import BASIC, items, of, read, utc

from friendline.model import Fault, ItemKind


def test_every_section_gives_its_rows() -> None:
    """Fields and sections are items with a label; a summary in two files is one item."""
    texts = [item.text for item in items(BASIC, ItemKind.PROFILE_FIELD)]
    assert set(texts) == {
        "Headline: Consultant",
        "Summary: I help.",
        "Location: York",
        "Position: Adviser, Fox Ltd\nDid things",
        "Education: BA, Made-up College\nRowing",
        "Certificate: First Aid, Red Cross",
        "Skill: Negotiation",
        "Skill: Excel",
        "Language: Welsh, Native",
        "Course: Law",
        "Project: Bridge\nA plan",
        "Publication: On Change, Press",
        "Honour: Prize\nFor work",
        "Volunteering: Driver, Food Bank, Hunger\nTuesdays",
        "Organisation: Chair, Guild",
    }


def test_private_fields_are_not_read() -> None:
    """Birth date, postal address, messengers and numbers are nowhere in what is given."""
    told = repr(read(BASIC))
    for private in ("1980", "1 Road", "YO1", "SKYPE", "'77'", "Some", "x@example.org"):
        assert private not in told


def test_recommendations_stand_on_the_profile_they_are_for() -> None:
    """One given stands on the other's profile, one received is another's words on the owner's."""
    given, received = items(BASIC, ItemKind.WALL_POST)
    assert (given.text, given.by, given.timeline) == ("Kim is exact.", None, "Kim Novak")
    assert (received.text, received.by, received.timeline) == ("Jo is kind.", "Ann Lee", None)
    assert given.at == utc("2009-07-21 12:11")
    assert given.audience == received.audience == "unknown"


def test_a_recommendation_of_nobody_knows_which_way_is_told() -> None:
    """Both tables look alike: a renamed one cannot be placed, and that is said."""
    renamed = {"Profile.csv": BASIC["Profile.csv"], "R.csv": BASIC["Recommendations_Given.csv"]}
    assert items(renamed, ItemKind.WALL_POST) == []
    (fault,) = of(read(renamed), Fault)
    assert "neither Given nor Received" in fault.reason
