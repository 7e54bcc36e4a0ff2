"""What labels make of findings."""

from collections.abc import Sequence

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from friendline.model import Category, Finding, Severity
from friendline.screening.labels.applying import Labelled, Labelling, apply, apply_labels
from friendline.screening.labels.label import Label, Labels, Scope, Verdict
from friendline.screening.labels.meanings import Vectors
from friendline.screening.labels.offering import label_on, offers, why_no_wider
from friendline.screening.labels.things import things_in
from friendline.screening.screen import Screening

ITEMS = pl.DataFrame(
    {
        "id": ["a", "b", "c", "d", "e"],
        "kind": ["post", "post", "comment", "photo", "photo"],
        "text": [
            "Root beer tasting with the children today",
            "Root beer tasting with my children today",
            "Got drunk on beer last night",
            "",
            None,
        ],
        "album": [None, None, None, "Harvest Fair", "harvest fair"],
    }
)


def found(item: str, evidence: str = "beer", **more: object) -> Finding:
    """Give a finding about alcohol."""
    said: dict[str, object] = {"category": Category.ALCOHOL_PARTY, "severity": Severity.LOW}
    return Finding(
        item=item,
        evidence=evidence,
        reason="Names alcohol.",
        detector="words",
        **(said | more),  # type: ignore[arg-type]
    )


FINDINGS = [
    found("a"),
    found("b"),
    found("c", "drunk; beer"),
    found("d", "wine"),
    found("e", "ale"),
]


def said(
    finding: Finding,
    verdict: Verdict = Verdict.FINE,
    scope: Scope = Scope.THIS,
    number: int = 1,
    person: str = "",
) -> Label:
    """Give a label on a finding."""
    by = Labelling(things_in(ITEMS))
    return label_on(by, finding, verdict, scope, number, (person, person.title()))


def done(vectors: Vectors, *labels: Label, findings: Sequence[Finding] = FINDINGS) -> Labelled:
    """Apply labels."""
    return apply(findings, Labels.of(labels), ITEMS, vectors)


def cleared(labelled: Labelled) -> str:
    """Give the items that were cleared."""
    return "".join(ruled.finding.item for ruled in labelled.cleared)


@pytest.mark.parametrize(
    ("item", "scope", "expected"),
    [
        (0, Scope.THIS, "a"),
        (0, Scope.TEXT, "a"),
        (0, Scope.WORDS, "ab"),
        (0, Scope.MEANING, "ab"),
        (0, Scope.KIND, "ab"),
        (3, Scope.ALBUM, "de"),
        (3, Scope.MEANING, "d"),
        (3, Scope.GROUP, "d"),
    ],
)
def test_each_scope_clears_what_it_says(
    vectors: Vectors, item: int, scope: Scope, expected: str
) -> None:
    """The finding itself always, and others by words, place, meaning or kind."""
    assert cleared(done(vectors, said(FINDINGS[item], scope=scope))) == expected


def test_what_is_cleared_is_kept_with_the_label_that_did_it(vectors: Vectors) -> None:
    """Nothing is lost: shown and cleared together are all there were."""
    label = said(FINDINGS[0], scope=Scope.WORDS)
    labelled = done(vectors, label)
    assert [ruled.label for ruled in labelled.cleared] == [label, label]
    assert labelled.findings == FINDINGS[2:]


def test_nothing_of_another_category_is_cleared(vectors: Vectors) -> None:
    """The same words in the same item stay, if they are found to be something else."""
    other = found("a", category=Category.POLITICS)
    for scope in Scope:
        labelled = done(vectors, said(FINDINGS[0], scope=scope), findings=[other])
        assert labelled.findings == [other]


@pytest.mark.parametrize("scope", [Scope.MEANING, Scope.KIND, Scope.ALBUM])
@pytest.mark.parametrize("more", [{"severity": Severity.HIGH}, {"category": Category.CONFIDENTIAL}])
def test_what_weighs_much_is_not_cleared_by_likeness_or_place(
    vectors: Vectors, scope: Scope, more: dict[str, object]
) -> None:
    """Only a label on itself clears it; its neighbour stays, and the owner is told why."""
    pair = "de" if scope is Scope.ALBUM else "ab"
    first, second = (found(item, "beer", **more) for item in pair)
    label = said(first, scope=scope)
    assert done(vectors, label, findings=[first, second]).findings == [second]
    assert "differ in one name" in why_no_wider(first)
    assert scope not in {one.label.scope for one in offers(first, [second], ITEMS, vectors=vectors)}


def test_confidential_words_clear_only_where_they_are_the_matter_itself(vectors: Vectors) -> None:
    """One's own telephone number is the same everywhere; "a client told me" is not."""
    for evidence, expected in (("020 7946 0000", "ab"), ("a client told me", "a")):
        pair = [found(item, evidence, category=Category.CONFIDENTIAL) for item in "ab"]
        label = said(pair[0], scope=Scope.WORDS)
        assert cleared(done(vectors, label, findings=pair)) == expected


def test_a_problem_that_is_as_similar_keeps_what_is_like_it(vectors: Vectors) -> None:
    """Between something fine and a problem that are both similar, the nearer one decides."""
    items = ITEMS.with_columns(
        text=pl.Series(["a b c d e f g one"] * 2 + ["a b c d e f g two"] * 2 + [""])
    )
    findings = [found("a", "x"), found("b", "y"), found("c", "z"), found("d", "w")]
    by = Labelling(things_in(items))
    fine = label_on(by, findings[0], Verdict.FINE, Scope.MEANING, 1)
    problem = label_on(by, findings[2], Verdict.PROBLEM, Scope.THIS, 2)
    alone = apply(findings, Labels.of([fine]), items, vectors)
    both = apply(findings, Labels.of([fine, problem]), items, vectors)
    assert cleared(alone) == "abcd"
    assert cleared(both) == "ab"


def test_the_narrower_label_wins_and_of_equal_ones_the_later(vectors: Vectors) -> None:
    """What was said of one finding is not undone by what is said of many."""
    one = said(FINDINGS[0], Verdict.PROBLEM)
    many = said(FINDINGS[1], scope=Scope.WORDS, number=2)
    assert cleared(done(vectors, one, many)) == "b"
    again = said(FINDINGS[0], Verdict.FINE, number=3)
    assert cleared(done(vectors, one, many, again)) == "ab"


def test_what_would_embarrass_weighs_one_step_more_and_says_why(vectors: Vectors) -> None:
    """A problem is confirmed as it is; R35's embarrassment raises it, never beyond high."""
    plain = done(vectors, said(FINDINGS[0], Verdict.PROBLEM)).findings[0]
    worse = done(vectors, said(FINDINGS[0], Verdict.EMBARRASSING)).findings[0]
    assert plain.severity is Severity.LOW
    assert worse.severity is Severity.MEDIUM
    assert worse.reason == "Names alcohol. You said that this would embarrass you (label 1)."
    top = found("a", severity=Severity.HIGH)
    labelled = done(vectors, said(top, Verdict.EMBARRASSING), findings=[top])
    assert labelled.findings[0].severity is Severity.HIGH
    assert labelled.confirmed[0].finding == top


def test_fine_for_one_person_stays_shown_for_the_others(vectors: Vectors) -> None:
    """The finding is not cleared; it is only marked as fine for her."""
    labelled = done(vectors, said(FINDINGS[0], person="jane"))
    assert labelled.cleared == []
    assert labelled.is_fine_for("jane", "a", Category.ALCOHOL_PARTY)
    assert not labelled.is_fine_for("kim", "a", Category.ALCOHOL_PARTY)


def test_a_problem_for_one_person_keeps_what_is_fine_for_all(vectors: Vectors) -> None:
    """It stays for the sake of the one, and says for whom."""
    labels = said(FINDINGS[0]), said(FINDINGS[0], Verdict.PROBLEM, number=2, person="jane")
    labelled = done(vectors, *labels)
    assert labelled.cleared == []
    assert "a problem if Jane sees it" in labelled.findings[0].reason
    assert "It is fine for all others." in labelled.findings[0].reason
    alcohol = Category.ALCOHOL_PARTY
    assert labelled.only_for == {("a", alcohol): frozenset({"jane"})}
    assert not labelled.is_fine_for("jane", "a", alcohol)
    assert labelled.is_fine_for("kim", "a", alcohol)
    assert not labelled.is_fine_for("kim", "b", alcohol)


def test_everything_that_was_seen_is_still_there(vectors: Vectors) -> None:
    """What is no matter of taste goes by what the detectors saw."""
    labelled = done(vectors, said(FINDINGS[0], scope=Scope.WORDS))
    assert {one.item for one in labelled.everything} == {one.item for one in FINDINGS}


def test_a_label_holds_for_a_new_import(vectors: Vectors) -> None:
    """Items that were not there when it was said are cleared all the same."""
    label = said(FINDINGS[0], scope=Scope.MEANING)
    later = pl.DataFrame(
        {"id": ["z"], "kind": ["post"], "text": ["Root beer tasting with the children again"]}
    )
    labelled = apply([found("z", "tasting")], Labels.of([label]), later, vectors)
    assert cleared(labelled) == "z"


def test_a_screening_keeps_what_was_not_screened(vectors: Vectors) -> None:
    """Nobody knows of these items, whatever was said of others."""
    screening = Screening(FINDINGS[:1], [("q", "It is too long.")])
    labelled = apply_labels(screening, Labels.of([said(FINDINGS[0])]), ITEMS)
    assert labelled.screening == Screening([], [("q", "It is too long.")])


labels_of_any = st.lists(
    st.tuples(
        st.sampled_from(range(5)),
        st.sampled_from([Verdict.FINE, Verdict.PROBLEM, Verdict.EMBARRASSING]),
        st.sampled_from(Scope),
        st.sampled_from(["", "jane", "kim"]),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(labels_of_any)
def test_nothing_is_ever_lost_and_undoing_all_gives_all_back(
    picked: list[tuple[int, Verdict, Scope, str]],
) -> None:
    """Whatever is said, each finding is shown or cleared; with all undone it is as before."""
    items = ITEMS.with_columns(text=pl.lit("too short"))  # so that no vectors are asked for
    by = Labelling(things_in(items))
    listed = [
        label_on(by, FINDINGS[at], verdict, scope, number, (who, who))
        for number, (at, verdict, scope, who) in enumerate(picked, 1)
        if scope is not Scope.MEANING
    ]
    labelled = by.apply(FINDINGS, Labels.of(listed))
    shown = {one.item for one in labelled.findings}
    assert shown | set(cleared(labelled)) == set("abcde")
    assert len(labelled.findings) + len(labelled.cleared) == len(FINDINGS)
    undone = [
        Label(number=100 + one.number, at=1, verdict=Verdict.UNDO, item=str(one.number))
        for one in listed
    ]
    assert by.apply(FINDINGS, Labels.of([*listed, *undone])).findings == FINDINGS


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(range(5)), labels_of_any)
def test_an_offer_shows_exactly_what_saying_it_clears(
    which: int, picked: list[tuple[int, Verdict, Scope, str]]
) -> None:
    """Before and after agree, whatever was said before."""
    items = ITEMS.with_columns(text=pl.lit("too short"))
    by = Labelling(things_in(items))
    before = Labels.of(
        label_on(by, FINDINGS[at], verdict, scope, number, (who, who))
        for number, (at, verdict, scope, who) in enumerate(picked, 1)
        if scope is not Scope.MEANING
    )
    for offer in offers(FINDINGS[which], FINDINGS, items, before):
        then = set(cleared(by.apply(FINDINGS, before)))
        now = set(cleared(by.apply(FINDINGS, before.and_then(offer.label))))
        assert {one.item for one in offer.also} == now - then - {FINDINGS[which].item}


def test_offers_come_with_counts_and_examples_the_narrowest_first(vectors: Vectors) -> None:
    """The owner sees how many it would clear and which."""
    shown = offers(FINDINGS[0], FINDINGS, ITEMS, vectors=vectors)
    assert [(one.label.scope, one.count) for one in shown] == [
        (Scope.TEXT, 0),
        (Scope.WORDS, 1),
        (Scope.MEANING, 1),
        (Scope.KIND, 1),
    ]
    assert shown[1].examples == (FINDINGS[1],)


def test_an_offer_for_one_person_counts_what_is_fine_for_that_person(vectors: Vectors) -> None:
    """It clears nothing for the others, and says what it does for her."""
    shown = offers(FINDINGS[0], FINDINGS, ITEMS, person=("jane", "Jane"), vectors=vectors)
    assert [(one.label.person_name, one.count) for one in shown[1:2]] == [("Jane", 1)]


def test_words_that_say_nothing_are_not_offered(vectors: Vectors) -> None:
    """A picture without words or evidence is offered by its album and kind only."""
    bare = replace(FINDINGS[3], evidence="")
    shown = offers(bare, FINDINGS, ITEMS, vectors=vectors)
    assert [one.label.scope for one in shown] == [Scope.ALBUM, Scope.KIND]
