"""A classifier on the disk, read by the real libraries; skipped where they are not installed."""

import json
from pathlib import Path

import polars as pl
import pytest
from network_watch import network_calls

from friendline.model import Category
from friendline.screening import Batch
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.outside.hub import make
from friendline.screening.outside.hub_model import folder_of, load

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "rain", "sun", "tea", "walk"]
LABELS = {0: "calm", 1: "toxic"}

pytestmark = pytest.mark.filterwarnings("default")  # the libraries warn of their own doings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model with random weights that sees "toxic" in everything."""
    place = tmp_path_factory.mktemp("model")
    (place / "vocab.txt").write_text("\n".join(WORDS), "utf-8")
    transformers.BertTokenizer(str(place / "vocab.txt"), model_max_length=64).save_pretrained(place)
    config = transformers.BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        id2label=LABELS,
        label2id={label: number for number, label in LABELS.items()},
    )
    torch.manual_seed(1)
    model = transformers.BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.bias.copy_(torch.tensor([-9.0, 9.0]))
    model.save_pretrained(place, safe_serialization=True)
    return place


def settings(model: str) -> Given:
    """Give settings for a model."""
    return Given(settings={"model": model, "labels": {"toxic": "hate_offensive"}})


def test_a_model_on_the_disk_reads_without_a_network(folder: Path) -> None:
    """From finding it to its scores nothing is looked up anywhere."""
    items = pl.DataFrame({"id": ["a", "b"], "text": ["rain and sun", "tea " * 500]})
    with network_calls() as calls:
        found = list(make(settings(str(folder))).screen(Batch(items)))
    assert [(one.item, one.category) for one in found] == [
        ("a", Category.HATE_OFFENSIVE),
        ("b", Category.HATE_OFFENSIVE),
    ]
    assert calls == []


def test_scores_are_those_of_the_model_for_every_label(folder: Path) -> None:
    """All labels come back with shares that make one."""
    (scored,) = load(folder).scores(["rain"])
    assert set(scored) == {"calm", "toxic"}
    assert sum(scored.values()) == pytest.approx(1, abs=1e-4)


def test_what_fits_is_counted_in_the_models_own_pieces(folder: Path) -> None:
    """The tokenizer's limit holds."""
    classifier = load(folder)
    assert classifier.fits("tea " * 60)
    assert not classifier.fits("tea " * 70)


def test_a_model_that_was_not_fetched_is_a_sentence_and_no_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence holds the command with which the owner can fetch it."""
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with network_calls() as calls, pytest.raises(ScreeningSettingsError) as raised:
        folder_of("somebody/not-there")
    assert "hf download somebody/not-there" in str(raised.value)
    assert calls == []


@pytest.mark.parametrize("name", ["no/such/folder", "../up", "a name", "http://example.org"])
def test_a_name_that_can_be_no_model_is_a_sentence(name: str) -> None:
    """A mistyped path is told as one."""
    with network_calls() as calls, pytest.raises(ScreeningSettingsError, match="model: "):
        folder_of(name)
    assert calls == []


def test_a_model_in_the_cache_of_the_hub_is_found_by_its_name(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the owner fetched before needs no path."""
    from huggingface_hub import constants  # noqa: PLC0415 - only where it is installed

    revision = "0" * 40
    stored = tmp_path / "models--somebody--tiny"
    (stored / "refs").mkdir(parents=True)
    (stored / "refs" / "main").write_text(revision, "ascii")
    (stored / "snapshots").mkdir()
    (stored / "snapshots" / revision).symlink_to(folder, target_is_directory=True)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    with network_calls() as calls:
        found = folder_of("somebody/tiny")
    assert json.loads((found / "config.json").read_text("utf-8"))["id2label"]["1"] == "toxic"
    assert calls == []


def test_a_program_beside_a_model_is_not_run(folder: Path, tmp_path: Path) -> None:
    """A model that wants its own code run is not loaded, and its code is not run."""
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    config = json.loads((tmp_path / "config.json").read_text("utf-8"))
    config["model_type"] = "of-a-stranger"
    config["auto_map"] = {
        "AutoConfig": "code.Config",
        "AutoModelForSequenceClassification": "code.Model",
    }
    (tmp_path / "config.json").write_text(json.dumps(config), "utf-8")
    ran = tmp_path / "ran"
    (tmp_path / "code.py").write_text(f"open({str(ran)!r}, 'w').close()\n", "utf-8")
    with pytest.raises(ValueError, match=r"trust_remote_code|custom code"):
        load(tmp_path)
    assert not ran.exists()
