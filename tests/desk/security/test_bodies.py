"""Bodies of requests: what is kept of them while they come, and what is not."""

import errno
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest
from desk_helpers import PORT, came_in, sentence_of
from django.test import Client
from waitress.buffers import OverflowableBuffer

from friendline.desk.running import Desk
from friendline.desk.security import bodies
from friendline.desk.security.bodies import NO_ROOM, Body, room_below, why_not
from friendline.store.home import Home

_SMALL = 1_000
_MEGABYTE = 1_000_000
_SIZE = 96 * _MEGABYTE
_PROGRAM = """
import sys
from pathlib import Path
from friendline.store.home import Home
from friendline.store.opening import open_store
home = Home(Path(sys.argv[1]))
open_store(home)
from friendline.desk.serving import Start, serve
serve(Start(home, opens=False), lambda line: print(line, flush=True))
"""


@pytest.fixture
def home(empty_store: Home, tmp_path: Path) -> Home:
    """A store of its own, closed."""
    return Home(shutil.copytree(empty_store.folder, tmp_path / "home"))


@contextmanager
def _running(home: Home) -> Iterator[tuple[int, str]]:
    """Run a desk; give the number of its process, and its link."""
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", _PROGRAM, str(home.folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # an import that is killed with its desk complains there
        text=True,
    ) as program:
        try:
            assert program.stdout is not None
            yield program.pid, program.stdout.readline().split()[-1]
        finally:
            program.kill()


class _Sender:
    """A browser that came in by a link, and knows the form."""

    def __init__(self, link: str) -> None:
        self.port = int(re.findall(r":(\d+)/", link)[0])
        self.cookie = ""
        self.cookie = self._cookie(link.partition(str(self.port))[2])
        with closing(self._connection()) as connection:
            connection.request("GET", "/imports/", headers={"Cookie": self.cookie})
            answer = connection.getresponse()
            self.cookie += "; " + str(answer.getheader("Set-Cookie")).partition(";")[0]
            self.token = re.findall(rb'csrfmiddlewaretoken" value="(\w+)', answer.read())[0]

    def head(self, size: int, cookie: str | None = None) -> bytes:
        """Give what stands before a body of this size."""
        return (
            f"POST /imports/add HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Origin: http://127.0.0.1:{self.port}\r\n"
            f"Cookie: {self.cookie if cookie is None else cookie}\r\n"
            f"Content-Type: multipart/form-data; boundary=xx\r\nContent-Length: {size}\r\n\r\n"
        ).encode()

    def around(self) -> tuple[bytes, bytes]:
        """Give what stands around a file in the form."""
        before = (
            b'--xx\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n'
            + self.token
            + b'\r\n--xx\r\nContent-Disposition: form-data; name="files"; filename="big.zip"'
            b"\r\n\r\n"
        )
        return before, b"\r\n--xx--\r\n"

    def open(self) -> socket.socket:
        """Open a connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def _cookie(self, path: str) -> str:
        with closing(self._connection()) as connection:
            connection.request("GET", path)
            return str(connection.getresponse().getheader("Set-Cookie")).partition(";")[0]

    def _connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=30)


def _peak_kib(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0])


def _taken(process: int, home: Home) -> int:
    """Give the bytes of files below a home, without a name, that a process holds open."""
    size = 0
    for one in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # it was closed meanwhile
            place = str(one.readlink())
            if "(deleted)" in place and place.startswith(str(home.folder)):
                size += one.stat().st_size
    return size


def _until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, some seconds at most."""
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.01)
    assert holds()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="memory is read as Linux tells it")
def test_a_large_upload_is_never_held_in_the_memory(home: Home) -> None:
    """96 MB come and are taken for an import; the desk grows by its pages, and not by them."""
    with _running(home) as (process, link):
        sender, piece = _Sender(link), bytes(_MEGABYTE)
        before, (head, tail) = _peak_kib(process), sender.around()
        with closing(sender.open()) as connection:
            connection.sendall(sender.head(len(head) + _SIZE + len(tail)) + head)
            for _ in range(_SIZE // _MEGABYTE):
                connection.sendall(piece)
            connection.sendall(tail)
            assert connection.recv(99).startswith(b"HTTP/1.1 302")
        assert (_peak_kib(process) - before) * 1024 < _SIZE


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="files are read as Linux tells them")
def test_what_was_broken_off_is_let_go_at_once(home: Home) -> None:
    """Four gigabytes are announced, some come, the browser goes: nothing of them stays."""
    with _running(home) as (process, link):
        sender = _Sender(link)
        with closing(sender.open()) as connection:
            connection.sendall(sender.head(4 * 1000 * _MEGABYTE) + bytes(8 * _MEGABYTE))
            _until(lambda: _taken(process, home) >= 4 * _MEGABYTE)
        _until(lambda: _taken(process, home) == 0)
    left = [one for one in home.folder.rglob("*") if one.suffix == ".zip"]
    assert not left


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="files are read as Linux tells them")
def test_nothing_of_a_stranger_is_written(home: Home) -> None:
    """Without the cookie a large body is heard, refused in words, and kept nowhere."""
    with _running(home) as (process, link):
        sender = _Sender(link)
        with closing(sender.open()) as connection:
            connection.sendall(sender.head(16 * _MEGABYTE, cookie="") + bytes(15 * _MEGABYTE))
            time.sleep(0.2)
            assert _taken(process, home) == 0
            connection.sendall(bytes(_MEGABYTE))
            assert connection.recv(99).startswith(b"HTTP/1.1 403")


def test_a_body_is_given_back_as_it_came() -> None:
    """Small or large, in pieces or whole."""
    for pieces in ([b"small"], [b"x" * 600] * 9, [b"y" * 9_000]):
        body = Body(_SMALL)
        for piece in pieces:
            body.append(piece)
        assert body.getfile().read() == b"".join(pieces)
        assert len(body) == sum(map(len, pieces))
        body.close()


def test_a_full_disk_ends_in_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk takes no more, what came is let go, and the answer says what to do."""

    def full(_self: object, _piece: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(OverflowableBuffer, "append", full)
    body = Body(_SMALL)
    body.append(b"a")
    body.append(b"b")
    answer = came_in(desk).post("/imports/add", **{"wsgi.input": body.getfile()})
    assert answer.status_code == 413
    assert sentence_of(answer) == NO_ROOM


@pytest.fixture
def cookie(desk: Desk, client: Client) -> dict[str, str]:
    """What a browser that came in says of itself."""
    return {"COOKIE": f"other=1; {desk.cookie}={client.cookies[desk.cookie].value}"}


def test_what_has_room_is_taken(desk: Desk, cookie: dict[str, str]) -> None:
    """A browser that came in may send what fits twice."""
    assert why_not(desk, cookie, room_below(desk.home.folder) // 2, _SMALL) == ""


def test_what_has_no_room_is_refused_before_it_comes(
    desk: Desk, cookie: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The free space is looked at when the size is announced."""
    monkeypatch.setattr(bodies, "room_below", lambda _folder: 5_000)
    assert why_not(desk, cookie, 5_001, _SMALL) == NO_ROOM
    assert why_not(desk, cookie, 5_000, _SMALL) == ""


@pytest.mark.parametrize(
    "said", [{}, {"COOKIE": "friendline-8123=guessed"}, {"COOKIE": ";;=\x00;"}]
)
def test_strangers_may_send_little(desk: Desk, said: dict[str, str]) -> None:
    """What fits into the memory comes to a page, which refuses it; more does not."""
    assert why_not(desk, said, _SMALL, _SMALL) == ""
    assert "came in by the link" in why_not(desk, said, _SMALL + 1, _SMALL)


def test_an_unknown_length_is_refused(desk: Desk, cookie: dict[str, str]) -> None:
    """Browsers say how much they send; who does not could fill the disk."""
    assert "without its length" in why_not(desk, cookie, None, _SMALL)


def test_a_desk_that_only_shows_keeps_no_body(store: Home) -> None:
    """With --read-only nothing is written, not even for a moment."""
    desk = Desk(PORT, store, read_only=True)
    browser = came_in(desk)
    said = {"COOKIE": f"{desk.cookie}={browser.cookies[desk.cookie].value}"}
    assert why_not(desk, said, _SMALL + 1, _SMALL)


def test_room_is_half_of_what_is_free_above_the_spare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file lies there twice for a moment; an almost full disk has no room at all."""
    for free, room in ((bodies.SPARE + 10, 5), (bodies.SPARE, 0), (0, 0)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _path, f=free: _Usage(f))
        assert room_below(tmp_path) == room


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free
