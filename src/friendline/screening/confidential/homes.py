"""Where somebody lives: a street and a number are anybody's; beside words of a home they tell."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.model import Category, Severity
from friendline.screening.confidential.shown import Shown

_SAID_OF_HOME: Final = (
    # English
    r"\b(?:i|we|she|he|they) liv(?:e|ed|es) (?:at|on|in)|\bliving at",
    r"\bmov(?:ed|ing|e) (?:in ?to|to)",
    r"\bcome (?:by|over|round|to)\b|\bparty at|\bround to|\baddress(?: is|:)|\bpost (?:it )?to",
    r"\b(?:my|our|new|her|his|their) (?:new )?(?:home|house|flat|apartment|place|address)(?: is)?",
    # German
    r"\bwohnen? (?:jetzt )?(?:in der|im|am|in)",
    r"\b(?:meine|unsere|neue) (?:neue )?(?:adresse|wohnung)(?: ist)?",
    # French
    r"\b(?:j'habite|nous habitons|on habite|habite)(?: maintenant)?(?: au)?",
    r"\b(?:mon|notre|nouvelle) (?:nouvelle )?adresse(?: est| :)?",
    # Spanish
    r"\b(?:vivo|vivimos) (?:ahora )?en(?: la)?",
    r"\b(?:mi|nuestra|nueva) (?:nueva )?(?:dirección|casa)(?: es)?",
    # Italian
    r"\b(?:abito|abitiamo|vivo) (?:ora )?in",
    r"\b(?:mio|nostro|nuovo) (?:nuovo )?indirizzo(?: è)?",
    # Dutch
    r"\b(?:ik woon|wij wonen|we wonen)(?: nu)? (?:op|in|aan)(?: de)?",
    r"\b(?:mijn|ons|nieuwe) (?:nieuwe )?adres(?: is)?",
)
_HOME: Final = rf"(?i:{'|'.join(_SAID_OF_HOME)})\W{{1,4}}(?:\w{{1,15}}\W{{1,2}}){{0,3}}?"
_NUMBER: Final = r"\d{1,5} ?[a-zA-Z]?\b"
_STREET: Final = (
    # 14 Oak Road
    r"(?:(?:(?:Flat|Apt|Unit) \w{1,4},? )?\d{1,5}[a-zA-Z]? (?:[A-Z][\w'\u2019.-]{0,20} ){1,3}"
    r"(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Way|Court|Ct|Gardens|Terrace|Crescent"
    r"|Place|Pl|Square|Grove|Row|Boulevard|Blvd|Parade|Hill|Mews|Walk|Circle|Trail)\b"
    # Lindenweg 3, Kerkstraat 12
    r"|[A-ZÄÖÜ][\w-]{1,25}(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|straat|laan"
    rf"|gracht|plein|kade|dijk|[- ]Straße|[- ]Allee|[- ]Weg) {_NUMBER}"
    r"|\d{1,4}(?: ?(?:bis|ter))?,? (?i:rue|avenue|boulevard|allée|chemin|impasse|place|quai)"
    r" (?:(?:de|du|des|la|le|les) |d['\u2019]|l['\u2019]){0,2}[A-ZÀ-Ý][\w'\u2019-]{1,25}"
    r"|(?i:calle|avenida|avda\.|plaza|paseo|via|viale|corso|piazza)"
    # calle Mayor 5, via Roma 12
    r" (?:(?:de|del|della|dei|la|las|los) ){0,2}"
    r"[A-ZÀ-Ý][\w'\u2019-]{1,25}(?: [A-ZÀ-Ý][\w'\u2019-]{1,25}){0,2}"
    rf",? {_NUMBER})"
)
_TELLS_HOME: Final = re.compile(_HOME + _STREET)


def homes_in(text: str) -> Iterator[Shown]:
    """Give the streets and numbers that are said to be somebody's home, with the words for it."""
    for match in _TELLS_HOME.finditer(text):
        reason = "Tells where somebody lives."
        yield Shown(*match.span(), Severity.HIGH, reason, Category.LOCATION)
