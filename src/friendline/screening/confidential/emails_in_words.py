"""E-mail addresses that are spelt out so that machines do not see them."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.matching.weighing.shares import share_in_world
from friendline.screening.confidential.ordinary_names import is_ordinary
from friendline.screening.confidential.shown import words_before

LATIN: Final = "A-Za-z0-9À-ÖØ-öø-ɏ"
"""No other letters: Japanese and Thai leave no space around an address."""

_AT_WORDS: Final = (
    "ät|klammeraffe|arobas[ec]?|arrobas?|arrova|chiocciol[ao]|apenstaart(?:je)?|snabel-?a"
    "|krøllalfa|alfakrøll|ma[łl]pa|zavin[aá][čc]|kukac|miukumauku|miuku|afna|arond"
    "|собака|собачка|равлик|παπάκι|παπακι"
)
_AT_IN_BRACKETS: Final = rf"at?|@|at[ -]sign|et|ett|chez|æt|{_AT_WORDS}"
_DOT_WORDS: Final = (
    "dot|punkt|point|punto|punt|ponto|punktum|kropka|te[čc]ka|bodka|pont|piste|to[čc]ka|pika"
    "|nokta|punct|точка|крапка|τελεία|τελεια"
)
_AT: Final = re.compile(
    rf"(?P<marked>\s{{0,2}}[(\[{{<]{{1,2}}\s?(?:{_AT_IN_BRACKETS})\s?[)\]}}>]{{1,2}}\s{{0,2}}"
    r"|\s?(?P<quote>[*/|~\"'])at(?P=quote)\s?|(?-i:(?<=[a-z0-9])\sAT\s(?=[a-z0-9])))"
    rf"|(?P<word>\s(?:{_AT_WORDS})\s)"
    r"|(?P<joined>\s?(?P<joint>[_-])at(?P=joint)\s?|(?-i:(?<=[a-z0-9])AT(?=[a-z0-9])))"
    r"|(?P<sign>\s?@\s?)"
    r"|(?P<plain>\sat\s)",
    re.IGNORECASE,
)
"""Whether it says "at" as only addresses do (marked, word), or as other words do too."""

_FEW_AT: Final = re.compile(
    r"(?P<marked>(?!))|(?P<word>(?!))"
    rf"|(?P<sign>(?<=[{LATIN}])\s?@\s?)|(?P<plain>\sat\s)",
    re.IGNORECASE,
)
"""The same for a text that says "at" in no other way."""

_NAMED_DOT: Final = (
    rf"(?:\s{{0,2}}[(\[{{<]\s?(?:{_DOT_WORDS}|\.)\s?[)\]}}>]\s{{0,2}}|\s(?:{_DOT_WORDS})\s"
    rf"|\s?[_*/|~\"'-](?:{_DOT_WORDS})[_*/|~\"'-]\s?|(?-i:(?<=[a-z0-9])DOT(?=[a-z]))"
    r"|\sdot-?(?=(?:com|net|org|co|de|uk|fr)\b))"
)
_IS_NAMED_DOT: Final = re.compile(_NAMED_DOT, re.IGNORECASE)
_IS_POINT: Final = re.compile(r"\spoint\s", re.IGNORECASE)
_USUAL_ENDING: Final = r"(?:com|net|org|info|eu|de|ch|fr|nl|uk)"
_DOT: Final = rf"(?:{_NAMED_DOT}|\.|\s\.\s|(?:\s\.|\.\s)(?={_USUAL_ENDING}\b))"
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
_PART: Final = rf"[{LATIN}](?:[{LATIN}-]{{0,61}}?[{LATIN}])??"
_DOMAIN: Final = re.compile(
    rf"{_NOT_AFTER_AT}{_PART}(?:{_DOT}{_PART}){{0,3}}?{_DOT}"
    rf"{_ENDING}(?![{LATIN}]|[.-][{LATIN}]|{_NAMED_DOT}{_ENDING}(?![{LATIN}]))",
    re.IGNORECASE,
)
FREE: Final = r"(?:g(?:oogle)?mail|gmx|outlook|hotmail|yahoo|ymail|icloud|aol|proton(?:mail)?)"
"""Firms that give everybody an address and whose name alone says that."""

_ONLY_FIRM: Final = re.compile(rf"{FREE}(?![{LATIN}]|[.-][{LATIN}])", re.IGNORECASE)
_LOCAL: Final = re.compile(
    rf"(?<![{LATIN}.+_@])[{LATIN}][{LATIN}.+_-]{{0,62}}"
    rf"(?:(?:{_NAMED_DOT}|\s\.\s|\s(?:underscore|unterstrich|bindestrich|dash|minus|tiret|gui[oó]n)\s)"
    rf"[{LATIN}][{LATIN}.+_-]{{0,30}}){{0,3}}$",
    re.IGNORECASE,
)
_LONGEST_LOCAL: Final = 100
WORDLIKE_ENDING: Final = re.compile(r"\.(?:am|at|be|do|in|is|it|me|my|no|so|to|us)$", re.IGNORECASE)
"""Endings of domains that the next sentence may begin with."""

_SAYS_EMAIL: Final = re.compile(
    r"\b(?:e-?mail|mail|mailto|contact|write|reach|schreib|kontakt|erreich|courriel|mél\b|écri"
    r"|contact|correo|escr[ií]b|scriv)\w*[^.!?]{0,30}$",
    re.IGNORECASE,
)
_INTRODUCES: Final = re.compile(
    r"(?:mail|mailto|courriel|correo|contact|kontakt|contacto|contatti|adress\w*|address)\w{0,2}"
    r"(?:\s(?:me|us))?\s?(?:is|ist|est|es|è|:|=|->|\u2192)\s?$",
    re.IGNORECASE,
)
_FREE: Final = re.compile(
    rf"(?:{FREE}|posteo|laposte|wanadoo|tutanota|bluewin|t-online"
    r"|web(?=\W+(?:dot\W+|punkt\W+)?de))\b",
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
    people person someone somebody everyone everybody anyone nobody guys folks friends fans
    site website page blog article post review recipe video videos photo photos picture pictures
    pic pics map store link links list song songs album podcast episode series film game code
    news story stories data source register donate vote subscribe listen apply enter win save
    click go went come came get got start shoes dress shirt more less free cheap cheaper
    half price prices details role manager engineer developer ceo director
    staff crew office desk customer service support again still always once first last later
    soon yesterday together away around left right m s re ve d ll t done gone made
    kundenservice kundendienst gibt bei kaufen bestellt bestellen mehr alles online arbeitet arbeite
"""
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())
"""What often stands before "at" and a shop or a site."""

_ENGLISH_ENDS: Final = ("ing", "ed", "s", "tion", "ment", "ness", "able")
_TELLS_MORE: Final = re.compile(
    r"(?:more|further|for|and|the|an?|our|my|your|by|mehr|weitere|plus|most)\s$", re.IGNORECASE
)

_SIGNS: Final = (
    *(
        "(@",
        "[@",
        "{@",
        "<@",
        "( @",
        "[ @",
        " ät ",
        "ät)",
        "ät]",
        "arob",
        "arrob",
        "klammera",
        "chiocciol",
        "apenstaart",
    ),
    *("(a)", "[a]", "at)", "at]", "at}", "at>", "at )", "at ]", "*at*", "_at_", "-at-"),
    *("/at/", "|at|", "~at~", '"at"', "'at'", "at sign", "at-sign", "et)", "chez]", "chez)"),
    *("zavin", "kukac", "snabel", "malpa", "miuku", "afna", "arond", "arrov"),
)
_OTHER_SIGNS: Final = ("alfa", "małpa", "zaviná", "собак", "собач", "равлик", "παπ", "æt)")
_GLUED: Final = re.compile(r"[a-z0-9](?:AT[a-z0-9]|\sAT\s[a-z0-9])")
_DOMAIN_BEGINS: Final = rf"(?:[{LATIN}-]{{1,63}}(?:\s?\.|{_NAMED_DOT})|{FREE}\b)"
_SPELT_AFTER_SIGN: Final = re.compile(rf"@\s?{_DOMAIN_BEGINS}", re.IGNORECASE)
_SPELT_AFTER_AT: Final = re.compile(rf"at\s(?<=\sat\s){_DOMAIN_BEGINS}", re.IGNORECASE)


def in_words(text: str) -> Iterator[tuple[int, int]]:
    """Give where the addresses stand that are written as ``jo (at) example (dot) org``."""
    pattern = _pattern_for(text)
    if pattern is None:
        return
    end = 0
    for at in pattern.finditer(text):
        domain = _domain(text, at.end()) if at.start() >= end else None
        if domain is None:
            continue
        local = _LOCAL.search(text[max(end, at.start() - _LONGEST_LOCAL) : at.start()])
        if local is None:
            continue
        start = at.start() - len(local[0])
        if _is_address(text, start, local[0], at, domain):
            end = domain.end()
            yield start, end


def _pattern_for(text: str) -> re.Pattern[str] | None:
    """Give what to look for, where there may be an address; faster than to look for all of it."""
    small = text.lower()
    if _is_marked(text, small):
        return _AT
    may_be_plain = " at " in small or "\u00a0at\u00a0" in small
    if may_be_plain and _SPELT_AFTER_AT.search(text):
        return _FEW_AT
    return _FEW_AT if "@" in text and _SPELT_AFTER_SIGN.search(text) else None


def _is_marked(text: str, small: str) -> bool:
    """Whether "at" may stand there as it does in addresses alone."""
    for sign in _SIGNS:
        if sign in small:
            return True
    if not text.isascii() and any(sign in small for sign in _OTHER_SIGNS):
        return True
    return "AT" in text and _GLUED.search(text) is not None


def _domain(text: str, start: int) -> re.Match[str] | None:
    return _DOMAIN.match(text, start) or _ONLY_FIRM.match(text, start)


def _is_address(
    text: str, start: int, local: str, at: re.Match[str], domain: re.Match[str]
) -> bool:
    """Whether nothing but an address is spelt so; of "look at example.org" that is not certain."""
    if at[0] == "@" and not re.search(r"\s", domain[0]) and not _IS_NAMED_DOT.search(domain[0]):
        return False  # an address as usual, or a handle
    before = words_before(text, start)
    if at["marked"] or at["word"] or _INTRODUCES.search(before):
        return True
    if domain.re is _ONLY_FIRM:
        return _has_signs(local)
    if _is_everyday(local.lower(), before, at, domain):
        return False
    return _is_certain(local, before, at, domain)


def _is_everyday(word: str, before: str, at: re.Match[str], domain: re.Match[str]) -> bool:
    """Whether a word often stands before "at" and a shop or a site."""
    if word in _ORDINARY:
        return True
    if word in _OFFICES:
        return at["plain"] is not None and _TELLS_MORE.search(before) is not None
    if "punkt" in domain[0].lower() or not word.endswith(_ENGLISH_ENDS):
        return False
    return not (_is_somebody(word) or _has_signs(word) or _SAYS_EMAIL.search(before))


def _is_certain(local: str, before: str, at: re.Match[str], domain: re.Match[str]) -> bool:
    if _has_signs(local) or _FREE.match(domain[0]):
        return True
    if at["plain"] and _IS_POINT.search(domain[0]):
        return False
    if _IS_NAMED_DOT.search(domain[0]):
        return True
    if _SAYS_EMAIL.search(before):
        return not (at["plain"] and WORDLIKE_ENDING.search(domain[0]))
    return not at["plain"] and at[0] != " @" and _is_somebody(local.lower())


def _has_signs(local: str) -> bool:
    """Whether there is a digit, a full stop or the like in it, as in no word."""
    return any(not sign.isalpha() and sign != "-" for sign in local)


def _is_somebody(word: str) -> bool:
    """Whether it is an office, a name, or a name behind an initial."""
    if word in _OFFICES:
        return True
    is_name = any(share_in_world(part, word) is not None for part in ("given", "family"))
    is_initialled = share_in_world("family", word[1:]) is not None
    return (is_name or is_initialled) and not is_ordinary(word)
