"""The small model of the owner's own labels."""

import numpy as np
import pytest

from friendline.model import Category, Finding, Severity
from friendline.screening.labels.label import Label, Labels, Verdict
from friendline.screening.labels.meanings import Meanings, Vectors
from friendline.screening.labels.personal import FEWEST, Personal, guesses, personal_models
from friendline.screening.labels.regression import PRIOR, fit, shares
from friendline.screening.labels.things import Thing


def labels_of(said: list[tuple[str, bool]]) -> Labels:
    """Give labels on politics: text, and whether it is fine."""
    return Labels.of(
        Label(
            number=number,
            at=1,
            verdict=Verdict.FINE if fine else Verdict.PROBLEM,
            category=Category.POLITICS,
            item=f"item-{number}",
            words="vote",
            detector="words",
            text=text,
        )
        for number, (text, fine) in enumerate(said, 1)
    )


def telling(count: int) -> Labels:
    """Give labels of an owner who minds elections and does not mind cake."""
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    texts = {True: "vote cake bakery award in {}", False: "vote party election campaign on {}"}
    return labels_of(
        [
            (f"{texts[number % 3 > 0].format(days[number % 7])} {number}", number % 3 > 0)
            for number in range(count)
        ]
    )


def model_of(labels: Labels, vectors: Vectors) -> Personal:
    """Give the model of politics."""
    return personal_models(labels, Meanings(vectors))[Category.POLITICS]


def found(item: str, severity: Severity = Severity.LOW) -> Finding:
    """Give a finding of politics."""
    return Finding(
        item=item,
        category=Category.POLITICS,
        severity=severity,
        evidence="vote",
        reason="",
        detector="words",
    )


def test_the_weights_are_where_the_cost_is_lowest() -> None:
    """At the solution the slope is 0: that of the log loss and of half the squares."""
    random_numbers = np.random.default_rng(3)
    rows = random_numbers.normal(size=(40, 5))
    said = (rows[:, 0] + random_numbers.normal(size=40) > 0).astype(float)
    weights = fit(rows, said)
    slope = rows.T @ (shares(rows, weights) - said) + PRIOR * weights[:-1]
    assert np.abs(slope).max() < 1e-3
    assert abs((shares(rows, weights) - said).sum()) < 1e-3


def test_a_prior_keeps_weights_small_where_labels_can_be_told_apart_wholly() -> None:
    """Without it they would grow for ever."""
    rows = np.array([[1.0], [1.0], [-1.0], [-1.0]])
    assert abs(fit(rows, np.array([1.0, 1.0, 0.0, 0.0]))[0]) < 2


def test_with_few_labels_there_is_no_model_and_it_says_so(vectors: Vectors) -> None:
    """It says how many it takes and how many there are."""
    model = model_of(telling(FEWEST - 1), vectors)
    assert not model.is_used
    assert model.guesses([found("x")], {"x": Thing(kind="post", text="vote cake bakery")}) == []
    assert f"you gave {FEWEST - 1}" in model.sentence


def test_with_one_kind_of_label_there_is_no_model(vectors: Vectors) -> None:
    """Of somebody who says always "fine" nothing can be learnt."""
    model = model_of(labels_of([(f"vote cake again {n}", True) for n in range(40)]), vectors)
    assert model.trial is None


def test_what_the_owner_means_is_learnt_and_explained(vectors: Vectors) -> None:
    """A new post about cake is probably fine, by the nearest labelled ones; an election is not."""
    model = model_of(telling(30), vectors)
    trial = model.trial
    assert trial is not None
    assert trial.right > trial.usual_right
    assert "It is used." in model.sentence
    things = {
        "cake": Thing(kind="post", text="vote cake bakery award in may"),
        "party": Thing(kind="post", text="vote party election campaign on air"),
    }
    (guess,) = model.guesses([found("cake"), found("party")], things)
    assert guess.finding.item == "cake"
    assert all("cake" in one.text for one in guess.near)
    assert guess.sentence.startswith("Probably fine for you, ")
    assert 'fine: "vote cake' in guess.sentence


def test_what_weighs_much_is_never_called_probably_fine(vectors: Vectors) -> None:
    """However alike it is to what was fine."""
    models = personal_models(telling(30), Meanings(vectors))
    things = {"cake": Thing(kind="post", text="vote cake bakery award in may")}
    assert guesses(models, [found("cake")], things)
    assert guesses(models, [found("cake", Severity.HIGH)], things) == {}


def test_labels_on_one_text_do_not_teach_each_other(vectors: Vectors) -> None:
    """The same post labelled over and over is left out together: it proves nothing."""
    dice = np.random.default_rng(5)
    verdicts = {text: bool(dice.random() < 0.5) for text in range(4)}
    words = ("red hat on stairs", "blue cat under roof", "old van near sea", "wet dog by fire")
    said = [(words[n % 4], verdicts[n % 4]) for n in range(40)]
    model = model_of(labels_of(said), vectors)
    assert not model.is_used


def test_dice_are_seldom_taken_for_a_taste(vectors: Vectors) -> None:
    """Where verdicts are thrown, a model is used hardly more often than one time in twenty."""
    dice = np.random.default_rng(7)
    words = [f"word{n}" for n in range(60)]
    used = 0
    for _ in range(40):
        said = [
            (" ".join(dice.choice(words, 6, replace=False)), bool(dice.random() < 0.5))
            for _ in range(30)
        ]
        used += model_of(labels_of(said), vectors).is_used
    assert used <= 5


def test_a_trial_is_the_same_each_time(vectors: Vectors) -> None:
    """Nothing in it is left to chance."""
    assert model_of(telling(30), vectors).trial == model_of(telling(30), vectors).trial


def test_labels_without_words_can_be_learnt_from(vectors: Vectors) -> None:
    """Pictures have no text: then the confidence and the words found are all there is."""
    labels = Labels.of(
        Label(
            number=n,
            at=1,
            verdict=Verdict.FINE if n % 2 else Verdict.PROBLEM,
            category=Category.NUDITY,
            item=f"item-{n}",
            words="beach" if n % 2 else "bed",
            detector="pictures",
            confidence=0.5 if n % 2 else 0.9,
        )
        for n in range(1, 41)
    )
    model = personal_models(labels, Meanings(vectors))[Category.NUDITY]
    assert model.is_used
    assert model.trial is not None
    assert model.trial.right == pytest.approx(40)
