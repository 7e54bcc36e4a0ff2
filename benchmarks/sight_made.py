"""A made-up owner with many items, for the benchmark of sight; the same in every run.

Who belongs to each audience is known here by how it was made, as sets of names, so that the
engines that are compared need not agree with friendline by being told by it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

CONTACTS = 2_000
CLIENTS = 300
LISTS = 10
CATEGORIES = 16
TAGGED = 0.2
"""Share of the items in which one to five contacts are tagged."""
FOUND = 0.1
"""Share of the items with a finding."""
UNSURE = 0.05
"""Share of the clients of whom only candidates for their account are known."""
FRIENDS = 0.8
"""Share of the contacts who are friends."""
ASSUMED = 0.03
"""Share of the items whose audience is only assumed."""

EMPTY = ("by", "timeline", "group", "album", "place")
"""Columns of the book's table that say nothing of these items."""

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Expression:
    """An audience.

    Attributes:
        text: As it is written.
        cedar: The same as conditions on a principal, for Cedar.
        members: Names of the contacts who surely belong to it.
        everybody: Whether anybody with an account belongs to it who is not in ``but``.
        but: Names that are left out.
    """

    text: str
    cedar: str
    members: frozenset[str]
    everybody: bool = False
    but: frozenset[str] = frozenset()

    def lets_in(self, name: str) -> bool:
        """Whether an account of that name surely belongs; no name is a stranger's."""
        return name in self.members or (self.everybody and name not in self.but)


@dataclass(frozen=True)
class Client:
    """A client who looks.

    Attributes:
        names: Names of the account that is theirs, or of those that could be.
        sure: Whether it is theirs.
    """

    names: tuple[str, ...]
    sure: bool


@dataclass(frozen=True)
class Made:
    """Everything that can be looked at.

    Attributes:
        items: The table of items, as far as sight reads it.
        expressions: The audiences.
        codes: For each item its audience, as a place in ``expressions``.
        definite: For each item whether its audience is certain.
        tag_rows: For each tag the row of its item.
        tag_names: For each tag the contact, as a place in ``contacts``.
        contacts: Names.
        friends: Those of them who are friends.
        lists: Members of the owner's lists.
        clients: Who looks.
        found: Rows of the items with a finding, ascending.
        categories: The category of each finding.
    """

    items: pl.DataFrame
    expressions: tuple[Expression, ...]
    codes: Ints
    definite: Flags
    tag_rows: Ints
    tag_names: Ints
    contacts: tuple[str, ...]
    friends: frozenset[str]
    lists: dict[str, frozenset[str]]
    clients: tuple[Client, ...]
    found: Ints
    categories: Ints

    def member(self) -> Flags:
        """For each audience (rows) whether it surely lets each client (columns) in.

        Of a client whose account is not certain, whoever it may be, also nobody we know.
        """
        return np.array(
            [[_lets_in(one, client) for client in self.clients] for one in self.expressions]
        )

    def client_of_name(self) -> Ints:
        """For each contact the client whose account it surely is, or -1."""
        place = {client.names[0]: at for at, client in enumerate(self.clients) if client.sure}
        return np.array([place.get(name, -1) for name in self.contacts])


def _lets_in(expression: Expression, client: Client) -> bool:
    looks = client.names if client.sure else (*client.names, "")
    return all(map(expression.lets_in, looks))


def make(items: int, seed: int = 1) -> Made:
    """Make up an owner with so many items."""
    chance = random.Random(seed)  # noqa: S311 - made-up people are no secret
    numbers = np.random.default_rng(seed)
    contacts = tuple(f"Contact Number {number:04}" for number in range(CONTACTS))
    friends = frozenset(chance.sample(contacts, round(CONTACTS * FRIENDS)))
    lists = {
        f"List {number}": frozenset(chance.sample(sorted(friends), chance.randint(20, 400)))
        for number in range(LISTS)
    }
    expressions = tuple(_expressions(chance, friends, lists))
    codes = numbers.choice(len(expressions), items, p=_shares(expressions))
    sources = np.where(numbers.random(items) < ASSUMED, "assumed", "owner")
    sources[np.array([one.text == "unknown" for one in expressions])[codes]] = "unknown"
    tag_rows, tag_names = _tags(numbers, items)
    found = np.flatnonzero(numbers.random(items) < FOUND)
    return Made(
        items=_table([one.text for one in expressions], codes, sources, (tag_rows, tag_names)),
        expressions=expressions,
        codes=codes,
        definite=sources == "owner",
        tag_rows=tag_rows,
        tag_names=tag_names,
        contacts=contacts,
        friends=friends,
        lists=lists,
        clients=tuple(_clients(chance, contacts)),
        found=found,
        categories=numbers.integers(0, CATEGORIES, len(found)),
    )


def _clients(chance: random.Random, contacts: Sequence[str]) -> Iterator[Client]:
    names = chance.sample(contacts, CLIENTS * 2)
    for at in range(CLIENTS):
        if chance.random() < UNSURE:
            yield Client(tuple(names[2 * at : 2 * at + chance.choice((1, 2))]), sure=False)
        else:
            yield Client((names[2 * at],), sure=True)


def _expressions(
    chance: random.Random, friends: frozenset[str], lists: dict[str, frozenset[str]]
) -> Iterator[Expression]:
    is_friend = 'principal in Group::"friends"'
    yield Expression("friends", is_friend, friends)
    yield Expression("unknown", "false", frozenset())
    yield Expression("public", "true", frozenset(), everybody=True)
    yield Expression("only me", "false", frozenset())
    yield Expression("friends of friends", is_friend, friends)
    for name, members in lists.items():
        on_it = f'principal in Group::"{name}"'
        yield Expression(f'list "{name}"', on_it, members)
        except_it = f"{is_friend} && !({on_it})"
        yield Expression(f'friends except list "{name}"', except_it, friends - members)
    for one, other in zip(lists, list(lists)[1:], strict=False):
        on_both = f'principal in Group::"{one}" && principal in Group::"{other}"'
        on_one = on_both.replace("&&", "||")
        yield Expression(f'list "{one}" + list "{other}"', on_one, lists[one] | lists[other])
    for one, other in zip(list(lists)[:4], list(lists)[5:], strict=False):
        on_both = f'principal in Group::"{one}" && principal in Group::"{other}"'
        yield Expression(f'list "{one}" and list "{other}"', on_both, lists[one] & lists[other])
    hidden = lists["List 0"]
    left_out = '!(principal in Group::"List 0")'
    yield Expression(
        'public except list "List 0"', left_out, frozenset(), everybody=True, but=hidden
    )
    for _ in range(3):
        named = chance.sample(sorted(friends), 3)
        words = ", ".join(f'"{name}"' for name in named)
        any_of = " || ".join(f'principal == Account::"{name}"' for name in named)
        yield Expression(f"people {words}", any_of, frozenset(named))


def _shares(expressions: Sequence[Expression]) -> npt.NDArray[np.float64]:
    usual = {"friends": 40.0, "unknown": 15.0, "public": 10.0, "only me": 5.0}
    weights = np.array([usual.get(one.text, 1.0) for one in expressions])
    shares: npt.NDArray[np.float64] = weights / weights.sum()
    return shares


def _tags(numbers: np.random.Generator, items: int) -> tuple[Ints, Ints]:
    tagged = np.flatnonzero(numbers.random(items) < TAGGED)
    rows = np.repeat(tagged, numbers.integers(1, 6, len(tagged)))
    names = numbers.integers(0, CONTACTS, len(rows))
    pairs = np.unique(rows * CONTACTS + names)
    return pairs // CONTACTS, pairs % CONTACTS


def _table(
    texts: Sequence[str], codes: Ints, sources: npt.NDArray[np.str_], tags: tuple[Ints, Ints]
) -> pl.DataFrame:
    """Make the columns that sight reads, of the types that the book's table has."""
    tag_rows, tag_names = tags
    items = len(codes)
    audiences = pl.Series(texts, dtype=pl.String).gather(codes)
    names = [f"Contact Number {at:04}" for at in tag_names]
    tagged = pl.DataFrame({"row": tag_rows, "tagged": names})
    lists = tagged.group_by("row", maintain_order=True).agg("tagged")
    rows = pl.DataFrame(
        {
            "row": np.arange(items),
            "at": np.arange(items) + 1_400_000_000,
            "audience": audiences,
            "audience_source": pl.Series(sources.tolist(), dtype=pl.String),
        }
    )
    return rows.join(lists, on="row", how="left", maintain_order="left").select(
        pl.format("item-{}", pl.col("row")).alias("id"),
        pl.lit("facebook").alias("channel"),
        pl.lit("post").alias("kind"),
        "at",
        pl.col("tagged").fill_null([]),
        *(pl.lit(None, pl.String).alias(name) for name in EMPTY),
        "audience",
        "audience_source",
    )
