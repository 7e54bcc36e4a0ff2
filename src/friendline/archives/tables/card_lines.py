"""The lines of a vCard file of any version, put together again and cut into cards (formats 7.3).

Versions 2.1, 3.0 and 4.0 are read alike, since programs mix them: quoted-printable with soft line
breaks, folded lines, types with and without ``TYPE=``, the groups of Apple. Notes, photos, keys
and everything else that is not asked for is dropped here, before it is decoded.
"""

import binascii
import codecs
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

_WANTED: Final = frozenset(
    b"FN N NICKNAME X-MAIDENNAME EMAIL TEL ORG ADR CATEGORIES BDAY URL IMPP X-SOCIALPROFILE "
    b"SOCIALPROFILE KIND UID MEMBER VERSION X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER "
    b"X-ABLABEL X-ABSHOWAS".split()
)
_SNIFFED: Final = 65_536
_BEGIN: Final = re.compile(rb"(?:^|[\r\n])[ \t]*BEGIN:VCARD\b", re.IGNORECASE)
_BREAK: Final = re.compile(rb"\r\n|\n|\r")
_EDGE: Final = re.compile(rb"[ \t]*(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_HEAD: Final = re.compile(rb"[ \t]*(?:([\w-]{1,64})\.)?([A-Za-z][\w-]{0,63})[ \t]*(?=[;:])")
_PARAMETER: Final = re.compile(rb';((?:[^";:]|"[^"]*")*)')
_QUOTED_PRINTABLE: Final = re.compile(rb"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_CHARSETS: Final = re.compile(
    r"(?:iso-?8859-\d+|windows-\d+|cp\d+|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gbk?|gb\d+|big5)",
    re.IGNORECASE,
)
_NO_PARAMETERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
_LONGEST: Final = 100_000
"""Bytes of one property that are read; names, addresses and lists of members stay far below."""


class Property(NamedTuple):
    """One property of a card.

    Attributes:
        name: In capitals: ``"EMAIL"``.
        group: Names the group that it belongs to, as Apple writes it: ``"item1"``.
        parameters: Values by name in capitals; types without ``TYPE=`` stand under ``"TYPE"``.
        value: As written, decoded; backslashes still stand.
    """

    name: str
    group: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str

    @property
    def types(self) -> frozenset[str]:
        """Its types in lower case: ``{"work", "fax"}``."""
        return frozenset(each.lower() for each in self.parameters.get("TYPE", ()))


@dataclass(slots=True)
class Card:
    """One card.

    Attributes:
        line: The line it begins in, counted from 1.
        properties: Its properties by name, each list in the order of the file.
        is_whole: Whether its end is there.
    """

    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    is_whole: bool = False

    def all(self, *names: str) -> list[Property]:
        """Give every property of these names, those of the first name first."""
        if len(names) == 1:
            return self.properties.get(names[0], [])
        return list(chain.from_iterable(self.properties.get(name, ()) for name in names))


@dataclass(slots=True)
class _Written:
    """A property that is being put together from its lines.

    Attributes:
        head: Its name and group, as found in its first line.
        line: What was read of it so far.
        is_quoted: Whether it is written as quoted-printable.
    """

    head: re.Match[bytes]
    line: bytes | bytearray
    is_quoted: bool

    def add(self, more: bytes, *, instead: int = 0) -> None:
        """Add a further line, in the place of so many signs at the end of what is there."""
        if isinstance(self.line, bytes):
            self.line = bytearray(self.line)
        self.line[len(self.line) - instead :] = more

    @property
    def is_full(self) -> bool:
        return len(self.line) >= _LONGEST


def looks_like_cards(data: bytes) -> bool:
    """Tell whether a file holds vCards, by its first lines."""
    return _BEGIN.search(_as_utf8(data[:_SNIFFED])) is not None


def cards(data: bytes) -> list[Card]:
    """Cut a file into its cards; one that is cut off or lacks its end is kept as it is."""
    cutter = _Cutter()
    for number, line in enumerate(_BREAK.split(_as_utf8(data)), 1):
        cutter.take(number, line)
    cutter.end(is_whole=False)
    return cutter.cards


class _Cutter:
    """Walks the lines once, and puts together those that belong together."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self._card: Card | None = None
        self._inner = 0
        self._written: _Written | None = None
        self._is_broken_off = False
        self._is_old = False

    def take(self, number: int, line: bytes) -> None:
        edge = _EDGE.fullmatch(line)
        if edge is None and self._is_continued():
            self._join(line)
        elif edge is None and line[:1] in {b" ", b"\t"}:
            self._unfold(line)
        else:
            self._close_property()
            if edge is None:
                self._begin(line)
            elif edge[1].upper() == b"BEGIN":
                self._begin_card(number)
            else:
                self._end_card()

    def end(self, *, is_whole: bool) -> None:
        self._close_property()
        if self._card is not None:
            self._card.is_whole = is_whole
            self.cards.append(self._card)
        self._card, self._is_old = None, False

    def _begin(self, line: bytes) -> None:
        if self._card is None or self._inner:
            return
        head = _HEAD.match(line)
        if head is not None and head[2].upper() in _WANTED:
            self._written = _Written(head, line, _QUOTED_PRINTABLE.match(line) is not None)
            self._is_broken_off = False
        elif head is not None and line.strip().upper() == b"AGENT:":
            self._inner = 1  # a card inside the card follows: somebody else's

    def _begin_card(self, number: int) -> None:
        if self._inner:
            return
        self.end(is_whole=False)
        self._card = Card(number)

    def _end_card(self) -> None:
        if self._inner:
            self._inner -= 1
        else:
            self.end(is_whole=True)

    def _is_continued(self) -> bool:
        """Whether the line before ends in the soft break of quoted-printable."""
        written = self._written
        if written is None or not written.is_quoted or self._is_broken_off:
            return False
        return written.line.endswith(b"=")

    def _join(self, line: bytes) -> None:
        if self._written is not None and not self._written.is_full:
            self._written.add(line, instead=1)
        else:
            self._is_broken_off = True

    def _unfold(self, line: bytes) -> None:
        # Version 2.1 folds where a blank stands and keeps it; later ones add one.
        if self._written is not None and not self._written.is_full:
            self._written.add(line if self._is_old else line[1:])

    def _close_property(self) -> None:
        if self._written is not None and self._card is not None:
            read = _property(self._written)
            if read is not None:
                self._is_old |= read.name == "VERSION" and read.value.startswith("2")
                self._card.properties.setdefault(read.name, []).append(read)
        self._written = None


def _property(written: _Written) -> Property | None:
    head, line = written.head, bytes(written.line[:_LONGEST])
    at, told = head.end(), []
    while parameter := _PARAMETER.match(line, at):
        told.append(parameter[1].decode("utf-8", "replace"))
        at = parameter.end()
    if line[at : at + 1] != b":":
        return None
    value = line[at + 1 :]
    if written.is_quoted:
        value = binascii.a2b_qp(value)
    parameters = _parameters(told) if told else _NO_PARAMETERS
    name, group = head[2].decode().upper(), (head[1] or b"").decode("ascii", "replace")
    return Property(name, group, parameters, _decoded(value, parameters))


def _parameters(written: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in written:
        name, equals, values = each.partition("=")
        name, values = (name.strip().upper(), values) if equals else ("TYPE", name)
        told = tuple(value.strip() for value in values.replace('"', "").split(","))
        found[name] = found.get(name, ()) + told
    return found


def _decoded(value: bytes, parameters: Mapping[str, tuple[str, ...]]) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        charset = next(iter(parameters.get("CHARSET", ())), "")
    try:
        return value.decode(charset if _CHARSETS.fullmatch(charset) else "cp1252", "replace")
    except LookupError:
        return value.decode("cp1252", "replace")


def parts(value: str, separator: str) -> Iterable[str]:
    r"""Give the parts of a value, its backslashes undone: ``\,`` ``\;`` ``\n`` and the like."""
    if "\\" not in value:
        return [part.strip() for part in value.split(separator)]
    return _escaped_parts(value, separator)


def _escaped_parts(value: str, separator: str) -> Iterable[str]:
    part: list[str] = []
    signs = iter(value)
    for sign in signs:
        if sign == separator:
            yield "".join(part).strip()
            part = []
        elif sign == "\\":
            escaped = next(signs, "")
            part.append("\n" if escaped in {"n", "N"} else escaped)
        else:
            part.append(sign)
    yield "".join(part).strip()


def _as_utf8(data: bytes) -> bytes:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(codecs.BOM_UTF8)
