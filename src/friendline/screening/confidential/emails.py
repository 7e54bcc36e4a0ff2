"""E-mail addresses (RFC 5321) with a sign for "at"; those in words are in ``emails_in_words``."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.matching.weighing.shares import share_in_world
from friendline.model import Severity
from friendline.screening.confidential.emails_in_words import (
    FREE,
    LATIN,
    WORDLIKE_ENDING,
    in_words,
)
from friendline.screening.confidential.endings import is_ending
from friendline.screening.confidential.shown import Shown, words_before

_OF_OTHERS: Final = "\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u05d0-\u05ea\u0620-\u064a\u10a0-\u10ff"
"""Scripts that leave a space around an address; Japanese, Chinese and Thai do not."""

_AT: Final = r"(?:@{1,2}|%40|&#64;|&commat;|\\@)"


def _address(letters: str) -> re.Pattern[str]:
    label = rf"[{letters}](?:[{letters}-]{{0,61}}[{letters}])?"
    return re.compile(
        rf"(?<![{letters}+_%@])"
        r"(?P<local>\"[^\"\s@][^\"@\n]{0,60}\""
        rf"|[{letters}_+](?:[{letters}.+_%'\u2019&\\-]{{0,62}}[{letters}_+-])?)"
        rf"{_AT}(?P<domain>(?:{label}\.){{1,5}}(?:xn--[a-z0-9-]{{2,59}}|[{letters}]{{2,24}}))"
        rf"(?![{letters}@]|_\w|\.[A-Za-z])"
    )


_EMAIL: Final = _address(LATIN)
_EMAIL_OF_OTHERS: Final = _address(LATIN + _OF_OTHERS)
_MAY_BE_USUAL: Final = re.compile(r"@(?<=[\w+\"\\-]@)@?\w|%40|&(?:#64|commat);")
_NEEDS_OTHERS: Final = re.compile(rf"[{_OF_OTHERS}]@|@[{_OF_OTHERS}]")

_ENDS_GLUED: Final = re.compile(
    r"[a-z]{2,}(?=[A-Z][a-z]|by$|or$|and$|for$)|(?:com|net|org)(?=[a-z])"
)
_NAMES_OF_FILES: Final = frozenset({"mov", "py", "zip"})
"""Endings of domains as well, though nobody has an address right under one."""

_NOBODYS: Final = re.compile(
    r"(?:git|hg|svn|no[-_.]?reply|do[-_]?not[-_]?reply|mailer-daemon)$", re.IGNORECASE
)
_OF_MACHINES: Final = re.compile(
    r"(?:group\.calendar\.google\.com|noreply\.github\.com|gserviceaccount\.com)$", re.IGNORECASE
)
_OF_HANDLES: Final = re.compile(
    r"(?:[\w.-]{0,40}(?:mastodon|mstdn|pixelfed|fediverse)|fosstodon\.|mas\.to$|hachyderm\.|chaos\.social)",
    re.IGNORECASE,
)
_SAYS_HANDLE: Final = re.compile(r"\b(?:mastodon|fediverse|pixelfed|fedi)\b", re.IGNORECASE)
_HANDLE_BEFORE: Final = re.compile(r"@[\w.-]{0,62}[.-]$")
_SAYS_LOGIN: Final = re.compile(r"\b(?:ssh|scp|sftp|rsync|mosh|sshfs)\b")
_PATH: Final = re.compile(r":[~/]|:\w{1,60}/")
_VERSION: Final = re.compile(r"v?\d+\.\d")
_FEW_DIGITS: Final = re.compile(r"\d{1,3}\.(?!com|net|org|de|cn|eu|co)", re.IGNORECASE)
_ORDINARY_LABEL: Final = re.compile(
    r"(?:the|my|our|your|his|her|their|this|that)\.\w+$"
    r"|(?:home|work|school|noon|night|lunch|dinner|me|you|us|him|her|it)\.(?!(?:com|net|org|de|co|email)$)\w+$",
    re.IGNORECASE,
)
"""What stands behind "me@" in other sentences, where the next one follows without a space."""

_USUAL_ENDINGS: Final = frozenset(
    [
        "com",
        "net",
        "org",
        "info",
        "biz",
        "me",
        "io",
        "co",
        "eu",
        "app",
        "dev",
        "name",
        "pro",
        "email",
        "online",
        "site",
        "blog",
        "coach",
        "space",
    ]
)
_WORDS_WITH_A: Final = "that what was has had can man day way say all and are than"
_WITH_A: Final = frozenset(_WORDS_WITH_A.split())
_MOST_IN_A_WORD: Final = 4
_LONGEST_LINK: Final = 200
_SAYS_EMAIL: Final = re.compile(r"mail\w{0,3}\W{0,3}(?:\w{1,5}\W)?$", re.IGNORECASE)

_AT_FIRM: Final = re.compile(f"@{FREE}", re.IGNORECASE)
_WITHOUT_ENDING: Final = re.compile(
    rf"(?<![{LATIN}+_%@.])(?P<local>[{LATIN}][{LATIN}._+-]{{0,62}}[{LATIN}])@{FREE}"
    rf"(?P<slip>(?:,\s?|\.\.)(?:com|co|net|de|fr|es|it)(?:[,.](?:uk|in|br|jp))?)?(?![{LATIN}@]|[.-]\w)",
    re.IGNORECASE,
)
"""jo.smith@gmail, and slips such as "gmail,com"."""


def emails_in(text: str) -> Iterator[Shown]:
    """Give the e-mail addresses, also those written as ``jo (at) example (dot) org``.

    Handles of the fediverse (``@jo@example.social``), names of pictures (``logo@2x.png``), versions
    (``react@18.2.0``), logins to a machine and senders that nobody reads are passed over.
    """
    for start, end in (*_as_usual(text), *in_words(text)):
        yield Shown(start, end, Severity.LOW, "Shows an e-mail address.")


def _as_usual(text: str) -> Iterator[tuple[int, int]]:
    if not _MAY_BE_USUAL.search(text):
        return
    taken = 0
    pattern = _EMAIL_OF_OTHERS if _NEEDS_OTHERS.search(text) else _EMAIL
    for match in pattern.finditer(text):
        start, end = _start(match), _end(text, match)
        if end and not _is_no_person(text, start, match) and not _is_link(text, start):
            taken = end
            yield start, end
    for match in _WITHOUT_ENDING.finditer(text, taken) if _AT_FIRM.search(text) else ():
        if match["slip"] or not match["local"].isalpha():
            yield match.span()


def _start(match: re.Match[str]) -> int:
    """Give where the address begins; two full stops belong to the words before it."""
    stops = match["local"].rfind("..")
    return match.start() + stops + 2 if stops >= 0 else match.start()


def _end(text: str, match: re.Match[str]) -> int | None:
    """Give where the address ends: behind an ending that there is, with no next word glued on."""
    domain, whole = match["domain"], match.end()
    front, _, ending = domain.rpartition(".")
    if is_ending(ending):
        is_next_word = ending.istitle() and front.islower() and is_ending(front.rpartition(".")[2])
        return match.end("domain") - len(ending) - 1 if is_next_word and "." in front else whole
    glued = _ENDS_GLUED.match(ending)
    if glued and is_ending(glued[0]):
        return whole - len(ending) + len(glued[0])
    if "." in front and is_ending(front.rpartition(".")[2]):
        return whole - len(ending) - 1
    return whole if _SAYS_EMAIL.search(words_before(text, match.start())) else None


def _is_no_person(text: str, start: int, match: re.Match[str]) -> bool:
    local, domain = match["local"], match["domain"]
    front, _, ending = domain.rpartition(".")
    return (
        _NOBODYS.match(local) is not None
        or _OF_MACHINES.search(domain) is not None
        or (ending.lower() in _NAMES_OF_FILES and "." not in front)
        or _VERSION.match(domain) is not None
        or (_FEW_DIGITS.match(domain) is not None and not domain.startswith(("163", "126")))
        or _ORDINARY_LABEL.match(domain) is not None
        or _is_word(local, front, ending)
        or _is_handle(text, start, domain)
        or _PATH.match(text, match.end()) is not None
        or _SAYS_LOGIN.search(words_before(text, start)) is not None
    )


def _is_word(local: str, label: str, ending: str) -> bool:
    """Whether "@" is an "a" in a word and the next sentence follows without a space: d@y.love."""
    if ending in _USUAL_ENDINGS or not (local + label).isalpha():
        return False
    word = f"{local}a{label}".lower()
    if WORDLIKE_ENDING.match(f".{ending}"):
        is_short = len(local) == len(label) == 1
        return is_short or word in _WITH_A or share_in_world("given", word) is not None
    return len(local) + len(label) <= _MOST_IN_A_WORD and len(ending) > 2  # noqa: PLR2004 - a word


def _is_handle(text: str, start: int, domain: str) -> bool:
    if _OF_HANDLES.match(domain) or _SAYS_HANDLE.search(words_before(text, start)):
        return True
    return _HANDLE_BEFORE.search(text[max(0, start - 64) : start]) is not None


def _is_link(text: str, start: int) -> bool:
    """Whether a login or a page has an @; behind "=" a link carries an address."""
    *_, last = re.split(r"\s", text[max(0, start - _LONGEST_LINK) : start])
    return "://" in last and not last.endswith("=")
