"""Who can see what, by friendline and by what could stand in for it.

All give the same: for each client how many items they can see, and their visible findings by
category; for each finding the clients who can see it, as bits, and how many. friendline gives
*may* and *cannot* as well; the others know yes and no only. They are told the members of each
audience as flags for each client, which is more than they would have in real life.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from sight_made import CATEGORIES, Client, Flags, Ints, Made

if TYPE_CHECKING:
    from friendline.sight.viewing import Sight, Viewer

Bits = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Answer:
    """What is asked of everybody.

    Attributes:
        items: How many items each client can see.
        by_category: The visible findings of each client (rows) by category (columns).
        bits: For each finding (rows) a bit for each client.
        seen_by: For each finding how many clients can see it.
        scaled: By how much the time has to be multiplied, where only a sample was worked on.
        sample: How many items that sample holds, from the first on; all, where none is said.
    """

    items: Ints
    by_category: Ints
    bits: Bits
    seen_by: Ints
    scaled: float = 1.0
    sample: int | None = None


Peer = Callable[[Made], Answer]


def friendline(made: Made) -> Answer:
    """By ``Sight`` and ``expose``: can, may and cannot, from the table of items."""
    from friendline.sight.exposure import expose
    from friendline.sight.judging.belonging import Verdict

    sight = sight_of(made)
    exposure = expose(sight, made.found, made.categories, CATEGORIES)
    exposure.by_category(Verdict.MAY)
    exposure.bits(Verdict.MAY)
    exposure.seen_by(Verdict.MAY)
    return Answer(
        items=sight.all_counts[:, Verdict.CAN],
        by_category=exposure.by_category(Verdict.CAN),
        bits=exposure.bits(Verdict.CAN),
        seen_by=exposure.seen_by(Verdict.CAN),
    )


def sight_of(made: Made) -> "Sight":
    """Let friendline judge."""
    from friendline.sight import RULES
    from friendline.sight.viewing import Sight

    viewers = [_viewer(made, client) for client in made.clients]
    return Sight(made.items, viewers, RULES["facebook"], made.lists)


def _viewer(made: Made, client: Client) -> "Viewer":
    from friendline.model import TieKind
    from friendline.sight.judging.belonging import Presence
    from friendline.sight.viewing import Viewer

    friend = frozenset({TieKind.FRIEND})
    presences = tuple(
        Presence(name=name, ties=friend if name in made.friends else frozenset(), account=name)
        for name in client.names
    )
    return Viewer(client.names[0], presences, sure=client.sure)


def packed_bits(made: Made) -> Answer:
    """The limit: distinct audiences by clients, packed bits, numbers in place of texts, no may."""
    return _packed(made, made.codes, made.definite, made.tag_rows, made.tag_names)


def packed_bits_of_table(made: Made) -> Answer:
    """The same from the texts of the table, as friendline has to begin."""
    import polars as pl

    texts = pl.Enum([one.text for one in made.expressions])
    codes = made.items["audience"].cast(texts).to_physical().to_numpy().astype(np.int64)
    definite = (made.items["audience_source"] == "owner").to_numpy()
    tagged = made.items["tagged"]
    rows = np.repeat(np.arange(len(codes)), tagged.list.len().to_numpy())
    names = tagged.filter(tagged.list.len() > 0).list.explode()
    places = names.cast(pl.Enum(made.contacts)).to_physical().to_numpy().astype(np.int64)
    return _packed(made, codes, definite, rows, places)


def _packed(made: Made, codes: Ints, definite: Flags, tag_rows: Ints, tag_names: Ints) -> Answer:
    member = np.vstack((made.member(), np.zeros(len(made.clients), dtype=bool)))
    nobody = len(member) - 1
    classes = np.where(definite, codes, nobody)
    rows, clients = _let_in_by_tag(made, member, classes, tag_rows, tag_names)
    items = np.bincount(classes, minlength=len(member)) @ member
    items += np.bincount(clients, minlength=len(made.clients))
    of_found = classes[made.found]
    numbers = np.bincount(
        of_found * CATEGORIES + made.categories, minlength=len(member) * CATEGORIES
    )
    by_category = member.T.astype(np.int64) @ numbers.reshape(len(member), CATEGORIES)
    bits = np.packbits(member, axis=1)[of_found]
    seen_by = member.sum(axis=1)[of_found]
    places = np.searchsorted(made.found, rows)
    places[places == len(made.found)] = 0
    hit = made.found[places] == rows
    places, clients = places[hit], clients[hit]
    np.add.at(by_category, (clients, made.categories[places]), 1)
    np.bitwise_or.at(bits, (places, clients >> 3), (128 >> (clients & 7)).astype(np.uint8))
    seen_by += np.bincount(places, minlength=len(made.found))
    return Answer(items, by_category, bits, seen_by)


def _let_in_by_tag(
    made: Made, member: Flags, classes: Ints, tag_rows: Ints, tag_names: Ints
) -> tuple[Ints, Ints]:
    """Give rows and clients whom a tag lets in and the audience does not."""
    clients = made.client_of_name()[tag_names]
    is_client = clients >= 0
    rows, clients = tag_rows[is_client], clients[is_client]
    is_definite = classes[rows] < len(made.expressions)
    counts = is_definite & ~member[classes[rows], clients]
    return rows[counts], clients[counts]


def sparse(made: Made) -> Answer:
    """By scipy: items by audiences times audiences by clients, and the tags added."""
    from scipy.sparse import csr_array

    number, clients = len(made.codes), len(made.clients)
    rows = np.flatnonzero(made.definite)
    ones = np.ones(len(rows), dtype=np.int8)
    of_items = csr_array((ones, (rows, made.codes[rows])), (number, len(made.expressions)))
    seen = of_items @ csr_array(made.member().astype(np.int8))
    who = made.client_of_name()[made.tag_names]
    tagged = (who >= 0) & made.definite[made.tag_rows]
    ones = np.ones(np.count_nonzero(tagged), dtype=np.int8)
    seen = seen + csr_array((ones, (made.tag_rows[tagged], who[tagged])), seen.shape)
    seen.data[:] = 1
    of_found = seen[made.found]
    kind = np.ones(len(made.found), dtype=np.int64), (made.categories, np.arange(len(made.found)))
    by_category = (csr_array(kind, (CATEGORIES, len(made.found))) @ of_found).toarray().T
    return Answer(
        items=np.bincount(seen.indices, minlength=clients),
        by_category=by_category,
        bits=np.packbits(of_found.toarray().astype(bool), axis=1),
        seen_by=np.diff(of_found.indptr).astype(np.int64),
    )


def polars_join(made: Made) -> Answer:
    """By Polars: items joined with members, and with tags, each pair once."""
    import polars as pl

    items, members, tags, found = _frames(made)
    by_audience = items.lazy().join(members.lazy(), on="code").select("row", "client")
    by_tag = (
        tags.lazy()
        .join(items.lazy(), on="row")
        .join(members.lazy(), on=["code", "client"], how="anti")
    )
    seen = pl.concat([by_audience, by_tag.select("row", "client")])
    exposed = seen.join(found.lazy(), on="row")
    numbers, kinds, pairs = pl.collect_all(
        [
            seen.group_by("client").len(),
            exposed.group_by("client", "category").len(),
            exposed.select("finding", "client"),
        ],
        engine="streaming",
    )
    return _answer(made, numbers.to_numpy(), kinds.to_numpy(), pairs.to_numpy())


def _frames(made: Made) -> Any:  # noqa: ANN401 - four frames
    import polars as pl

    rows = np.flatnonzero(made.definite)
    codes, clients = np.nonzero(made.member())
    who = made.client_of_name()[made.tag_names]
    tagged = who >= 0
    return (
        pl.DataFrame({"row": rows, "code": made.codes[rows]}),
        pl.DataFrame({"code": codes, "client": clients}),
        pl.DataFrame({"row": made.tag_rows[tagged], "client": who[tagged]}),
        pl.DataFrame(
            {
                "row": made.found,
                "finding": np.arange(len(made.found)),
                "category": made.categories,
            }
        ),
    )


def duckdb_join(made: Made) -> Answer:
    """By DuckDB: the same joins."""
    import duckdb

    base = duckdb.connect()
    for name, frame in zip(("items", "members", "tags", "found"), _frames(made), strict=True):
        base.register(name, frame.to_arrow())
    base.execute(
        "CREATE TEMP VIEW seen AS "
        "SELECT row, client FROM items JOIN members USING (code) UNION ALL "
        "SELECT row, client FROM tags JOIN items USING (row) "
        "ANTI JOIN members USING (code, client)"
    )
    numbers = base.sql("SELECT client, count(*) FROM seen GROUP BY client").fetchnumpy()
    exposed = "seen JOIN found USING (row)"
    kinds = base.sql(
        f"SELECT client, category, count(*) FROM {exposed} GROUP BY client, category"  # noqa: S608 - ours
    ).fetchnumpy()
    pairs = base.sql(f"SELECT finding, client FROM {exposed}").fetchnumpy()  # noqa: S608 - ours
    tables = (np.stack([*one.values()], axis=1) for one in (numbers, kinds, pairs))
    return _answer(made, *tables)


def _answer(made: Made, numbers: Ints, kinds: Ints, pairs: Ints) -> Answer:
    """Put the rows of three queries into tables."""
    items = np.zeros(len(made.clients), dtype=np.int64)
    items[numbers[:, 0]] = numbers[:, 1]
    by_category = np.zeros((len(made.clients), CATEGORIES), dtype=np.int64)
    by_category[kinds[:, 0], kinds[:, 1]] = kinds[:, 2]
    flags = np.zeros((len(made.found), len(made.clients)), dtype=bool)
    flags[pairs[:, 0], pairs[:, 1]] = True
    return Answer(items, by_category, np.packbits(flags, axis=1), flags.sum(axis=1))


def per_pair(made: Made) -> Answer:
    """By Python, asking of each item and each client; the first items, scaled up."""
    tags = _tags_of_rows(made, PAIRS_OF)
    flags = np.array(
        [
            [_sees(made, row, tags[row], client) for client in made.clients]
            for row in range(PAIRS_OF)
        ]
    )
    return _of_sample(made, flags)


def _sees(made: Made, row: int, tags: frozenset[str], client: Client) -> bool:
    if not made.definite[row]:
        return False
    if client.sure and client.names[0] in tags:
        return True
    looks = client.names if client.sure else (*client.names, "")
    return all(map(made.expressions[made.codes[row]].lets_in, looks))


def cedar(made: Made) -> Answer:
    """By Cedar: a permit for each audience, groups for lists; the first items, scaled up.

    A client whose account is not certain sees what each that may be theirs is allowed to.
    """
    import cedarpy

    tags = _tags_of_rows(made, CEDAR_OF)
    rules = cedarpy.PolicySet.from_str("\n".join(_permits(made)))
    entities = cedarpy.Entities.from_json_str(json.dumps([*_accounts(made), *_items(made, tags)]))
    asked = [
        {"principal": _uid(name), "action": 'Action::"see"', "resource": f'Item::"{row}"'}
        for row in range(CEDAR_OF)
        for client in made.clients
        for name in _looks(client)
    ]
    decisions = cedarpy.is_authorized_batch(asked, rules, entities)
    allowed = np.array([one.allowed for one in decisions]).reshape(CEDAR_OF, -1)
    begins = np.cumsum([0, *(len(_looks(client)) for client in made.clients)])[:-1]
    return _of_sample(made, np.logical_and.reduceat(allowed, begins, axis=1))


def _looks(client: Client) -> tuple[str, ...]:
    return client.names if client.sure else (*client.names, "a stranger")


def _uid(name: str) -> str:
    return f'Account::"{name}"'


def _permits(made: Made) -> list[str]:
    return [
        "permit(principal, action, resource) when { resource.tagged.contains(principal) };",
        *(
            f'permit(principal, action, resource in Audience::"{code}") when {{ {one.cedar} }};'
            for code, one in enumerate(made.expressions)
        ),
    ]


def _accounts(made: Made) -> list[dict[str, object]]:
    groups = {**made.lists, "friends": made.friends}
    names = sorted({name for client in made.clients for name in _looks(client)})
    return [
        {
            "uid": {"type": "Account", "id": name},
            "attrs": {},
            "parents": [
                {"type": "Group", "id": group}
                for group, members in groups.items()
                if name in members
            ],
        }
        for name in names
    ]


def _items(made: Made, tags: Mapping[int, frozenset[str]]) -> list[dict[str, object]]:
    """Give items as entities; of doubtful ones nobody is let in, by a tag neither."""
    return [
        {
            "uid": {"type": "Item", "id": str(row)},
            "attrs": {
                "tagged": [
                    {"__entity": {"type": "Account", "id": name}}
                    for name in sorted(tags[row])
                    if made.definite[row]
                ]
            },
            "parents": [{"type": "Audience", "id": str(made.codes[row])}]
            if made.definite[row]
            else [],
        }
        for row in range(CEDAR_OF)
    ]


def _tags_of_rows(made: Made, rows: int) -> dict[int, frozenset[str]]:
    """Give the contacts who are tagged in each of the first items."""
    tags: dict[int, set[str]] = {row: set() for row in range(rows)}
    for row, name in zip(made.tag_rows, made.tag_names, strict=True):
        if row >= rows:
            break
        tags[int(row)].add(made.contacts[name])
    return {row: frozenset(names) for row, names in tags.items()}


def _of_sample(made: Made, flags: Flags) -> Answer:
    size = len(flags)
    found = made.found[made.found < size]
    of_found = flags[found]
    by_category = np.zeros((len(made.clients), CATEGORIES), dtype=np.int64)
    places, clients = np.nonzero(of_found)
    np.add.at(by_category, (clients, made.categories[places]), 1)
    return Answer(
        items=flags.sum(axis=0),
        by_category=by_category,
        bits=np.packbits(of_found, axis=1),
        seen_by=of_found.sum(axis=1),
        scaled=len(made.codes) / size,
        sample=size,
    )


PAIRS_OF = 2_000
"""Items that per-pair Python is asked about."""
CEDAR_OF = 50
"""Items that Cedar is asked about."""
LIMIT = "packed bits, from numbers"
OURS = "friendline, can / may / cannot"
PEERS: Mapping[str, Peer] = {
    LIMIT: packed_bits,
    "packed bits, from the table": packed_bits_of_table,
    OURS: friendline,
    "scipy sparse": sparse,
    "Polars joins": polars_join,
    "DuckDB joins": duckdb_join,
    "Python, pair by pair": per_pair,
    "Cedar": cedar,
}
