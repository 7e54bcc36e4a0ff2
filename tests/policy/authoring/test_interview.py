"""Tests of the interview: what is suggested, why, and what is drafted from it."""

from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from msgspec.structs import replace

from friendline.policy.authoring.as_written import AsWritten, as_written
from friendline.policy.authoring.drafting import Wishes, drafted
from friendline.policy.authoring.interview import (
    TABLE,
    USUAL_CHANNELS,
    Answers,
    NotOfferedError,
    Topic,
    Why,
    read_channels,
    read_choice,
    read_topics,
    suggest,
    ways_to_offer,
)
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.authoring.writing import write_policy
from friendline.policy.citations import Strength
from friendline.policy.guidance import load_pack, pack_names
from friendline.policy.prove import Standing, prove
from friendline.policy.rules import Policy, Promise

WEEKEND = (Topic.WEEKEND,)


@pytest.mark.parametrize(
    ("answers", "preset"),
    [
        (Answers(why=Why.BOND, profession="psychotherapy_counselling", met=True), "barrier"),
        (Answers(why=Why.PROSPECTS, profession="social_work"), "barrier"),
        (Answers(why=Why.HUMANISE, profession="teaching"), "barrier"),
        (Answers(why=Why.HUMANISE, profession="judges"), "barrier"),
        (Answers(why=Why.BOND, profession="law", met=True), "audience"),
        (Answers(why=Why.PROSPECTS, met=True), "audience"),
        (Answers(why=Why.NONE), "barrier"),
        (Answers(why=Why.NONE, friends=True), "audience"),
        (Answers(why=Why.REMEMBERED, edited=WEEKEND, after=True), "former-clients-only"),
        (Answers(why=Why.BOND, edited=WEEKEND, met=True), "hybrid"),
        (Answers(why=Why.BOND, edited=WEEKEND), "content"),
        (Answers(why=Why.REMEMBERED, profession="infrequent_buyer", met=True), "met-in-person"),
        (Answers(why=Why.HUMANISE), "open"),
        (Answers(why=Why.HUMANISE, profession="small_office"), "open"),
    ],
)
def test_the_table_of_suggestions(answers: Answers, preset: str) -> None:
    """Every row of the table speaks for the preset that its reason fits."""
    assert suggest(answers).preset == preset


def every_answer() -> list[Answers]:
    """Give every way in which the questions that matter can be answered."""
    yes_no = (True, False)
    return [
        Answers(why=why, profession=job, edited=edited, met=met, friends=friends, after=after)
        for why, job, edited, met, friends, after in product(
            Why, (None, *pack_names()), ((), WEEKEND), yes_no, yes_no, yes_no
        )
    ]


@cache
def broken(preset: str, profession: str) -> tuple[str, ...]:
    """Name what must hold for a profession and does not with a preset."""
    proofs = prove(load_policy(preset), packs=[load_pack(profession)])
    return tuple(one.name for one in proofs.refuted if one.strength is Strength.MUST)


def test_no_suggestion_breaks_what_a_profession_says_must_hold() -> None:
    """Whatever somebody answers, the suggested preset keeps every must of their profession."""
    for answers in every_answer():
        suggestion = suggest(answers)
        assert suggestion.preset in preset_names()
        assert answers.profession is None or not broken(suggestion.preset, answers.profession)


def test_every_row_and_every_preset_can_be_suggested() -> None:
    """No row of the table is dead, and every preset is somebody's."""
    reasons = {suggest(answers).because[-1] for answers in every_answer()}
    assert reasons == {row.reason for row in TABLE}
    assert {suggest(answers).preset for answers in every_answer()} == set(preset_names())


def test_a_suggestion_says_why_in_ones_own_words() -> None:
    """The reasons give back what was answered, so that somebody can disagree."""
    answers = Answers(why=Why.BOND, edited=(Topic.WEEKEND, Topic.DRINK), met=True)
    assert suggest(answers).sentence == (
        "The preset 'hybrid' would fit, because you want to know each other better; clients get an "
        "edited version of your weekends and drink; and it lets in people you have met, on a list "
        "that sees less."
    )


def test_what_is_offered_instead_is_what_they_have() -> None:
    """Channels for work come first, LinkedIn before the rest, and nothing that they do not have."""
    assert ways_to_offer(USUAL_CHANNELS) == ("linkedin", "e-mail", "phone")
    assert ways_to_offer({"facebook": "official", "linkedin": "professional"}) == (
        "linkedin",
        "facebook",
        "e-mail",
        "phone",
    )
    assert ways_to_offer({"linkedin": "personal"}) == ("e-mail", "phone")


def test_answers_are_read_as_people_write_them() -> None:
    """Capitals, spaces and order do not matter; a misspelt word gives the likely one."""
    assert read_choice("--profession", "Social work", pack_names()) == "social_work"
    assert read_topics(["Drink, weekend", "drink"]) == (Topic.WEEKEND, Topic.DRINK)
    assert read_topics(["none", ""]) == ()
    assert read_channels({"facebook": "Mixed", "x": None})["facebook"] == "mixed"
    assert read_channels({"x": None}) == USUAL_CHANNELS
    with pytest.raises(NotOfferedError, match=r"--edited: 'wekend'.*did you mean 'weekend'"):
        read_topics(["wekend"])
    with pytest.raises(NotOfferedError, match="--linkedin: 'work' is not known"):
        read_channels({"linkedin": "work"})


def understood(tmp_path: Path, written: AsWritten) -> Policy:
    """Load what was drafted."""
    return load_policy(write_policy(written, tmp_path / "drafted", force=True))


@pytest.mark.parametrize("preset", preset_names())
@pytest.mark.parametrize(
    "channels",
    [
        USUAL_CHANNELS,
        {"facebook": "personal"},
        {"facebook": "official", "instagram": "personal"},
        {"linkedin": "personal", "x": "professional"},
    ],
)
def test_a_draft_is_sound_and_true_for_its_owner(
    tmp_path: Path, preset: str, channels: dict[str, str]
) -> None:
    """Whatever channels somebody has, the draft is a policy that names only channels of theirs."""
    answers = Answers(why=Why.BOND, channels=channels)
    written = drafted(Wishes(preset=preset, answers=answers, begins=date(2026, 11, 22)))
    policy = understood(tmp_path, written)
    assert policy.channels == channels
    assert policy.in_force_from == date(2026, 11, 22)
    assert policy.purpose == "Let the people I work with and me know each other better."
    offered = {way for rule in policy.rules for way in policy.ways(rule)}
    assert ("linkedin" in offered) <= ("linkedin" in channels)
    says_linkedin = "LinkedIn" in policy.sentence
    assert not says_linkedin or channels.get("linkedin") == "professional"
    assert not [one for one in prove(policy).refuted if one.strength is Strength.MUST]


def test_a_draft_keeps_the_presets_words_where_nothing_was_asked(tmp_path: Path) -> None:
    """Without a wish the purpose is the preset's, and a name is taken where one is given."""
    wishes = Wishes(preset="barrier", answers=Answers(why=Why.NONE), name="Calder Tax Advice")
    policy, preset = understood(tmp_path, drafted(wishes)), load_policy("barrier")
    assert (policy.name, policy.version) == ("Calder Tax Advice", "1")
    assert policy.purpose == preset.purpose
    assert policy.rules == preset.rules
    assert policy.promises == preset.promises


@pytest.mark.parametrize("profession", pack_names())
def test_a_draft_carries_what_the_profession_says_must_hold(
    tmp_path: Path, profession: str
) -> None:
    """Every must that can be proved stands in the draft with its source, read back as it was."""
    answers = Answers(why=Why.NONE, profession=profession)
    policy = understood(tmp_path, drafted(Wishes(preset="barrier", answers=answers)))
    taken = {one.id: one for one in policy.promises if one.source is not None}
    asked = {
        verdict.name.split(":")[0]
        for verdict in prove(load_policy("barrier"), packs=[load_pack(profession)]).verdicts
        if verdict.strength is Strength.MUST and verdict.standing is not Standing.OUTSIDE
    }
    pack = {one.id: one for one in load_pack(profession).promises}
    assert set(taken) == asked & set(pack)
    assert all(called_alike(taken[name]) == called_alike(pack[name]) for name in taken)


def called_alike(promise: Promise) -> Promise:
    """Give a promise whose source bears the promise's own name, as a policy's source does."""
    assert promise.source is not None
    return replace(promise, source=replace(promise.source, id=promise.id))


def test_a_draft_is_in_the_form_in_which_files_are_read() -> None:
    """What is drafted equals what is read from the files that it becomes."""
    answers = Answers(why=Why.NONE, profession="medicine")
    written = drafted(Wishes(preset="barrier", answers=answers, begins=date(2026, 1, 1)))
    assert as_written(written.toml, written.csv) == written
