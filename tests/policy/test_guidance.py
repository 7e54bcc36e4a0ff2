"""Tests of the packs: what professions ask, where it comes from, and what a policy can be asked."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from guidance_helpers import askable, breach, keeping_table, pack_table, promise_table, verdicts_on
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from policy_helpers import SETTINGS, situations, write_policy

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.citations import DUTIES, Confidence, Duty, Strength
from friendline.policy.guidance import (
    NOT_LEGAL_ADVICE,
    NoSuchPackError,
    Pack,
    PackError,
    citations,
    load_pack,
    pack_names,
    promises_for,
)
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.regions import can_be_true
from friendline.policy.language.syntax import And, OneOf, facts_read, truth
from friendline.policy.rules import Promise

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "professions.md").read_text(encoding="utf-8")
PACKS = {name: load_pack(name) for name in pack_names()}
PROMISES = [(pack, promise) for pack in PACKS.values() for promise in pack.promises]
EACH_PROMISE = pytest.mark.parametrize(
    ("pack", "promise"), PROMISES, ids=[f"{pack.name} {one.id}" for pack, one in PROMISES]
)
BANS = [
    promise
    for _, promise in PROMISES
    if AnswerKind.ACCEPT in promise.never and set(facts_read(promise.when)) <= set(BUILT_IN)
]
BARRIER = load_policy("barrier")
ONE = """
title = "Ours"
[sources.ours]
body = "We"
title = "Rules"
[[promises]]
id = "a"
text = "No client is accepted."
when = "relationship == 'client'"
never = ["accept"]
source = "ours"
"""


def one_reason(name: str, promise: str, **asked: str | date) -> str | None:
    """Give why a promise of a pack is outside the preset ``barrier``, ``None`` where it is not."""
    _, outside = promises_for(BARRIER, PACKS[name], **asked)  # type: ignore[arg-type]
    return next((one.reason for one in outside if one.promise.id == promise), None)


def test_there_is_a_pack_for_each_profession() -> None:
    """The ten packs are found by their names, and also as people write them."""
    assert pack_names() == (
        "financial_advice",
        "infrequent_buyer",
        "judges",
        "law",
        "medicine",
        "nursing",
        "psychotherapy_counselling",
        "small_office",
        "social_work",
        "teaching",
    )
    assert load_pack("Social work") == load_pack("social-work") == PACKS["social_work"]


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_pack_says_that_it_is_no_legal_advice(pack: Pack) -> None:
    """Nobody can show a pack without that note."""
    assert pack.notes[0] == NOT_LEGAL_ADVICE
    assert "not legal advice" in pack.notes[0]
    assert pack.title
    assert pack.promises


@EACH_PROMISE
def test_every_promise_names_what_it_rests_on(pack: Pack, promise: Promise) -> None:
    """A promise has its text, the month in which that was looked up, and how sure that is."""
    source = promise.source
    assert source is not None
    assert source.body
    assert source.title
    assert source.seen == "2026-11"
    assert source.confidence in {Confidence.HIGH, Confidence.MEDIUM}
    assert source.year is None or 2000 < source.year <= 2026
    assert source.body in str(source)
    assert promise.id.startswith(source.id)


@EACH_PROMISE
def test_every_promise_is_one_plain_sentence(pack: Pack, promise: Promise) -> None:
    """A promise can be read out: one sentence, short, calm."""
    assert re.fullmatch(r"[A-Z][^.!?]{20,150}\.", promise.text), promise.text


@EACH_PROMISE
def test_every_promise_asks_for_something_that_can_be_told(pack: Pack, promise: Promise) -> None:
    """A promise rules an answer out or asks for something to do, over facts that are declared."""
    assert promise.rules_out or promise.duties
    assert set(facts_read(promise.when)) <= {*BUILT_IN, *pack.facts}
    assert not set(promise.never) & set(promise.always)


@settings(max_examples=150)
@given(st.sampled_from(BANS), situations())
def test_no_ban_on_those_in_ones_care_reaches_own_family(
    promise: Promise, facts: dict[str, Fact]
) -> None:
    """Where a promise forbids to accept clients, patients or students, family is left out (P10)."""
    assert truth(promise.when, facts | {"kin": True}) is not True


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_no_pack_asks_for_what_cannot_be(pack: Pack) -> None:
    """Two promises that leave no answer together never speak of the same case."""
    for one, other in combinations(pack.promises, 2):
        if not any(one.allows(answer) and other.allows(answer) for answer in AnswerKind):
            both = And((one.when, other.when))
            assert not can_be_true(both, {**BUILT_IN, **pack.facts}), (one.id, other.id)


def test_every_text_is_cited() -> None:
    """No text stands in the list that no promise rests on."""
    cited = {promise.source.id for _, promise in PROMISES if promise.source}
    assert cited == set(citations())


def test_what_was_only_recalled_is_left_out() -> None:
    """Rows of the lowest confidence are no facts, and none has come in (guidance 3.2 to 3.6)."""
    said = " ".join([*citations(), *(promise.text for _, promise in PROMISES)])
    for recalled in ("APA-2021", "206(4)", "Marketing", "co-worker", "contact upload"):
        assert recalled not in said


def test_low_confidence_cannot_be_written(tmp_path: Path) -> None:
    """A pack with a row that was only recalled is refused."""
    text = ONE.replace('title = "Rules"', 'title = "Rules"\nconfidence = "L"')
    with pytest.raises(PackError, match=r"sources\.ours\.confidence: 'L' is not known"):
        load_pack(own(tmp_path, text))


@pytest.mark.parametrize("name", PACKS)
def test_every_promise_is_either_checkable_or_outside_with_a_reason(name: str) -> None:
    """None is silently passed: what cannot be asked is listed, with a whole sentence."""
    checkable, outside = promises_for(BARRIER, PACKS[name])
    ids = [promise.id for promise in checkable] + [one.promise.id for one in outside]
    assert sorted(ids) == sorted(promise.id for promise in PACKS[name].promises)
    assert all(promise.rules_out for promise in checkable)
    assert all(set(facts_read(promise.when)) <= set(BARRIER.facts) for promise in checkable)
    assert all(re.fullmatch(r"(It|This) .*\.", one.reason) for one in outside)


def test_a_promise_over_facts_that_are_not_declared_is_outside() -> None:
    """The reason names each fact and says how to have the promise checked."""
    assert one_reason("law", "SDCBA-2011-2-represented") == (
        "It speaks of facts that this policy does not declare: role and represented. Copy "
        "[facts.role] and [facts.represented] from the pack to have it checked."
    )


def test_something_to_do_is_outside() -> None:
    """A duty alone is no property of rules, and the reason says what is to be done."""
    reason = one_reason("medicine", "AMA-2.3.2-review")
    assert reason == (
        "It asks you to do something (look through it again); no rule of a policy does that for "
        "you."
    )


@pytest.mark.parametrize(
    ("pack", "promise", "day", "reason"),
    [
        ("medicine", "GMC-2013", date(2026, 11, 1), "It held until 31 December 2024."),
        ("medicine", "GMC-2013", date(2015, 1, 1), None),
        ("medicine", "GMC-2013", date(2013, 3, 31), "It holds from 1 April 2013 on."),
        ("medicine", "GMC-2024", date(2023, 12, 31), "It holds from 1 January 2024 on."),
        ("judges", "Domville-2012", date(2018, 11, 15), "It held until 14 November 2018."),
    ],
)
def test_what_does_not_hold_on_the_day_is_outside(
    pack: str, promise: str, day: date, reason: str | None
) -> None:
    """Guidance has a first and a last day; Florida changed its mind in 2018."""
    assert one_reason(pack, promise, day=day) == reason


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("CA-ON", None),
        ("CA", "It holds in CA-ON, not in CA."),
        ("GB", "It holds in CA-ON, not in GB."),
        ("CA-ONT", "It holds in CA-ON, not in CA-ONT."),
    ],
)
def test_what_does_not_hold_in_the_place_is_outside(place: str, reason: str | None) -> None:
    """The rule of a province does not hold in the whole country, nor in another."""
    assert one_reason("teaching", "OCT-2011-connect", place=place) == reason


def test_the_rule_of_a_country_holds_in_its_parts() -> None:
    """What holds in the United States holds in Florida."""
    assert one_reason("social_work", "NASW-1.06-connect", place="US-FL") is None


@pytest.mark.parametrize("place", ["UK", "gb", "UK-SCT", " GB-ENG "])
def test_places_may_be_written_as_people_do(place: str) -> None:
    """Capitals do not matter, and the United Kingdom may be called UK."""
    assert one_reason("nursing", "NMC", place=place) is None


def test_a_fact_that_is_declared_otherwise_is_outside(tmp_path: Path) -> None:
    """A fact of the same name and another type cannot be asked, and that is said."""
    declared = SETTINGS + '[facts.role]\ntype = "yes/no"\n[facts.represented]\ntype = "yes/no"\n'
    policy = load_policy(write_policy(tmp_path, "answer,because\nask,b\n", declared))
    _, outside = promises_for(policy, PACKS["law"])
    reasons = {one.promise.id: one.reason for one in outside}
    assert reasons["SDCBA-2011-2-represented"].startswith(
        "This policy declares its facts otherwise than the pack: role is a fact of kind yes/no"
    )


def blocks(language: str) -> list[str]:
    """Give the examples of the page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_for_lawyers_has_more_checked_and_keeps_it(tmp_path: Path) -> None:
    """With the facts copied in, the promise is checked; a rule keeps it, no rule breaks it."""
    facts = blocks("toml")[0]
    rules = blocks("csv")[0]
    policy = load_policy(write_policy(tmp_path, rules, SETTINGS + facts))
    checkable, _ = promises_for(policy, PACKS["law"])
    assert [promise.id for promise in checkable] == ["SDCBA-2011-2-represented"]
    assert breach(policy, checkable[0]) is None
    loose = write_policy(tmp_path, "answer,because\naccept,b\n", SETTINGS + facts, name="loose")
    person = breach(load_policy(loose), checkable[0])
    assert person is not None
    assert person["represented"] is True


def test_the_pack_on_the_page_is_sound(tmp_path: Path) -> None:
    """The example of a pack of one's own can be used as it stands."""
    pack = load_pack(own(tmp_path, blocks("toml")[1]))
    promise = pack.promises[0]
    assert (promise.strength, promise.duties) == (Strength.MUST, (Duty.REPLY,))
    assert promise.source is not None
    assert promise.source.holds_on(date(2026, 4, 1))
    assert not promise.source.holds_on(date(2026, 3, 31))
    assert breach(BARRIER, promise) is not None


def tables() -> Iterator[tuple[str, Iterator[str]]]:
    """Give the tables of the page as they must be."""
    yield "packs", pack_table()
    yield "must", keeping_table(Strength.MUST)
    yield "should", keeping_table(Strength.SHOULD)
    for name in pack_names():
        yield name, promise_table(name)


@pytest.mark.parametrize(
    "table", [table for _, table in tables()], ids=[name for name, _ in tables()]
)
def test_the_tables_of_the_page_are_so(table: Iterator[str]) -> None:
    """What the page says of packs and presets is what the proofs give."""
    assert "\n".join(table) in PAGE


@pytest.mark.parametrize("strength", [Strength.MUST, Strength.SHOULD])
def test_the_page_names_the_packs_of_which_nothing_can_be_checked(strength: Strength) -> None:
    """A pack that stands in no table is named in a sentence."""
    found = re.search(rf"No preset can be asked for a \*{strength}\* of.*?\n\n", PAGE, re.DOTALL)
    assert found is not None
    named = set(re.findall(r"`(\w+)`", found[0]))
    assert named == {name for name in pack_names() if not askable(name, strength)}


@pytest.mark.parametrize("name", PACKS)
def test_what_the_barrier_breaks_is_about_professional_accounts(name: str) -> None:
    """On personal and mixed accounts the preset keeps every must and should, as the page says."""
    elsewhere = OneOf("purpose", ("personal", "mixed"))
    checkable, _ = promises_for(BARRIER, PACKS[name])
    narrowed = [
        structs.replace(promise, when=And((promise.when, elsewhere)))
        for promise in checkable
        if promise.strength is not Strength.CONSIDER
    ]
    assert all(verdict.proved for verdict in verdicts_on(BARRIER, narrowed))


@pytest.mark.parametrize("word", [*Duty, *Strength, *Confidence])
def test_every_word_of_a_promise_is_on_the_page(word: str) -> None:
    """Nobody has to guess what may be written."""
    assert re.search(rf"\b{word}\b", PAGE)


def test_every_duty_can_be_said() -> None:
    """Each duty has its words."""
    assert set(DUTIES) == set(Duty)


def own(folder: Path, text: str | bytes) -> Path:
    """Write a pack of one's own and give its path."""
    path = folder / "ours.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_a_pack_of_ones_own_may_cite_what_friendline_has(tmp_path: Path) -> None:
    """Texts that the shipped packs cite need not be written again."""
    pack = load_pack(own(tmp_path, ONE.replace('source = "ours"', 'source = "NMC"')))
    assert pack.name == "ours"
    assert pack.promises[0].source == citations()["NMC"]
    assert load_pack(own(tmp_path, ONE)).promises[0].source != citations()["NMC"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('title = "Ours"', "", "ours.toml, title: this is needed and is not there"),
        ('id = "a"', "", "ours.toml, line 6, promises 1: a promise of a pack needs an id"),
        (
            'never = ["accept"]',
            "",
            "promises 1.never: this promise asks for nothing; write never, a",
        ),
        ('source = "ours"', "", "promises 1.source: this is needed and is not there"),
        ('source = "ours"', 'source = "our"', "promises 1.source: 'our' is not known; did you me"),
        ("'client'", "'clinet'", "promises 1.when: 'clinet' is not known; did you mean 'client'"),
        ('never = ["accept"]', 'never = ["acept"]', "promises 1.never: 'acept' is not known; did"),
        ('id = "a"', 'id = "a"\nstrength = "must not"', "promises 1.strength: 'must not' is not"),
        ('id = "a"', 'id = "a"\nduties = ["replay"]', "promises 1.duties: 'replay' is not known"),
        ('body = "We"', 'body = "We"\nyear = 26', "sources.ours.year: 26 is not a year"),
        ('body = "We"', 'body = "We"\nseen = "June"', "sources.ours.seen: 'June' is not a month"),
        ('body = "We"', 'body = "We"\njurisdictions = ["Ohio"]', "'Ohio' is not a country or a"),
        ('body = "We"', 'body = "We"\nin_force_from = "2026-13"', "'2026-13' is not a day"),
        ('body = "We"', 'body = "We"\nin_force_from = "soon"', "'soon' is not a day; write \"2013"),
        (
            'body = "We"',
            'body = "We"\nin_force_from = "2026"\nin_force_until = "2025"',
            "in_force_until: 2025-12-31 is before the first day, 2026-01-01",
        ),
        ('body = "We"', 'boddy = "We"', "sources.ours.boddy: the key 'boddy' is not known; did"),
        (ONE[ONE.index("[[") :], "", "ours.toml: there is no promise in it"),
        ('title = "Ours"', 'title = "Ours', "ours.toml, line 2: this is not TOML"),
    ],
)
def test_every_mistake_in_a_pack_names_its_key(
    tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    """A pack is checked as a policy is, and all that is wrong is said."""
    with pytest.raises(PackError) as refused:
        load_pack(own(tmp_path, ONE.replace(old, new, 1)))
    assert sentence in str(refused.value)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """A promise is named in reports by its id, so each stands once."""
    with pytest.raises(PackError, match="the id 'a' stands here more than once"):
        load_pack(own(tmp_path, ONE + ONE[ONE.index("[[promises]]") :]))


@pytest.mark.parametrize(
    "name", ["medecine", "", "/nowhere/at/all.toml", "\0.toml", "x" * 9999 + ".toml"]
)
def test_a_pack_that_is_not_there_is_refused_with_the_names(name: str) -> None:
    """Whatever is asked for, the professions that there are get listed."""
    with pytest.raises(NoSuchPackError, match="There is no pack file") as refused:
        load_pack(name)
    assert all(known in str(refused.value) for known in pack_names())


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_read_or_refused_with_sentences(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """No bytes make the reader fall over."""
    folder = tmp_path_factory.mktemp("hostile")
    for content in (data, ONE.encode() + data):
        read = read_or_refused(own(folder, content))
        assert read.promises if isinstance(read, Pack) else read.problems


def read_or_refused(path: Path) -> Pack | PackError:
    """Give the pack, or why it cannot be used."""
    try:
        return load_pack(path)
    except PackError as refused:
        return refused
