"""Tests of whole conditions in words."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish_helpers import FACTS, made_up_language

from friendline.model import Fact
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import FactKind, declared
from friendline.policy.language.syntax import (
    ALWAYS,
    NEVER,
    And,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    truth,
)
from friendline.policy.publish.meaning import Meaning, meaning_of
from friendline.policy.publish.phrases import phrase
from friendline.policy.publish.wording import Voice

_SAID_BY_HAND = """
true
    anyone
relationship == 'client'
    a client
relationship != 'client'
    anyone other than a client
relationship in ['client', 'patient']
    a client or a patient
!(relationship in ['friend', 'family'])
    anyone other than a friend or a family member
relationship == null
    anyone, if it is not known what they are to you
relationship != null
    anyone, if it is known what they are to you
status == 'current'
    anyone with whom you work now
status != 'current'
    anyone with whom you do not work now
status in ['current', 'former']
    anyone with whom you work now or with whom your work is over
status == 'none'
    anyone with whom you have no work
status == null
    anyone, if it is not known where your work together stands
relationship == 'client' && status == 'current'
    a current client
relationship == 'client' && status in ['current', 'former']
    a current or former client
relationship in ['client', 'patient'] && status == 'former'
    a client or a patient, if your work together is over
relationship == 'client' && status == 'none'
    a client with whom you have no work
relationship == 'client' && status != 'former'
    a client with whom your work is not over
met
    anyone whom you have met in person
!met
    anyone whom you have not met in person
met == false
    anyone whom you have not met in person
met == null
    anyone, if it is not known whether you have met in person
met != null
    anyone, if it is known whether you have met in person
met == null || met
    anyone, unless you have not met in person
met == null || !met
    anyone, unless you have met in person
minor
    anyone who is under age
!minor
    anyone who is of age
sensitive && kin
    anyone whose personal life your work touches and who is related to you
!kin && !became_friend
    anyone who is not related to you and with whom you have not become friends
origin == 'business'
    anyone whom you know through work
origin != 'business'
    anyone whom you know privately
direction == 'incoming'
    anyone who asks to connect
direction == 'outgoing' && met
    anyone whom you have met in person and whom you would like to ask
direction != 'outgoing'
    anyone who asks to connect or who is connected with you already
direction != 'outgoing' && met
    anyone whom you have met in person, if they ask to connect or they are connected with you
    already
purpose == 'personal'
    anyone on a personal account
purpose in ['personal', 'mixed']
    anyone on a personal account or an account for work and private life
purpose != 'official'
    anyone on an account that is not an official account
!(purpose in ['official', 'professional'])
    anyone on a personal account or an account for work and private life
purpose == null
    anyone, if it is not known what the account is for
purpose == null || purpose != 'official'
    anyone, unless this is an official account
purpose == null || purpose == 'personal'
    anyone on a personal account (or this is not known)
channel == 'facebook'
    anyone on Facebook
channel in ['facebook', 'instagram', 'x']
    anyone on Facebook, Instagram or X
channel != 'linkedin'
    anyone anywhere but on LinkedIn
!(channel in ['linkedin', 'x'])
    anyone on neither LinkedIn nor X
channel == 'other'
    anyone on another network
direction == 'incoming' && purpose == 'personal'
    anyone who asks to connect on a personal account
met && purpose == 'personal'
    anyone whom you have met in person, on a personal account
met && direction == 'incoming' && channel == 'facebook' && purpose == 'personal'
    anyone whom you have met in person and who asks to connect on Facebook, on a personal
    account
relationship == 'client' && status == 'current' && !met
    a current client whom you have not met in person
relationship == 'client' && status == 'current' && !met && purpose == 'personal'
    a current client whom you have not met in person, on a personal account
relationship in ['client', 'patient'] && met
    a client or a patient, if you have met in person
relationship != 'friend' && met
    anyone other than a friend, if you have met in person
relationship != 'friend' && met && minor
    anyone other than a friend, if you have met in person and they are under age
months_known >= 12
    anyone whom you have known for at least a year
months_known < 12
    anyone whom you have known for less than a year
months_known <= 12
    anyone whom you have known for at most a year
months_known > 24
    anyone whom you have known for more than two years
months_known >= 6
    anyone whom you have known for at least six months
months_known < 6
    anyone whom you have known for less than six months
months_known == 18
    anyone whom you have known for exactly 18 months
months_known == 0
    anyone whom you have known for less than a month
months_known < 1
    anyone whom you have known for less than a month
months_known >= 1
    anyone whom you have known for at least a month
months_known >= 12 && months_known < 24
    anyone whom you have known for at least a year but less than two years
months_known >= 3 && months_known <= 5
    anyone whom you have known for 3 to 5 months
months_known < 6 || months_known >= 36
    anyone whom you have known for less than six months or at least three years
months_known == null || months_known < 12
    anyone, unless you have known each other for at least a year
months_since_end >= 6
    anyone with whom your work ended at least six months ago
months_since_end < 24
    anyone with whom your work ended less than two years ago
relationship == 'client' && status == 'former' && months_since_end >= 12
    a former client with whom your work ended at least a year ago
!(met && minor)
    anyone, if you have not met in person or they are of age
!(met || minor)
    anyone whom you have not met in person and who is of age
!met && !minor
    anyone whom you have not met in person and who is of age
!(relationship == 'client' && met)
    anyone, if they are not a client or you have not met in person
!(relationship == 'client') && !met
    anyone other than a client, if you have not met in person
!(relationship == 'client' && status == 'current')
    anyone, if they are not a client or you do not work together now
met || minor
    anyone, if you have met in person or they are under age
met || minor || kin
    anyone, if you have met in person, they are under age or you are related
met && minor || kin
    anyone whom you have met in person and who is under age; or anyone who is related to you
met && (minor || kin)
    anyone whom you have met in person, if they are under age or you are related
(met || minor) && (kin || sensitive)
    anyone, if you have met in person or they are under age, and if you are related or your
    work touches their personal life
(met && minor) || (kin && sensitive)
    anyone whom you have met in person and who is under age; or anyone who is related to you
    and whose personal life your work touches
met || (minor && kin)
    anyone whom you have met in person; or anyone who is under age and who is related to you
!(met && minor && kin)
    anyone, if you have not met in person, they are of age or you are not related
!(met || minor && kin)
    anyone whom you have not met in person, if they are of age or you are not related
!(met && (minor || kin))
    anyone whom you have not met in person; or anyone who is of age and who is not related to
    you
relationship == 'client' && (met || months_known > 24)
    a client, if you have met in person or you have known each other for more than two years
relationship == 'client' && (met || kin && (sensitive || minor))
    a client, if you have met in person or (you are related and (your work touches their
    personal life or they are under age))
relationship == 'client' || relationship == 'patient' && met
    a client; or a patient whom you have met in person
relationship == 'client' && met == null
    a client, if it is not known whether you have met in person
relationship == 'client' && (kin == null || !kin)
    a client, unless you are related
relationship == 'client' && (kin == null || !kin) && (became_friend == null || !became_friend)
    a client, unless you are related or you have become friends
relationship == 'client' && (relationship == null || met)
    a client, if it is not known what they are to you or you have met in person
minor && (purpose == null || purpose != 'official')
    anyone who is under age, unless this is an official account
signed
    anyone, if “letter signed” is true
!signed
    anyone, if “letter signed” is not true
relationship == 'client' && !signed
    a client, if “letter signed” is not true
signed == null || !signed
    anyone, unless “letter signed” is true
size == 'small'
    anyone, if “size” is small
size != 'small'
    anyone, if “size” is not small
size in ['small', 'large']
    anyone, if “size” is not middle
visits >= 3
    anyone, if “visits” is at least 3
visits <= 9
    anyone, if “visits” is at most 9
visits == 2 || visits == 5
    anyone, if “visits” is exactly 2 or exactly 5
visits > 2 && visits < 6
    anyone, if “visits” is from 3 to 5
relationship == 'client' && signed && (size == 'large' || visits >= 10)
    a client, if “letter signed” is true, and if “size” is large or “visits” is at least 10
met || !met
    anyone, if it is known whether you have met in person
met || !met || met == null
    anyone
kin && relationship == 'client' && kin
    a client who is related to you
"""


def _by_hand() -> list[tuple[str, str]]:
    """Read the table above: a condition, and under it, set in, the words chosen for it."""
    entries = re.split(r"\n(?=\S)", _SAID_BY_HAND.strip())
    pairs = (entry.split("\n", 1) for entry in entries)
    return [(written, " ".join(said.split())) for written, said in pairs]


@pytest.mark.parametrize(("written", "said"), _by_hand())
def test_conditions_read_as_a_person_would_say_them(written: str, said: str) -> None:
    """A condition becomes the words that somebody chose for it by hand."""
    assert phrase(parse_expression(written, FACTS), FACTS) == said


def test_nobody_is_meant_by_what_is_never_true() -> None:
    """A contradiction speaks of nobody."""
    assert phrase(NEVER, FACTS) == "nobody"
    assert phrase(And((OneOf("met", (True,)), OneOf("met", (False,)))), FACTS) == "nobody"
    assert phrase(ALWAYS, FACTS) == "anyone"


def test_the_owner_speaks_as_i() -> None:
    """Said aloud, the same condition is the owner's own."""
    condition = parse_expression("status == 'former' && (met || kin)", FACTS)
    assert phrase(condition, FACTS, voice=Voice.ALOUD) == (
        "anyone with whom my work is over, if we have met in person or we are related"
    )


def test_another_language_says_it_without_a_word_of_english() -> None:
    """Only names of networks and the owner's own words stay as they are."""
    condition = parse_expression(
        "relationship == 'client' && status == 'former' && (met || months_known < 18 || signed)"
        " && channel in ['facebook', 'x'] && (purpose == null || purpose != 'official')",
        FACTS,
    )
    said = phrase(condition, FACTS, words=made_up_language())
    assert set(re.findall(r"[A-Za-z]+", said)) == {"Facebook", "X", "letter", "signed"}


def _is(fact: str, *values: str | bool) -> Condition:
    return OneOf(fact, values)


_TESTS: tuple[Condition, ...] = (
    _is("relationship", "client"),
    _is("relationship", "client", "patient"),
    Not(_is("relationship", "friend")),
    IsUnknown("relationship"),
    _is("status", "current"),
    _is("status", "current", "former"),
    Not(_is("status", "none")),
    _is("met", True),
    _is("met", False),
    IsUnknown("met"),
    Not(IsUnknown("met")),
    Or((IsUnknown("met"), _is("met", False))),
    _is("direction", "incoming"),
    Not(_is("direction", "outgoing")),
    _is("purpose", "personal"),
    Or((IsUnknown("purpose"), Not(_is("purpose", "official")))),
    _is("channel", "facebook", "x"),
    _is("signed", True),
    Not(_is("size", "small")),
)


def _small_trees() -> Iterator[Condition]:
    yield from _TESTS
    for one, other in combinations(_TESTS, 2):
        yield from (And((one, other)), Or((one, other)))
        yield from (Not(And((one, other))), Not(Or((one, other))))
    for one, other, third in combinations(_TESTS, 3):
        yield from (And((one, other, third)), Or((one, other, third)))
        yield from (And((one, Or((other, third)))), Or((one, And((other, third)))))
        yield from (And((Or((one, other)), third)), Or((And((one, other)), third)))
        yield Not(And((one, Or((other, third)))))


def test_different_meanings_are_never_said_alike() -> None:
    """Over thousands of small conditions, the same words always mean the same."""
    said: dict[str, Meaning] = {}
    for condition in _small_trees():
        meaning = meaning_of(condition, FACTS)
        words = phrase(condition, FACTS)
        assert _sorted(said.setdefault(words, meaning)) == _sorted(meaning), words
    assert len(said) > 3000


def _sorted(meaning: Meaning) -> object:
    """Leave the order of parts out of account."""
    parts = getattr(meaning, "parts", None)
    if parts is None:
        return repr(meaning)
    return type(meaning).__name__, tuple(sorted(repr(_sorted(part)) for part in parts))


_OWN = {name: declared(name, FactKind.YES_NO, label=name) for name in ("a", "b", "c", "d")}
_OWN_TESTS: st.SearchStrategy[Condition] = st.sampled_from(sorted(_OWN)).flatmap(
    lambda name: st.sampled_from([_is(name, True), _is(name, False), IsUnknown(name)])
)
_OWN_CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    _OWN_TESTS,
    lambda inner: (
        inner.map(Not)
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts)))
    ),
    max_leaves=7,
)


@settings(max_examples=400)
@given(_OWN_CONDITIONS)
def test_the_words_can_be_read_back_in_one_way_only(condition: Condition) -> None:
    """A reader who knows no precedence finds the very cases in which the condition is true."""
    means = _read(phrase(condition, _OWN))
    for values in product((True, False, None), repeat=len(_OWN)):
        facts: dict[str, Fact] = dict(zip(_OWN, values, strict=True))
        assert means(facts) is (truth(condition, facts) is True)


_Reading = Callable[[dict[str, Fact]], bool]
_PARTS = re.compile(r", and if |, if |, unless ")
_ATOM = re.compile(
    r"(it is not known that |it is not known whether |it is known whether )?"
    r"“(\w)” is (not )?true"
)


def _read(said: str) -> _Reading:
    """Read a phrase back, as "; or" of persons with "if" and "unless"."""
    persons = [_read_person(person) for person in said.split("; or ")]
    return lambda facts: any(person(facts) for person in persons)


def _read_person(said: str) -> _Reading:
    if said == "nobody":
        return lambda _: False
    joints = _PARTS.findall(said)
    head, *clauses = _PARTS.split(said)
    assert head == "anyone"
    readings = [_read_clause(clause) for clause in clauses]
    wanted = [joint != ", unless " for joint in joints]
    return lambda facts: all(
        reading(facts) is want for reading, want in zip(readings, wanted, strict=True)
    )


def _read_clause(said: str) -> _Reading:
    """Read a list of clauses; "and" and "or" must not stand side by side without brackets."""
    pieces, joints = _split(said)
    if len(pieces) == 1:
        return _read_one(pieces[0])
    assert len({joint for joint in joints if joint != ", "}) == 1, said
    readings = [_read_one(piece) for piece in pieces]
    together = all if joints[-1] == " and " else any
    return lambda facts: together(reading(facts) for reading in readings)


def _split(said: str) -> tuple[list[str], list[str]]:
    """Split at commas, "and" and "or" outside of brackets."""
    pieces, joints, depth = [""], [], 0
    for piece in re.split(r"(, | and | or |\(|\))", said):
        depth += (piece == "(") - (piece == ")")
        if depth == 0 and piece in {", ", " and ", " or "}:
            joints.append(piece)
            pieces.append("")
        else:
            pieces[-1] += piece
    return pieces, joints


def _read_one(said: str) -> _Reading:
    if said.startswith("("):
        return _read_clause(said[1:-1])
    found = _ATOM.fullmatch(said)
    assert found, said
    how, name, wanted = found[1], found[2], not found[3]
    if how is None:
        return lambda facts: facts[name] is wanted
    if "that" in how:
        return lambda facts: facts[name] is not wanted
    known = "not" not in how
    return lambda facts: (facts[name] is not None) is known
