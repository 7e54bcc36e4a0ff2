"""Tests of the style sheets, fonts and scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest

from friendline.desk.assets import UnknownAssetError, address_of, with_assets
from friendline.desk.running import Desk
from friendline.desk.serving import application
from friendline.store.home import Home

_CSS = ("look/tokens.css", "look/base.css", "desk/fonts.css", "desk/frame.css", "desk/parts.css")


def _fetched(address: str) -> tuple[str, dict[str, str], bytes]:
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = address
    heard: list[tuple[str, dict[str, str]]] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> None:
        heard.append((status, dict(headers)))

    served = with_assets(application(Desk(8123, Home(Path("nowhere")))))
    answer = served(environ, start)
    body = b"".join(answer)
    getattr(answer, "close", bool)()
    return *heard[0], body


def _named_in(style: str, beside: str) -> Iterator[str]:
    folder = beside.rpartition("/")[0]
    for path in re.findall(r"url\(\"([^\"]+)\"\)", style):
        parts = f"{folder}/{path}".split("/")
        while ".." in parts:
            at = parts.index("..")
            del parts[at - 1 : at + 1]
        yield "/".join(parts)


@pytest.mark.parametrize(
    "name", [*_CSS, "desk/keys.js", "desk/mistakes.js", "htmx.js", "desk/icon.svg"]
)
def test_every_file_is_served_from_the_package(name: str) -> None:
    """Files come from our origin, may be kept for ever, and are embedded by nobody else."""
    status, headers, body = _fetched(address_of(name))
    assert status == "200 OK"
    assert body
    assert "immutable" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_the_fonts_that_a_style_sheet_names_are_there() -> None:
    """Both typefaces are loaded from beside the style sheet."""
    address = address_of("desk/fonts.css")
    fonts = list(_named_in(_fetched(address)[2].decode(), address))
    assert len(fonts) == 2
    for font in fonts:
        status, headers, _ = _fetched(font)
        assert (status, headers["Content-Type"]) == ("200 OK", "font/woff2")


@pytest.mark.parametrize("name", _CSS)
def test_a_style_sheet_names_no_other_origin(name: str) -> None:
    """No style sheet imports or fetches anything from elsewhere."""
    style = _fetched(address_of(name))[2].decode()
    assert "@import" not in style
    assert not re.search(r"url\([\"']?(?:https?:)?//", style)


@pytest.mark.parametrize("name", ["../settings.py", "look/__init__.py", "desk/nothing.css", ""])
def test_only_what_is_meant_to_be_served_has_an_address(name: str) -> None:
    """A template that names anything else fails at once."""
    with pytest.raises(UnknownAssetError):
        address_of(name)


@pytest.mark.parametrize("path", ["../look/__init__.py", "look/fonts/inter-OFL.txt", "..%2f..%2f"])
def test_nothing_else_is_served(path: str) -> None:
    """Beside the files of the desk nothing of the package can be fetched."""
    folder = address_of("htmx.js").removesuffix("htmx.js")
    assert not _fetched(folder + path)[0].startswith("200")
