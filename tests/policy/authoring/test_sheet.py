"""Tests of reading whole policies: what is refused, and with which words."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policy_helpers import SETTINGS, refusal, write_policy

from friendline.model import AnswerKind
from friendline.policy.authoring.rows import MOST_RULES
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.language.syntax import ALWAYS
from friendline.policy.problems import PolicyError

RULES = """rule,relationship,status,also,answer,offer,because
,client,current,,offer_other,,Clients have their own channel.
late,,,met && kin == null,defer,,We shall see.
,,,,ask,,Anything else.
"""


def test_a_folder_is_read_into_typed_rules(tmp_path: Path) -> None:
    """Cells and expressions are the same kind of tree, and rules keep their place and text."""
    policy = load_policy(write_policy(tmp_path, RULES))
    first, late, last = policy.rules
    assert (first.name, first.row, first.answer) == ("rule 1", 2, AnswerKind.OFFER_OTHER)
    assert (late.name, late.row, last.name) == ("late", 3, "rule 3")
    assert last.when == ALWAYS
    assert dict(first.written)["relationship"] == "client"
    assert policy.alternatives == ("linkedin", "e-mail")
    assert policy.own_facts == frozenset()


@pytest.mark.parametrize("file", ["policy.toml", "rules.csv"])
def test_the_path_of_one_of_the_files_will_do(tmp_path: Path, file: str) -> None:
    """Somebody who names a file of the folder means the folder."""
    assert load_policy(write_policy(tmp_path, RULES) / file).name == "Ours"


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Nobody has to fix one mistake to hear of the next; each has a line of its own."""
    rules = "status,answer,because\ncurent,ask,b\nformr,acept,\n"
    with pytest.raises(PolicyError) as refused:
        load_policy(write_policy(tmp_path, rules, SETTINGS + "purpos = 'x'\n"))
    assert len(refused.value.problems) == 5
    assert len(str(refused.value).splitlines()) == 6
    assert "has 5 mistakes" in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A folder that lacks one of the files says which."""
    (tmp_path / "policy.toml").write_text(SETTINGS)
    assert "rules.csv: this file is missing" in refusal(tmp_path)


@pytest.mark.parametrize("name", ["met in person", "Met_In-Person", "met-in-person"])
def test_presets_are_found_however_they_are_written(name: str) -> None:
    """Spaces, hyphens, underscores and case do not matter in the name of a preset."""
    assert load_policy(name) == load_policy("met-in-person")


def test_an_unknown_name_gives_the_likely_preset() -> None:
    """Somebody who misspells a preset is told the right word and all the names."""
    with pytest.raises(PolicyError, match="did you mean 'audience'") as refused:
        load_policy("audiance")
    assert all(name in str(refused.value) for name in preset_names())


def test_an_edited_copy_wins_over_the_preset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of one's own that is called like a preset is what is meant."""
    write_policy(tmp_path, RULES, name="open")
    monkeypatch.chdir(tmp_path)
    assert load_policy("open").name == "Ours"


CELL = st.sampled_from(["client", "not", "yes", "< 3", "5-10", "ask", "accept", "x {offer}", '"'])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(CELL | st.text(max_size=5), min_size=4, max_size=4), max_size=4),
    st.text(max_size=30),
)
def test_any_two_files_are_a_policy_or_a_policy_error(
    tmp_path: Path, rows: list[list[str]], extra: str
) -> None:
    """No content of the files has any other outcome."""
    rules = "relationship,months_known,answer,because\n" + "\n".join(map(",".join, rows))
    folder = write_policy(
        tmp_path,
        rules.encode("utf-8", "surrogatepass"),
        (SETTINGS + extra).encode("utf-8", "surrogatepass"),
    )
    try:
        assert load_policy(folder).rules
    except PolicyError as refused:
        assert refused.problems  # noqa: PT017 - either outcome is right


def test_a_hopeless_sheet_gives_a_short_text(tmp_path: Path) -> None:
    """Hundreds of mistakes are counted, not all printed; all are there to be listed."""
    rules = "status,answer,because\n" + "curent,ask,b\n" * 200
    with pytest.raises(PolicyError, match="and 150 more") as refused:
        load_policy(write_policy(tmp_path, rules))
    assert len(refused.value.problems) == 200


def test_a_folder_without_the_files_says_which_are_missing(tmp_path: Path) -> None:
    """An empty folder is taken for a policy that lacks both."""
    assert len(refusal(tmp_path).splitlines()) == 3


def test_more_rules_than_anyone_writes_are_refused(tmp_path: Path) -> None:
    """A sheet beyond all use is refused as a whole."""
    rules = "answer,because\n" + "ask,b\n" * (MOST_RULES + 1)
    assert "more than 10,000 rules" in refusal(write_policy(tmp_path, rules))
