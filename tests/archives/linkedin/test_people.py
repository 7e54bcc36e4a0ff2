"""Whom the export ties to the owner, and who the owner is."""

from linkedin_helpers import BASIC, LARGE, of, read, utc

from friendline.model import Owner, Tie, TieKind


def test_whom_the_owner_follows() -> None:
    """Who is followed is a tie with a name and a day; who was left again is none."""
    following = [tie for tie in of(read(LARGE), Tie) if tie.kind is TieKind.FOLLOWING]
    assert [tie.account.name for tie in following] == ["Kim Novak", "Famous Name"]
    assert following[0].since == utc("2025-04-01 10:00")


def test_the_owner_of_a_whole_export() -> None:
    """Names, confirmed addresses with the primary first, and the address of the profile."""
    (owner,) = of(read(BASIC), Owner)
    assert owner.names == ("Jo Owner", "Jo Baker")
    assert owner.emails == ("jo@example.org", "old@example.org")
    assert owner.url == "https://www.linkedin.com/in/jo-owner"


def test_the_owner_of_loose_invitations() -> None:
    """Without a profile the owner is who is on the same side of the invitations."""
    (owner,) = of(read({"Invitations.csv": BASIC["Invitations.csv"]}), Owner)
    assert owner.names == ("Jo Owner",)


def test_early_days_with_a_time() -> None:
    """Before 2019 some connections have a time; the day counts, so that both years agree."""
    text = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    row = 'Ann,Lee,,,,"2/8/18, 2:37 PM"\n'
    (tie,) = of(read({"Connections.csv": text + row}), Tie)
    assert tie.since == utc("2018-02-08")
