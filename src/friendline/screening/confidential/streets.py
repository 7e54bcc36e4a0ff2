"""Streets with a number, as a dozen countries write them, with floors and flats."""

import re
from collections.abc import Iterator
from typing import Final

_WORD: Final = r"[A-ZÀ-ÞŁŚŻŹĆ][\w'\u2019.-]{0,24}"
_NUMBER: Final = (
    r"\d{1,5} ?(?:[a-zA-Z](?![\w'\u2019]))?(?: ?(?:[-/+]|bis|ter) ?\d{1,4}[a-zA-Z]?\b){0,3}"
)

_UNIT: Final = (
    r"(?<!\w)(?:(?i:flat|apt\.?|apartment|unit|suite|floor|top|tür|stiege|whg\.?|wohnung"
    r"|app(?:t|art)?\.?"
    r"|appartement|b[âa]t(?:iment)?\.?|étage|esc(?:alera|\.)?|piso|puerta|int\.?|depto\.?|m\."
    r"|lok\.?"
    r"|block|no\.?|portal|torre|interno|#)"
    r"(?: (?=[\w-]{0,4}\d|\w\b)|(?=\d))[\w-]{1,5}\b"
    r"|(?i:\d{1,2}(?:st|nd|rd|th) floor|\d{1,2}\. ?(?:stock|og|etage)|\beg\b|(?:\d{1,2}(?:er|e"
    r"|è|ème)"
    r"|premier|deuxième|troisième) étage|rez-de-chaussée|ground floor|top floor|bajos?|ático"
    r"|[1-9]\d?[ºª°]\.?(?: ?(?:[A-H]|izq\w*|dcha\w*|derecha|\d{1,2}[ªº])\b\.?)?"
    r"|primero|segundo|tercero))"
)
_TAIL: Final = re.compile(
    rf"(?:,? ?#?{_UNIT}){{0,4}}(?:,? (?:[A-Z]{{1,2}}-)?(?:\d{{4,6}}|\d\d-\d{{3}}"
    rf"|[A-Z]{{1,2}}\d{{1,2}}[A-Z]?"
    rf"(?: \d[A-Z]{{2}})?)\b(?! ?\d))?(?:,? {_WORD}(?: {_WORD})?(?: \d\b)?)?"
)
_UNIT_BEFORE: Final = re.compile(
    rf"(?:(?:{_UNIT},? (?:of |at )?){{1,3}}"
    r"|(?<!\w)(?i:house|plot|door|h\.|d\.|block|villa) ?(?i:no\.?|number|#)? ?(?:\d{1,4},? )?"
    r"|(?<!\w)(?i:no\.?|number|nr\.?) ?|#)$"
)
_LONGEST_UNITS: Final = 40

_ENGLISH_WAYS: Final = """
    Road Rd Street St Lane Ln Avenue Ave Av Close Drive Dr Way Court Ct Gardens Garden Terrace
    Crescent
    Cres Place Pl Square Sq Grove Row Boulevard Blvd Parade Hill Mews Walk Circle Cir Trail Park
    Rise
    View Green Wharf Quay Vale Mount Parkway Pkwy Loop Pike Highway Hwy Path Villas Estate Meadow
    Meadows Croft Gate Heath Embankment Esplanade Broadway Marg Nagar Colony Layout Enclave Vihar
    Chowk Bagh Society Apartments Towers Heights Residency Cottages Yard Passage Alley Cross Main
    Bypass Buildings Mansions House Ridge Bend Run Cove Point Ter
"""
_ENGLISH: Final = (
    rf"(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th)|of|the|No\.? ?\d{{1,4}}),? ){{1,6}}"
    rf"(?:(?:{'|'.join(_ENGLISH_WAYS.split())})\b\.?|[A-Z]\w{{2,20}}(?:nagar|puram|pally|pet"
    rf"|wadi)\b)"
    rf"(?:,? (?:Sector|Phase|Block|Stage) \w{{1,3}}\b)?"
)
_SMALL_ENGLISH: Final = (
    r"(?!(?:of|in|on|and|from|to|at|for|miles?|minutes?|mins?|days?|years?|people|the|km|or|more"
    r"|times|hours?|cars?|weeks?|months?|kids?)\b)[a-z]{3,15} (?:[a-z]{3,15} )?"
    r"(?:road|rd|street|st|lane|avenue|ave|close|drive|crescent|terrace|gardens|grove|blvd|court)\b"
)
_BROADWAY: Final = r"(?:Broadway|The [A-Z]\w{2,20})\b"
_JOINING: Final = (
    r"(?:(?:de|du|des|la|le|les|aux?|à|sur|del?|della|dei|degli|las|los"
    r"|el|y|et|da|do|dos) |d['\u2019]|l['\u2019])"
)
_FRENCH_WAYS: Final = (
    r"(?i:rue|r\.|avenue|av\.?|boulevard|bd\.?|allées?|chemin|impasse|place|quai|route|cours|square"
    r"|passage|sentier|ruelle|résidence|hameau|lotissement|faubourg|cité|promenade|voie|montée)"
)
_FRENCH_NAME: Final = (
    rf" {_JOINING}{{0,3}}(?:{_WORD}|\d{{1,2}} {_WORD})(?:[ -]{_JOINING}{{0,2}}{_WORD}){{0,3}}"
)
_FROM_NUMBER: Final = re.compile(
    rf"(?:[A-Z][-/]?)?\d{{1,5}} ?(?:[a-zA-Z]\b)?(?:[-/]\d{{1,4}}[A-Z]?){{0,3}},? "
    rf"(?:{_ENGLISH}|{_BROADWAY}|{_SMALL_ENGLISH})"
    rf"|\d{{1,4}} ?(?:bis|ter|quater|[A-Da-d])?,? {_FRENCH_WAYS}{_FRENCH_NAME}"
)
"""14 Oak Road, 402, Sai Krupa Apartments, 12 bis, rue des Lilas."""

_GERMAN_ENDS: Final = (
    r"(?:straße|strasse|str\.|weg|platz|allee|gasse|gässli|ring|damm|ufer|graben|steig|stieg|pfad"
    r"|chaussee|promenade|markt|kamp|twiete|zeile|winkel|wall|straat|laan|gracht|plein|kade|dijk)"
)
_SPANISH_WAYS: Final = (
    r"(?i:calle|c/|avenida|avda?\.?|av\.|plaza|pza\.?|paseo|camino|carretera|ronda|travesía|pasaje"
    r"|glorieta|cuesta|carrer|rúa|rua|via|viale|corso|piazza|vicolo|largo|rue|avenue|chemin|route"
    r"|boulevard|quai|place|ul\.|ulic[aęy]|al\.|alej[aei]|os\.|osiedl[eu]|plac|pl\.)"
)
_TO_NUMBER: Final = re.compile(
    rf"(?:(?:{_WORD}[ -]){{0,2}}[A-ZÄÖÜ][\w-]{{1,25}}{_GERMAN_ENDS}"
    rf"|(?:{_WORD}[ -]){{1,2}}(?i:straße|strasse|str\.|weg|platz|allee|gasse|ring|ufer|damm|graben"
    r"|chaussee|promenade|markt|steig)"
    r"|(?:[Aa]m|[Ii]m|[AaIi]n de[rn]|[Aa]uf de[rmn]|[Zz]u[mr]|[Uu]nter den|[Hh]inter de[rm]"
    r"|[Bb]eim)"
    rf" {_WORD}(?: {_WORD})?"
    rf"|{_SPANISH_WAYS} ?{_JOINING}{{0,3}}{_WORD}(?: {_JOINING}{{0,2}}{_WORD}){{0,3}}"
    r"|(?i:calle|carrera|cra\.?|cl\.?|diagonal|transversal) \d{1,3} ?[A-Za-z]? ?(?:#|[Nn]o\.?"
    r"|n[°º]))"
    r",?(?: (?i:n[º°.]{1,2}|nr\.?|núm\.?|número|numéro|no\.|numero))? ?$"
)
"""Lindenweg 3, Am Kirchberg 3, calle Mayor 5, ul. Długa 7, chemin des Vignes 12."""

_MAY_END_STREET: Final = re.compile(rf"(?:{_GERMAN_ENDS}|n[uú]m[eé]ro|nr|no)$")
_LONGEST_NAME: Final = 60
_IN_MONTH: Final = re.compile(
    r"\b(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|alter|jahr)\W*$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r" ?(?:%|€|\$|£|:\d|[.,]\d|(?:jahre?n?|monate?n?|wochen?|tagen?|zimmer\w*|kinder|uhr|km|m²"
    r"|years?"
    r"|months?|weeks?|days?|ans?|mois|jours?|años?|meses|días|horas|heures?|people|personen?)\b)",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(_NUMBER)
_BEGINS: Final = re.compile(r"(?<![\w.,])(?:[A-Z][-/]?)?\d{1,5}", re.ASCII)


def streets_in(text: str) -> Iterator[tuple[int, int]]:
    """Give where a street with its number begins and ends, with floor, flat and postcode."""
    end = 0
    for number in _BEGINS.finditer(text):
        if number.start() < end:
            continue
        if place := _from_number(text, number.start()) or _to_number(text, number.start()):
            end = place[1]
            yield place


def _from_number(text: str, at: int) -> tuple[int, int] | None:
    street = _FROM_NUMBER.match(text, at)
    if street is None:
        return None
    before = text[max(0, at - _LONGEST_UNITS) : at]
    unit = _UNIT_BEFORE.search(before)
    start = at - len(unit[0]) if unit else at
    return start, _end_of(text, street.end())


def _to_number(text: str, at: int) -> tuple[int, int] | None:
    if text[at - 1 : at] not in {" ", "#", "."}:
        return None
    before = text[max(0, at - _LONGEST_NAME) : at]
    last = before.rstrip(" ,").rpartition(" ")[2]
    if last.isalpha() and last.islower() and not _MAY_END_STREET.search(last):
        return None
    street, number = _TO_NUMBER.search(before), _NUMBERED.match(text, at)
    if street is None or number is None or _IN_MONTH.search(before):
        return None
    if _COUNTED.match(text, number.end()):
        return None
    return at - len(street[0]), _end_of(text, number.end())


def _end_of(text: str, end: int) -> int:
    tail = _TAIL.match(text, end)
    return tail.end() if tail else end
