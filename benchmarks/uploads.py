"""What a large upload takes: memory, time and disk of the desk and of the import behind it.

    .venv/bin/python benchmarks/uploads.py [--megabytes N] [--limit-mib N]

A made-up owner's Facebook export is padded with pictures that cannot be packed, as those of a phone
cannot, until it has the size that is asked for (600 MB if none is). It is sent to a desk that runs
as for a person, over the loopback address. The desk's memory is its peak resident size after that;
the import's is the peak of the process that reads the export and makes the review. The disk is what
was less free at the worst moment. Ends with exit code 1 where the desk grew by more than the
limit.
"""

import argparse
import http.client
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO, cast
from urllib.parse import urlsplit

LIMIT_MIB: Final = 64
"""By so much the desk may grow, whatever is sent; it has some 100 before."""

_MEGABYTE: Final = 1_000_000
_PICTURE: Final = 3 * _MEGABYTE
_PIECE: Final = 1 << 20
_OFTEN: Final = 0.02
_BOUNDARY: Final = "a-boundary-of-the-benchmark"


@dataclass
class Watch:
    """What a program and those it starts take, looked at often.

    Attributes:
        program: The number of its process.
        folder: On the disk that is watched.
        own_mib: Peak of its memory.
        others_mib: Peak of the largest of those that it started.
        disk_mb: What was less free at the worst moment.
    """

    program: int
    folder: Path
    own_mib: float = 0
    others_mib: float = 0
    disk_mb: float = 0
    _over: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def watching(self) -> Iterator["Watch"]:
        """Watch until the end of the block."""
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        try:
            yield self
        finally:
            self._over.set()
            watcher.join()

    def _watch(self) -> None:
        free = shutil.disk_usage(self.folder).free
        while not self._over.wait(_OFTEN):
            self.own_mib = max(self.own_mib, _peak_mib(self.program))
            self.others_mib = max([self.others_mib, *map(_peak_mib, _children(self.program))])
            taken = free - shutil.disk_usage(self.folder).free
            self.disk_mb = max(self.disk_mb, taken / _MEGABYTE)


class Sender:
    """A browser that came in, and sends files."""

    def __init__(self, link: str) -> None:
        parts = urlsplit(link)
        self._host, self._port = parts.hostname or "", parts.port
        self._cookies = ""
        self._cookies = self._cookies_of(f"{parts.path}?{parts.query}")
        self._token = self._form_token()

    def send(self, file: Path) -> int:
        """Send a file as the form of the first run does; give the status of the answer."""
        head, tail = self._around(file.name)
        headers = {
            "Cookie": self._cookies,
            "Origin": f"http://{self._host}:{self._port}",
            "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}",
            "Content-Length": str(len(head) + file.stat().st_size + len(tail)),
        }
        connection = http.client.HTTPConnection(self._host, self._port, timeout=600)
        connection.request("POST", "/start/exports/", _pieces(head, file, tail), headers)
        return connection.getresponse().status

    def page(self, address: str) -> tuple[http.client.HTTPResponse, str]:
        """Ask for a page."""
        connection = http.client.HTTPConnection(self._host, self._port, timeout=600)
        connection.request("GET", address, headers={"Cookie": self._cookies})
        answer = connection.getresponse()
        return answer, answer.read().decode()

    def _cookies_of(self, address: str) -> str:
        found = self.page(address)[0].headers.get_all("Set-Cookie", [])
        return "; ".join(filter(None, [self._cookies, *(one.partition(";")[0] for one in found)]))

    def _form_token(self) -> str:
        answer, text = self.page("/start/exports/")
        found = [one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie", [])]
        self._cookies = "; ".join([self._cookies, *found])
        return str(re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', text)[0])

    def _around(self, name: str) -> tuple[bytes, bytes]:
        said = 'Content-Disposition: form-data; name="'
        head = (
            f'--{_BOUNDARY}\r\n{said}csrfmiddlewaretoken"\r\n\r\n{self._token}\r\n'
            f'--{_BOUNDARY}\r\n{said}files"; filename="{name}"\r\n'
            "Content-Type: application/zip\r\n\r\n"
        )
        return head.encode(), f"\r\n--{_BOUNDARY}--\r\n".encode()


def padded_export(folder: Path, megabytes: int) -> Path:
    """Make an export of so many megabytes; it stands in a single zip."""
    from friendline.demo import make_demo

    made = make_demo(folder / "made", contacts=60, items=300, clients=24).facebook[0]
    padded = Path(shutil.copy(made, folder / f"padded-{made.name}"))
    with zipfile.ZipFile(padded, "a", zipfile.ZIP_STORED) as zipped:
        for number in range(megabytes * _MEGABYTE // _PICTURE):
            name = f"your_facebook_activity/posts/media/padding/{number:05}.jpg"
            zipped.writestr(name, b"\xff\xd8\xff\xe0" + os.urandom(_PICTURE))
    return padded


@contextmanager
def running_desk(home: Path) -> Iterator[tuple[int, str]]:
    """Run the desk on a store; give the number of its process and its launch link."""
    program = [
        sys.executable,
        "-c",
        "from friendline.cli import main; main()",
        "desk",
        "--no-open",
        "--home",
        str(home),
    ]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as desk:  # noqa: S603 - our own words
        try:
            lines = iter(cast("TextIO", desk.stdout).readline, "")
            yield desk.pid, next(line.split()[-1] for line in lines if "/open?key=" in line)
        finally:
            desk.terminate()


def measure(megabytes: int, folder: Path) -> tuple[float, list[str]]:
    """Send a padded export to a new desk; give by what it grew, and say all in lines."""
    export = padded_export(folder, megabytes)
    with running_desk(folder / "home") as (process, link):
        sender, watch = Sender(link), Watch(process, folder)
        before = _peak_mib(process)
        with watch.watching():
            began = time.monotonic()
            status = sender.send(export)
            sent = time.monotonic() - began
            while 'id="progress"' in sender.page("/start/exports/")[1]:
                time.sleep(_OFTEN * 10)
            done = time.monotonic() - began
        left = sum(one.stat().st_size for one in (folder / "home").rglob("*") if one.is_file())
    size = export.stat().st_size
    megabytes_sent, times = size / _MEGABYTE, watch.disk_mb * _MEGABYTE / size
    sent_said = f"{megabytes_sent:,.0f} MB sent in {sent:.1f} s ({megabytes_sent / sent:,.0f} MB/s)"
    return watch.own_mib - before, [
        f"{sent_said}, answered {status}; read and reviewed {done - sent:.1f} s later.",
        f"Memory of the desk at most {watch.own_mib:.0f} MiB ({before:.0f} before).",
        f"Memory of the import at most {watch.others_mib:.0f} MiB.",
        f"Disk: at the worst {watch.disk_mb:,.0f} MB less free, {times:.1f} times the export.",
        f"{left / _MEGABYTE:,.1f} MB stay.",
    ]


def _pieces(head: bytes, file: Path, tail: bytes) -> Iterator[bytes]:
    yield head
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            yield piece
    yield tail


def _peak_mib(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0)


def _children(process: int) -> Iterator[int]:
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            yield from map(int, tasks.read_text(encoding="ascii").split())
        except OSError:
            continue


def main() -> None:
    """Measure, and say with the exit code whether the desk held too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=600)
    parser.add_argument("--limit-mib", type=float, default=LIMIT_MIB)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        growth, lines = measure(asked.megabytes, Path(folder))
    print("\n".join(lines))
    if growth > asked.limit_mib:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
