"""What was said, and what holds by it."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category
from friendline.screening.labels.label import Label, Labels, Scope, Verdict, same_words


def label(number: int, verdict: Verdict = Verdict.FINE, item: str = "item-1") -> Label:
    """Give a label on politics."""
    return Label(number=number, at=1, verdict=verdict, category=Category.POLITICS, item=item)


def undo(number: int, target: int) -> Label:
    """Give an undo."""
    return Label(number=number, at=1, verdict=Verdict.UNDO, item=str(target))


def test_an_undone_label_counts_no_more_and_undoing_that_brings_it_back() -> None:
    """An undo is a label with a number of its own."""
    labels = Labels.of([label(1), undo(2, 1)])
    assert labels.in_force == ()
    assert labels.and_then(undo(3, 2)).in_force == (label(1),)
    assert labels.next_number == 3


@given(st.lists(st.integers(0, 12), max_size=12))
def test_undoing_never_fails_and_undoes_only_what_came_before(targets: list[int]) -> None:
    """Whatever numbers are undone, also of undoes, what is undone is an earlier number."""
    listed = [label(1), *(undo(number, target) for number, target in enumerate(targets, 2))]
    undone = Labels.of(listed).undone
    assert undone <= {target for number, target in enumerate(targets, 2) if target < number}


def test_what_was_looked_at_is_the_last_word_on_each_finding_for_all() -> None:
    """Something said twice counts once, and "fine for one" judges nothing."""
    for_one = Label(
        number=3, at=1, verdict=Verdict.FINE, category=Category.POLITICS, item="b", person="p"
    )
    labels = Labels.of([label(1), label(2, Verdict.PROBLEM), for_one])
    assert [one.number for one in labels.looked_at] == [2]


def test_the_same_words_are_the_same_in_any_order_and_case() -> None:
    """What a detector lists differently is one set of words; other words are others."""
    assert same_words("Café; BEER") == same_words("beer;  cafe")
    assert same_words("beer; wine") != same_words("beer")
    assert same_words(" ; ") == ""


def test_scopes_are_in_the_order_of_their_width() -> None:
    """This finding is the narrowest, a kind of item the widest."""
    assert min(Scope, key=lambda one: one.width) is Scope.THIS
    assert max(Scope, key=lambda one: one.width) is Scope.KIND
