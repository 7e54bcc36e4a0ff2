"""E-mail addresses (RFC 5321), also those that are spelt out so that machines do not see them."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.matching.weighing.shares import share_in_world
from friendline.model import Severity
from friendline.screening.confidential.ordinary_names import is_ordinary
from friendline.screening.confidential.shown import Shown, words_before

_LATIN: Final = "A-Za-z0-9À-ÖØ-öø-ɏ"
"""No other letters: Japanese and Thai leave no space around an address."""

_LABEL: Final = rf"[{_LATIN}](?:[{_LATIN}-]{{0,61}}[{_LATIN}])?"
_EMAIL: Final = re.compile(
    rf"(?<![{_LATIN}+_%@])"
    rf"[{_LATIN}_+](?:[{_LATIN}.+_%'-]{{0,62}}[{_LATIN}_+-])?"
    rf"@((?:{_LABEL}\.){{1,5}}(?:xn--[a-z0-9-]{{2,59}}|[A-Za-z]{{2,24}}))"
    rf"(?![{_LATIN}@]|[_-]\w|\.[A-Za-z])"
)
_FILE_ENDINGS: Final = frozenset(
    {"png", "jpg", "jpeg", "gif", "svg", "webp", "heic", "mp4", "pdf", "js", "css", "py"}
)
_NOBODYS: Final = re.compile(r"(?:git|no-?reply|do-?not-?reply)@", re.IGNORECASE)
_LONGEST_LINK: Final = 200


def emails_in(text: str) -> Iterator[Shown]:
    """Give the e-mail addresses, also those written as ``jo (at) example (dot) org``.

    Handles of the fediverse (``@jo@example.social``), names of pictures (``logo@2x.png``) and
    senders that nobody reads are passed over.
    """
    if not _is_worth_a_look(text):
        return
    places = [*_as_usual(text), *_spelt_out(text)]
    for start, end in places:
        yield Shown(start, end, Severity.LOW, "Shows an e-mail address.")


def _as_usual(text: str) -> Iterator[tuple[int, int]]:
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        ending = match[1].rpartition(".")[2].lower()
        is_other = ending in _FILE_ENDINGS or _NOBODYS.match(match[0]) or ".." in match[0]
        if not is_other and not _is_in_link(text, match.start()):
            yield match.span()


def _is_in_link(text: str, start: int) -> bool:
    *_, last = re.split(r"\s", text[max(0, start - _LONGEST_LINK) : start])
    return "://" in last


# ---- spelt out

_AT_WORDS: Final = "ät|klammeraffe|arobas[ec]?|arrobas?|chiocciol[ao]|apenstaartje"
_DOT_WORDS: Final = "dot|punkt|point|punto|punt"
_AT: Final = re.compile(
    rf"(?P<marked>\s?[(\[{{<]\s?(?:at?|@|{_AT_WORDS})\s?[)\]}}>]\s?|\s?\*at\*\s?)"
    rf"|(?P<word>\s(?:{_AT_WORDS})\s)"
    r"|(?P<joined>(?P<joint>[_-])at(?P=joint))"
    r"|(?P<sign>\s?@\s?)"
    r"|(?P<plain> at )",
    re.IGNORECASE,
)
"""Whether it says "at" as only addresses do (marked, word), or as other words do too."""

_NAMED_DOT: Final = (
    rf"(?:\s?[(\[{{<]\s?(?:{_DOT_WORDS}|\.)\s?[)\]}}>]\s?|\s(?:{_DOT_WORDS})\s"
    rf"|[_*-](?:{_DOT_WORDS})[_*-])"
)
_IS_NAMED_DOT: Final = re.compile(_NAMED_DOT, re.IGNORECASE)
_DOT: Final = rf"(?:{_NAMED_DOT}|\.|\s\.\s)"
_ENDINGS: Final = """
    com net org info biz edu gov eu io me uk de at ch fr es it nl be lu li pt pl se dk no fi ie us
    ca
    au nz in za ng ke gh br mx ar cl pe co uy ve jp cn kr hk sg my ph id th vn tw ru ua tr gr cz sk
    hu ro bg hr si rs lt lv ee is il ae cat eus gal app dev xyz online shop store site website club
    blog email family health clinic care law legal coach studio agency design art mail tv cc name
    pro mobi world life live space tech cloud academy school therapy vet dental photography photo
    berlin hamburg koeln bayern wien tirol swiss paris bzh london scot wales nyc example test
    invalid
"""
_ENDING: Final = rf"(?:{'|'.join(sorted(_ENDINGS.split(), key=len, reverse=True))})"
_NOT_AFTER_AT: Final = r"(?!(?:an?|the|this|that|my|your|our|his|her|their|some|any|which|what)\b)"
_PART: Final = rf"[{_LATIN}](?:[{_LATIN}-]{{0,61}}?[{_LATIN}])??"
_DOMAIN: Final = re.compile(
    rf"{_NOT_AFTER_AT}{_PART}(?:{_DOT}{_PART}){{0,3}}?{_DOT}"
    rf"{_ENDING}(?![{_LATIN}]|[.-][{_LATIN}]|{_NAMED_DOT}{_ENDING}(?![{_LATIN}]))",
    re.IGNORECASE,
)
_LOCAL: Final = re.compile(
    rf"(?<![{_LATIN}.+_])[{_LATIN}][{_LATIN}.+_-]{{0,62}}"
    rf"(?:(?:{_NAMED_DOT}|\s(?:underscore|unterstrich|bindestrich|dash|minus|tiret|gui[oó]n)\s)"
    rf"[{_LATIN}][{_LATIN}.+_-]{{0,30}}){{0,3}}$",
    re.IGNORECASE,
)
_LONGEST_LOCAL: Final = 100
_SAYS_EMAIL: Final = re.compile(
    r"\b(?:e-?mail|mail|mailto|contact|write|reach|schreib|kontakt|erreich|courriel|mél\b|écri"
    r"|contact|correo|escr[ií]b|scriv)\w*[^.!?]{0,30}$",
    re.IGNORECASE,
)
_FREE: Final = re.compile(
    r"(?:g(?:oogle)?mail|gmx|outlook|hotmail|yahoo|ymail|icloud|aol|proton(?:mail)?|posteo|laposte"
    r"|wanadoo|tutanota|bluewin|t-online|web(?=\W+(?:dot\W+|punkt\W+)?de))\b",
    re.IGNORECASE,
)
"""Firms that give everybody an address."""

_OFFICE_WORDS: Final = """
    info contact hello hallo hola bonjour office mail post kontakt contacto praxis team
"""
_OFFICES: Final = frozenset(_OFFICE_WORDS.split())
_ORDINARY_WORDS: Final = """
    me us it him her them you one ones work works look looks meet met see saw seen sold buy
    bought shop order find found available ticket tickets book booked here there live lunch
    dinner brunch breakfast drinks coffee party gig show on out up in is was be are am stay home
    class sale deal deals job career stuff everything all now today tonight tomorrow arrive
    arrived start starts play played sign join visit check read watch money time fun great good
    best only just not and or but even back down off over online chez casa zuhause
"""
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())
"""What often stands before "at" and a shop or a site."""


_SIGNS: Final = (
    *("@", " ät ", "ät)", "ät]", "arob", "arrob", "klammera", "chiocciol", "apenstaart"),
    *("(a)", "[a]", "at)", "at]", "at}", "at>", "at )", "at ]", "*at*", "_at_", "-at-"),
)
_SPELT_AFTER_AT: Final = re.compile(r" at .{0,100}(?: dot | punkt | point |[(\[_]dot|\S\.\w)")


def _is_worth_a_look(text: str) -> bool:
    """Whether there may be an address; twice as fast as to look for one."""
    small = text.lower()
    for sign in _SIGNS:
        if sign in small:
            return True
    return " at " in small and _SPELT_AFTER_AT.search(small) is not None


def _spelt_out(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for at in _AT.finditer(text):
        domain = _DOMAIN.match(text, at.end()) if at.start() >= end else None
        if domain is None:
            continue
        local = _LOCAL.search(text[max(end, at.start() - _LONGEST_LOCAL) : at.start()])
        if local is None:
            continue
        start = at.start() - len(local[0])
        if _is_address(text, start, local[0], at, domain):
            end = domain.end()
            yield start, end


def _is_address(
    text: str, start: int, local: str, at: re.Match[str], domain: re.Match[str]
) -> bool:
    """Whether nothing but an address is spelt so; of "look at example.org" that is not certain."""
    is_dot_named = _IS_NAMED_DOT.search(domain[0]) is not None
    if at[0] == "@" and not is_dot_named:
        return False  # an address as usual, or a handle
    if at["marked"] or at["word"]:
        return True
    is_certain = (
        any(not sign.isalpha() and sign != "-" for sign in local)
        or _FREE.match(domain[0]) is not None
        or _SAYS_EMAIL.search(words_before(text, start)) is not None
    )
    if local.lower() in _ORDINARY or local.lower().endswith(("ing", "ed")):
        return False
    if is_dot_named or is_certain:
        return True
    return not at["plain"] and at[0] != " @" and _is_somebody(local.lower())


def _is_somebody(word: str) -> bool:
    is_name = any(share_in_world(part, word) is not None for part in ("given", "family"))
    return word in _OFFICES or (is_name and not is_ordinary(word))
