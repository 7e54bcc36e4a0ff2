"""When two profile addresses, or two handles, are the same."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

_LONGEST_ADDRESS = 2_000
_FRONT = re.compile(r"^(?:(?:www|m|mobile|mbasic|touch|web|[a-z]{2}(?:-[a-z]{2})?)\.)+(?=[^.]+\.)")
"""Parts before a host that lead to the same page: www, the mobile page, a country or language."""

_ALIASES = {"fb.com": "facebook.com", "twitter.com": "x.com", "threads.net": "threads.com"}
_LOCALE = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2})?$")
_NUMBERED = re.compile(r"(?:people/[^/]+|profile\.php)/(\d+)$")
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_HOST = re.compile(r"^[^\s/@]+\.[a-z]{2,}(?::\d+)?/", re.IGNORECASE)


def profile_key(url: str | None) -> str | None:
    """Give what is the same for all addresses of one profile.

    Scheme, www, mobile and country hosts, query, fragment, case, percent-encoding and slashes
    at the end make no difference; ``profile.php?id=7`` and ``people/Name/7`` are ``7``.

    Returns:
        ``"linkedin.com/in/kim-novak"``, or ``None`` where it is no address of one profile: the
        front page of a network, a broken address, plain text. Never raises.
    """
    if url is None or len(url) > _LONGEST_ADDRESS or not is_address(url):
        return None
    try:
        parts = urlsplit(_SCHEME.sub("//", url.strip()) if "//" in url else f"//{url.strip()}")
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None
    host = _FRONT.sub("", host)
    path = _profile_path(unquote(parts.path).casefold(), parts.query)
    return f"{_ALIASES.get(host, host)}/{path}" if host and path else None


def is_address(text: str) -> bool:
    """Whether a text is an address and not a handle or a name: "facebook.com/kim"."""
    return bool(_SCHEME.match(text.strip()) or _HOST.match(text.strip()))


def _profile_path(path: str, query: str) -> str | None:
    """Give the path without what is not the profile's, or ``None`` where no profile is named."""
    path = "/".join(part for part in path.split("/") if part)
    if path == "profile.php":
        return next(iter(parse_qs(query).get("id", [])), None)
    if numbered := _NUMBERED.fullmatch(path):
        return numbered[1]
    if path.startswith("in/"):
        path = _LOCALE.sub("", path)
    path = path.removeprefix("_u/")
    return None if path in {"", "in", "people", "pub", "home.php", "feed"} else path


def handle_key(handle: str | None) -> str | None:
    """Give a handle without ``@`` and case, or ``None`` where there is none."""
    return (handle or "").strip().lstrip("@").casefold() or None


def handles_in(key: str, channel: str) -> frozenset[str]:
    """Give the handles that a profile key stands for on a channel.

    ``instagram.com/kim`` is "kim" on the channel "instagram" and nothing elsewhere; an address
    like ``host/@kim`` is "kim@host" wherever it stands.
    """
    host, _, path = key.partition("/")
    last = path.rpartition("/")[2].lstrip("@")
    own = {last} if host.rpartition(".")[0].rpartition(".")[2] == channel else set[str]()
    return frozenset(own | {f"{last}@{host}"} if path.startswith("@") else own)
