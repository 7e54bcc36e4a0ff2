"""Names of firms that point at one firm and no other."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.matching.weighing.shares import share_in_world
from friendline.screening.confidential.folding import folded

_LEGAL_FORM: Final = re.compile(
    r"[,\s]+(?:ltd|limited|llc|llp|inc|incorporated|corp|corporation|plc|co|company|gmbh|ag|kg|ug|ohg"
    r"|gbr|e\.?v|se|s\.?a|sarl|sas|s\.?r\.?l|s\.?p\.?a|s\.?l|b\.?v|n\.?v|pty|oy|ab|as|aps)\.?$",
    re.IGNORECASE,
)
_ORDINARY_WORDS: Final = """
    the and of for a an my our your new old first city town village north south east west
    central national international global united general royal american british german french
    european world group services service solutions consulting consultants partners holdings
    management agency media studio studios design designs digital marketing systems software
    technology technologies tech data cloud capital finance financial bank insurance legal law
    accounting tax trust fund school academy college university hospital clinic surgery practice
    medical health care dental pharmacy therapy wellness fitness yoga gym salon hair beauty cafe
    coffee bar pub restaurant kitchen bakery food foods market shop store stores hotel house
    home homes garden gardens green blue red black white gold golden silver star sun moon light
    bright smart best prime premier elite summit peak apex vision future next modern creative
    art arts music books press news travel tours transport logistics construction building
    builders property estates engineering energy power water electric auto cars motors council
    county state government department office foundation charity church community family
    children kids pets self employed freelance retired student none various
"""
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())
_KNOWN_WORDS: Final = """
    google amazon apple microsoft facebook meta netflix tesco sainsbury sainsburys asda aldi
    lidl ikea walmart target costco starbucks mcdonalds siemens bosch volkswagen daimler
    mercedes bmw audi deutsche telekom lufthansa allianz sap airbus renault carrefour orange
    santander telefonica zara philips unilever shell barclays hsbc lloyds natwest vodafone bbc
    nhs oxfam boots marks spencer deloitte kpmg pwc accenture oracle intel tesla disney sony
    samsung toyota honda boeing nike adidas america england mail virgin atlantic airways wells
    fargo morgan stanley goldman sachs
"""
_KNOWN: Final = frozenset(_KNOWN_WORDS.split())
_SHORTEST: Final = 4
_SHORTEST_ALONE: Final = 6


def distinctive_forms(firm: str | None) -> Iterator[tuple[str, str]]:
    """Give the ways to write a firm's name that mean this firm: folded, and as it must stand.

    A name of ordinary words ("Summit Consulting"), of a firm that everybody knows, or of one word
    that is also a family name, gives nothing.
    """
    if not firm:
        return
    bare = _LEGAL_FORM.sub("", firm.strip())
    for written in dict.fromkeys([firm.strip(), bare]):
        if _is_distinctive(bare):
            composed, letters = folded(written)
            yield letters, composed


def _is_distinctive(firm: str) -> bool:
    words = re.findall(r"[^\W\d_]+", folded(firm)[1])
    if any(word in _KNOWN for word in words) or firm.islower():
        return False
    telling = [word for word in words if len(word) >= _SHORTEST and word not in _ORDINARY]
    if len(words) == 1:
        return any(len(word) >= _SHORTEST_ALONE and not _is_name(word) for word in telling)
    return bool(telling) and not all(map(_is_name, words))


def _is_name(word: str) -> bool:
    return share_in_world("family", word) is not None or share_in_world("given", word) is not None
