"""Packs: what a profession asks of a policy, as promises with their sources (guidance 3.2 to 3.6).

A pack is a TOML file: ``title``, ``notes``, the facts it speaks of beside the built-in ones, and
its promises, each citing a text by its id. The texts that the shipped packs cite stand together
in ``sources.toml``; a pack of your own may add ``[sources.ID]``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from friendline.policy.authoring.keys import FILE, Keys
from friendline.policy.authoring.promises import CITATION_KEYS, read_citation, read_promises
from friendline.policy.authoring.settings import read_facts
from friendline.policy.authoring.table import decoded
from friendline.policy.authoring.toml_lines import with_lines
from friendline.policy.authoring.toml_reading import NotTomlError, toml_table
from friendline.policy.citations import Citation
from friendline.policy.guidance.refusals import NoSuchPackError, PackError
from friendline.policy.language.facts import BUILT_IN, FactSpec
from friendline.policy.language.words import fold, quoted
from friendline.policy.problems import Problem
from friendline.policy.rules import Promise

NOT_LEGAL_ADVICE: Final = (
    "This is not legal advice. Guidance differs by place and goes stale; each promise names its "
    "text and the month in which that was looked up. What your own body says comes first."
)
_SOURCES: Final = "sources.toml"
_SUFFIX: Final = ".toml"
_KEYS: Final = ("title", "notes", "facts", "sources", "promises")


class Pack(Struct, frozen=True, kw_only=True):
    """What a profession asks of a policy.

    Attributes:
        name: As it is asked for: ``"social_work"``.
        title: As it is shown: "Social work".
        promises: What it asks, the strictest sources not necessarily first.
        facts: The facts that its promises speak of and that no policy has by itself.
        notes: To be shown with it; the first says that it is no legal advice.
    """

    name: str
    title: str
    promises: tuple[Promise, ...]
    facts: dict[str, FactSpec]
    notes: tuple[str, ...]


def pack_names() -> tuple[str, ...]:
    """Name the packs that come with friendline, in alphabetical order."""
    names = (file.name for file in (_shipped() / "packs").iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def load_pack(where: str | Path) -> Pack:
    """Read the pack of a profession and check all of it.

    Args:
        where: The name of a pack (``"social work"``), or the path of a pack of your own.

    Raises:
        NoSuchPackError: Where there is neither.
        PackError: With every mistake of the file on a line of its own.
    """
    for name in pack_names():
        if fold(name) == fold(str(where)):
            return _shipped_pack(name)
    path = Path(where)
    if path.suffix != _SUFFIX or not _is_file(path):
        raise NoSuchPackError(str(where), pack_names())
    return _read(path.stem, path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name that no file system can have.
        return False


def citations() -> dict[str, Citation]:
    """Give every text that the shipped packs cite, by its id.

    Raises:
        PackError: Where the file of them is damaged.
    """
    return dict(_shipped_sources())


@cache
def _shipped_pack(name: str) -> Pack:
    return _read(name, _shipped() / "packs" / f"{name}{_SUFFIX}")


@cache
def _shipped_sources() -> dict[str, Citation]:
    problems: list[Problem] = []
    text = decoded((_shipped() / _SOURCES).read_bytes())
    found = _sources(Keys(_table(_SOURCES, text), ("sources",), problems))
    _refuse(_SOURCES, problems, text)
    return found


def _shipped() -> Traversable:
    return resources.files("friendline.policy") / "guidance"


def _read(name: str, file: Traversable) -> Pack:
    problems: list[Problem] = []
    text = decoded(file.read_bytes())
    keys = Keys(_table(file.name, text), _KEYS, problems)
    facts = dict(read_facts(keys))
    sources = {**_shipped_sources(), **_sources(keys)}
    pack = Pack(
        name=name,
        title=keys.text("title", needed=True),
        promises=tuple(read_promises(keys, {**BUILT_IN, **facts}, sources)),
        facts=facts,
        notes=(NOT_LEGAL_ADVICE, *keys.texts("notes")),
    )
    problems.extend(_promise_problems(pack))
    _refuse(file.name, problems, text)
    return pack


def _table(file: str, text: str) -> dict[str, object]:
    try:
        return toml_table(text)
    except NotTomlError as error:
        problem = Problem(file=file, line=error.line, what=str(error))
        raise PackError(file, [problem]) from error


def _sources(keys: Keys) -> dict[str, Citation]:
    sources = keys.table("sources", None)
    return {
        name: read_citation(name, sources.table(name, CITATION_KEYS)) for name in sources.names()
    }


def _promise_problems(pack: Pack) -> Iterator[Problem]:
    """Find what is wrong with the promises taken together."""
    if not pack.promises:
        yield Problem(file=FILE, what="there is no promise in it")
    named = Counter(promise.id for promise in pack.promises)
    for number, promise in enumerate(pack.promises, start=1):
        column = f"promises {number}"
        if not promise.id:
            yield Problem(file=FILE, column=column, what="a promise of a pack needs an id")
        elif named[promise.id] > 1:
            what = f"the id {quoted(promise.id)} stands here more than once"
            yield Problem(file=FILE, column=column, what=what)


def _refuse(file: str, problems: Sequence[Problem], text: str) -> None:
    if problems:
        placed = with_lines(problems, text)
        raise PackError(file, [structs.replace(problem, file=file) for problem in placed])
