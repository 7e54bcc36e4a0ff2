"""One question to a server and its answer."""

import gc
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest
from fake_endpoint import answering

from friendline.screening.outside import exchange as module
from friendline.screening.outside.address import Address, address_of
from friendline.screening.outside.exchange import LONGEST_ANSWER, NoAnswerError, exchange

BODY = b'{"messages": ["", {"content": "{\\"posts\\": []}"}]}'
SELF_MADE = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgjbLRrHI8h4BEqAPW
eKMQSE5Bsx4Q8AkntpZUo+to8hOhRANCAAR7ojghqcYIvPLpEdZ76WL/NsOFt5qg
1ycGsfQGNOxxXmmHgYJnOCFRA275aiTWzy4yq7Ttry6L9sN9OgG6GNpz
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUbRw7qGlnb8W3PXVvB64Dy4z1EP4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjE2MDAyOFoYDzIxMjYxMDI5
MTYwMDI4WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR7ojghqcYIvPLpEdZ76WL/NsOFt5qg1ycGsfQGNOxxXmmHgYJnOCFR
A275aiTWzy4yq7Ttry6L9sN9OgG6GNpzo2QwYjAdBgNVHQ4EFgQUrCKgFychd2CI
Y4EdlilkYOU4dUgwHwYDVR0jBBgwFoAUrCKgFychd2CIY4EdlilkYOU4dUgwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IDA22aFQbfrkNbTQl/V0ysUxUeOeQCV5WmXyoFRp7wC0AiBziv/xl8IN2K+j3n7Q
k16vhQGhrRHS9/QqR5xKcAwHPA==
-----END CERTIFICATE-----
"""
"""A certificate for 127.0.0.1 that nobody vouches for, and its key; of use for nothing else."""


pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
"""The http.client of some versions, 3.11.2 for one, leaves the answer of a refusing proxy open."""


@pytest.fixture
def let_go() -> Iterator[None]:
    """Close what such an answer holds before another test is under way."""
    yield
    gc.collect()


@contextmanager
def listening(
    replies: bytes, context: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[bytes]]]:
    """Take one connection, note what comes, send some bytes and close."""
    came: list[bytes] = []

    def serve(listener: socket.socket) -> None:
        try:
            taken, _ = listener.accept()
            with taken if context is None else context.wrap_socket(taken, server_side=True) as one:
                came.append(one.recv(65_536))
                one.sendall(replies)
        except OSError:
            return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5)
        thread = Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield listener.getsockname()[1], came
        thread.join(5)


def test_a_reply_comes_back_with_its_number() -> None:
    """The body is posted as JSON, with the key if there is one."""
    with answering(raw=b"hello") as server:
        reply = exchange(address_of(server.url), BODY, "my-key", 5)
    assert (reply.status, reply.body) == (200, b"hello")
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == "Bearer my-key"
    assert asked.headers["Content-Type"] == "application/json"


def test_without_a_key_none_is_sent() -> None:
    """A local server wants no key and gets none."""
    with answering(raw=b"") as server:
        exchange(address_of(server.url), BODY, None, 5)
    assert "Authorization" not in server.asked[0].headers


@pytest.mark.parametrize("behaviour", ["hangs", "drips"])
def test_a_server_that_does_not_come_to_an_end_is_left(behaviour: str) -> None:
    """Neither silence nor a byte now and then holds anything up."""
    with answering(**{behaviour: True}) as server:
        began = time.monotonic()
        with pytest.raises(NoAnswerError, match=r"within 0\.3 seconds"):
            exchange(address_of(server.url), BODY, None, 0.3)
        assert time.monotonic() - began < 2


def test_a_look_up_of_a_name_that_hangs_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no socket's time limit covers is covered too."""

    def slow(*_where: object, **_how: object) -> list[object]:
        time.sleep(1)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(NoAnswerError, match="did not answer within"):
        exchange(address_of("http://localhost:9/v1"), BODY, None, 0.1)


def test_redirects_are_not_followed() -> None:
    """What was agreed to go to one place does not go to another."""
    with answering() as other, answering(status=[307], headers={"Location": other.url}) as server:
        reply = exchange(address_of(server.url), BODY, None, 5)
    assert reply.status == 307
    assert other.asked == []


def test_no_proxy_comes_between_this_machine_and_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said to stay on this machine does, whatever the environment says."""
    with answering() as proxy, answering(raw=b"") as server:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        exchange(address_of(server.url), BODY, None, 5)
    assert proxy.asked == []
    assert len(server.asked) == 1


@pytest.mark.usefixtures("let_go")
def test_a_proxy_of_the_office_sees_the_name_of_the_machine_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is asked for a tunnel; what is sent would go through it encrypted."""
    with listening(b"HTTP/1.1 502 No\r\n\r\n") as (port, came):
        monkeypatch.setenv("https_proxy", f"http://me:pass%20word@127.0.0.1:{port}")
        monkeypatch.delenv("no_proxy", raising=False)
        with pytest.raises(NoAnswerError):
            exchange(address_of("https://api.example.org/v1"), BODY, "my-key", 5)
    assert came[0].startswith(b"CONNECT api.example.org:443 ")
    assert b"Proxy-Authorization: Basic bWU6cGFzcyB3b3Jk" in came[0]
    assert b"messages" not in came[0]
    assert b"my-key" not in came[0]


def test_a_name_that_leads_elsewhere_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where "localhost" was made to mean another machine, nothing is sent there."""
    monkeypatch.setattr(module, "is_this_machine", lambda _host: False)
    with answering() as server:
        address = address_of(server.url)
        with pytest.raises(NoAnswerError, match="does not lead to this machine"):
            exchange(address, BODY, None, 5)
    assert server.asked == []


def test_an_answer_without_end_is_cut() -> None:
    """No server fills the memory."""
    with (
        answering(raw=b"x" * (LONGEST_ANSWER + 1)) as server,
        pytest.raises(NoAnswerError, match="more than an answer can be"),
    ):
        exchange(address_of(server.url), BODY, None, 10)


def test_something_that_is_no_web_server_is_said_to_be_none() -> None:
    """Any program may listen at a port."""
    with (
        listening(b"220 mail.example.org ESMTP\r\n") as (port, _),
        pytest.raises(NoAnswerError, match="does not speak as a web server does"),
    ):
        exchange(address_of(f"http://127.0.0.1:{port}/v1"), BODY, None, 5)


def test_where_nothing_listens_it_is_said() -> None:
    """The commonest case: the local server was not started."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(NoAnswerError, match="nothing listens at this address"):
        exchange(address_of(f"http://127.0.0.1:{port}/v1"), BODY, None, 5)


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    """Somebody between this machine and the server gets nothing to read."""
    pem = tmp_path / "self-made.pem"
    pem.write_text(SELF_MADE, "ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with (
        listening(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", context) as (port, came),
        pytest.raises(NoAnswerError, match="no certificate that this machine trusts"),
    ):
        exchange(address_of(f"https://127.0.0.1:{port}/v1"), BODY, "my-key", 5)
    assert came == []


def test_a_key_is_never_in_a_sentence() -> None:
    """What goes wrong is told without it."""
    address = Address(
        is_secure=False, host="127.0.0.1", port=1, target="/v1", shown="it", is_this_machine=True
    )
    with pytest.raises(NoAnswerError) as raised:
        exchange(address, BODY, "bad\nkey", 5)
    assert "key" not in str(raised.value)
