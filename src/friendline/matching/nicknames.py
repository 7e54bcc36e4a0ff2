"""Which first names are short for which: Bob and Robert.

The table is that of the ``nicknames`` package. It knows English names best.
"""

from functools import cache

_NOT_SHORT_FOR = frozenset(
    frozenset(pair)
    for pair in (
        ("aaron", "erin"),
        ("robert", "bill"),
        ("robert", "billy"),
        ("bill", "fred"),
        ("will", "fred"),
        ("jane", "jessie"),
        ("robert", "rupert"),
    )
)
"""Pairs of the table that are two names today."""


_LAST_NAMES = frozenset({"smith"})
"""Last names that the table has among first names."""


@cache
def _table() -> dict[str, frozenset[str]]:
    # The package imports pydantic, which is slow: only a run that matches names pays for it.
    from nicknames import NickNamer  # noqa: PLC0415 - see above

    return {
        full: frozenset(short for short in shorts if frozenset((full, short)) not in _NOT_SHORT_FOR)
        for full, shorts in NickNamer().nickname_lookup.items()
        if full not in _LAST_NAMES
    }


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    fulls: dict[str, set[str]] = {}
    for full, shorts in _table().items():
        for short in shorts:
            fulls.setdefault(short, set()).add(full)
    return {short: frozenset(of) for short, of in fulls.items()}


def is_short_for(short: str, full: str) -> bool:
    """Whether the first name is a short form of the other, as "bob" is of "robert"."""
    return short in _table().get(full, ())


def shared_full_form(one: str, other: str) -> str | None:
    """Give the name that both are short for, as "robert" for "bobby" and "rob"."""
    shared = _full_forms().get(one, frozenset()) & _full_forms().get(other, frozenset())
    return max(shared, key=lambda full: (len(full), full), default=None)


def is_first_name(name: str) -> bool:
    """Whether the table knows it as a first name or a short form of one."""
    return name in _table() or name in _full_forms()


@cache
def relatives_of(name: str) -> frozenset[str]:
    """Give all first names that the same person may go by, the name itself left out."""
    fulls = _full_forms().get(name, frozenset())
    siblings = frozenset[str]().union(*(_table()[full] for full in fulls))
    return (fulls | siblings | _table().get(name, frozenset())) - {name}
