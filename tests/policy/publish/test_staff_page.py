"""Tests of the version for staff."""

import re

import msgspec
import pytest
from publish_helpers import FACTS, made_up_language, policy_of

from friendline.called import program
from friendline.model import AnswerKind
from friendline.policy import Promise, load_policy, preset_names, prove
from friendline.policy.citations import Citation, Duty, Strength
from friendline.policy.language.expressions import parse_expression
from friendline.policy.prove import Kind, Standing, Verdict
from friendline.policy.publish.document import Document, Line, Table, Terms
from friendline.policy.publish.markdown import as_markdown
from friendline.policy.publish.staff_page import staff_page
from friendline.policy.publish.wording import wording


def _table(document: Document) -> Table:
    return next(block for block in document.blocks if isinstance(block, Table))


def _terms(document: Document) -> dict[str, str]:
    return {
        term: " ".join(line.text for line in cell)
        for block in document.blocks
        if isinstance(block, Terms)
        for term, cell in block.entries
    }


@pytest.mark.parametrize("name", preset_names())
def test_every_rule_has_its_row(name: str) -> None:
    """Rows stand in order, numbered, in words and as written, with answer, words and reason."""
    policy = load_policy(name)
    table = _table(staff_page(policy, wording()))
    assert [row[0][0].text for row in table.rows] == [str(rule.number) for rule in policy.rules]
    for rule, row in zip(policy.rules, table.rows, strict=True):
        text = " ".join(line.text for cell in row for line in cell)
        assert rule.name in text
        assert rule.because in text
        for column, written in rule.written:
            if column in policy.facts:
                assert f"{column.replace('_', ' ')}: {written}" in text


def test_the_last_row_is_for_everyone_else() -> None:
    """A row without conditions reads as what it is at its place."""
    table = _table(
        staff_page(policy_of(("met", AnswerKind.ACCEPT), ("true", AnswerKind.ASK)), wording())
    )
    assert Line("everyone else") in table.rows[1][1]
    alone = _table(staff_page(policy_of(("true", AnswerKind.ASK)), wording()))
    assert Line("anyone") in alone.rows[0][1]


def test_words_are_shown_with_what_they_offer() -> None:
    """The place for the offer is filled, and who asks just there is thought of."""
    policy = policy_of(("true", AnswerKind.OFFER_OTHER))
    rule = msgspec.structs.replace(policy.rules[0], say="Reach me by {offer}.")
    policy = msgspec.structs.replace(policy, rules=(rule,))
    page = as_markdown(staff_page(policy, wording()))
    assert "Reach me by LinkedIn." in page
    assert "Offer: LinkedIn; if they ask there, e-mail." in page


def test_lists_and_promises_with_their_sources_are_shown() -> None:
    """Staff sees the list, what is promised of whom, how much it binds and on what it rests."""
    promise = Promise(
        text="No client before we have met.",
        when=parse_expression("relationship == 'client' && !met", FACTS),
        written="",
        never=(AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED),
        always=(AnswerKind.DECLINE,),
        duties=(Duty.REPLY, Duty.RECORD),
        strength=Strength.SHOULD,
        source=Citation(id="X", body="Board of Examples", title="Advice", year=2020),
    )
    page = as_markdown(
        staff_page(policy_of(("met", AnswerKind.ACCEPT_RESTRICTED), promises=(promise,)), wording())
    )
    who = "a client whom you have not met in person"
    for said in (
        "List: Acquaintances.",
        "**No client before we have met.**",
        f"Never: accept or accept onto a list. In the case of: {who}.",
        f"Only ever: decline. In the case of: {who}.",
        "reply and keep a record",
        "Source (should): Board of Examples, Advice (2020).",
    ):
        assert said in page


def test_facts_are_defined_and_only_those_that_decide() -> None:
    """Each fact that a rule or a promise reads has its meaning and values; no other is listed."""
    terms = _terms(staff_page(policy_of(("met && visits > 3", AnswerKind.ACCEPT)), wording()))
    assert terms["Met"] == ("Whether you have met face to face. Possible: yes or no, or not known.")
    assert "A whole number from 0 to 99, or not known." in terms["visits"]
    assert "Kin" not in terms


def _verdict(name: str, standing: Standing, strength: Strength = Strength.MUST) -> Verdict:
    return Verdict(
        name=name, kind=Kind.PROMISE, standing=standing, sentence="So.", strength=strength
    )


def test_what_was_proved_is_printed_the_weightiest_first() -> None:
    """What is broken stands above what holds; without verdicts the page says how to get them."""
    policy = policy_of(("true", AnswerKind.ASK))
    verdicts = [
        _verdict("holds (P1)", Standing.PROVED),
        _verdict("thought", Standing.REFUTED, Strength.CONSIDER),
        _verdict("left open", Standing.OPEN),
        _verdict("outside", Standing.OUTSIDE, Strength.SHOULD),
        _verdict("advice", Standing.REFUTED, Strength.SHOULD),
        _verdict("broken", Standing.REFUTED),
    ]
    page = as_markdown(staff_page(policy, wording(), verdicts))
    checked = page[page.index("## What has been checked") : page.index("## The facts")]
    assert re.findall(r"^(?:### |- \*\*|- )([\w ,:]+)", checked, re.MULTILINE) == [
        *("Must hold, and does not", "Broken"),
        *("Does not hold: change it, or note a reason why not", "Advice"),
        *("Does not hold, and is only worth a thought", "Thought"),
        *("Could not be proved", "Left open"),
        *("Holds in every case", "Holds"),
        *("Cannot be asked of this policy", "Outside"),
    ]
    assert "No proofs are printed here" in as_markdown(staff_page(policy, wording()))


@pytest.mark.parametrize("name", preset_names())
def test_what_cannot_be_asked_is_neither_broken_nor_kept(name: str) -> None:
    """A fact that the policy lacks is no failing of it, and no proof either."""
    policy = load_policy(name)
    proofs = prove(policy)
    page = as_markdown(staff_page(policy, wording(), proofs.verdicts))
    outside = page[page.index("### Cannot be asked") : page.index("## The facts")]
    told = [one for one in proofs.verdicts if one.standing is Standing.OUTSIDE]
    assert outside.count("- **") == len(told) > 0
    assert page.count("Outside this policy") == outside.count("Outside this policy") == len(told)


def test_what_never_matters_how_to_change_and_no_legal_advice() -> None:
    """The page ends with what staff has to know of any policy."""
    policy = policy_of(("true", AnswerKind.ASK), must_not_matter=("shoe_size",))
    page = as_markdown(staff_page(policy, wording()))
    for said in ("shoe size", "How to change it", "1. Change a row", "Not legal advice."):
        assert said in page


@pytest.mark.parametrize("name", preset_names())
def test_another_language_leaves_no_english_behind(name: str) -> None:
    """What is not in the language's file is the policy's own: its texts, its sheet, its values."""
    policy = load_policy(name)
    page = as_markdown(staff_page(policy, made_up_language()))
    own = [policy.name, policy.purpose, policy.sentence, *policy.alternatives]
    own += [text for rule in policy.rules for written in rule.written for text in written]
    own += [promise.text for promise in policy.promises]
    own += [value for spec in policy.facts.values() for value in spec.values]
    own += [*policy.must_not_matter, "Facebook WhatsApp LinkedIn X Mastodon Bluesky br", program()]
    left = {word.casefold() for word in re.findall(r"[A-Za-z]+", page)}
    assert left <= {word.casefold() for word in re.findall(r"[A-Za-z]+", _spaced(own))}


def _spaced(texts: list[str]) -> str:
    return " ".join(texts).replace("_", " ")
