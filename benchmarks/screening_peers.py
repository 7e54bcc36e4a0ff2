"""Other programs beside which screening is measured. Each runs as its own pages say it is used.

- alt-profanity-check (MIT): a linear model over counts of words.
- better-profanity (MIT): a list of words, with letters changed as people disguise them.
- Presidio (MIT): recognisers of numbers and addresses. It brings spaCy and a second copy of
  ``phonenumbers``, which friendline's own would collide with: ``screening_presidio.py`` runs in an
  environment of its own.
"""

import json
import os
import shutil
import subprocess
import tempfile
import venv
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from screening_figures import Remark, Truths

__all__ = ["ALT", "BETTER", "PEERS", "Peer", "presidio"]

PRESIDIO: Final = "presidio-analyzer==2.2.366"
PROGRAM: Final = Path(__file__).with_name("screening_presidio.py")


class Peer(NamedTuple):
    """Another detector of bad language.

    Attributes:
        name: Its name.
        module: What Python calls it.
        find: Gives in which texts it sees some.
        most: Texts it is asked about at most, because it takes long.
    """

    name: str
    module: str
    find: Callable[[Sequence[str]], Truths]
    most: int | None

    def some(self, texts: Sequence[str]) -> list[int]:
        """Give which texts it is asked about: all, or evenly spread ones."""
        if self.most is None or len(texts) <= self.most:
            return list(range(len(texts)))
        return [row * len(texts) // self.most for row in range(self.most)]

    @property
    def missing(self) -> Remark | None:
        """Say that it is not installed; ``None`` where it is."""
        there = find_spec(self.module) is not None
        return None if there else Remark(f"{self.name} is not installed; it is left out.")


def _alt(texts: Sequence[str]) -> Truths:
    from profanity_check import predict

    return np.asarray(predict(list(texts)), bool)


def _better(texts: Sequence[str]) -> Truths:
    from better_profanity import profanity

    return np.array([profanity.contains_profanity(text) for text in texts])


ALT: Final = Peer("alt-profanity-check", "profanity_check", _alt, None)
BETTER: Final = Peer("better-profanity", "better_profanity", _better, 4_000)
PEERS: Final = (ALT, BETTER)


def presidio(texts: Sequence[str]) -> float | Remark:
    """Give how many posts Presidio's recognisers of numbers and addresses read in a CPU second.

    They are those of what ``Patterns`` knows too: e-mail, phone, IBAN, card, IP address. Makes an
    environment in a temporary folder and installs Presidio there; nothing of it stays.
    """
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        posts = place / "posts.json"
        posts.write_text(json.dumps(list(texts)), "utf-8")
        python = _environment(place / "venv")
        if isinstance(python, Remark):
            return python
        done = _run([str(python), str(PROGRAM), str(posts)])
        if done.returncode:
            return Remark(f"Presidio did not run: {_last_line(done.stderr)}")
        return len(texts) / float(done.stdout)


def _environment(place: Path) -> Path | Remark:
    """Make an environment with Presidio in it; needs uv, as the locking of libraries does."""
    uv = shutil.which("uv")
    if uv is None:
        return Remark("Presidio is left out: uv, which would install it, is not there.")
    venv.create(place)
    python = place / ("Scripts" if os.name == "nt" else "bin") / "python"
    done = _run(
        [uv, "pip", "install", "--quiet", "--only-binary=:all:", f"--python={python}", PRESIDIO]
    )
    if done.returncode:
        return Remark(f"Presidio could not be installed: {_last_line(done.stderr)}")
    return python


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["it did not say why."])[-1]
