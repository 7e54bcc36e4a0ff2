"""Names that are kept the other way round: "Sowerby, Helen" is Helen Sowerby.

A comma alone does not tell it: "Smith, Jr" and "Acme, Inc." have one, too. Whether a column holds
such names is decided by the column as a whole, or said by the owner.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from friendline.archives.client_list.columns import Columns, Field
from friendline.archives.client_list.facts import is_blank
from friendline.archives.client_list.headers import has_surname_first
from friendline.archives.tables.delimited import Row, Table
from friendline.archives.tables.folding import fold, phrases

__all__ = ["are_turned", "example_of_turned", "in_order", "may_be_turned", "with_names_in_order"]

_NEARLY_ALL: Final = 0.8
_MANY: Final = 0.5
_MOST_WORDS: Final = 5
_TITLES: Final = phrases(
    "dr, prof, professor, mr, mrs, ms, mx, miss, sir, dame, rev, herr, frau, mme, mlle, sra, srta, "
    "dra, ing, mag, dipl, dipl.-ing, dipl.-psych"
)
_SUFFIXES: Final = phrases(
    "jr, sr, junior, senior, ii, iii, iv, esq, phd, ph.d, psyd, md, m.d, mba, msc, bsc, msw, lcsw, "
    "lmft, jd, j.d, llm, dds, rn, cpa, pmp, frcpsych, mrcpsych"
)
_OF_FIRMS: Final = phrases(
    "inc, incorporated, ltd, limited, llc, llp, plc, corp, corporation, co, company, gmbh, ag, kg, "
    "ohg, ug, gbr, e.v, mbh, sa, s.a, sas, sarl, srl, s.l, spa, bv, nv, oy, ab, partners, partner, "
    "associates, sons, group, holding, holdings, trust, foundation, stiftung"
)
_PARTICLES: Final = phrases(
    "de, la, las, los, del, della, di, da, dos, das, do, du, des, le, van, von, vom, den, der, "
    "ten, ter, zu, zum, zur, af, av, al, el, bin, ibn, mac, mc, o, st, y"
)


def in_order(name: str) -> str:
    """Give a name with its surname last.

    "Sowerby, Helen" is "Helen Sowerby", "King, Martin, Jr." is "Martin King, Jr.". What is no name
    with its surname first stays as it is: "Smith, Jr", "Müller, Dr.", "Acme, Inc.".
    """
    surname, *rest = (piece.split() for piece in name.split(","))
    if not all(rest):
        return name  # a comma that nothing follows turns nothing round
    given = [piece for piece in rest if not _are(piece, _TITLES | _SUFFIXES)]
    beside = [" ".join(piece) for piece in rest if _are(piece, _TITLES | _SUFFIXES)]
    if len(given) != 1 or not _is_part_of_a_name(surname) or not _is_part_of_a_name(given[0]):
        return name
    titles, surname = _titles_apart(surname)
    if not surname or _is_a_firm(surname, given[0]):
        return name
    return ", ".join([" ".join([*titles, *given[0], *surname]), *beside])


def are_turned(cells: Sequence[str], column: str) -> bool:
    """Whether a column holds names with their surnames first.

    Nearly all of its names have to be so. Where the name of the column does not say it, most
    surnames have to be one word, too: "Helen Sowerby, Leeds" has a comma and is in order.

    Args:
        cells: What stands in the column.
        column: Its name.
    """
    names = [cell for cell in cells if not is_blank(cell)]
    turned = [name for name in names if in_order(name) != name]
    if not turned or len(turned) < _NEARLY_ALL * len(names):
        return False
    single = sum(_has_one_surname(name) for name in turned)
    return has_surname_first(column) or single > _MANY * len(turned)


def may_be_turned(cells: Sequence[str]) -> bool:
    """Whether so many names of a column could have their surname first that it is worth asking."""
    names = [cell for cell in cells if not is_blank(cell)]
    turned = sum(in_order(name) != name for name in names)
    return 0 < turned >= _MANY * len(names)


def example_of_turned(cells: Sequence[str]) -> str:
    """Give the first name of a column that may have its surname first; empty where none has."""
    return next((cell for cell in cells if in_order(cell) != cell), "")


def with_names_in_order(table: Table, columns: Columns) -> Table:
    """Give a list with the names of its columns of names in order.

    Args:
        table: The list.
        columns: What its columns hold, and whether the owner says that surnames come first.
    """
    turned = {
        at
        for at in columns.places.get(Field.NAME, ())
        if _is_so(columns, at, [row.cells[at] for row in table.rows])
    }
    if not turned:
        return table
    rows = (
        Row(
            row.line,
            tuple(in_order(cell) if at in turned else cell for at, cell in enumerate(row.cells)),
        )
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _is_so(columns: Columns, at: int, cells: Sequence[str]) -> bool:
    if columns.surname_first is not None:
        return columns.surname_first
    return are_turned(cells, columns.header[at])


def _is_part_of_a_name(words: Sequence[str]) -> bool:
    """Whether some words can be surnames or first names: letters, and not many of them."""
    return 0 < len(words) <= _MOST_WORDS and all(map(_is_a_name, words))


def _is_a_name(word: str) -> bool:
    is_plain = not any(sign.isdigit() or sign in "@/<>|:;" for sign in word)
    return (is_plain and any(sign.isalpha() for sign in word)) or word in {"&", "+"}


def _are(words: Sequence[str], known: frozenset[str]) -> bool:
    return all(_plain(word) in known for word in words)


def _is_a_firm(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether it is as "Acme, Inc." or "Acme Ltd, London"; "Co, Maria" is somebody."""
    return _plain(after[-1]) in _OF_FIRMS or (len(before) > 1 and _plain(before[-1]) in _OF_FIRMS)


def _titles_apart(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the titles that a surname begins with, and the surname."""
    first = next((at for at, word in enumerate(words) if _plain(word) not in _TITLES), len(words))
    return list(words[:first]), list(words[first:])


def _has_one_surname(name: str) -> bool:
    _, words = _titles_apart(name.partition(",")[0].split())
    return sum(_plain(word) not in _PARTICLES | _SUFFIXES for word in words) == 1


def _plain(word: str) -> str:
    return fold(word.strip(".()"))
