"""Tests of the wording files."""

import re
import tomllib
from datetime import date
from importlib import resources

import msgspec
import pytest
from publish_helpers import made_up_language

from friendline.model import AnswerKind
from friendline.policy.citations import Duty, Strength
from friendline.policy.language.facts import BUILT_IN, FactKind
from friendline.policy.publish.wording import (
    NoSuchLanguageError,
    NoSuchPlaceError,
    Voice,
    languages,
    read_wording,
    wording,
)

_FOLDER = resources.files("friendline.policy.publish")


def test_english_is_shipped() -> None:
    """English is there; a language without a file is refused with the ones that are."""
    assert languages() == ("en",)
    with pytest.raises(NoSuchLanguageError, match=r"'xx' yet; there is en\."):
        wording("xx")


def test_a_language_is_no_path() -> None:
    """The name of a language cannot lead out of the folder."""
    with pytest.raises(NoSuchLanguageError):
        wording("../languages/en")


@pytest.mark.parametrize("name", sorted(BUILT_IN))
def test_every_built_in_fact_has_words_for_all_its_values(name: str) -> None:
    """No built-in fact and no value of one falls back to its raw name."""
    words, spec = wording().facts[name], BUILT_IN[name]
    match spec.kind:
        case FactKind.NUMBER:
            assert words.amount is not None
        case FactKind.YES_NO:
            assert set(words.each) == {"yes", "no"}
        case FactKind.ENUMERATION if words.listed is None:
            assert set(words.each) == set(spec.values)
        case FactKind.ENUMERATION:
            assert name == "channel" or set(words.listed.words) == set(spec.values)


def test_answers_duties_and_strengths_are_all_worded() -> None:
    """Everything that a policy can say has its words."""
    words = wording()
    assert set(words.answers) == set(AnswerKind) == set(words.said) & set(AnswerKind)
    assert set(AnswerKind) <= set(words.told)
    assert set(words.duties) == set(Duty)
    assert set(words.strengths) == set(Strength)
    assert set(words.purposes) == set(BUILT_IN["purpose"].values) == set(words.my_purposes)
    assert set(words.nouns) == set(BUILT_IN["relationship"].values)


def test_a_wording_with_a_missing_or_a_foreign_part_is_refused() -> None:
    """A translator who leaves a part out, or misspells one, is told."""
    source = (_FOLDER / "languages" / "en.toml").read_text("utf-8")
    with pytest.raises(msgspec.ValidationError, match="unknown field `shape`"):
        read_wording(source.replace("[shapes]", "[shape]").encode())
    with pytest.raises(msgspec.ValidationError, match="plural"):
        read_wording(source.replace('plural = "one_other"', "").encode())


def test_every_phrase_of_the_file_is_used() -> None:
    """No dead wording for translators to work on."""
    table = tomllib.loads((_FOLDER / "languages" / "en.toml").read_text("utf-8"))
    code = "".join(
        file.read_text("utf-8") for file in _FOLDER.iterdir() if file.name.endswith(".py")
    )
    groups = ("lists", "amounts", "shapes", "own_facts", "told", "said", "client", "foot", "staff")
    keys = {key for group in groups for key in table[group]} - set(AnswerKind)
    assert {key for key in keys if not re.search(rf'"{key}"', code)} <= {"yes", "no"}


def test_lists_read_like_speech() -> None:
    """One, two and more words are joined as in a sentence."""
    words = wording()
    assert words.listed([]) == ""
    assert words.listed(["a"]) == "a"
    assert words.listed(["a", "b"]) == "a or b"
    assert words.listed(["a", "b", "c"], "and") == "a, b and c"


def test_counts_follow_the_plural_rule() -> None:
    """One month and two months; another language has other forms."""
    words = wording()
    assert words.counted(1, words.months_counted) == "a month"
    assert words.counted(2, words.months_counted) == "two months"
    assert words.counted(13, words.months_counted) == "13 months"
    slavic = msgspec.structs.replace(words, plural="one_few_other")
    forms = {"one": "{number} I", "few": "{number} II", "other": "{number} III"}
    said = [slavic.counted(number, forms).split()[1] for number in (1, 2, 4, 5, 12, 22, 25)]
    assert said == ["I", "II", "II", "III", "III", "II", "III"]
    plain = msgspec.structs.replace(words, plural="other")
    assert plain.counted(1, forms) == "one III"


def test_dates_are_written_out() -> None:
    """A date reads the same everywhere."""
    assert wording().dated(date(2026, 1, 9)) == "9 January 2026"


def test_braces_in_what_is_put_in_stay_braces() -> None:
    """A text of the policy is never read as a template."""
    said = wording().fill("{label} and {I}", label="{I} {me} {x}")
    assert said == "{I} {me} {x} and you"


def test_a_place_without_anything_to_put_in_is_named() -> None:
    """A translator's misspelt place is an error that says where."""
    with pytest.raises(NoSuchPlaceError, match=r"'\{clasue\}'"):
        wording().fill("if {clasue}", Voice.ALOUD, clause="it rains")


def test_a_second_language_can_be_read() -> None:
    """The same parts in other words make a language."""
    assert made_up_language().shapes["anyone"] == "аныоне"
