"""Matching a title against all templates of its kind, in every language at once.

Templates are data: one file a language in ``wording/``, whose head tells how they are written. They
are read once, at first use. Matching looks for the literal parts of a template from left to right
and never goes back, so that no title, however it is made, takes long.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import chain, product
from typing import Any, Final

from msgspec import Struct

LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl", "da", "pl", "ja")
"""Languages whose titles are read."""

_LONGEST: Final = 1_000
"""Characters of a title that is read; a name, a place or a group has at most 75."""

_SHORT: Final = 7
_ANY: Final = "_"
_LATE: Final = "_"
_FIELD: Final = re.compile(r"\{(\w+)\}")
_CHOICE: Final = re.compile(r"\[([^\]]*)\]")
_STOPS: Final = (".", "。")
_APOSTROPHE: Final = "\N{RIGHT SINGLE QUOTATION MARK}"
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"


class Field(Struct, frozen=True):
    """One field of a template, and what stands after it.

    Attributes:
        name: What it tells; ``""`` for any words.
        after: The literal part that ends it.
        ends_late: Whether it ends at the last place of ``after``, not at the first.
        least: Fewest characters of it.
    """

    name: str
    after: str
    ends_late: bool
    least: int


class Template(Struct, frozen=True):
    """One template: a beginning, fields each with what follows it, an end.

    Attributes:
        head: The literal beginning; may be empty.
        inner: All fields but the last.
        last: The last field; what follows it is the literal end, which may be empty.
        and_words: What stands between names in the template's language.
        language: Which language that is.
    """

    head: str
    inner: tuple[Field, ...]
    last: Field
    and_words: tuple[str, ...]
    language: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The literal parts."""
        return (self.head, *(field.after for field in self.inner), self.last.after)

    def values(self, title: str, plain: str) -> dict[str, str] | None:
        """Give what stands in the fields; ``None`` if the title is not made by this template.

        Args:
            title: The title without the stop at its end.
            plain: The same with signs in their plain form, of equal length.
        """
        last = self.last
        if not (plain.startswith(self.head) and plain.endswith(last.after)):
            return None
        at, end = len(self.head), len(plain) - len(last.after)
        found: dict[str, str] = {}
        for field in self.inner:
            find = plain.rfind if field.ends_late else plain.find
            stop = find(field.after, at + field.least, end)
            if stop < 0:
                return None
            found[field.name] = title[at:stop]
            at = stop + len(field.after)
        found[last.name] = title[at:end]
        return found if end >= at + last.least else None


class Match(Struct, frozen=True):
    """What a title holds by its template: texts by the names of fields."""

    values: Mapping[str, str]
    template: Template


class Templates:
    """All templates of one kind, the most particular first."""

    def __init__(self, templates: Iterable[Template]) -> None:
        import ahocorasick  # noqa: PLC0415 - most commands read no title

        self._templates = sorted(templates, key=lambda one: -sum(map(len, one.parts)))
        self._anchors = ahocorasick.Automaton()
        uses = Counter(part for template in self._templates for part in set(template.parts))
        numbers: dict[str, list[int]] = {}
        for number, template in enumerate(self._templates):
            # A title without the rarest part of a template is not made by it. The empty part and
            # the shortest ones tell nothing.
            anchor = min(
                template.parts, key=lambda part: (len(part) < _SHORT, uses[part], -len(part))
            )
            numbers.setdefault(anchor, []).append(number)
        for anchor, having in numbers.items():
            self._anchors.add_word(anchor, having)
        self._anchors.make_automaton()

    def __iter__(self) -> Iterator[Template]:
        return iter(self._templates)

    def matches(self, title: str) -> Iterator[Match]:
        """Give what the title holds by each template it can be made by, the surest first."""
        if len(title) > _LONGEST:
            return
        title = title[:-1] if title.endswith(_STOPS) else title  # "Bakers Inc.." keeps its own
        plain = title.replace(_APOSTROPHE, "'").replace(_NO_BREAK, " ")
        likely = {number for _, having in self._anchors.iter(plain) for number in having}
        for number in sorted(likely):
            template = self._templates[number]
            values = template.values(title, plain)
            if values is not None:
                yield Match(values, template)


@cache
def templates(kind: str) -> Templates:
    """Give the templates of a kind, which is the name of a table in the files of ``wording``."""
    return Templates(
        template for language in LANGUAGES for template in _of_language(language, kind)
    )


@cache
def _wording(language: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "wording" / f"{language}.toml").read_text("utf-8"))


def _of_language(language: str, kind: str) -> Iterator[Template]:
    wording = _wording(language)
    table, and_words = wording[kind], tuple(wording["and"])
    for origin in ("measured", "unseen"):
        for plain in chain.from_iterable(map(_spelled_out, table.get(origin, ()))):
            head, *pieces = _FIELD.split(plain)
            *inner, last = map(_field, pieces[::2], pieces[1::2])
            yield Template(head, tuple(inner), last, and_words, language)


def _field(name: str, after: str) -> Field:
    is_any = name == _ANY
    ends_late = name.endswith(_LATE) and not is_any
    return Field(name.rstrip(_LATE), after, ends_late, least=0 if is_any else 1)


def _spelled_out(written: str) -> Iterator[str]:
    """Give a template without its stop, once for each way through its choices, ``[a|b]``."""
    pieces = _CHOICE.split(written[:-1] if written.endswith(_STOPS) else written)
    choices = [piece.split("|") if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return map("".join, product(*choices))
