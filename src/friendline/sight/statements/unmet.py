"""What the owner said that fits nothing: mostly a name that is written a little differently.

A wrong letter in the name of an album or of somebody on a list is no mistake of the file, and yet
who sees what would silently be another than the owner means. So it is named, with what is near.
"""

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping

import polars as pl

from friendline.sight.audience import Audience, Both, Either, Except, Named, parse_audience
from friendline.sight.statements.applying import fits
from friendline.sight.statements.statement import Scope, Statement, Statements

_NAMED = ("album", "place", "group", "timeline")


def unmet(
    items: pl.DataFrame, accounts: Mapping[str, Collection[str]], statements: Statements
) -> Iterator[str]:
    """Give a sentence for each statement that fits no item and each name that nobody has.

    Args:
        items: The book's table of items.
        accounts: Names of the accounts by channel; of a channel that names none, nothing is said.
        statements: What the owner said.
    """
    names = {channel: sorted(set(known)) for channel, known in accounts.items()}
    for statement in statements.statements:
        yield from _no_item(items, statement, statements)
        yield from _nobody(names, statement)
    for (channel, name), members in statements.lists.items():
        where = f'The list "{name}" of {channel}'
        for member in sorted(members):
            yield from _not_there(names.get(channel, ()), member, where)


def _no_item(items: pl.DataFrame, statement: Statement, statements: Statements) -> Iterator[str]:
    scope = statement.scope
    if scope.is_span or not items.filter(fits(scope, statements.lists)).is_empty():
        return
    if scope.item is not None:
        yield f"{statement.where}: the item {scope.item} is in no export. Its id is in review.json."
        return
    here = items if scope.channel is None else items.filter(pl.col("channel") == scope.channel)
    reasons = [hint for column in _NAMED for hint in _misnamed(here, scope, column)]
    yield f"{statement.where} fits no item. {' '.join(reasons)}".strip()


def _misnamed(items: pl.DataFrame, scope: Scope, column: str) -> Iterator[str]:
    name = getattr(scope, column)
    if name is None:
        return
    known = items[column].drop_nulls().unique().sort().to_list()
    if name.lower() not in {one.lower() for one in known}:
        yield f"No {column} is called '{name}'{_near(name, known)}"


def _nobody(names: Mapping[str, Collection[str]], statement: Statement) -> Iterator[str]:
    known = names.get(statement.scope.channel or "", ())
    for name in _people(parse_audience(statement.audience)):
        yield from _not_there(known, name, statement.where)


def _people(audience: Audience) -> Iterator[str]:
    match audience:
        case Named(names):
            yield from names
        case Either(parts) | Both(parts):
            for part in parts:
                yield from _people(part)
        case Except(base, without):
            yield from _people(base)
            yield from _people(without)


def _not_there(known: Collection[str], name: str, where: str) -> Iterator[str]:
    if known and name.casefold() not in {one.casefold() for one in known}:
        yield f"{where}: no account there is called '{name}'{_near(name, known)}"


def _near(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; did you mean '{close[0]}'?" if close else "."
