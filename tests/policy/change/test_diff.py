"""Tests of what changes between two versions."""

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import SETTINGS, situations, write_policy
from policy_pairs import all_cases, policies

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.changed_people import answer_in
from friendline.policy.change.diff import Diff, diff
from friendline.policy.change.sides import Answer, joint_facts, usable
from friendline.policy.decide import Decision, decide
from friendline.policy.language.facts import BUILT_IN, FactKind, stated
from friendline.policy.language.syntax import facts_read
from friendline.policy.rules import Policy

OURS = ("audience", "barrier", "met-in-person", "open")
PRESETS = {name: load_policy(name) for name in OURS}
CHANNELS = '[channels]\nfacebook = "{}"\nlinkedin = "professional"\n'
RULES = "rule,relationship,status,purpose,answer,because\n"


def load(folder: Path, rows: str, settings_text: str = SETTINGS, *, name: str = "ours") -> Policy:
    """Write and load a policy with these rows."""
    return load_policy(write_policy(folder, RULES + rows, settings_text, name=name))


def told(**facts: Fact) -> tuple[str, ...]:
    """Say facts as reasons say them."""
    return tuple(stated(BUILT_IN[name], value, facts) for name, value in facts.items())


def both(old: Policy, new: Policy, facts: dict[str, Fact]) -> tuple[Decision, Decision]:
    """Decide a case under both versions."""
    return decide(old, usable(old, facts)), decide(new, usable(new, facts))


def is_compared(old: Policy, new: Policy, facts: dict[str, Fact]) -> bool:
    """Tell, apart from the code under test, whether a case is one that is compared."""
    read = {fact for one in (old, new) for rule in one.rules for fact in facts_read(rule.when)}
    channel = facts.get("channel")
    said_by_both = channel in old.channels and channel in new.channels
    if "purpose" in read and said_by_both and facts.get("purpose") is not None:
        return False
    return all(_known_to_one(old, new, name, value) for name, value in facts.items())


def _known_to_one(old: Policy, new: Policy, name: str, value: Fact) -> bool:
    specs = [one.facts[name] for one in (old, new) if name in one.facts]
    numbers = [spec for spec in specs if spec.kind is FactKind.NUMBER]
    if value is None or len(numbers) < len(specs):
        return True
    return any(spec.least <= int(value) <= spec.most for spec in numbers)


@settings(max_examples=50, deadline=None)
@given(policies(), policies())
def test_changes_are_counted_exactly(old: Policy, new: Policy) -> None:
    """Deciding every single situation twice finds the same changes, numbers and rules."""
    found = diff(old, new)
    specs = joint_facts(old, new)
    asked = {name: specs[name] for name in found.facts}
    cases = [case for case in all_cases(asked) if is_compared(old, new, case)]
    changed: Counter[tuple[Answer, Answer]] = Counter()
    rules: Counter[tuple[str | None, str | None]] = Counter()
    for case in cases:
        before, after = both(old, new, case)
        if answer_in(before) != answer_in(after):
            changed[answer_in(before), answer_in(after)] += 1
            rules[before.rule, after.rule] += 1
    assert found.universe == len(cases)
    assert {(one.before, one.after): one.situations for one in found.changes} == changed
    pairs = Counter[tuple[str | None, str | None]]()
    for change in found.changes:
        for pair in change.rules:
            pairs[pair.before, pair.after] += pair.situations
    assert pairs == rules


@settings(max_examples=50, deadline=None)
@given(policies(), policies())
def test_every_example_is_one(old: Policy, new: Policy) -> None:
    """The invented case of a change is answered as the change says, before and after."""
    for change in diff(old, new).changes:
        before, after = both(old, new, change.example)
        assert (answer_in(before), answer_in(after)) == (change.before, change.after)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(OURS), st.sampled_from(OURS), situations())
def test_presets_differ_exactly_where_their_answers_do(
    old: str, new: str, facts: dict[str, Fact]
) -> None:
    """A case is answered differently only by a change that is listed."""
    one, other = PRESETS[old], PRESETS[new]
    facts["purpose"] = None
    before, after = both(one, other, facts)
    listed = {(change.before, change.after) for change in _compared(old, new).changes}
    pair = (answer_in(before), answer_in(after))
    assert pair[0] == pair[1] or pair in listed


_DIFFS: dict[tuple[str, str], Diff] = {}


def _compared(old: str, new: str) -> Diff:
    if (old, new) not in _DIFFS:
        _DIFFS[old, new] = diff(PRESETS[old], PRESETS[new])
    return _DIFFS[old, new]


def test_a_policy_does_not_differ_from_itself() -> None:
    """Nothing changes between a policy and itself."""
    for policy in PRESETS.values():
        found = diff(policy, policy)
        assert (found.rows, found.settings, found.changes) == ((), (), ())
        assert found.universe


def test_turning_round_a_comparison_turns_round_its_changes() -> None:
    """What goes from A to B one way goes from B to A the other way, in the same numbers."""
    there, back = _compared("barrier", "open"), _compared("open", "barrier")
    assert {(one.before, one.after, one.situations) for one in there.changes} == {
        (one.after, one.before, one.situations) for one in back.changes
    }


def test_a_change_can_be_read(tmp_path: Path) -> None:
    """Former clients are welcome now: how many situations, who for instance, by which rules."""
    old = load(tmp_path, "clients,client,,,decline,No.\n,,,,ask,Who?\n")
    new = load(
        tmp_path,
        "former,client,former,,accept,Yes.\nclients,client,,,decline,No.\n,,,,ask,Who?\n",
        name="new",
    )
    found = diff(old, new)
    (change,) = found.changes
    assert (change.before.kind, change.after.kind) == (AnswerKind.DECLINE, AnswerKind.ACCEPT)
    assert (change.situations, found.universe) == (1, 15 * 5)
    assert change.because == told(relationship="client", status="former")
    assert change.common == {"relationship": "client", "status": "former"}
    assert [(pair.before, pair.after) for pair in change.rules] == [("clients", "former")]


def test_another_purpose_of_a_channel_is_a_change(tmp_path: Path) -> None:
    """No row changed, and yet whoever asks on Facebook is answered differently."""
    rows = "private,,,personal,decline,No.\n,,,,accept,Yes.\n"
    old = load(tmp_path, rows, SETTINGS + CHANNELS.format("personal"))
    new = load(tmp_path, rows, SETTINGS + CHANNELS.format("professional"), name="new")
    found = diff(old, new)
    (change,) = found.changes
    assert found.rows == ()
    assert change.common == {"channel": "Facebook", "purpose": "not known"}
    assert change.because == told(channel="facebook")
    # 8 other channels and no channel, of which LinkedIn leaves the purpose to the policies too.
    assert (change.situations, found.universe) == (1, 1 + 1 + 8 * 5)


def test_a_word_that_only_one_version_knows(tmp_path: Path) -> None:
    """A value that the old version did not declare was not known to it."""
    fact = '[facts.tier]\ntype = "enumeration"\nvalues = [{}]\n'
    rules = "tier,answer,because\ngold,accept,Gold.\n{},ask,Who?\n"
    folder = write_policy(tmp_path, rules.format(""), SETTINGS + fact.format('"gold"'))
    old = load_policy(folder)
    folder = write_policy(
        tmp_path,
        rules.format("silver"),
        SETTINGS + fact.format('"gold", "silver"'),
        name="new",
    )
    folder.joinpath("rules.csv").write_text(
        "tier,answer,because\ngold,accept,Gold.\nsilver,defer,Later.\n,ask,Who?\n"
    )
    (change,) = diff(old, load_policy(folder)).changes
    assert change.example == {"tier": "silver"}
    assert (change.before.kind, change.after.kind) == (AnswerKind.ASK, AnswerKind.DEFER)


def test_an_own_fact_that_is_new_is_said(tmp_path: Path) -> None:
    """A fact that only one version declares is named, and counts as one more thing to know."""
    fact = '[facts.signed]\ntype = "yes/no"\n'
    old = load(tmp_path, ",,,,ask,Who?\n")
    folder = write_policy(
        tmp_path, "signed,answer,because\nno,defer,Sign.\n,ask,Who?\n", SETTINGS + fact, name="new"
    )
    new = load_policy(folder)
    found = diff(old, new)
    assert (found.facts_added, found.facts_removed) == (("signed",), ())
    assert (found.situations, found.universe, found.facts) == (1, 3, ("signed",))
    assert diff(new, old).facts_removed == ("signed",)


def test_numbers_are_counted_one_by_one(tmp_path: Path) -> None:
    """Six months of cooling off instead of twelve are six situations."""
    rules = "months since end,answer,because\n>= {},accept,Long over.\n,defer,Wait.\n"
    old = load_policy(write_policy(tmp_path, rules.format(12)))
    new = load_policy(write_policy(tmp_path, rules.format(6), name="new"))
    (change,) = diff(old, new).changes
    assert change.situations == 6
    assert change.common == {"months_since_end": "6 to 11"}


def test_beyond_the_budget_rows_are_still_compared(tmp_path: Path) -> None:
    """Two policies too large for a diagram are compared row by row, and nothing is counted."""
    count = 250
    facts = "".join(f'[facts.f{number}]\ntype = "yes/no"\n' for number in range(count))
    header = ",".join(f"f{number}" for number in range(count))
    rules = f"rule,{header},answer,because\nall{',yes' * count},accept,Yes.\n"
    old = load_policy(write_policy(tmp_path, rules, SETTINGS + facts))
    new = load_policy(
        write_policy(tmp_path, rules.replace("accept", "ask"), SETTINGS + facts, name="new")
    )
    found = diff(old, new)
    assert (found.universe, found.changes) == (None, ())
    assert [row.kind for row in found.rows] == ["changed"]
