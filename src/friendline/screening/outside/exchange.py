"""One question to a server and its answer: the only place of friendline that opens a connection.

What holds for it: https with a checked certificate, or this machine; no redirect is followed; it
ends after a bounded time whatever the server does; it reads a bounded number of bytes.
"""

import base64
import ssl
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Thread
from typing import Final
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from friendline.screening.outside.address import Address, is_this_machine

LONGEST_ANSWER: Final = 4 * 2**20
"""Bytes of an answer that are read."""


class NoAnswerError(Exception):
    """The server could not be asked; the sentence says why."""


@dataclass(frozen=True)
class Reply:
    """What a server answers.

    Attributes:
        status: The number of HTTP.
        body: The bytes, as they came.
    """

    status: int
    body: bytes


def exchange(address: Address, body: bytes, key: str | None, seconds: float) -> Reply:
    """Send a body of JSON and give the reply.

    Args:
        address: Where to.
        body: What is sent.
        key: Sent as a bearer token; never shown.
        seconds: How long it may take in all: finding the machine, connecting, waiting, reading.

    Raises:
        NoAnswerError: Nothing came, not in time, or more than ``LONGEST_ANSWER``.
    """
    call = _Call(address, body, key, seconds)
    # A thread, because neither the look-up of a name nor a server that sends a byte now and then
    # can be given a time limit otherwise; a daemon, so that it never keeps the program alive.
    worker = Thread(target=call.run, daemon=True)
    worker.start()
    worker.join(seconds)
    if worker.is_alive():
        call.abandon()
        raise _too_late(address, seconds)
    return call.outcome()


class _Call:
    """A connection, and what became of it."""

    def __init__(self, address: Address, body: bytes, key: str | None, seconds: float) -> None:
        self._address = address
        self._body = body
        self._key = key
        self._seconds = seconds
        self._reply: Reply | None = None
        self._error: Exception | None = None
        self._connection: HTTPConnection | None = None

    def run(self) -> None:
        """Ask; keeps what went wrong instead of raising it in a thread."""
        try:
            self._connection = _connection(self._address, self._seconds)
            self._reply = self._asked(self._connection)
        except Exception as error:  # noqa: BLE001 - the caller's thread tells it
            self._error = error
        finally:
            if self._connection is not None:
                self._connection.close()

    def abandon(self) -> None:
        """End the connection under a server that is too slow."""
        sock = self._connection.sock if self._connection else None
        if sock is not None:
            with suppress(OSError, ValueError):
                sock.shutdown(SHUT_RDWR)

    def outcome(self) -> Reply:
        """Give the reply, or say why there is none."""
        if self._reply is not None:
            return self._reply
        if isinstance(self._error, NoAnswerError):
            raise self._error
        if isinstance(self._error, TimeoutError):  # the connection noticed it before we did
            raise _too_late(self._address, self._seconds) from self._error
        raise NoAnswerError(f"{self._address.shown} {_why(self._error)}.") from self._error

    def _asked(self, connection: HTTPConnection) -> Reply:
        connection.connect()
        if not self._address.is_secure:
            _must_be_this_machine(connection)
        connection.request("POST", self._address.target, self._body, self._headers())
        # Closed by itself: a server that ends the connection leaves it to the response alone.
        with connection.getresponse() as response:
            content = response.read(LONGEST_ANSWER + 1)
        if len(content) > LONGEST_ANSWER:
            raise NoAnswerError(f"{self._address.shown} sent more than an answer can be.")
        return Reply(response.status, content)

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        return headers


def _connection(address: Address, seconds: float) -> HTTPConnection:
    if not address.is_secure:
        return HTTPConnection(address.host, address.port, timeout=seconds)
    context = ssl.create_default_context()
    proxy = None if address.is_this_machine else _proxy_for(address.host)
    if proxy is None:
        return HTTPSConnection(address.host, address.port, timeout=seconds, context=context)
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    through = HTTPSConnection(
        parts.hostname or "", parts.port or 80, timeout=seconds, context=context
    )
    # What is sent stays encrypted on its way through: the proxy sees the machine's name only.
    through.set_tunnel(address.host, address.port, _proxy_headers(parts.username, parts.password))
    return through


def _proxy_for(host: str) -> str | None:
    return None if proxy_bypass(host) else getproxies().get("https")


def _proxy_headers(name: str | None, password: str | None) -> dict[str, str]:
    if name is None:
        return {}
    plain = f"{unquote(name)}:{unquote(password or '')}".encode()
    return {"Proxy-Authorization": f"Basic {base64.b64encode(plain).decode()}"}


def _must_be_this_machine(connection: HTTPConnection) -> None:
    """Look where the connection really ends: a name may be made to mean another machine."""
    reached = connection.sock.getpeername()[0]
    if not is_this_machine(reached):
        raise NoAnswerError(f"The name {connection.host} does not lead to this machine.")


def _too_late(address: Address, seconds: float) -> NoAnswerError:
    return NoAnswerError(f"{address.shown} did not answer within {seconds:g} seconds.")


def _why(error: Exception | None) -> str:
    if isinstance(error, ssl.SSLError):
        return "has no certificate that this machine trusts, or speaks no https"
    if isinstance(error, ConnectionRefusedError):
        return "is not there: nothing listens at this address"
    if isinstance(error, HTTPException):
        return "does not speak as a web server does"
    return f"could not be reached ({type(error).__name__})"
