"""What comes with a request, before a page looks at it.

The server keeps it on the disk until it is whole. Of what will be refused, nothing is written: what
strangers send, and what there is no room for. It is heard to its end all the same: browsers show
no answer to what they are still sending.
"""

import shutil
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from django.http import HttpRequest, parse_cookie
from django.http.response import HttpResponseBase
from waitress.adjustments import Adjustments
from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

from friendline.desk.refusing import refused
from friendline.desk.running import Desk

__all__ = ["NO_ROOM", "Body", "WholeBody", "channel_for", "room_below", "why_not"]

SPARE: Final = 256 * 1024**2
"""Bytes that stay free: what is read goes into the store, and others use the disk as well."""

COPIES: Final = 2
"""So often a file lies on the disk for a moment: as it was sent, and taken out of that."""

NO_ROOM: Final = (
    "There is not enough free space on this computer for these files, so nothing was taken. "
    "Name the folder where they lie instead: then nothing is copied."
)
_STRANGER: Final = "Only a browser that came in by the link of this desk can send files."
_NO_LENGTH: Final = "This was sent without its length, so nothing was taken."
_TOO_LARGE: Final = 413


class _TurnedAway(BytesIO):
    """Stands for a body of which nothing was kept."""

    def __init__(self, why: str) -> None:
        super().__init__()
        self.why: Final = why


class Body(OverflowableBuffer):  # type: ignore[misc]  # waitress tells no types
    """Takes a body as it comes, in the memory while it is small.

    Args:
        overflow: Bytes above which it goes to the disk.
        why_not: Why nothing of it is kept; empty where it is.
    """

    def __init__(self, overflow: int, why_not: str = "") -> None:
        super().__init__(overflow)
        self._why_not = why_not

    def append(self, s: bytes) -> None:
        """Take a piece; where the disk takes no more, let go what came so far."""
        if self._why_not:
            return
        try:
            super().append(s)
        except OSError:
            self._why_not = NO_ROOM
            self.close()

    def getfile(self) -> Any:  # noqa: ANN401 - a file of the server's own kinds
        """Give what came, as a file to be read."""
        return _TurnedAway(self._why_not) if self._why_not else super().getfile()


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress tells no types
    """Reads a request; its body is judged by what is said before it."""

    def __init__(self, adj: Adjustments, desk: Desk) -> None:
        super().__init__(adj)
        self._desk = desk

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if self.body_rcv is not None:
            size = None if self.chunked else self.content_length
            small = self.adj.inbuf_overflow
            self.body_rcv.buf = Body(small, why_not(self._desk, self.headers, size, small))


def channel_for(desk: Desk) -> type[HTTPChannel]:
    """Give what takes in the requests to a desk."""

    class Channel(HTTPChannel):  # type: ignore[misc]  # waitress tells no types
        request: HTTPRequestParser | None

        def parser_class(self, adj: Adjustments) -> HTTPRequestParser:
            return _Parser(adj, desk)

        def handle_close(self) -> None:
            """Let go at once what came of a request that was broken off."""
            super().handle_close()
            if self.request is not None:
                self.request.close()
                self.request = None

    return Channel


def why_not(desk: Desk, headers: Mapping[str, str], size: int | None, small: int) -> str:
    """Say why a body is not kept; empty where it is.

    Args:
        desk: To which it is sent.
        headers: What was said before it, by names such as ``COOKIE``.
        size: Its bytes; ``None`` if nobody said.
        small: Bytes that are taken from anybody, in the memory: pages refuse them in their own way.
    """
    if size is not None and size <= small:
        return ""
    secret = parse_cookie(headers.get("COOKIE", "")).get(desk.cookie, "")
    if desk.read_only or desk.sessions.find(secret) is None:
        return _STRANGER
    if size is None:
        return _NO_LENGTH
    return "" if size <= room_below(desk.home.folder) else NO_ROOM


def room_below(folder: Path) -> int:
    """Give how many bytes can be sent, so that a disk is not filled."""
    return max(0, shutil.disk_usage(folder).free - SPARE) // COPIES


class WholeBody:
    """Says why, where nothing of what was sent was kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        body = request.META.get("wsgi.input")
        if isinstance(body, _TurnedAway):
            return refused(request, body.why, _TOO_LARGE)
        return self._next(request)
