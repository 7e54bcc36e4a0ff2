"""Whom a change of the policy concerns, by name."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec
import pytest
from review_worlds import TODAY, World

from friendline.model import AnswerKind, Certainty, Direction, Fact, Relationship, Status
from friendline.policy.authoring.files import files_at, policy_in
from friendline.policy.change.changed_people import Became, Effect, PersonCase
from friendline.policy.rules import Policy
from friendline.review.contract import AccountRow, AnswerRow, PersonRow
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock, settings
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, import_files
from friendline.store.models import Answer, Request, RequestStep, Reviewed, Section
from friendline.store.policy import policies, policy_changes
from friendline.store.review import reviewing

NOT_MET: dict[str, Fact] = {
    "relationship": "client",
    "status": "current",
    "met": False,
    "kin": False,
    "minor": False,
    "sensitive": False,
    "became_friend": False,
}
MET: dict[str, Fact] = {**NOT_MET, "met": True}


def preset(name: str) -> Policy:
    """A preset as a policy."""
    return policy_in(files_at(name))


def answered(name: str, answer: AnswerKind, facts: dict[str, Fact] = NOT_MET) -> Answer:
    """An answer that the owner gave to somebody who asked on Facebook."""
    request = Request.objects.create(
        key=name,
        channel="facebook",
        direction="incoming",
        person=f"person-{name}",
        name=name,
        state="done",
        changed_at=1,
    )
    row = Answer.objects.create(
        request=request,
        person=request.person,
        channel="facebook",
        direction="incoming",
        at=1_700_000_000,
        answer=str(answer),
        by_policy=str(answer),
        policy=policies.number(),
        facts={**facts, "channel": "facebook", "purpose": "personal", "direction": "incoming"},
        reasons=[],
    )
    RequestStep.objects.create(
        request=request, at=1, act="decide", cause="owner", after="decided", answer=row
    )
    return row


def reviewed(cases: Sequence[PersonCase] | None, answers: Sequence[AnswerRow] = ()) -> None:
    """A review that is kept, with these people."""
    names = ["Ines Abara"]
    people = [
        PersonRow(
            id=f"person-{name}",
            name=name,
            relationship=Relationship.CLIENT,
            status=Status.CURRENT,
            on_client_list=True,
            accounts=[
                AccountRow(
                    channel="facebook",
                    name=name,
                    handle=None,
                    url=None,
                    certainty=Certainty.CONFIRMED,
                    evidence=[],
                )
            ],
        )
        for name in names
    ]
    Reviewed.objects.create(at=1, today=date(2026, 11, 22), zone="UTC", changes=0, seconds=0)
    Section.objects.create(name="people", content=msgspec.json.encode(people))
    Section.objects.create(name="answers", content=msgspec.json.encode(answers))
    if cases is not None:
        Section.objects.create(name=policy_changes.CASES, content=msgspec.json.encode(cases))


def case(name: str, became: Became, direction: Direction = Direction.INCOMING) -> PersonCase:
    """Somebody on Facebook whom the owner has not met."""
    return PersonCase(
        id=f"person-{name}",
        name=name,
        channel="facebook",
        direction=direction,
        facts=NOT_MET,
        became=became,
    )


@pytest.fixture
def met_in_person(store: Home) -> Home:
    """A store whose policy is to have met in person."""
    policies.adopt("met in person")
    return store


def test_those_who_were_declined_are_welcome_under_the_open_policy(met_in_person: Home) -> None:
    """Whom the old rule turned away stands there by name, with both answers (A5)."""
    answered("Jane Dou", AnswerKind.OFFER_OTHER)
    answered("Omar Lind", AnswerKind.ACCEPT, MET)
    changes = policy_changes.what_changes(preset("open"))
    (one,) = changes.decided
    assert (one.changed.case.name, one.version) == ("Jane Dou", 1)
    assert one.changed.effect is Effect.WELCOME_NOW
    assert (one.changed.before.answer, one.changed.after.answer) == ("offer_other", "accept")
    assert changes.difference.changes
    assert changes.seconds < 1


def test_the_version_that_answered_is_what_counts(met_in_person: Home) -> None:
    """An answer is compared with the rule of its day, not with that of today."""
    answered("Jane Dou", AnswerKind.OFFER_OTHER)
    policies.adopt("open")
    answered("Omar Lind", AnswerKind.ACCEPT)
    found = policy_changes.affected(preset("open"), preset("open"))
    assert [(one.changed.case.name, one.version) for one in found] == [("Jane Dou", 1)]


def test_an_exception_is_no_change_of_the_rule(met_in_person: Home) -> None:
    """Who was let in against the rule is answered by both versions alike."""
    row = answered("Jane Dou", AnswerKind.ACCEPT)
    row.by_policy = "offer_other"
    row.save()
    assert policy_changes.what_changes(preset("met-in-person")).people == ()


def test_what_was_undone_is_not_an_answer(met_in_person: Home) -> None:
    """An answer that was taken back concerns nobody; the last that stands does."""
    row = answered("Jane Dou", AnswerKind.OFFER_OTHER)
    row.undone_at = 2
    row.save()
    assert policy_changes.affected(preset("met-in-person"), preset("open")) == ()


def test_people_of_the_review_are_told_by_what_became_of_them(met_in_person: Home) -> None:
    """Turned away, connected or waiting; who waits was not decided yet."""
    waiting, away = case("Wim Oss", Became.WAITING), case("Ada Brink", Became.REJECTED)
    reviewed([waiting, away])
    changes = policy_changes.what_changes(preset("open"))
    assert [one.changed.case.name for one in changes.people] == ["Ada Brink", "Wim Oss"]
    assert [one.changed.case.name for one in changes.decided] == ["Ada Brink"]
    assert [one.answered for one in changes.people] == [None, None]


def test_who_was_answered_here_stands_there_once(met_in_person: Home) -> None:
    """What the owner answered goes before what the export tells of the same request."""
    row = answered("Jane Dou", AnswerKind.OFFER_OTHER)
    reviewed([case("Jane Dou", Became.WAITING)])
    (one,) = policy_changes.what_changes(preset("open")).people
    assert (one.answered, one.decided) == (row.pk, True)


def test_connected_people_who_would_not_be_let_in(store: Home) -> None:
    """A stricter version names those who are in already."""
    policies.adopt("open")
    reviewed([case("Ida Fenn", Became.CONNECTED, Direction.EXISTING)])
    (one,) = policy_changes.what_changes(preset("barrier")).decided
    assert one.changed.effect is Effect.NOT_WELCOME


def test_a_review_that_kept_no_cases_is_read_by_its_answers(met_in_person: Home) -> None:
    """Those who wait and those who are connected are known from its rows."""
    row = AnswerRow(
        person="person-Ines Abara",
        channel="facebook",
        direction=Direction.INCOMING,
        requested_at=None,
        since=None,
        waiting_days=3,
        answer=AnswerKind.OFFER_OTHER,
        offer="linkedin",
        onto_list=None,
        tone=None,
        say=None,
        rule=None,
        reasons=[],
        passed_over=[],
        facts={**NOT_MET, "purpose": "personal"},
        candidates=[],
    )
    unclear = msgspec.structs.replace(row, person="account-1", candidates=["person-1", "person-2"])
    reviewed(None, [row, unclear])
    (one,) = policy_changes.what_changes(preset("open")).people
    assert (one.changed.case.name, one.decided) == ("Ines Abara", False)


def test_without_a_policy_nothing_can_change(store: Home) -> None:
    """There is no version before."""
    with pytest.raises(policies.NoSuchVersionError):
        policy_changes.what_changes(preset("open"))


def test_from_exports_to_those_whom_the_new_rule_lets_in(store: Home, tmp_path: Path) -> None:
    """Rejected and removed before, waiting and connected: all are known from what was imported."""
    world = World(tmp_path / "world")
    names = ("Ann Made-Up", "Bo Made-Up", "Cy Made-Up", "Ed Made-Up")
    rows = [f"{name},{name},client,current,{name[0] == 'E'},no,no,no" for name in names]
    header = "name,facebook,relationship,status,met,kin,minor,sensitive"
    world.clients = "\n".join([header, *rows]).replace("True", "yes").replace("False", "no")
    world.rejected = [("Ann Made-Up", "2025-03-03")]
    world.removed = [("Bo Made-Up", "2025-04-04")]
    world.received = [("Cy Made-Up", "2026-11-01"), ("Ed Made-Up", "2026-11-02")]
    sources = tuple(world.write())
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    reading = reading_for("Europe/London", TODAY, None)
    import_files(Asked(sources, world.folder / "clients.csv"), reading, Silent())
    policies.adopt("met in person")
    reviewing.refresh()
    changes = policy_changes.what_changes(preset("open"))
    assert [one.changed.case.name for one in changes.decided] == ["Ann Made-Up", "Bo Made-Up"]
    assert [one.changed.case.name for one in changes.people][2:] == ["Cy Made-Up"]
