"""What an export tells of audiences in general: the default for new posts, and friend lists.

Neither says who can see a given post (formats 1.5). So both become remarks to the owner, with the
lines of ``audience.toml`` that would make a statement of them if the owner agrees.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.facebook.labels import FUTURE_POSTS, NAME, audience_called
from friendline.archives.facebook.page import CHANNEL, Page
from friendline.archives.json_values import Json, fields, once, text
from friendline.archives.label_values import Labelled, labelled
from friendline.model import Gap, Record

_LONGEST: Final = 200
_MOST: Final = 100
"""Lists, and members of one, that are named in a remark."""


def read_privacy(records: list[Json], _page: Page) -> Iterator[Record]:
    """Read the default for new posts on the day of the export; older posts may differ."""
    for record in records:
        value = labelled(fields(record)).under(*FUTURE_POSTS)
        if value is not None:
            yield _default(value)
            return


def _default(value: str) -> Gap:
    audience = audience_called(value)
    lines = (
        f'[[default]]\nchannel = "{CHANNEL}"\n'
        f'from = YEAR-MONTH-DAY\naudience = "{audience or "WHO"}"'
    )
    return Gap(
        what=f'When this export was made, your setting for new posts was "{_quoted(value)}". '
        "Older posts kept what was chosen for them, and any post can be changed.",
        remedy="If you know since when it has been so, say it in audience.toml, with that day:",
        lines=lines,
    )


def read_lists(records: list[Json], page: Page) -> Iterator[Record]:
    """Read the names of the owner's friend lists, with the members that an export names."""
    lists: dict[str, tuple[str, ...]] = {}
    for number, record in enumerate(records, 1):
        told = labelled(fields(record))
        name = _name(told) or text(fields(record).get("name")) or None
        if name is None:
            page.odd.append(number)
        else:
            lists[name] = once((*lists.get(name, ()), *_members(told)))
    if lists:
        yield _listing(dict(list(lists.items())[:_MOST]))


def _name(told: Labelled) -> str | None:
    """The list's own name: not nested, under a label for names, else the first such text."""
    plain = [word for word in told.words if not word.is_nested]
    named = (word.text for label in NAME for word in plain if label in word.labels)
    return next(named, None) or next((word.text for word in plain), None)


def _members(told: Labelled) -> Iterator[str]:
    """Names that stand in a list below a label; no export is known that has them."""
    for word in told.words:
        if word.is_nested and word.labels and word.labels[0] in NAME:
            yield word.text


def _listing(lists: dict[str, tuple[str, ...]]) -> Gap:
    named = ", ".join(f'"{_quoted(name)}"' for name in lists)
    filled = {name: members for name, members in lists.items() if members} or {
        next(iter(lists)): ()
    }
    lines = "\n".join(_lines(name, members[:_MOST]) for name, members in filled.items())
    return Gap(
        what=f"You have friend lists on Facebook: {named}. "
        "The export does not say for certain who is on them, nor which post is for which list.",
        remedy="Say who is on a list that you use, in audience.toml:",
        lines=lines,
    )


def _lines(name: str, members: tuple[str, ...]) -> str:
    written = ", ".join(f'"{_quoted(member)}"' for member in members or ("NAME", "NAME"))
    return f'[[list]]\nchannel = "{CHANNEL}"\nname = "{_quoted(name)}"\nmembers = [{written}]'


def _quoted(words: str) -> str:
    """Make words safe between the quotes of a TOML text."""
    kept = "".join(sign if sign.isprintable() else " " for sign in words[:_LONGEST])
    return kept.replace("\\", "/").replace('"', "'")
