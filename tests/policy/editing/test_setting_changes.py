"""The changes to what a policy says beside its rules."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.policy.authoring.files import files_at
from friendline.policy.editing import (
    AddColumn,
    AddPromise,
    Change,
    DeclareFact,
    Draft,
    SetCell,
    SetChannel,
    SetList,
    SetText,
    SwitchPromise,
    begun,
    draft_of,
    edited,
    promise_lines,
)
from friendline.policy.language.facts import FactKind

OPEN = begun(files_at("open"))


def made(change: Change, draft: Draft = OPEN) -> Draft:
    """The draft after a change that is made."""
    after = edited(draft, change, draft.digest)
    assert after.refused is None
    assert draft_of(after.draft.files) == after.draft
    return after.draft


def refused(change: Change, draft: Draft = OPEN) -> str:
    """Why a change is not made."""
    after = edited(draft, change, draft.digest)
    assert after.refused is not None
    return after.refused.sentence


def test_texts_and_days_are_written_and_cleared() -> None:
    """A day is one that the policy holds from; cleared it holds always."""
    draft = made(SetText("in_force_from", "2026-11-22"), made(SetText("name", " My rule ")))
    assert draft.policy is not None
    assert (draft.policy.name, draft.policy.in_force_from) == ("My rule", date(2026, 11, 22))
    cleared = made(SetText("in_force_from", ""), draft)
    assert cleared.policy is not None
    assert cleared.policy.in_force_from is None


def test_a_day_that_there_is_not_is_told_beside_it() -> None:
    """What was typed stays, and the mistake names the setting."""
    draft = made(SetText("in_force_from", "2026-02-30"))
    (mistake,) = draft.mistakes
    assert (mistake.rule, mistake.column) == (None, "in_force_from")
    assert mistake.sentence == "'2026-02-30' is not a day; write it as 2026-11-22."


def test_a_policy_needs_its_name() -> None:
    """A name that is cleared is a mistake, and not an error."""
    (mistake,) = made(SetText("name", "")).mistakes
    assert mistake.placed == "Name: This is needed and is not there."


def test_a_channel_is_for_something_or_left_out() -> None:
    """What a channel is for is written under its name; nothing written takes it out."""
    draft = made(SetChannel("Facebook", "official"))
    assert draft.policy is not None
    assert draft.policy.channels["facebook"] == "official"
    gone = made(SetChannel("facebook", ""), draft)
    assert gone.policy is not None
    assert "facebook" not in gone.policy.channels
    (mistake,) = made(SetChannel("facebook", "fun")).mistakes
    assert mistake.column == "channels.facebook"


def test_ways_to_offer_keep_their_order() -> None:
    """Blank and repeated ones are left out."""
    draft = made(SetList("alternatives", ("phone", " ", "linkedin", "phone")))
    assert draft.policy is not None
    assert draft.policy.alternatives == ("phone", "linkedin")


def test_an_own_fact_is_declared_and_then_asked_for() -> None:
    """A rule may ask for what the owner declares."""
    draft = made(DeclareFact("Owns a boat", FactKind.YES_NO, "owning a boat"))
    draft = made(SetCell(1, "owns_a_boat", "yes"), made(AddColumn("owns_a_boat"), draft))
    assert draft.policy is not None
    assert draft.policy.own_facts == {"owns_a_boat"}


def test_who_somebody_is_cannot_decide() -> None:
    """A fact that stands in for it may be declared, and no rule may ask for it (R26)."""
    declared = made(DeclareFact("postcode", FactKind.NUMBER, "postcode"))
    assert declared.policy is not None
    (mistake,) = made(AddColumn("postcode"), declared).mistakes
    assert (mistake.rule, mistake.column) == (None, "postcode")
    assert "stands in for who somebody is" in mistake.sentence


def test_a_promise_is_switched_off_and_on() -> None:
    """Switched off it is not proved any more, and is still there to be switched on."""
    off = made(SwitchPromise(1, on=False))
    assert off.policy is not None
    assert OPEN.policy is not None
    assert len(off.policy.promises) == len(OPEN.policy.promises) - 1
    assert [line.on for line in promise_lines(off)] == [True, False]
    again = made(SwitchPromise(2, on=True), off)
    assert {line.text for line in promise_lines(again) if line.on} == {
        line.text for line in promise_lines(OPEN)
    }
    assert made(SwitchPromise(1, on=True)) == OPEN


def test_what_a_profession_asks_becomes_a_promise_once() -> None:
    """It is written with its source, and is not written twice."""
    added = AddPromise("nursing", "HCPC-2017", "GB")
    draft = made(added)
    assert promise_lines(draft)[-1].by == "Health and Care Professions Council"
    assert "in the list already" in refused(added, draft)


def test_what_a_profession_asks_elsewhere_is_not_promised() -> None:
    """What holds in the United Kingdom is nothing that somebody in New York promises."""
    said = refused(AddPromise("nursing", "HCPC-2017", "US-NY"))
    assert said == "'HCPC-2017' is nothing that this policy could promise."


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SwitchPromise(9, on=True), "There is no promise 9."),
        (AddPromise("wizardry", "W1"), "'wizardry' is not known"),
        (AddPromise("law", "nonsense"), "'nonsense' is nothing that this policy could promise."),
        (SetText("facts", "all"), "'facts' is not known"),  # type: ignore[arg-type]  # a form may
        (SetList("channels", ("x",)), "'channels' is not known"),  # type: ignore[arg-type]  # too
        (DeclareFact("a;b", FactKind.YES_NO), "A fact needs a name of small letters"),
        (SetText("purpose", "a" * 6_000), "This has 6,000 characters"),
        (SetList("must_not_matter", tuple(map(str, range(200)))), "At most 100 are kept."),
    ],
)
def test_what_cannot_be_done_is_refused(change: Change, said: str) -> None:
    """A refusal is a sentence."""
    assert refused(change).startswith(said)


def test_a_profession_is_asked_of_a_sound_policy_only() -> None:
    """What a policy could promise cannot be told while it has mistakes."""
    broken = made(SetCell(1, "kin", "perhaps"))
    assert refused(AddPromise("law", "x"), broken).startswith("First mend the mistakes")


TEXTS = st.text(max_size=12)
CHANGES = st.one_of(
    st.builds(SetText, st.sampled_from(["name", "version", "in_force_from", "sentence"]), TEXTS),
    st.builds(
        SetList,
        st.sampled_from(["alternatives", "must_not_matter"]),
        st.lists(TEXTS, max_size=3).map(tuple),
    ),
    st.builds(SetChannel, TEXTS | st.just("facebook"), TEXTS | st.just("personal")),
    st.builds(
        DeclareFact, TEXTS, st.sampled_from(FactKind), TEXTS, st.lists(TEXTS, max_size=3).map(tuple)
    ),
    st.builds(AddColumn, TEXTS),
    st.builds(SwitchPromise, st.integers(-1, 4), st.booleans()),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, max_size=5))
def test_whatever_is_said_a_draft_can_be_kept_and_told(changes: list[Change]) -> None:
    """Nothing that is typed raises, and the same mistakes are told of what was kept."""
    draft = OPEN
    for change in changes:
        draft = edited(draft, change, draft.digest).draft
    again = draft_of(draft.files)
    assert again.mistakes == draft.mistakes
    assert (again.columns, again.rows, again.set_aside) == (
        draft.columns,
        draft.rows,
        draft.set_aside,
    )
    assert (draft.policy is None) == bool(draft.mistakes)
