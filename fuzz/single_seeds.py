"""Small made-up files below the sources: a tar, photos, Facebook's pages."""

import io
import tarfile
from collections.abc import Iterator
from functools import cache
from typing import Final

from fuzz.files import Files
from fuzz.network_seeds import facebook
from fuzz.target import Choices

_TIFF: Final = b"II*\0\x08\0\0\0"
_ASCII, _LONG, _RATIONAL = 2, 4, 5


def pages() -> Files:
    """Write Facebook's made-up export as pages, as they are since 2024 (formats 1.7)."""
    row = (
        '<section class="_a6-g"><h2 class="_2ph_ _a6-h _a6-i">{}</h2>'
        '<div class="_2ph_ _a6-p"><div>{}</div></div><footer class="_3-94 _a6-o">'
        '<div class="_a72d">Nov 14, 2023 10:13:20 pm</div></footer></section>'
    )
    hanging = (
        '<div class="_2pin"><div><a href="a/1.jpg"><img src="a/1.jpg" class="_a6_o"/></a>'
        "<div>Lake</div></div></div>"
        '<div class="_2pin"><div>Place: The Crown (51.4545, -2.5879)</div></div>'
        '<div class="_2pin"><div>Hi &amp; all<br />again</div><div></div></div>'
    )
    table = (
        '<table><tr><td class="_a6_q">Name</td><td class="_2piu _a6_r">Zoe Test</td></tr>'
        '<tr><td colspan="2" class="_a6_q">URL<div><a href="https://a.example">x</a></div></td>'
        "</tr></table>"
    )
    rows = {"friends": row.format("Ann Lee", ""), "post": row.format("Zoe was with Ann.", hanging)}
    rows |= {"labels": row.format("", table)}
    return {
        name.replace(".json", ".html"): (
            f"<!doctype html><html><head><title>Z</title></head><body>"
            f'<main class="_a706">{rows[_sort_of(name)]}</main></body></html>'
        ).encode()
        for name in facebook()
    }


def _sort_of(name: str) -> str:
    if "friend" in name:
        return "friends"
    return "labels" if "profile" in name else "post"


@cache
def tar(*, is_long: bool) -> bytes:
    """Write a tar with long names, a name that leads out, and a link."""
    file = io.BytesIO()
    form = tarfile.GNU_FORMAT if is_long else tarfile.PAX_FORMAT
    with tarfile.open(fileobj=file, mode="w", format=form) as packed:
        for name in ("a.json", "é/b.txt", "deep/" * 30 + "c", "../d"):
            info = tarfile.TarInfo(name)
            info.size = 700
            packed.addfile(info, io.BytesIO(bytes(700)))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    return file.getvalue()


def hurt(content: bytes, choices: Choices) -> bytes:
    """Put other bytes into some headers; their sums are made right, or else nothing reads them."""
    bent = bytearray(content)
    for _ in range(choices.number(4)):
        place = choices.number(len(bent))
        new = choices.number(256).to_bytes(1, "little") * (1 + choices.number(12))
        bent[place : place + len(new)] = new
    for start in range(0, len(bent) - tarfile.BLOCKSIZE, tarfile.BLOCKSIZE):
        block = bent[start : start + tarfile.BLOCKSIZE]
        if block[257:262] == b"ustar":
            total = sum(block[:148]) + 8 * ord(" ") + sum(block[156:])
            bent[start + 148 : start + 156] = b"%06o\0 " % (total % 8**6)
    return bytes(bent[: len(bent) - choices.number(len(bent)) if choices.number(4) == 0 else None])


def photos() -> Iterator[bytes]:
    """Write photos as a camera does: the mark of the facts, then the facts as a small TIFF."""
    facts = {0x9003: b"2026:03:14 18:05:00\0", 0x9011: b"+02:00\0"}
    yield b"\xff\xd8\xff\xe1\0\xffExif\0\0" + _tiff(0x8769, facts)
    degrees = b"".join(n.to_bytes(4, "little") + b"\1\0\0\0" for n in (53, 48, 2))
    place = {1: b"N\0", 2: degrees, 3: b"W\0", 4: degrees, 7: degrees, 0x1D: b"2026:03:14\0"}
    yield b"\x89PNG eXIf" + _tiff(0x8825, place)
    yield b"RIFF WEBPEXIF\xff\0\0\0" + _tiff(0x8769, {})


def _tiff(folder: int, facts: dict[int, bytes]) -> bytes:
    """Write one folder of facts that the first one points to."""
    first = _two(1) + _two(folder) + _two(_LONG) + _four(1) + _four(26) + _four(0)
    entries, values = b"", b""
    begin = 26 + 2 + 12 * len(facts) + 4
    for tag, value in facts.items():
        kind = _RATIONAL if len(value) == 24 else _ASCII  # noqa: PLR2004 - three rationals
        count = 3 if kind == _RATIONAL else len(value)
        short = len(value) <= 4  # noqa: PLR2004 - what fits stands in the entry itself
        where = value.ljust(4, b"\0") if short else _four(begin + len(values))
        entries += _two(tag) + _two(kind) + _four(count) + where
        values += b"" if short else value
    return _TIFF + first + _two(len(facts)) + entries + _four(0) + values


def _two(number: int) -> bytes:
    return number.to_bytes(2, "little")


def _four(number: int) -> bytes:
    return number.to_bytes(4, "little")
