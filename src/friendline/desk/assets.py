"""The style sheets, fonts and scripts of the desk: all from the packages, all from our origin."""

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import Any, Final
from wsgiref.headers import Headers
from wsgiref.types import WSGIApplication

from whitenoise import WhiteNoise

__all__ = ["UnknownAssetError", "address_of", "with_assets"]

_A_YEAR: Final = 365 * 24 * 3600
_LOOK: Final = ("tokens.css", "base.css", "heat.css")
_HTMX: Final = "static/django_htmx/htmx-2.min.js"


class UnknownAssetError(Exception):
    """A template names a file that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no file {name} among those that the desk serves.")


def address_of(name: str) -> str:
    """Give where a file is served, such as ``desk/desk.css``.

    Raises:
        UnknownAssetError: There is none of this name.
    """
    if name not in _files():
        raise UnknownAssetError(name)
    return f"{_prefix()}{name}"


def with_assets(application: WSGIApplication) -> WhiteNoise:
    """Serve the files, and leave all else to the application."""
    served = WhiteNoise(
        application,
        max_age=_A_YEAR,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=_own_headers,
        allow_all_origins=False,
    )
    for name, path in _files().items():
        served.add_file_to_dictionary(f"{_prefix()}{name}", str(path))
    return served


def _own_headers(headers: Headers, _path: str, _url: str) -> Any:  # noqa: ANN401 - as whitenoise has it
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


@cache
def _files() -> Mapping[str, Path]:
    look = _folder("friendline.look")
    own = _folder("friendline.desk") / "static"
    files = {f"look/{name}": look / name for name in _LOOK}
    files |= {f"look/fonts/{path.name}": path for path in sorted(look.glob("fonts/*.woff2"))}
    files |= {
        path.relative_to(own).as_posix(): path for path in sorted(own.rglob("*")) if path.is_file()
    }
    files["htmx.js"] = _folder("django_htmx") / _HTMX
    return files


@cache
def _prefix() -> str:
    """Give the folder of all of them: it changes with any, so a browser may keep what it has."""
    digest = blake2b(digest_size=8)
    for name, path in _files().items():
        digest.update(f"{name}\0".encode() + path.read_bytes())
    return f"/static/{digest.hexdigest()}/"


def _folder(package: str) -> Path:
    return Path(str(resources.files(package)))
