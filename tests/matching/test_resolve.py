"""Who is who, from end to end."""

from collections import Counter, defaultdict
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import Town, account, certainties, match, person

from friendline.matching import match_people
from friendline.matching.asking.decisions import Act, Decision, Decisions
from friendline.model import Account, Certainty, Match, Person

CONFIRMED, LIKELY, AMBIGUOUS = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.AMBIGUOUS

_PARTS = (
    "Kim",
    "Pat",
    "Robert",
    "Bob",
    "Novak",
    "Nowak",
    "Smith",
    "K.",
    "Иван",
    "王小明",
    "🌸",
    "",
)
_NAMES = st.one_of(
    st.lists(st.sampled_from(_PARTS), max_size=4).map(" ".join), st.text(max_size=12)
)
_COMPANIES = st.sampled_from([None, "Acme", "Globex"])
_EMAILS = st.lists(st.sampled_from(["a@x.org", "info@x.org", "@", ""]), max_size=2).map(tuple)
_URLS = st.sampled_from(["facebook.com/kim", "https://m.facebook.com/pat/", "//", "https://[x"])
_CHANNELS = st.sampled_from(["facebook", "linkedin"])


@st.composite
def people(draw: st.DrawFn, *, proofs: bool = True) -> dict[str, Person]:
    """Draw a client list."""
    count = draw(st.integers(0, 5))
    said = st.lists(st.tuples(_CHANNELS, st.one_of(_NAMES, _URLS)), max_size=2).map(tuple)
    none = st.just(())
    return {
        f"p{number}": Person(
            id=f"p{number}",
            name=draw(_NAMES),
            other_names=tuple(draw(st.lists(_NAMES, max_size=1))),
            company=draw(_COMPANIES),
            emails=draw(_EMAILS if proofs else none),
            urls=tuple(draw(st.lists(_URLS, max_size=1))) if proofs else (),
            said_accounts=draw(said if proofs else none),
        )
        for number in range(count)
    }


@st.composite
def accounts(draw: st.DrawFn) -> dict[str, Account]:
    """Draw accounts of two channels."""
    return {
        f"a{number}": Account(
            channel=draw(_CHANNELS),
            name=draw(_NAMES),
            company=draw(_COMPANIES),
            emails=draw(_EMAILS),
            url=draw(st.one_of(st.none(), _URLS)),
            handle=draw(st.sampled_from([None, "kim", "@Pat", "@", "\ud800"])),
        )
        for number in range(draw(st.integers(0, 6)))
    }


@settings(max_examples=150, deadline=None)
@given(people(proofs=False), accounts())
def test_a_name_alone_never_confirms(known: dict[str, Person], shown: dict[str, Account]) -> None:
    """Without address, profile or the owner's word nothing is confirmed (design, rule 2)."""
    assert all(one.certainty is not CONFIRMED for one in match_people(known, shown))


@settings(max_examples=150, deadline=None)
@given(people(), accounts())
def test_each_account_is_one_persons_at_most(
    known: dict[str, Person], shown: dict[str, Account]
) -> None:
    """No account is confirmed or likely for two people, no pair is listed twice."""
    found = match_people(known, shown)
    assert len(certainties(found)) == len(found)
    sure = Counter(one.account for one in found if one.certainty is not AMBIGUOUS)
    assert all(count == 1 for count in sure.values())
    assert all(one.evidence and all(one.evidence) for one in found)


@settings(max_examples=150, deadline=None)
@given(people(), accounts())
def test_a_person_has_one_likely_account_on_a_channel(
    known: dict[str, Person], shown: dict[str, Account]
) -> None:
    """By name a person gets at most one account a channel, and none beside a confirmed one."""
    places: defaultdict[tuple[str, str], list[Certainty]] = defaultdict(list)
    for one in match_people(known, shown):
        places[one.person, shown[one.account].channel].append(one.certainty)
    for found in places.values():
        assert found.count(LIKELY) <= 1
        assert CONFIRMED not in found or set(found) == {CONFIRMED}


@settings(max_examples=100, deadline=None)
@given(people(), accounts(), st.randoms(use_true_random=False))
def test_the_order_of_input_makes_no_difference(
    known: dict[str, Person], shown: dict[str, Account], dice: Random
) -> None:
    """People and accounts in any order give the same matches."""
    some, others = list(known.items()), list(shown.items())
    dice.shuffle(some)
    dice.shuffle(others)
    assert match_people(dict(some), dict(others)) == match_people(known, shown)


@settings(max_examples=100, deadline=None)
@given(people(), accounts(), st.randoms(use_true_random=False))
def test_what_is_rejected_never_comes_back(
    known: dict[str, Person], shown: dict[str, Account], dice: Random
) -> None:
    """Whatever is rejected of what was found is gone, and what is confirmed of it is confirmed."""
    found = [(one.person, one.account) for one in match_people(known, shown)]
    said = [(pair, dice.choice((Act.REJECT, Act.CONFIRM))) for pair in found if dice.random() < 0.5]
    decisions = Decisions.of(
        Decision(number=number, at=0, act=act, person=pair[0], other=pair[1])
        for number, (pair, act) in enumerate(said, start=1)
    )
    again = certainties(match_people(known, shown, decisions=decisions))
    assert not any(pair in again for pair, act in said if act is Act.REJECT)
    assert all(
        again[person, account] is CONFIRMED for account, person in decisions.confirmed.items()
    )


@settings(max_examples=100, deadline=None)
@given(people(), accounts())
def test_probabilities_are_probabilities(
    known: dict[str, Person], shown: dict[str, Account]
) -> None:
    """They lie between 0 and 1, and are 1 only where a match is confirmed."""
    for one in match_people(known, shown):
        assert 0 <= one.probability <= 1
        assert (one.probability == 1) == (one.certainty is CONFIRMED)
        assert one.certainty is not LIKELY or one.probability >= 0.5


@pytest.mark.parametrize(
    "name", ["", "🌸🌸", "x" * 10_000, "Kim Novak " * 1_000, "\ud800 \udfff", ","]
)
def test_hostile_names_are_left_alone(name: str) -> None:
    """What is no name matches nothing by name, and does not break the rest."""
    found = match([person(name), person("Kim Novak")], account(name), account("Kim Novak"))
    assert certainties(found) == {("Kim Novak", "1"): LIKELY}


def test_a_married_name_is_confirmed_by_the_address() -> None:
    """Another last name with the same e-mail address is the person; without it, nobody known."""
    kim = person("Kim Novak", emails=("kim@example.org",))
    with_address = account("Kim Marsh", emails=("kim@example.org",))
    assert match([kim], with_address) == [
        Match(
            person="Kim Novak",
            account="0",
            certainty=CONFIRMED,
            evidence=("Same e-mail address: kim@example.org",),
        )
    ]
    assert match([kim], account("Kim Marsh")) == []


def test_a_former_name_fits_like_a_name() -> None:
    """A maiden name that the owner noted makes a likely match."""
    kim = person("Kim Novak", other_names=("Marsh",))
    assert certainties(match([kim], account("Kim Marsh"))) == {("Kim Novak", "0"): LIKELY}


def test_beside_a_confirmed_account_namesakes_are_not_offered() -> None:
    """Neither other accounts of the name to the person, nor the account to other people."""
    people_of_one_name = [
        person("John Smith", key="a", emails=("john@example.org",)),
        person("John Smith", key="b"),
    ]
    one, other = account("John Smith", emails=("john@example.org",)), account("John Smith")
    found = match(people_of_one_name, one, other)
    assert certainties(found) == {("a", "0"): CONFIRMED, ("b", "1"): LIKELY}


def test_what_is_left_is_likely_only_if_it_is_unique() -> None:
    """With two accounts left for the other namesake both stay open."""
    people_of_one_name = [
        person("John Smith", key="a", emails=("john@example.org",)),
        person("John Smith", key="b"),
    ]
    one, other = account("John Smith", emails=("john@example.org",)), account("John Smith")
    found = match(people_of_one_name, one, other, other)
    assert certainties(found) == {
        ("a", "0"): CONFIRMED,
        ("b", "1"): AMBIGUOUS,
        ("b", "2"): AMBIGUOUS,
    }


def test_a_noted_display_name_confirms_where_one_account_has_it() -> None:
    """The owner's word is enough for one account, and leaves two open."""
    kim = person("Kim Novak", said_accounts=(("facebook", "Sunny Day"),))
    assert certainties(match([kim], account("Sunny Day"), account("Kim Novak"))) == {
        ("Kim Novak", "0"): CONFIRMED
    }
    two = match([kim], account("Sunny Day"), account("Sunny Day"))
    assert set(certainties(two).values()) == {AMBIGUOUS}
    assert "Two accounts on Facebook are called Sunny Day" in two[0].evidence


def test_another_persons_account_does_not_make_a_noted_name_unclear() -> None:
    """Of two accounts of the noted name one is known to be somebody else's."""
    kim = person("Kim Novak", said_accounts=(("facebook", "Sunny Day"),))
    pat = person("Pat Hill", emails=("pat@example.org",))
    shown = account("Sunny Day", emails=("pat@example.org",)), account("Sunny Day")
    assert certainties(match([kim, pat], *shown)) == {
        ("Kim Novak", "1"): CONFIRMED,
        ("Pat Hill", "0"): CONFIRMED,
    }


def test_a_handle_made_from_the_name_is_a_name() -> None:
    """It makes a likely match at most, and none where the display name tells of somebody else."""
    kim = person("Kim Novak")
    shown = account("kim.novak", "instagram", handle="kim.novak")
    assert certainties(match([kim], shown)) == {("Kim Novak", "0"): LIKELY}
    assert match([kim], account("Robert Hill", "instagram", handle="kim.novak")) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_hard_cases_of_a_made_up_town_are_found(seed: int) -> None:
    """Nearly all accounts of clients are offered, and few likely ones are somebody else's.

    Typos, nicknames, married names, other scripts, initials, order and namesakes in both lists;
    the town says which accounts belong to whom.
    """
    town = Town(seed, clients=200, strangers=2_000)
    found = match_people(town.people, town.accounts)
    offered = {(one.person, one.account) for one in found}
    sure = {(one.person, one.account) for one in found if one.certainty is not AMBIGUOUS}
    right = sure & town.truth.keys()
    assert len(offered & town.truth.keys()) / len(town.truth) >= 0.97
    assert len(right) / len(sure) >= 0.92
    assert len(right) / len(town.truth) >= 0.8
    assert all(
        (one.person, one.account) in town.truth for one in found if one.certainty is CONFIRMED
    )
