"""What titles of calendar entries say, and what only looks as if they did."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.model import Party
from friendline.screening.alibi.titles import (
    Absence,
    Said,
    absence_in,
    bare,
    ended_by,
    said_in,
)

KIM = frozenset({"kim", "novak"})
JANE = frozenset({"jane", "roe"})


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Cancelled: Review with Kim", Said.CANCELLED),
        ("CANCELED - Review", Said.CANCELLED),
        ("Abgesagt: Beratung Kim Novak", Said.CANCELLED),
        ("Annulé : rendez-vous", Said.CANCELLED),
        ("ANNULÉE \u2013 séance", Said.CANCELLED),
        ("Cancelado: reunión", Said.CANCELLED),
        ("[Cancelled] Review", Said.CANCELLED),
        ("Review (cancelled)", Said.CANCELLED),
        ("Kim Novak - abgesagt", Said.CANCELLED),
        ("Review: called off", Said.CANCELLED),
        ("Cancelled", Said.CANCELLED),
        ("❌ Cancelled: Review", Said.CANCELLED),
        ("Fällt aus: Kim", Said.CANCELLED),
        ("Cancelled by me: Kim Novak", Said.CANCELLED),
        ("Declined: Review", Said.DECLINED),
        ("Abgelehnt: Beratung", Said.DECLINED),
        ("Moved: Review", Said.MOVED),
        ("Review with Kim (rescheduled)", Said.MOVED),
        ("Verschoben: Beratung", Said.MOVED),
        ("Reporté : séance", Said.MOVED),
        ("Aplazado: reunión", Said.MOVED),
    ],
)
def test_what_titles_say(title: str, said: Said) -> None:
    """The forms of four languages are read before, after and without the rest of a title."""
    assert said_in(title) is said


@pytest.mark.parametrize(
    "title",
    [
        "Cancelled orders: review with Kim",
        "Cancelled-order workshop",
        "Cancel the gym",
        "Cancellation policy with Kim",
        "Review of cancelled flights",
        "Moved in party",
        "Report to Kim",
        "Removed: old files",
        "Annual review",
        "Verlegerin Kim Novak",
        "Verzetten",
        "",
    ],
)
def test_titles_about_something_else(title: str) -> None:
    """A word of cancelling inside other talk says nothing."""
    assert said_in(title) is None


@pytest.mark.parametrize(
    ("title", "party"),
    [
        ("Kim cancelled", Party.OTHER),
        ("Kim Novak hat abgesagt", Party.OTHER),
        ("Review - client cancelled", Party.OTHER),
        ("Cancelled by Kim: Review", Party.OTHER),
        ("Review (annulé par Kim)", Party.OTHER),
        ("Abgesagt von mir: Kim", Party.OWNER),
        ("Cancelled by me: Kim Novak", Party.OWNER),
        ("Cancelled by Jane: Kim Novak", Party.OWNER),
        ("Kim Novak sick", Party.OTHER),
        ("Kim had to cancel", Party.OTHER),
        ("Kim no show", Party.OTHER),
        ("Cancelled: Kim Novak", Party.UNKNOWN),
        ("Kim Novak (cancelled)", Party.UNKNOWN),
        ("Review with Kim", Party.UNKNOWN),
    ],
)
def test_who_ended_it(title: str, party: Party) -> None:
    """A title may tell who called a meeting off."""
    assert ended_by(title, KIM, JANE) is party


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Sick", Absence.ILL),
        ("Off sick", Absence.ILL),
        ("ill today", Absence.ILL),
        ("Migraine", Absence.ILL),
        ("Jane sick", Absence.ILL),
        ("Sick day", Absence.ILL),
        ("Home with a migraine", Absence.ILL),
        ("Migräne", Absence.ILL),
        ("Krank gemeldet", Absence.ILL),
        ("malade", Absence.ILL),
        ("Enferma en casa", Absence.ILL),
        ("Out of office", Absence.OUT),
        ("OOO", Absence.OUT),
        ("Nicht im Büro", Absence.OUT),
        ("Holiday", Absence.AWAY),
        ("Holiday in Wales", Absence.AWAY),
        ("Annual leave", Absence.AWAY),
        ("Urlaub", Absence.AWAY),
        ("Congés", Absence.AWAY),
        ("Vacaciones", Absence.AWAY),
    ],
)
def test_own_absences(title: str, kind: Absence) -> None:
    """An entry that says nothing but that the owner is ill or away is an absence."""
    assert absence_in(title, JANE) is kind


@pytest.mark.parametrize(
    "title",
    [
        "Emma sick",
        "Visit sick aunt",
        "Sick leave policy",
        "Flu shot",
        "Migraine clinic",
        "Holiday party",
        "Bank holiday",
        "Illustrator call",
        "Kim Novak: migraine follow-up",
        "Urlaubsplanung",
        "Covid test",
        "Jane",
        "off",
        "",
    ],
)
def test_absences_of_others_and_other_things(title: str) -> None:
    """Somebody else's illness, and talk about illness or holidays, is no absence."""
    assert absence_in(title, JANE) is None


def test_titles_compare_without_what_became_of_them() -> None:
    """A moved meeting has the title of the one that stands."""
    assert bare("Moved: Review, Kim") == bare("review - Kim") == bare("Review Kim (abgesagt)")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_title_is_read(title: str) -> None:
    """Whatever stands in a title, each question about it has an answer."""
    said_in(title)
    bare(title)
    assert ended_by(title, KIM, JANE) in Party
    absence_in(title, JANE)


@pytest.mark.parametrize("title", ["(" * 5_000, "cancelled" * 999, "off " * 5_000, "a b " * 5_000])
def test_long_titles_are_read_quickly(title: str) -> None:
    """A title is read to 300 characters and no further."""
    assert said_in(title) is None
    assert absence_in(title, JANE) is None
