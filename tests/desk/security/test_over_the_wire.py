"""The desk as a program on the loopback address, with a hostile owner's exports and rude visitors.

What a test client cannot show is shown here: bytes on a socket, the server before Django, and pages
made of texts that were imported.
"""

import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlsplit

import pytest
from hostile_owner import MARK, hostile_desk
from selectolax.lexbor import LexborHTMLParser

_LINK = re.compile(r'(?:href|src|hx-get)="(/[^"#]*)"')
_EACH = 3
_OURS = re.compile(r"/static/")
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: HTTPMessage
    content: bytes

    @property
    def text(self) -> str:
        """What it says."""
        return self.content.decode(errors="replace")

    @property
    def is_page(self) -> bool:
        """Whether a browser shows it as a page of the desk, and does not save it."""
        is_file = "attachment" in (self.headers["Content-Disposition"] or "")
        return not is_file and "html" in (self.headers["Content-Type"] or "")


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks a desk."""

    port: int
    cookie: str = ""

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """Ask for a path as it stands, whatever a browser would make of it."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie, **named}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in named.items():
                connection.putheader(name, value)
            if body:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())


@pytest.fixture(scope="module")
def desk_link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk of the hostile owner, and its launch link."""
    with hostile_desk(tmp_path_factory.mktemp("hostile") / "home") as link:
        yield link


@pytest.fixture(scope="module")
def guest(desk_link: str) -> Visitor:
    """A browser that came in; of several that used the link at once it is the only one."""
    parts = urlsplit(desk_link)
    stranger, path = Visitor(parts.port or 0), f"{parts.path}?{parts.query}"
    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(lambda _: stranger.ask(path), range(8)))
    let_in = [one for one in answers if one.status == 200]
    assert len(let_in) == 1, "a launch link lets in one browser, also if several try at once"
    return Visitor(stranger.port, str(let_in[0].headers["Set-Cookie"]).partition(";")[0])


@pytest.fixture(scope="module")
def pages(guest: Visitor) -> dict[str, Answer]:
    """Every kind of page that links lead to, some of each."""
    seen: dict[str, Answer] = {}
    many: dict[str, int] = {}
    waiting = ["/", "/ledger/", "/before-you-post/", "/exposure/", "/view-as/", "/equal-treatment/"]
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"[^/=&?]*\d[^/=&?]*", "N", re.sub(r"=[^&]*", "=", address))
        many[kind] = many.get(kind, 0) + 1
        if address in seen or many[kind] > _EACH or _OURS.match(address):
            continue
        seen[address] = answer = guest.ask(address)
        waiting += [answer.headers["Location"]] if "Location" in answer.headers else []
        if answer.is_page:
            waiting += [unescape(link) for link in _LINK.findall(answer.text)]
    return seen


def test_pages_are_found_and_work(pages: dict[str, Answer]) -> None:
    """The walk meets every part of the desk, and hostile exports break none of it."""
    assert len(pages) > 60
    assert {path: one.status for path, one in pages.items() if one.status not in {200, 302}} == {}
    shown = [path for path, one in pages.items() if MARK in one.text]
    areas = {path.split("/")[1] for path in shown}
    assert {"people", "exposure", "view-as", "requests", "ledger"} <= areas


def test_nothing_hostile_becomes_markup(pages: dict[str, Answer]) -> None:
    """No page has a script, handler, frame, style or address that is not the desk's own."""
    for path, answer in pages.items():
        if not answer.is_page:
            continue
        assert list(_foreign(LexborHTMLParser(answer.text))) == [], path


def _foreign(page: LexborHTMLParser) -> Iterator[str]:
    for node in page.css("*"):
        if node.tag in {"iframe", "object", "embed", "base", "marquee"} or (
            node.tag in {"script", "style"}
            and not (node.attributes.get("src") or "").startswith("/static/")
        ):
            yield node.html or ""
        for name, value in node.attributes.items():
            said = (value or "").strip().lower()
            if name.startswith("on") or name == "style":
                yield f"{name}={said}"
            if (
                name in {"src", "action", "srcset", "data", "poster"}
                and said
                and not said.startswith("/")
            ):
                yield f"{name}={said}"
            if name == "href" and not said.startswith(("/", "#", "?")):
                outward = node.tag == "a" and said.startswith(("https://", "http://"))
                if not outward or node.attributes.get("rel") != "noopener noreferrer":
                    yield f"href={said}"


def test_no_text_turns_round_what_stands_beside_it(pages: dict[str, Answer]) -> None:
    """Signs that reverse the direction of a line do not reach a page."""
    turned = [path for path, one in pages.items() if one.is_page and _OVERRIDES.search(one.text)]
    assert turned == []


def test_every_page_says_what_a_browser_may_do(pages: dict[str, Answer]) -> None:
    """No page lets the browser run, load or keep what is not the desk's, or tell others of it."""
    for path, one in pages.items():
        policy = one.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert one.headers["X-Content-Type-Options"] == "nosniff", path
        assert one.headers["Cache-Control"] == "no-store", path
        assert one.headers["Cross-Origin-Resource-Policy"] == "same-origin", path
        assert "Access-Control-Allow-Origin" not in one.headers, path
        assert "Server" not in one.headers, path


def test_nobody_is_let_in_without_the_cookie(guest: Visitor, pages: dict[str, Answer]) -> None:
    """Without it, and with a guessed one, no address shows anything of the store."""
    name = guest.cookie.partition("=")[0]
    for cookie in ("", f"{name}=guess", f"{name}={'x' * 4000}"):
        stranger = Visitor(guest.port, cookie)
        for path in list(pages)[:: 1 if not cookie else 20]:
            answer = stranger.ask(path)
            assert (answer.status, MARK in answer.text) == (403, False), path


def test_a_launch_link_is_used_up(desk_link: str, guest: Visitor) -> None:
    """The link that let somebody in lets nobody else in."""
    parts = urlsplit(desk_link)
    assert Visitor(guest.port).ask(f"{parts.path}?{parts.query}").status == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.:{port}", ""],
)
def test_a_rebound_name_is_not_answered(guest: Visitor, host: str) -> None:
    """A page under a foreign name that leads to this machine learns nothing, cookie or not."""
    answer = guest.ask("/people/", Host=host.format(port=guest.port))
    assert answer.status in {400, 403}
    assert MARK not in answer.text


def test_a_foreign_name_in_the_first_line_is_not_answered(guest: Visitor) -> None:
    """The name that counts cannot be said in another place."""
    answer = guest.ask(
        "http://evil.example/people/", Host="evil.example", X_Forwarded_Host="127.0.0.1"
    )
    assert answer.status in {400, 403, 404}
    assert MARK not in answer.text


@pytest.mark.parametrize(
    "said",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {},
    ],
)
def test_a_post_from_elsewhere_does_nothing(guest: Visitor, said: dict[str, str]) -> None:
    """A form of another page, another port or no page at all is refused, with the cookie too."""
    before = guest.ask("/ledger/ledger.jsonl").content
    for path in (
        "/settings/look",
        "/before-you-post/look/",
        "/imports/add",
        "/settings/store/backup",
    ):
        answer = guest.ask(
            path,
            "POST",
            b"theme=dark&text=x&channel=facebook",
            Content_Type="application/x-www-form-urlencoded",
            **said,
        )
        assert answer.status == 403, path
    assert guest.ask("/ledger/ledger.jsonl").content == before


def test_a_post_without_the_token_of_a_form_does_nothing(guest: Visitor) -> None:
    """The right origin alone is not enough."""
    answer = guest.ask(
        "/settings/look",
        "POST",
        b"theme=dark",
        Origin=f"http://127.0.0.1:{guest.port}",
        Content_Type="application/x-www-form-urlencoded",
    )
    assert answer.status == 403


def test_an_upload_that_is_too_large_is_refused_before_it_comes(guest: Visitor) -> None:
    """What says it has terabytes is refused at once, and not read."""
    with closing(socket.create_connection(("127.0.0.1", guest.port), timeout=30)) as line:
        line.sendall(
            f"POST /imports/add HTTP/1.1\r\nHost: 127.0.0.1:{guest.port}\r\n"
            f"Cookie: {guest.cookie}\r\nOrigin: http://127.0.0.1:{guest.port}\r\n"
            f"Content-Type: application/octet-stream\r\nContent-Length: {2**42}\r\n\r\n".encode()
        )
        assert line.recv(64).startswith(b"HTTP/1.1 413")
    assert guest.ask("/ledger/").status == 200


def test_a_form_with_a_huge_field_is_refused(guest: Visitor) -> None:
    """What is no file is not held in the memory without end."""
    answer = guest.ask(
        "/before-you-post/look/",
        "POST",
        b"text=" + b"x" * (4 * 2**20),
        Origin=f"http://127.0.0.1:{guest.port}",
        Content_Type="application/x-www-form-urlencoded",
    )
    assert answer.status in {400, 403}


@pytest.mark.parametrize("root", ["/static/", "/static/desk/", "/pictures/", "/pictures/x/", "/"])
@pytest.mark.parametrize(
    "way",
    [
        "../../settings.py",
        "..%2f..%2fsettings.py",
        "%2e%2e/%2e%2e/settings.py",
        "..%5c..%5csettings.py",
        "....//....//settings.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "friendline.db",
        "desk%00.css",
        "C:/Windows/win.ini",
    ],
)
def test_no_path_leads_out(guest: Visitor, root: str, way: str) -> None:
    """No way of writing a path gives a file that is not served, or breaks the desk."""
    answer = guest.ask(root + way)
    assert answer.status in {301, 400, 403, 404}
    assert b"root:" not in answer.content
    assert b"SECRET_KEY" not in answer.content


def test_requests_that_are_no_requests_break_nothing(guest: Visitor) -> None:
    """Broken bytes are answered or dropped, and the desk goes on."""
    for rude in (
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\n\r\n",
    ):
        with closing(socket.create_connection(("127.0.0.1", guest.port), timeout=30)) as line:
            line.sendall(rude)
            line.shutdown(socket.SHUT_WR)
            assert b"Traceback" not in line.recv(4096)
    assert guest.ask("/ledger/").status == 200
