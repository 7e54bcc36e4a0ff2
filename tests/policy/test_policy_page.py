"""Tests that the page about policies says what is so."""

import re
from pathlib import Path

import pytest
from policy_helpers import write_policy

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.settings import RULE_COLUMNS
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.decide import decide
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.syntax import facts_read
from friendline.policy.problems import PolicyError
from friendline.policy.rules import Policy

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "policy.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    """Give the worked example's file."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """The worked example of the page."""
    folder = tmp_path_factory.mktemp("page")
    return load_policy(write_policy(folder, example("csv"), example("toml")))


@pytest.mark.parametrize(
    ("facts", "rule", "answer"),
    [
        ({"relationship": "client", "status": "current"}, "clients", AnswerKind.OFFER_OTHER),
        (
            {"relationship": "client", "status": "former", "months_since_end": 7},
            "later",
            AnswerKind.ACCEPT_RESTRICTED,
        ),
        (
            {"relationship": "client", "status": "former", "months_since_end": 2, "met": True},
            "too early",
            AnswerKind.DEFER,
        ),
        ({"relationship": "client", "signed_letter": False}, "no letter", AnswerKind.DEFER),
        ({"relationship": "client", "channel": "linkedin"}, "at work", AnswerKind.ACCEPT),
        ({"relationship": "friend"}, "rule 7", AnswerKind.ASK),
    ],
)
def test_the_worked_example_answers_as_the_page_says(
    policy: Policy, facts: dict[str, Fact], rule: str, answer: AnswerKind
) -> None:
    """The example of the page is a sound policy, and its cases get the answers it promises."""
    decision = decide(policy, {"channel": "facebook"} | facts)
    assert (decision.rule, decision.answer) == (rule, answer)


def test_the_reasons_stand_on_the_page(policy: Policy) -> None:
    """The page quotes the reasons of the example as they are given."""
    decision = decide(policy, {"channel": "facebook", "relationship": "client"})
    said = " ".join(PAGE.split()).casefold()
    assert decision.offer == "linkedin"
    assert "; ".join(decision.reasons).replace(".;", ";").casefold() in said


def test_every_fact_and_value_is_on_the_page() -> None:
    """Nobody has to guess a column or a word."""
    for spec in BUILT_IN.values():
        row = re.search(rf"^\| `{spec.name}` \|(.*)\|$", PAGE, re.MULTILINE)
        assert row is not None, spec.name
        assert all(value.replace("_", " ") in row[1] for value in spec.values)


@pytest.mark.parametrize(
    "word", [*RULE_COLUMNS, *AnswerKind, *preset_names(), "in_force_from", "must_not_matter"]
)
def test_every_column_answer_and_preset_is_on_the_page(word: str) -> None:
    """Whatever may be written is named."""
    assert f"`{word}`" in PAGE


def test_the_expressions_on_the_page_are_read() -> None:
    """The examples of the column for further conditions are sound."""
    section = PAGE.split("### The column `also`")[1].split("\n`&&`")[0]
    examples = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    assert len(examples) == 3
    assert all(facts_read(parse_expression(text, BUILT_IN)) for text in examples)


@pytest.mark.parametrize("name", preset_names())
def test_the_sentence_of_each_preset_is_on_the_page(name: str) -> None:
    """The page shows each preset by its own sentence."""
    assert load_policy(name).sentence in PAGE


def test_the_mistakes_on_the_page_are_real_messages(tmp_path: Path) -> None:
    """The messages shown are those that somebody will see."""
    rules = (
        "status,months_since_end,age,answer,because\n"
        ",,,ask,b\n,,,ask,b\ncurent,,,ask,b\n,,,ask,b\n,5-10,,ask,b\n"
    )
    with pytest.raises(PolicyError) as refused:
        load_policy(write_policy(tmp_path, rules))
    shown = [line.strip() for line in PAGE.splitlines() if line.startswith("    rules.csv, row")]
    assert len(shown) == 3
    for line in shown:
        assert line.removesuffix(" ...") in str(refused.value)


def test_the_mistake_in_the_settings_is_a_real_message_of_the_example(tmp_path: Path) -> None:
    """The line that is told is that of the worked example with one letter left out."""
    settings = example("toml").replace("facebook =", "facebok =")
    with pytest.raises(PolicyError) as refused:
        load_policy(write_policy(tmp_path, example("csv"), settings))
    (shown,) = (line.strip() for line in PAGE.splitlines() if line.startswith("    policy.toml, l"))
    assert shown in str(refused.value)
