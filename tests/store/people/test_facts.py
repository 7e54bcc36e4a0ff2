"""What the owner says about people beside the list."""

from datetime import date

import pytest
from msgspec.structs import replace
from over_time_helpers import ADA, BEN, PEOPLE, TODAY, client, open_world, review

from friendline.model import Relationship, Status, stable_id
from friendline.policy import UnknownFactError, WrongFactError
from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep
from friendline.store.models import LedgerEntry
from friendline.store.over_time.meetings import people_listed
from friendline.store.people import facts

LISTED = {one.id: one for one in PEOPLE}


def test_what_was_said_wins_over_the_list(store: Home) -> None:
    """The status and the day on which the work ended are those that were said."""
    open_world()
    facts.say(ADA.id, "status", "former", since=date(2026, 9, 1))
    facts.say(ADA.id, "ended", True, since=date(2026, 9, 1))
    ada = facts.people_with_facts(LISTED)[ADA.id]
    assert ada.status is Status.FORMER
    assert facts.facts_said(ADA.id) == {"status": "former", "months_since_end": 2}
    assert facts.people_with_facts(LISTED)[BEN.id] is BEN


def test_the_last_word_holds_and_undo_brings_the_one_before(store: Home) -> None:
    """Nothing is lost: the history has all of it."""
    open_world()
    facts.say(ADA.id, "relationship", "friend")
    last = facts.say(ADA.id, "relationship", "colleague", evidence="Joined the office.")
    assert facts.people_with_facts(LISTED)[ADA.id].relationship is Relationship.COLLEAGUE
    facts.undo(last.number)
    assert facts.people_with_facts(LISTED)[ADA.id].relationship is Relationship.FRIEND
    assert [one.undone_at is not None for one in facts.history(ADA.id)] == [True, False]
    with pytest.raises(facts.NoSuchFactError, match="taken back already"):
        facts.undo(last.number)


def test_a_correction_takes_back_and_says_anew(store: Home) -> None:
    """The evidence stays where no other is given; both are in the ledger."""
    open_world()
    first = facts.say(ADA.id, "met", True, since=date(2026, 5, 5), evidence="At the fair.")
    second = facts.correct(first.number, True, since=date(2026, 5, 6))
    assert (second.since, second.evidence) == (date(2026, 5, 6), "At the fair.")
    kinds = LedgerEntry.objects.filter(about=ADA.id).values_list("kind", flat=True)
    assert list(kinds) == ["fact_said", "fact_undone", "fact_said"]
    assert not list(ledger.faults())


def test_having_met_needs_a_day_and_evidence(store: Home) -> None:
    """R18: where, or what shows it; never a day that is still to come."""
    open_world()
    with pytest.raises(facts.NoDayError, match="which day"):
        facts.say(ADA.id, "met", True, evidence="At the fair.")
    with pytest.raises(facts.NoEvidenceError, match="how you know"):
        facts.say(ADA.id, "met", True, since=TODAY)
    with pytest.raises(facts.FutureFactError, match="still to come"):
        facts.say(ADA.id, "met", True, since=date(2027, 1, 1), evidence="At the fair.")
    facts.say(ADA.id, "met", False)
    assert facts.people_with_facts(LISTED)[ADA.id].facts["met"] is False


def test_a_friendship_needs_criteria_written_before(store: Home) -> None:
    """R20: the same for everyone; not those made up for one person."""
    open_world()
    with pytest.raises(facts.NoCriteriaError, match="Write down first"):
        facts.say(ADA.id, "became_friend", True, since=TODAY, criteria=("We like them.",))
    facts.put_friend_criteria(["We meet privately, without work.", " "])
    with pytest.raises(facts.NoCriteriaError, match="We meet privately"):
        facts.say(ADA.id, "became_friend", True, since=TODAY, criteria=("We like them.",))
    said = facts.say(
        ADA.id,
        "became_friend",
        True,
        since=TODAY,
        evidence="Walks on Sundays",
        criteria=facts.friend_criteria(),
    )
    assert said.evidence == "We meet privately, without work.; Walks on Sundays"
    ada = facts.people_with_facts(LISTED)[ADA.id]
    assert (ada.facts["became_friend"], ada.facts["friend_on"]) == (
        True,
        TODAY.toordinal() - 719163,
    )


def test_only_facts_that_there_are_can_be_said(store: Home) -> None:
    """Not those that are worked out, and not with values they cannot have."""
    open_world()
    for name in ("months_known", "direction", "channel", "age", ""):
        with pytest.raises(UnknownFactError):
            facts.say(ADA.id, name, 3)
    for name, value in (("status", "gone"), ("met", "yes"), ("ended", 3), ("sensitive", 1)):
        with pytest.raises(WrongFactError):
            facts.say(ADA.id, name, value, since=TODAY, evidence="So.")
    with pytest.raises(facts.NotOnListError, match="Put them on the list"):
        facts.say("person-nobody", "status", "former")
    assert not LedgerEntry.objects.filter(kind="fact_said").exists()


def test_not_known_takes_away_what_the_list_says(store: Home) -> None:
    """Unknown is never taken for known."""
    open_world()
    facts.say(ADA.id, "status", None)
    facts.say(ADA.id, "sensitive", None)
    ada = facts.people_with_facts(LISTED)[ADA.id]
    assert ada.status is Status.UNKNOWN
    assert "sensitive" not in ada.facts


def test_a_status_of_a_later_day_holds_from_that_day(store: Home) -> None:
    """Until then the list holds."""
    open_world()
    facts.say(ADA.id, "status", "former", since=date(2026, 12, 31))
    assert facts.people_with_facts(LISTED)[ADA.id].status is Status.CURRENT
    then = facts.people_with_facts(LISTED, date(2026, 12, 31))
    assert then[ADA.id].status is Status.FORMER


def test_a_client_who_returns_has_no_end(store: Home) -> None:
    """R22: the day of the end before no longer counts once the work goes on."""
    gone = client("ada", "Ada Lind", Status.FORMER, ended_on=20_000)
    open_world()
    facts.say(ADA.id, "status", "current", since=TODAY)
    assert "ended_on" not in facts.people_with_facts({gone.id: gone})[gone.id].facts


def test_a_row_with_more_details_is_known_again(store: Home) -> None:
    """A person's id changes when the list tells more; what was said stays with them."""
    before = replace(ADA, id=stable_id("person", "email", *ADA.emails))
    open_world()
    review(people=[before])
    facts.say(before.id, "status", "former")
    assert facts.people_with_facts({ADA.id: ADA})[ADA.id].status is Status.FORMER


def test_where_the_list_disagrees_is_shown(store: Home) -> None:
    """Both are in the sentence; what the list does not say is no disagreement."""
    open_world()
    facts.say(ADA.id, "status", "former")
    facts.say(ADA.id, "met", True, since=TODAY, evidence="At the fair.")
    facts.say(BEN.id, "status", "current")
    (one,) = facts.conflicts(LISTED)
    assert (one.person, one.listed, one.said.value) == (ADA.id, "current", "former")
    assert one.sentence == (
        "Your client list says of Ada Lind: status is current. You said former on 2026-11-22, "
        "and that holds."
    )


def test_of_several_lists_the_newest_is_compared(store: Home) -> None:
    """What an older list said is no disagreement."""
    open_world()
    facts.say(ADA.id, "status", "former")
    newer = replace(ADA, status=Status.FORMER, other_names=())
    keep(Source("later.csv", "client_list", is_client_list=True), [newer])
    assert people_listed()[ADA.id] == newer
    assert facts.conflicts(people_listed()) == []
