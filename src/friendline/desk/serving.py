"""Running the desk: a server on the loopback address, until somebody presses Ctrl-C."""

import gc
import os
import sys
import time
import webbrowser
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Thread
from typing import Any, Final, cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.wsgi import get_wsgi_application
from django.db import DEFAULT_DB_ALIAS, connections
from waitress import create_server
from waitress.server import TcpWSGIServer

from friendline.desk.anew import renew
from friendline.desk.areas import read_all, read_first
from friendline.desk.assets import with_assets
from friendline.desk.imports import uploads
from friendline.desk.running import ENVIRON_KEY, Desk
from friendline.desk.security.bodies import channel_for
from friendline.store.home import Home

__all__ = ["HOST", "PortTakenError", "Start", "application", "serve"]

HOST: Final = "127.0.0.1"

_THREADS: Final = 4
_LARGEST_UPLOAD: Final = 16 * 1024**3
_PIECE: Final = 256 * 1024
"""Bytes that are taken from a connection at once: an upload comes three times as quickly so."""

_SOON: Final = 3.0
"""Seconds after which the first page is most likely there."""

_QUERY_ONLY: Final = "PRAGMA query_only = ON"


class PortTakenError(Exception):
    """Something else listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"The desk cannot listen on port {port}: something else does, or it is not allowed. "
            "Name another with --port, or none, and a free one is taken."
        )


@dataclass(frozen=True)
class Start:
    """How a desk is started.

    Attributes:
        home: Whose store is shown; it is open.
        port: Where it listens; 0 for any that is free.
        opens: Whether the browser is opened.
        read_only: Whether nothing may be changed.
        incognito: Whether people have made-up names.
    """

    home: Home
    port: int = 0
    opens: bool = True
    read_only: bool = False
    incognito: bool = False


def serve(start: Start, say: Callable[[str], None]) -> None:
    """Serve the store that is open, until Ctrl-C.

    Args:
        start: How.
        say: Takes what the terminal shows.

    Raises:
        PortTakenError: Something else listens on the port.
    """
    server = _listening(start.port)
    desk = _desk_of(start, server.effective_port)
    server.application = application(desk)
    server.channel_class = channel_for(desk)
    if start.read_only:
        _let_nothing_be_written()
    else:
        uploads.receive_below(start.home)
        renew(desk)
    try:
        _invite(desk, say, opens=start.opens)
        _offer_new_links(desk, say)
        _read_ahead()
        server.run()
    except KeyboardInterrupt:
        pass  # before the server ran, which takes it by itself
    finally:
        desk.jobs.stop()
        desk.looks.stop()
        desk.errands.stop()
        server.close()
    say("\nThe desk is closed.")


def application(desk: Desk) -> WSGIApplication:
    """Give what answers a browser."""
    pages = get_wsgi_application()

    def with_desk(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        environ[ENVIRON_KEY] = desk
        return pages(environ, start)

    return cast("WSGIApplication", with_assets(with_desk))


def _desk_of(start: Start, port: int) -> Desk:
    return Desk(
        port,
        start.home,
        passphrase=_options().get("passphrase"),
        read_only=start.read_only,
        incognito=start.incognito,
        renews=not start.read_only,
    )


def _listening(port: int) -> TcpWSGIServer:
    try:
        server = create_server(
            _nobody_yet,
            host=HOST,
            port=port,
            threads=_THREADS,
            ident=None,
            max_request_body_size=_LARGEST_UPLOAD,
            recv_bytes=_PIECE,
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        raise PortTakenError(port) from error
    return cast("TcpWSGIServer", server)


def _nobody_yet(_environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    """Stand in until the port, and with it the desk's address, is known."""
    start("503 Service Unavailable", [])
    return ()


def _read_ahead() -> None:
    """Read what pages need: at once, while a browser starts, for the first; then for the others.

    Meanwhile nobody looks for garbage: modules make none, and looking takes a tenth of the time
    until the first page is there. Nor is it looked for among them later.
    """
    gc.disable()

    def read() -> None:
        try:
            read_first()
            time.sleep(_SOON)
            read_all()
        finally:
            gc.freeze()
            gc.enable()
        from friendline.store.review.ahead import work_out_ahead  # noqa: PLC0415 - not before the first page

        try:
            work_out_ahead()
        finally:
            connections.close_all()  # those of this thread

    Thread(target=read, name="reading ahead", daemon=True).start()


def _let_nothing_be_written() -> None:
    """Have the database itself refuse to change anything."""
    connections.close_all()
    options = _options()
    options["init_command"] = ";".join(filter(None, [options.get("init_command"), _QUERY_ONLY]))
    del connections[DEFAULT_DB_ALIAS]


def _options() -> dict[str, Any]:
    """Give how the open store is connected to."""
    options: dict[str, Any] = connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"]
    return options


def _invite(desk: Desk, say: Callable[[str], None], *, opens: bool) -> None:
    say(f"The desk is at {desk.launch_link()}")
    say("The link lets one browser in, once. Ctrl-C closes the desk.")
    if opens:
        webbrowser.open(desk.launch_link())


def _offer_new_links(desk: Desk, say: Callable[[str], None]) -> None:
    """Print a new link whenever somebody presses Enter in the terminal."""
    if sys.stdin is None or not sys.stdin.isatty():
        return

    def listen() -> None:
        # not sys.stdin.readline: its lock would still be held when the program ends
        while os.read(sys.stdin.fileno(), 1024):
            say(f"Here is a new link: {desk.launch_link()}")

    Thread(target=listen, name="new links", daemon=True).start()
