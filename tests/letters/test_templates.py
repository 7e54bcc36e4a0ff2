"""Tests of the letters that come with friendline, and of reading one's own."""

from itertools import product
from pathlib import Path

import pytest
from letters_helpers import facts_for

from friendline.letters import (
    NoSuchLanguageError,
    Situation,
    Template,
    TemplateError,
    Voice,
    how_to_decline,
    languages,
    read_templates,
    templates,
)
from friendline.letters.kinds import Length, Tone
from friendline.letters.recognising import fold, recogniser
from friendline.letters.slots import SLOTS, values

ALL = [
    pytest.param(language, one, situation, id=f"{language}-{one.id}-{situation}")
    for language in languages()
    for one in templates(language)
    for situation in one.situations
]


@pytest.mark.parametrize(("language", "template", "situation"), ALL)
def test_every_letter_renders_and_gives_no_reason_that_it_does_not_declare(
    language: str, template: Template, situation: Situation
) -> None:
    """In both forms of address; whatever claim the lint hears in it is one of its own."""
    facts = facts_for(situation)
    filling = values(facts, Voice(language=language), how_to_decline(facts.channel, language))
    for formal in (True, False):
        text = template.render(filling, formal=formal)
        assert not set(text) & set("[]|{}!¡")
        for given in ("Calder Tax Advice", "the Board of Counsellors"):
            text = text.replace(given, "")
        for any_of, (start, end) in recogniser(language).claims(fold(text)):
            assert set(any_of) & set(template.claims(situation)), text[start:end]


def test_every_situation_has_a_letter_and_every_answer_has_all_lengths() -> None:
    """An ask in person has its script, and LinkedIn its note."""
    answers = list(Situation)[:6]
    found = {(one, each.length) for each in templates("en") for one in each.situations}
    assert {situation for situation, _ in found} == set(Situation)
    assert set(product(answers, Length)) <= found


@pytest.mark.parametrize(
    "situation",
    [
        *(Situation.OFFER_OTHER, Situation.DECLINE, Situation.DEFER, Situation.MOVE),
        *(Situation.ENDING_LEAVE, Situation.REPAIR, Situation.INVITE),
        *(Situation.RULE_OPENED, Situation.RULE_CLOSED),
    ],
)
def test_what_may_hurt_can_be_said_gently(situation: Situation) -> None:
    """Where the work is close to somebody's life there are words for it (R81)."""
    assert any(one.tone is Tone.GENTLE for one in templates("en") if situation in one.situations)


def test_all_languages_have_the_same_letters() -> None:
    """Same ids, and what each needs is the same."""
    english = {one.id: one.needs() for one in templates("en")}
    for language in languages():
        assert {one.id: one.needs() for one in templates(language)} == english


def test_a_language_without_letters_is_refused_in_a_sentence() -> None:
    """It names those that there are."""
    with pytest.raises(NoSuchLanguageError, match="'pt' yet; there is en, de, fr, es"):
        templates("pt")


def write_own(folder: Path, kinds: str, words: str, frame: str = 'message = "{{ words }}"') -> Path:
    """Write a folder of letters."""
    (folder / "en").mkdir()
    (folder / "kinds.toml").write_text(kinds, "utf-8")
    (folder / "en" / "frame.toml").write_text(frame, "utf-8")
    (folder / "en" / "plain.toml").write_text(words, "utf-8")
    return folder


def test_own_letters_are_read_like_ours(tmp_path: Path) -> None:
    """A folder with kinds, a frame and words is enough."""
    kinds = '[plain]\nmine = { for = ["accept"], tone = "warm", claims = ["kin"] }\n'
    (mine,) = read_templates(write_own(tmp_path, kinds, 'mine = "Hello {{ name }}."'), "en")
    assert mine.id == "plain/mine"
    assert mine.needs() == {"name"}


@pytest.mark.parametrize(
    ("kinds", "words", "said"),
    [
        ("[plain]\n", 'mine = "Hello."', "kinds.toml does not say what it is for"),
        ('[plain]\nmine = { for = ["accept"], tone = "warm" }', "", "it has no text"),
        ('[plain]\nmine = { for = ["lunch"], tone = "warm" }', "", "Invalid enum value 'lunch'"),
        ('[plain]\nmine = { for = ["accept"], tone = "warm", claim = [] }', "", "unknown field"),
        ('[plain]\nmine = { for = ["accept"], tone = "warm" }', 'mine = "{{ x }}"', "known as 'x'"),
        (
            '[plain]\nmine = { for = ["accept"], tone = "warm", length = "note" }',
            'mine = "a"',
            "nothing for the length 'note'",
        ),
        ("[plain", "", "kinds.toml"),
    ],
)
def test_a_mistake_in_own_letters_is_a_sentence(
    tmp_path: Path, kinds: str, words: str, said: str
) -> None:
    """It says which letter and what is wrong."""
    with pytest.raises(TemplateError, match=said):
        read_templates(write_own(tmp_path, kinds, words), "en")


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """No traceback for a path that was mistyped."""
    with pytest.raises(TemplateError, match=r"kinds\.toml"):
        read_templates(tmp_path / "nowhere", "en")


def test_no_slot_goes_unused() -> None:
    """Every name that a template may use is used by one."""
    used = {
        name
        for one in templates("en")
        for name in SLOTS
        if f" {name} " in one.words.source or f" {name} " in one.frame.source
    }
    assert used == SLOTS
