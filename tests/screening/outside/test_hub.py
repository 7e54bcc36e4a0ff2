"""The detector that lets a classifier of the hub read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import polars as pl
import pytest

from friendline.model import Category, Finding, Severity
from friendline.screening import Batch, screen
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.outside import hub as module
from friendline.screening.outside import hub_model
from friendline.screening.outside.hub import Hub, HubSettings, make
from friendline.screening.outside.not_screened import NotScreenedError

LABELS = {"toxic": "hate_offensive", "insult": "hate_offensive", "obscene": "profanity"}


class Classifier:
    """Scores a text by the words in it; breaks at "bad"; reads forty signs at once."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.now = 0.0

    def scores(self, texts: Sequence[str]) -> list[Mapping[str, float]]:
        """Give a score for each word that is a label."""
        if any("bad" in text for text in texts):
            raise LookupError
        self.read += texts
        self.now += 100
        return [
            dict.fromkeys(("toxic", "insult", "obscene", "kind"), 0.1) | said(text)
            for text in texts
        ]

    def fits(self, text: str) -> bool:
        """Whether it is short."""
        return len(text) <= 40


def said(text: str) -> dict[str, float]:
    """Give the scores that a text names, such as "toxic=0.95"."""
    pairs = (word.split("=") for word in text.split() if "=" in word)
    return {label: float(score) for label, score in pairs}


def hub(classifier: Classifier | None = None, **more: Any) -> Hub:
    """Give the detector with a classifier."""
    reads = classifier or Classifier()
    settings = msgspec.convert({"model": "a/b", "labels": LABELS} | more, HubSettings)
    return Hub(settings, "digest", lambda: reads, lambda: reads.now)


def batch(*texts: str) -> Batch:
    """Give a batch of these texts."""
    return Batch(pl.DataFrame({"id": [f"i{row}" for row in range(len(texts))], "text": texts}))


def seen(detector: Hub, *texts: str) -> list[tuple[str, Category, str]]:
    """Give item, category and evidence of what it finds."""
    return [(one.item, one.category, one.evidence) for one in detector.screen(batch(*texts))]


def test_a_label_over_its_threshold_is_a_finding() -> None:
    """The label becomes the owner's category; the score is told and no share is made up."""
    assert list(hub().screen(batch("toxic=0.95", "toxic=0.89", "kind=1"))) == [
        Finding(
            item="i0",
            category=Category.HATE_OFFENSIVE,
            severity=Severity.HIGH,
            evidence="toxic=0.95",
            reason='The model a/b reads it as "toxic" (0.95 of 1).',
            detector="hub",
        )
    ]


def test_the_threshold_may_be_each_labels_own() -> None:
    """What is not named has the usual one."""
    detector = hub(threshold={"toxic": 0.5})
    assert seen(detector, "toxic=0.6", "obscene=0.6", "obscene=0.93") == [
        ("i0", Category.HATE_OFFENSIVE, "toxic=0.6"),
        ("i2", Category.PROFANITY, "obscene=0.93"),
    ]
    assert len(seen(hub(threshold=0.5), "toxic=0.6", "obscene=0.6")) == 2


def test_of_labels_of_one_category_the_highest_speaks() -> None:
    """Two labels, one finding."""
    (one,) = hub().screen(batch("toxic=0.92 insult=0.97"))
    assert '"insult" (0.97' in one.reason


def test_the_owner_says_how_much_a_category_weighs() -> None:
    """Severity is the owner's."""
    (one,) = hub(severity={"profanity": "medium"}).screen(batch("obscene=1"))
    assert one.severity is Severity.MEDIUM


def test_a_long_post_is_read_whole_and_the_piece_is_shown() -> None:
    """One sentence of an essay can carry it."""
    text = "a quiet walk in the park. " * 8 + "toxic=0.99 " + "and home again for tea. " * 8
    ((item, category, evidence),) = seen(hub(), text)
    assert (item, category) == ("i0", Category.HATE_OFFENSIVE)
    assert "toxic=0.99" in evidence
    assert evidence in text
    assert len(evidence) <= 40


def test_each_different_text_is_read_once() -> None:
    """People repeat themselves."""
    classifier = Classifier()
    assert len(seen(hub(classifier), "toxic=1", "toxic=1", "")) == 2
    assert classifier.read == ["toxic=1"]


def test_a_text_that_the_model_breaks_at_costs_only_itself() -> None:
    """It is not screened; its neighbours are."""
    screening = screen(batch("toxic=1", "bad", "rain").items, [hub()])
    assert [one.item for one in screening.findings] == ["i0"]
    assert [item for item, _ in screening.not_screened] == ["i1"]


def test_a_score_that_is_no_number_is_no_screening() -> None:
    """Broken weights give such scores for everything."""
    with pytest.raises(NotScreenedError, match="gave no number") as raised:
        list(hub().screen(batch("toxic=nan", "toxic=1")))
    assert (list(raised.value.reasons), len(raised.value.findings)) == (["i0"], 1)


def test_a_model_that_cannot_be_loaded_is_tried_once() -> None:
    """A broken file does not cost seconds for every item."""
    times = []

    def broken() -> Classifier:
        times.append(1)
        raise OSError

    settings = msgspec.convert({"model": "a/b", "labels": LABELS}, HubSettings)
    screening = screen(batch("toxic=1", "rain").items, [Hub(settings, "digest", broken)])
    assert [item for item, _ in screening.not_screened] == ["i0", "i1"]
    assert len(times) == 1


def test_its_time_is_bounded() -> None:
    """After the minutes the rest is not screened, with the reason."""
    with pytest.raises(NotScreenedError, match="1 minutes") as raised:
        list(hub(minutes=1).screen(batch(*(f"rain {n}" for n in range(100)))))
    assert len(raised.value.reasons) == 36


def test_what_was_read_in_time_is_not_lost_when_time_is_over() -> None:
    """Asking for the items one by one afterwards finds what was found before."""
    texts = ["toxic=1", *(f"rain {n}" for n in range(99))]
    screening = screen(batch(*texts).items, [hub(minutes=1)])
    assert [one.item for one in screening.findings] == ["i0"]
    assert len(screening.not_screened) == 36


def test_the_version_changes_with_what_could_change_a_finding() -> None:
    """The model, its labels, thresholds and weights; not the time."""
    plain = hub().version
    assert hub(minutes=2).version == plain
    others = [
        hub(threshold=0.8),
        hub(threshold={"toxic": 0.8}),
        hub(labels={"toxic": "hate_offensive"}),
        hub(severity={"profanity": "high"}),
        hub(model="a/c"),
        Hub(msgspec.convert({"model": "a/b", "labels": LABELS}, HubSettings), "x", Classifier),
    ]
    assert len({plain, *(one.version for one in others)}) == 7


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a model whose weights nobody reads here."""
    monkeypatch.setattr(hub_model, "find_spec", lambda _name: True)
    named = {str(number): label for number, label in enumerate(LABELS)}
    (tmp_path / "config.json").write_text(json.dumps({"id2label": named}), "utf-8")
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    return tmp_path


def given(folder: Path, **more: Any) -> Given:
    """Give settings for the model in a folder."""
    return Given(settings={"model": str(folder), "labels": LABELS} | more)


def test_making_it_does_not_load_the_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds are spent only where there is something to read."""
    loaded: list[Path] = []

    def load(place: Path) -> Classifier:
        loaded.append(place)
        return Classifier()

    monkeypatch.setattr(module, "load", load)
    detector = make(given(folder))
    assert loaded == []
    assert len(seen(detector, "toxic=1")) == 1
    assert loaded == [folder]


def test_other_weights_are_another_version(folder: Path) -> None:
    """A new model in the old folder is not taken for the old one."""
    before = make(given(folder)).version
    assert make(given(folder)).version == before
    (folder / "model.safetensors").write_bytes(b"other weights")
    assert make(given(folder)).version != before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"labels": {"nice": "humour"}}, 'no label "nice". It has toxic, insult, obscene'),
        ({"labels": {}}, "labels"),
        ({"labels": {"toxic": "gossip"}}, "labels"),
        ({"threshold": {"kind": 0.5}}, '"kind" is not one of the labels'),
        ({"threshold": 2}, "threshold"),
        ({"treshold": 0.5}, "treshold"),
        ({"model": ""}, "model"),
    ],
)
def test_settings_that_do_not_fit_are_named(
    folder: Path, change: dict[str, Any], sentence: str
) -> None:
    """The sentence says which one it is, and what there is."""
    with pytest.raises(ScreeningSettingsError, match=sentence):
        make(given(folder, **change))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("config.json", b""),
        ("config.json", b"\xff"),
        ("config.json", b'{"id2label": [1]}'),
        ("config.json", b"{}"),
        ("config.json", b"[" * 100_000),
        ("config.json", None),
        ("model.safetensors", None),
    ],
)
def test_a_folder_without_a_readable_model_is_told(
    folder: Path, name: str, content: bytes | None
) -> None:
    """What lacks or cannot be read is in the sentence."""
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(ScreeningSettingsError, match="model: "):
        make(given(folder))


def test_weights_that_can_hold_programs_are_refused(folder: Path) -> None:
    """A pickle of a stranger is never opened."""
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(ScreeningSettingsError, match="can hold programs"):
        make(given(folder))


def test_without_the_extra_the_library_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Choosing turns it into the sentence on how to install it."""
    monkeypatch.setattr(hub_model, "find_spec", lambda _name: None)
    with pytest.raises(ModuleNotFoundError) as raised:
        make(given(folder))
    assert raised.value.name == "torch"
