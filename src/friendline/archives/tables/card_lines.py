"""The lines of a vCard file of any version, put together again and cut into cards (formats 7.3).

Versions 2.1, 3.0 and 4.0 are read alike, since programs mix them: quoted-printable with soft line
breaks, folded lines, types with and without ``TYPE=``, the groups of Apple. Notes, photos, keys
and everything else that is not asked for is dropped here, before it is decoded.
"""

import binascii
import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

_WANTED: Final = frozenset(
    {
        "FN", "N", "NICKNAME", "X-MAIDENNAME", "EMAIL", "TEL", "ORG", "ADR", "CATEGORIES", "BDAY",
        "URL", "IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE", "KIND", "UID", "MEMBER", "VERSION",
        "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-ABLABEL", "X-ABSHOWAS",
    }
)  # fmt: skip
_SNIFFED: Final = 65_536
_BEGIN: Final = re.compile(rb"(?:^|[\r\n])[ \t]*BEGIN:VCARD\b", re.IGNORECASE)
_BREAK: Final = re.compile(rb"\r\n|\n|\r")
_HEAD: Final = re.compile(rb"[ \t]*(?:([\w-]{1,64})\.)?([A-Za-z][\w-]{0,63})[ \t]*(?=[;:])")
_PARAMETER: Final = re.compile(rb';((?:[^";:]|"[^"]*")*)')
_QUOTED_PRINTABLE: Final = re.compile(rb"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE\b", re.IGNORECASE)
_CHARSETS: Final = re.compile(
    r"(?:iso-?8859-\d+|windows-\d+|cp\d+|koi8-[ru]|shift_jis|euc-(?:jp|kr)|gbk?|gb\d+|big5)",
    re.IGNORECASE,
)
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


@dataclass
class Card:
    """One card: the line it begins in (counted from 1), its properties, and if its end is there."""

    line: int
    properties: list[Property] = field(default_factory=list)
    is_whole: bool = False


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
        self._written: bytearray | None = None
        self._is_quoted = False
        self._is_old = False

    def take(self, number: int, line: bytes) -> None:
        if self._written is not None and self._is_continued() and not _is(line, b"END"):
            if len(self._written) < _LONGEST:
                self._written[-1:] = line
            else:
                self._is_quoted = False
        elif line[:1] in {b" ", b"\t"} and not _is(line, b"BEGIN", b"END"):
            self._unfold(line)
        else:
            self._close_property()
            self._begin(number, line)

    def end(self, *, is_whole: bool) -> None:
        self._close_property()
        if self._card is not None:
            self._card.is_whole = is_whole
            self.cards.append(self._card)
        self._card, self._is_old = None, False

    def _begin(self, number: int, line: bytes) -> None:
        if _is(line, b"BEGIN"):
            self._begin_card(number)
        elif _is(line, b"END"):
            if self._inner:
                self._inner -= 1
            else:
                self.end(is_whole=True)
        elif self._card is not None and not self._inner:
            if line.strip().upper() == b"AGENT:":
                self._inner = 1  # a card inside the card follows: somebody else's
            elif (head := _HEAD.match(line)) and head[2].decode().upper() in _WANTED:
                self._written = bytearray(line)
                self._is_quoted = _QUOTED_PRINTABLE.match(line) is not None

    def _begin_card(self, number: int) -> None:
        if self._inner:
            return
        self.end(is_whole=False)
        self._card = Card(number)

    def _is_continued(self) -> bool:
        """Whether the line before ends in the soft break of quoted-printable."""
        return self._is_quoted and self._written is not None and self._written.endswith(b"=")

    def _unfold(self, line: bytes) -> None:
        # Version 2.1 folds where a blank stands and keeps it; later ones add one.
        if self._written is not None and len(self._written) < _LONGEST:
            self._written += line if self._is_old else line[1:]

    def _close_property(self) -> None:
        if self._written is not None and self._card is not None:
            read = _property(bytes(self._written[:_LONGEST]))
            if read is not None:
                self._is_old |= read.name == "VERSION" and read.value.startswith("2")
                self._card.properties.append(read)
        self._written = None


def _is(line: bytes, *words: bytes) -> bool:
    """Whether a line begins or ends a card."""
    return line.replace(b" ", b"").strip().upper() in {word + b":VCARD" for word in words}


def _property(line: bytes) -> Property | None:
    head = _HEAD.match(line)
    if head is None:
        return None
    at, written = head.end(), []
    while parameter := _PARAMETER.match(line, at):
        written.append(parameter[1].decode("utf-8", "replace"))
        at = parameter.end()
    if line[at : at + 1] != b":":
        return None
    parameters = _parameters(written)
    value = line[at + 1 :]
    if _QUOTED_PRINTABLE.match(line):
        value = binascii.a2b_qp(value)
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


def parts(value: str, separator: str) -> Iterator[str]:
    r"""Give the parts of a value, its backslashes undone: ``\,`` ``\;`` ``\n`` and the like."""
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
