"""Posts that another hand wrote to judge numbers, addresses and names of clients by.

``confidential_judged`` holds a file for each kind. A line ``+ value | post`` is a post that shows
the value, a line ``- post`` one that only looks so. ``# home: ES`` says where the owners of the
posts below it live. ``{with X}`` before a post says that X is tagged in it, ``{to X}`` that it
stands on X's timeline. ``names.toml`` holds the list of clients. Whoever tunes a detector does not
read them.
"""

import re
import tomllib
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from friendline.model import Person, Relationship, stable_id
from friendline.screening.detector import Batch

__all__ = ["Post", "batch_of", "people", "posts"]

FOLDER: Final = Path(__file__).parent / "confidential_judged"

_MARK: Final = re.compile(r"\{(with|to) ([^}]+)\} ")
_RELATIONSHIPS: Final = {
    "client": Relationship.CLIENT,
    "former client": Relationship.CLIENT,
    "patient": Relationship.PATIENT,
    "former patient": Relationship.PATIENT,
    "student": Relationship.STUDENT,
    "parent of a pupil": Relationship.PARENT_OF_STUDENT,
}


class Post(NamedTuple):
    """A post for judging.

    Attributes:
        text: What the owner wrote.
        value: What it shows, as it stands there; empty if it only looks so.
        home: The country that the owner lives in, if the file says so.
        tagged: Who is tagged in it.
        timeline: Whose timeline it stands on, if not the owner's.
    """

    text: str
    value: str
    home: str | None
    tagged: str | None
    timeline: str | None


def posts(kind: str) -> list[Post]:
    """Give the posts of a kind, in the order of the file."""
    found: list[Post] = []
    home = None
    for line in (FOLDER / f"{kind}.txt").read_text("utf-8").splitlines():
        if line.startswith("# home: "):
            home = line.removeprefix("# home: ")
        elif line.startswith("+ "):
            value, _, text = line[2:].partition(" | ")
            found.append(_post(text, value, home))
        elif line.startswith("- "):
            found.append(_post(line[2:], "", home))
    return found


def _post(text: str, value: str, home: str | None) -> Post:
    mark = _MARK.match(text)
    if value not in text:
        raise SystemExit(f"{value} does not stand in the post: {text}")
    if mark is None:
        return Post(text, value, home, None, None)
    name = mark[2]
    tagged, timeline = (name, None) if mark[1] == "with" else (None, name)
    return Post(text[mark.end() :], value, home, tagged, timeline)


def people() -> list[Person]:
    """Give the clients of ``names.toml``, and the owner's friends."""
    said = tomllib.loads((FOLDER / "names.toml").read_text("utf-8"))
    clients = [(row["name"], _RELATIONSHIPS[row["relationship"]]) for row in said["client"]]
    friends = [(name, Relationship.FRIEND) for name in said["friends"]]
    return [
        Person(id=stable_id("person", name, relationship), name=name, relationship=relationship)
        for name, relationship in (*clients, *friends)
    ]


def batch_of(post: Post) -> Batch:
    """Give a post as a detector gets it."""
    tagged = [post.tagged] if post.tagged else []
    columns = {
        "id": pl.Series(["post"]),
        "text": pl.Series([post.text]),
        "tagged": pl.Series([tagged], dtype=pl.List(pl.String)),
        "timeline": pl.Series([post.timeline], dtype=pl.String),
    }
    return Batch(pl.DataFrame(columns))
