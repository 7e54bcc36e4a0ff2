"""The look that every page of friendline shares: two typefaces, the colours, the plain elements.

A page is one file that fetches nothing, so the fonts stand in its style sheet (Inter and Source
Serif 4, both under the SIL Open Font License; their licences lie beside them).
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Final

_FONTS: Final = (
    ("Inter", "100 900", "inter-latin-wght-normal.woff2"),
    ("Source Serif 4", "200 900", "source-serif-4-latin-wght-normal.woff2"),
)
_FACE: Final = (
    '@font-face {{ font-family: "{family}"; font-weight: {weights}; '
    'src: url("data:font/woff2;base64,{data}") format("woff2"); }}\n'
)


def stylesheet(own: str) -> str:
    """Give the whole style sheet of a page.

    Args:
        own: What the page adds, in the layers ``layout``, ``parts`` and ``print``.
    """
    return f"{_faces()}{_shared()}{own}"


def heat() -> str:
    """Give the style of a table whose cells are coloured by how much stands in them."""
    return _file("heat.css")


def content_security_policy(style: str) -> str:
    """Forbid a page everything but this one style sheet and the fonts in it."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _faces() -> str:
    fonts = resources.files(__package__) / "fonts"
    return "".join(
        _FACE.format(
            family=family,
            weights=weights,
            data=b64encode((fonts / file).read_bytes()).decode(),
        )
        for family, weights, file in _FONTS
    )


@cache
def _shared() -> str:
    return "".join(map(_file, ("tokens.css", "base.css")))


def _file(name: str) -> str:
    return (resources.files(__package__) / name).read_text("utf-8")
