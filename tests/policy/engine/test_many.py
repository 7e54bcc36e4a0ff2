"""Tests of deciding many cases at once: cell by cell the same as one by one."""

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import islice, product

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import situations
from policy_random import FACTS, WAYS, Row, by_hand, cases, policies, table_of

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.decide import answer_of, decide
from friendline.policy.engine import many
from friendline.policy.engine.columns import canonical
from friendline.policy.engine.flat import CHUNK
from friendline.policy.engine.many import decide_many, rule_of_many
from friendline.policy.language.facts import FactKind, UnknownFactError, WrongFactError, declared
from friendline.policy.language.regions import regions
from friendline.policy.language.syntax import ALWAYS, IsUnknown, OneOf
from friendline.policy.rules import Policy, Rule

PRESETS = {name: load_policy(name) for name in preset_names()}


def by_table(policy: Policy, rows: Sequence[dict[str, Fact]]) -> list[Row]:
    """Decide by the flat tables."""
    assert many.flat(policy) is not None
    table = table_of(rows, policy.facts)
    found = decide_many(policy, table)
    assert rule_of_many(policy, table).equals(found["rule"])
    return found.rows()


def by_rows(policy: Policy, rows: Sequence[dict[str, Fact]]) -> list[Row]:
    """Decide with Polars, as where the diagram would be too large."""
    found = many.row_by_row(policy, table_of(rows, policy.facts))
    return found.rows()


def one_by_one(policy: Policy, rows: Sequence[dict[str, Fact]]) -> list[Row]:
    """Decide with reasons, one case after the other."""
    index = {rule.name: place for place, rule in enumerate(policy.rules)}
    made = [decide(policy, facts) for facts in rows]
    return [
        (None if one.rule is None else index[one.rule], str(one.answer), one.offer, one.onto_list)
        for one in made
    ]


def walked(policy: Policy, rows: Sequence[dict[str, Fact]]) -> list[Row]:
    """Decide without reasons, one case after the other."""
    made = [answer_of(policy, facts) for facts in rows]
    return [(one.rule, str(one.answer), one.offer, one.onto_list) for one in made]


@settings(max_examples=60, deadline=None)
@given(policies(), st.lists(cases(), min_size=1, max_size=12))
def test_all_ways_give_the_same_answer(policy: Policy, rows: list[dict[str, Fact]]) -> None:
    """Reading by hand, tables, Polars, walk and decide agree on every cell of any policy."""
    wanted = [by_hand(policy, facts) for facts in rows]
    assert one_by_one(policy, rows) == wanted
    assert walked(policy, rows) == wanted
    assert by_table(policy, rows) == wanted
    assert by_rows(policy, rows) == wanted


def samples(policy: Policy) -> dict[str, list[Fact]]:
    """Give a value of each kind that a policy tells apart, for every fact that it asks for.

    The purpose given, not given and not known are included.
    """
    tests = {**policy.tests, "channel": ()}
    tests["channel"] = tuple(
        OneOf("channel", (channel,)) for channel in policy.facts["channel"].values
    )
    return {
        name: [region.sample for region in regions(policy.facts[name], asked)]
        for name, asked in tests.items()
    }


def every_situation(policy: Policy) -> Iterator[dict[str, Fact]]:
    """Give one case of every situation."""
    told_apart = samples(policy)
    for values in product(*told_apart.values()):
        yield dict(zip(told_apart, values, strict=True))


def table_of_every_situation(policy: Policy) -> pl.DataFrame:
    """Give them as a table, in the same order."""
    columns = (
        table_of([{name: value} for value in values], policy.facts)
        for name, values in samples(policy).items()
    )
    return reduce(
        lambda left, right: left.join(right, how="cross", maintain_order="left_right"), columns
    )


@pytest.mark.parametrize("name", preset_names())
def test_presets_are_decided_alike_in_every_situation(name: str) -> None:
    """Tables and Polars agree on every situation of a preset, and with decide on a share of it."""
    policy = PRESETS[name]
    table = table_of_every_situation(policy)
    assert many.flat(policy) is not None
    answers = decide_many(policy, table)
    assert rule_of_many(policy, table).equals(answers["rule"])
    assert answers.equals(many.row_by_row(policy, table))
    every = max(1, table.height // 700)
    rows, told = table.gather_every(every).to_dicts(), answers.gather_every(every).rows()
    assert rows == list(islice(every_situation(policy), 0, None, every))
    assert told == [by_hand(policy, facts) for facts in rows]
    assert told == one_by_one(policy, rows) == walked(policy, rows)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(PRESETS)), st.lists(situations(), min_size=1, max_size=20))
def test_presets_are_decided_alike_anywhere(name: str, rows: list[dict[str, Fact]]) -> None:
    """So they do where facts are given that no rule reads."""
    assert by_table(PRESETS[name], rows) == one_by_one(PRESETS[name], rows)


@pytest.mark.parametrize("rows", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 9])
def test_every_length_of_table_is_decided_whole(rows: int) -> None:
    """Chunks have no seams: around their bounds every row has its own answer."""
    policy = PRESETS["met-in-person"]
    few = list(islice(every_situation(policy), 0, None, 7_919))[:11]
    once = table_of(few, policy.facts)
    table = once.select(pl.all().gather(pl.int_range(rows, eager=True) % len(few)))
    wanted = by_table(policy, few)
    answers = decide_many(policy, table)
    assert answers.height == rows
    assert answers.rows()[-30:] == [wanted[place % len(few)] for place in range(rows)][-30:]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(cases(("channel", "purpose", "met", "months_known")), min_size=1, max_size=40),
    st.integers(0, 39),
    st.integers(0, 40),
)
def test_a_part_of_a_table_is_decided_like_the_whole(
    rows: list[dict[str, Fact]], start: int, length: int
) -> None:
    """Wherever a part begins, in the middle of a byte of bits too, and in however many chunks."""
    policy = PRESETS["met-in-person"]
    whole = table_of(rows, policy.facts)
    wanted = decide_many(policy, whole)
    assert decide_many(policy, whole[start : start + length]).equals(wanted[start : start + length])
    halves = pl.concat([whole[:start], whole[start:]], rechunk=False)
    assert decide_many(policy, halves).equals(wanted)


@pytest.mark.parametrize("kinds", [1, 2, 6, 290])
@pytest.mark.parametrize("rules", [5, 300])
def test_few_and_many_lists_are_given_alike(kinds: int, rules: int) -> None:
    """However many different lists and rules there are, each row has its own."""
    facts = {**FACTS, "number": declared("number", FactKind.NUMBER, bounds=(0, 400))}
    made = tuple(
        Rule(
            name=f"r{place}",
            number=place + 1,
            row=place + 2,
            when=OneOf("number", (place,)),
            written=(),
            answer=list(AnswerKind)[place % kinds % 6],
            because="so",
            onto_list=None if place % 7 == 0 else f"list {place % kinds}",
        )
        for place in range(rules)
    )
    policy = Policy(name="p", version="1", rules=made, facts=facts, alternatives=WAYS)
    rows: list[dict[str, Fact]] = [{"number": number} for number in range(0, 400, 3)]
    wanted = [by_hand(policy, facts) for facts in rows]
    assert by_table(policy, rows) == by_rows(policy, rows) == wanted


WORDS = ["client", None, "unknown", "friend"]


@pytest.mark.parametrize(
    "dtype",
    [
        pl.String,
        pl.Categorical,
        pl.Enum(["friend", "unknown", "client"]),
        pl.Enum([*FACTS["relationship"].values, "unknown"]),
    ],
)
def test_words_may_be_of_any_text_type(dtype: pl.DataType) -> None:
    """Text, Categorical and any Enum are read alike, and the word "unknown" is not known."""
    policy = PRESETS["audience"]
    column = pl.Series("relationship", WORDS, dtype=dtype)
    answers = decide_many(policy, pl.DataFrame([column]))
    known = [None if word == "unknown" else word for word in WORDS]
    assert answers.rows() == [by_hand(policy, {"relationship": word}) for word in known]


@pytest.mark.parametrize("dtype", [pl.Int8, pl.UInt8, pl.Int16, pl.UInt64, pl.Int128])
def test_numbers_may_be_of_any_whole_type(dtype: pl.DataType) -> None:
    """Wide and narrow, signed or not: not known stays not known."""
    rule = Rule(
        name="a",
        number=1,
        row=2,
        when=IsUnknown("score"),
        written=(),
        answer=AnswerKind.ASK,
        because="so",
    )
    policy = Policy(name="p", version="1", rules=(rule,), facts=FACTS)
    table = pl.DataFrame({"score": pl.Series([0, None, 4], dtype=dtype)})
    assert decide_many(policy, table)["rule"].to_list() == [None, 0, None]


def test_many_cuts_are_found_too() -> None:
    """A number with a rule for each of sixty values, and a word with three hundred."""
    words = tuple(f"w{place}" for place in range(300))
    facts = {
        **FACTS,
        "number": declared("number", FactKind.NUMBER, bounds=(-40_000, 40_000)),
        "word": declared("word", FactKind.ENUMERATION, values=words),
    }
    tests = [OneOf("number", (place * 100,)) for place in range(60)]
    tests += [OneOf("word", (word,)) for word in words]
    rules = tuple(
        Rule(
            name=f"r{place}",
            number=place + 1,
            row=place + 2,
            when=when,
            written=(),
            answer=AnswerKind.ACCEPT,
            because="so",
        )
        for place, when in enumerate(tests)
    )
    policy = Policy(name="p", version="1", rules=rules, facts=facts)
    rows: list[dict[str, Fact]] = [
        {"number": number, "word": word}
        for number in (-40_000, -1, 0, 1, 5_900, 5_901, 40_000, None)
        for word in ("w0", "w255", "w256", "w299", None)
    ]
    wanted = [by_hand(policy, facts) for facts in rows]
    assert by_table(policy, rows) == by_rows(policy, rows) == wanted


def test_a_policy_that_asks_nothing_is_decided() -> None:
    """One rule for everything, and no column at all."""
    rule = Rule(
        name="all",
        number=1,
        row=2,
        when=ALWAYS,
        written=(),
        answer=AnswerKind.ACCEPT,
        because="so",
    )
    policy = Policy(name="p", version="1", rules=(rule,), facts=FACTS)
    table = pl.DataFrame({"kin": [True, None]})
    assert decide_many(policy, table).rows() == [(0, "accept", None, None)] * 2
    assert decide_many(policy, pl.DataFrame()).rows() == []


def test_over_budget_the_answers_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no diagram fits, many and single decisions are taken row by row."""
    monkeypatch.setattr("friendline.policy.engine.compiled.MOST_NODES", 5)
    policy = load_policy("audience")
    rows = list(islice(every_situation(policy), 0, None, 4_001))
    answers = decide_many(policy, table_of(rows, policy.facts)).rows()
    assert many.flat(policy) is None
    assert answers == walked(policy, rows) == by_table(PRESETS["audience"], rows)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("relationship", ["client", "cleint"]),
        ("relationship", [3]),
        ("met", ["yes"]),
        ("met", [1]),
        ("months_known", [1.5]),
        ("months_known", [None, 1201]),
        ("months_known", [-1]),
        ("months_since_end", [5000]),
        ("months_known", [True]),
    ],
)
def test_a_value_that_cannot_be_is_refused(name: str, values: list[object]) -> None:
    """As for a single decision, also where no rule reads the fact; the message names it."""
    with pytest.raises(WrongFactError, match=name):
        decide_many(PRESETS["open"], pl.DataFrame({name: values}))
    with pytest.raises(WrongFactError, match=name):
        canonical(FACTS[name], pl.Series(values))


def test_the_wrong_word_is_named() -> None:
    """The first word that is not known is in the message, with the likely one."""
    with pytest.raises(WrongFactError, match="'cleint' is not known; did you mean 'client'"):
        decide_many(PRESETS["open"], pl.DataFrame({"relationship": ["client", "cleint"]}))


def test_a_column_that_is_no_fact_is_refused() -> None:
    """A misspelt name of a column is not silently left out."""
    with pytest.raises(UnknownFactError, match="realtionship"):
        decide_many(PRESETS["open"], pl.DataFrame({"realtionship": ["client"]}))
