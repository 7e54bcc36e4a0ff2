"""Which pages of the web can be somebody's own, and when two addresses lead to the same one.

On a shared host (linktr.ee, facebook.com) the page is somebody's and the host is nobody's;
``shared_hosts.toml`` lists these.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from friendline.matching.proofs.addresses import profile_key

_EMAIL = re.compile(r"[^/]*(?://)?[^/]*@")
"""What has an ``@`` before its path."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that can be somebody's own.

    Attributes:
        host: Its host without www and the like.
        path: Its path; empty for the front page.
        is_own_domain: Whether the whole host can be one holder's.
    """

    host: str
    path: str
    is_own_domain: bool

    @property
    def text(self) -> str:
        """The address as people write it: ``kimnovak.example/blog``."""
        return f"{self.host}/{self.path}" if self.path else self.host

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the host's own name: "kim" and "novak" of ``kim-novak.example``."""
        names = self.host.split(".")
        pieces = max(names[:-1] or names, key=len).split("-")
        return tuple(filter(None, ("".join(filter(str.isalpha, piece)) for piece in pieces)))


def read_page(url: str) -> Page | None:
    """Read an address, with or without its scheme.

    Returns:
        The page, or ``None`` where it cannot be one holder's: the front page of a shared host,
        plain text, a broken address. Never raises.
    """
    text = url.strip()
    if _EMAIL.match(text) or any(map(str.isspace, text)):
        return None
    key = profile_key(text if "/" in text else f"{text}/") or _front_key(text)
    host, _, path = (key or "").partition("/")
    if "." not in host.strip("."):
        return None
    shared = _is_below(host, _shared()["paths"]) or host in _shared()["names"]
    if shared and not path:
        return None
    return Page(host=host, path=path, is_own_domain=not shared)


def _front_key(text: str) -> str | None:
    """Give the key of a front page, which is no profile and has none of its own."""
    front = text.split("?", 1)[0].split("#", 1)[0].rstrip("/")
    key = profile_key(f"{front}/-")
    return key.removesuffix("-") if key and key.endswith("/-") and key.count("/") == 1 else None


def _is_below(host: str, hosts: frozenset[str]) -> bool:
    """Whether a host is one of these or stands below one: ``en.wikipedia.org``."""
    names = host.split(".")
    return any(".".join(names[at:]) in hosts for at in range(len(names)))


@cache
def _shared() -> dict[str, frozenset[str]]:
    content = files("friendline.matching.proofs").joinpath("shared_hosts.toml").read_text("utf-8")
    return {kind: frozenset(hosts) for kind, hosts in tomllib.loads(content).items()}
