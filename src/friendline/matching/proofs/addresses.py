"""When two e-mail addresses, two profile addresses or two handles are the same."""

import hashlib
import re
import unicodedata
from urllib.parse import parse_qs, unquote, urlsplit

_LONGEST_ADDRESS = 2_000
_FRONT = re.compile(r"^(?:(?:www|m|mobile|mbasic|touch|web|[a-z]{2}(?:-[a-z]{2})?)\.)+(?=[^.]+\.)")
"""Parts before a host that lead to the same page: www, the mobile page, a country or language."""

_ALIASES = {"fb.com": "facebook.com", "twitter.com": "x.com", "threads.net": "threads.com"}
_NUMBERED = re.compile(r"(?:people/[^/]+|profile\.php)/(\d+)$")
_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_HOST = re.compile(r"^[^\s/@]+\.[a-z]{2,}(?::\d+)?/", re.IGNORECASE)
_PAGE_NAMES = """
    about photos friends posts videos reels tagged followers following media with_replies likes
"""
_PAGES = frozenset(_PAGE_NAMES.split())
"""Pages of a profile; the profile's own address stands before them."""

_ON_LINKEDIN = re.compile(r"(?:comm/)?in/[^/]+")

_OFFICES = """
    info office contact kontakt contacto contatto hello hallo mail email post team admin sales
    support service help reception enquiries inquiries enquiry billing accounts praxis buero
    kanzlei sekretariat secretary clinic school noreply no-reply marketing press jobs hr
    accueil bureau secretariat oficina ufficio
"""
_ROLES = frozenset(_OFFICES.split())

_DIGESTS = ("md5", "sha1", "sha256")
_DIGEST = re.compile(
    r"(?:(?:md5|sha-?1|sha-?256)[:=])?([0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})", re.ASCII
)


def profile_key(url: str | None) -> str | None:
    """Give what is the same for all addresses of one profile.

    Scheme, www, mobile and country hosts, query, fragment, case, percent-encoding, slashes at
    the end and the page of the profile make no difference; ``profile.php?id=7`` and
    ``people/Name/7`` are ``7``.

    Returns:
        ``"linkedin.com/in/kim-novak"``, or ``None`` where it is no address of one profile: the
        front page of a network, a broken address, plain text. Never raises.
    """
    if url is None or len(url) > _LONGEST_ADDRESS or not is_address(url):
        return None
    bare = _bare(url)
    try:
        parts = urlsplit(_SCHEME.sub("//", bare) if "//" in bare else f"//{bare}")
        host = (parts.hostname or "").rstrip(".").lower()
    except ValueError:
        return None
    host = _FRONT.sub("", host)
    path = _profile_path(_folded(parts.path), parts.query)
    return f"{_ALIASES.get(host, host)}/{path}" if host and path else None


def is_address(text: str) -> bool:
    """Whether a text is an address and not a handle or a name: "facebook.com/kim"."""
    bare = _bare(text)
    return bool(_SCHEME.match(bare) or _HOST.match(bare))


def _bare(text: str) -> str:
    """Take off what stands around an address in running text: ``<https://...>``, a full stop."""
    return text.strip().strip("<>").rstrip(".,;")


def _folded(text: str) -> str:
    """Undo percent-encoding; letters with their accents apart or together are one."""
    return unicodedata.normalize("NFKC", unquote(text)).casefold()


def _profile_path(path: str, query: str) -> str | None:
    """Give the path without what is not the profile's, or ``None`` where no profile is named."""
    parts = [part for part in path.split("/") if part]
    while len(parts) > 1 and parts[-1] in _PAGES:
        parts.pop()
    path = "/".join(parts)
    if path == "profile.php":
        return next(iter(parse_qs(query).get("id", [])), None)
    if numbered := _NUMBERED.fullmatch(path):
        return numbered[1]
    if on_linkedin := _ON_LINKEDIN.match(path):
        # A language or a page may follow: in/kim-novak/de, in/kim-novak/details.
        path = on_linkedin[0].removeprefix("comm/")
    path = path.removeprefix("_u/")
    return None if path in {"", "in", "people", "pub", "home.php", "feed"} else path


def handle_key(handle: str | None) -> str | None:
    """Give a handle without ``@``, ``in/`` and case, or ``None`` where there is none."""
    folded = _folded(handle or "").strip().removeprefix("acct:")
    return folded.strip("/").removeprefix("in/").lstrip("@") or None


def handles_in(key: str, channel: str) -> frozenset[str]:
    """Give the handles that a profile key stands for on a channel.

    ``instagram.com/kim`` is "kim" on the channel "instagram" and nothing elsewhere; an address
    like ``host/@kim`` is "kim@host" wherever it stands.
    """
    host, _, path = key.partition("/")
    last = path.rpartition("/")[2].lstrip("@")
    own = {last} if host.rpartition(".")[0].rpartition(".")[2] == channel else set[str]()
    return frozenset(own | {f"{last}@{host}"} if path.startswith("@") else own)


def is_role_address(email: str) -> bool:
    """Whether an address is that of an office and not of a person: info@, office@ ..."""
    return email.partition("@")[0].partition("+")[0] in _ROLES


def email_key(email: str) -> str | None:
    """Give an address without case and blanks, or ``None`` where it is none."""
    key = email.strip().casefold().removeprefix("mailto:")
    local, _, host = key.partition("@")
    return key if local and host else None


def digest_key(text: str) -> str | None:
    """Give an e-mail address that is told by its digest only; ``None`` for anything else.

    Exports and services tell some addresses as MD5, SHA-1 or SHA-256 in hexadecimal digits,
    Gravatar among them; ``sha256:`` and the like may stand before it.
    """
    found = _DIGEST.fullmatch(text.strip().casefold())
    return found[1] if found else None


def digests_of(email: str) -> tuple[str, ...]:
    """Give the digests by which an address may be told.

    Args:
        email: As ``email_key`` gives it; made of the trimmed address in lower case, as Gravatar
            and advertisers do.
    """
    content = email.encode("utf-8", "surrogatepass")
    made = (hashlib.new(name, content, usedforsecurity=False) for name in _DIGESTS)
    return tuple(each.hexdigest() for each in made)
