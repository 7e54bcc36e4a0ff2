"""Tests of the list of people whose answer changes."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from friendline.model import Direction
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.changed_people import Became, PersonCase, changed_people
from friendline.policy.change.people_text import people_lines

MET, OPEN = load_policy("met-in-person"), load_policy("open")


def seconds(day: str) -> int:
    """Give noon of a day."""
    return int(datetime.fromisoformat(f"{day}T12:00+00:00").astimezone(UTC).timestamp())


def person(name: str, became: Became | None, day: str | None = None) -> PersonCase:
    """Give a client whom the owner has not met."""
    existing = became is Became.CONNECTED
    return PersonCase(
        id=name,
        name=name,
        channel="facebook",
        direction=Direction.EXISTING if existing else Direction.INCOMING,
        facts={"relationship": "client", "met": False},
        became=became,
        at=seconds(day) if day else None,
    )


def test_those_turned_away_come_first() -> None:
    """Somebody rejected who would be welcome now stands first, with what to say."""
    people = [person("Ann", Became.WAITING), person("Zoe", Became.REJECTED, "2025-03-03")]
    change = "offer other (LinkedIn) -> accept, by 'everyone'"
    assert list(people_lines(MET, changed_people(MET, OPEN, people))) == [
        "2 answers would now be different.",
        "Turned away before, welcome now:",
        f"    Zoe (Facebook, rejected on 3 March 2025): {change}",
        "        say: Thank you, I am glad to be in touch here too.",
        "Answered differently:",
        f"    Ann (Facebook, asked, waiting): {change}",
        "        say: Thank you, I am glad to be in touch here too.",
    ]


def test_those_connected_who_would_not_be_now() -> None:
    """The other way round, a standing connection that the new version would not make is named."""
    barrier = load_policy("barrier")
    people = [person("Bo", Became.CONNECTED, "2020-01-02")]
    lines = list(people_lines(OPEN, changed_people(OPEN, barrier, people)))
    assert lines[1] == "Connected, and not welcome any more:"
    assert lines[2].startswith("    Bo (Facebook, connected since 2 January 2020): accept -> ")


def test_whoever_asked_before_the_old_version_held() -> None:
    """An answer from before the old version is marked: it was not given by it."""
    old = replace(MET, in_force_from=date(2025, 6, 1))
    people = [person("Zoe", Became.REJECTED, "2025-03-03"), person("Cy", None)]
    lines = list(people_lines(old, changed_people(old, OPEN, people)))
    assert "rejected on 3 March 2025, before version 1 held)" in lines[2]
    assert any(line.startswith("    Cy (Facebook): ") for line in lines)


def test_nobody() -> None:
    """An empty list is a sentence."""
    assert list(people_lines(MET, [])) == ["Nobody is answered differently."]
