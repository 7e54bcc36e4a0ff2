"""A server on this machine that answers as a language model would, or as badly as a test wants."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, TypeAlias

Found: TypeAlias = Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]

    @property
    def texts(self) -> list[str]:
        """The posts it was asked about."""
        return [post["text"] for post in self.posts]

    @property
    def posts(self) -> list[dict[str, Any]]:
        """The posts with their numbers."""
        posts: list[dict[str, Any]] = json.loads(self.body["messages"][1]["content"])["posts"]
        return posts


@dataclass
class Answering:
    """What a server does with requests.

    Attributes:
        says: Gives what a post shows; by default that a post with "vote" is politics.
        written: Makes the answer of the model from a request, in place of ``says``.
        status: The number of HTTP for each request in turn; 200 after the last.
        headers: Sent with each answer.
        raw: Sent as the body, in place of all else.
        drips: Whether it sends a byte now and then, without end.
        hangs: Whether it never answers.
        asked: The requests so far.
    """

    says: Callable[[str], Found] = lambda text: (
        [{"category": "politics", "evidence": "vote"}] if "vote" in text else []
    )
    written: Callable[[Asked], str] | None = None
    status: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    drips: bool = False
    hangs: bool = False
    asked: list[Asked] = field(default_factory=list)
    port: int = 0
    over: Event = field(default_factory=Event)

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://127.0.0.1:{self.port}/v1"

    def answer(self, asked: Asked) -> bytes:
        """Give the body for a request."""
        if self.raw is not None:
            return self.raw
        if self.written is not None:
            content = self.written(asked)
        else:
            posts = [{"id": post["id"], "found": self.says(post["text"])} for post in asked.posts]
            content = json.dumps({"posts": posts})
        return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


@contextmanager
def answering(**behaviour: Any) -> Iterator[Answering]:
    """Run a server for as long as the block lasts."""
    does = Answering(**behaviour)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(does))
    server.daemon_threads = False  # closing it then waits until every connection is closed
    does.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield does
    finally:
        does.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(does: Answering) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            asked = Asked(self.path, dict(self.headers), json.loads(body))
            does.asked.append(asked)
            if does.hangs:
                does.over.wait(20)
            elif does.drips:
                self._drip()
            else:
                self._send(does.answer(asked))

        def _send(self, content: bytes) -> None:
            self.send_response(does.status.pop(0) if does.status else 200)
            for name, value in does.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(content)

        def _drip(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "100000")
            self.end_headers()
            with suppress(OSError):
                while not does.over.wait(0.02):
                    self.wfile.write(b" ")
                    self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    return Handler
