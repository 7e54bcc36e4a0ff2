"""What the words around a long number call it."""

import re
from enum import Enum, auto
from typing import Final

from friendline.screening.confidential.shown import MOST_CHARACTERS, words_before


class Said(Enum):
    """What a number is called."""

    CARD = auto()
    OTHER = auto()
    NOTHING = auto()


_CARD: Final = re.compile(
    r"card|visa|master|amex|american express|maestro|girocard|diners|discover|\bjcb\b|union ?pay"
    r"|rupay|\bverve\b|debit|credit|kredit|karte|carte|tarjeta|carta|kaart|cart[aã]o|kort\b|karta"
    r"|kortnummer|карт|カード|卡|카드|بطاقة|\bpan\b|\bcvv|\bcvc|\bccn?\b|💳",
    re.IGNORECASE,
)
_MADE_UP: Final = re.compile(
    r"\b(?:tests?|testing|test\w*karten?\w*|sandbox|dummy|fake|sample|luhn|algorithm\w*|checksum"
    r"|made[- ]up|invented|fictional|erfunden\w*|prüfsumme|demo|placeholder|mock"
    r"|random (?:digits|numbers?)|specimen|muster\w*"
    r"|(?<!for )(?<!zum )(?<!par )(?<!por )(?<!per )"
    r"(?:example|beispiel|exemple|ejemplo|esempio)\w*)"
    r"\b",
    re.IGNORECASE,
)
"""Such a number is nobody's, wherever in the sentence that is said."""

_OTHER_CARDS: Final = re.compile(
    r"(?<!\w)(?:gift|loyalty|library|member(?:ship)?|gym|rewards?|vouchers?|coupons?|promo|top-?up"
    r"|e?-?sim|oyster|nectar|clubcard|payback|bahncard|medicare|nhs|itunes|steam|xbox|playstation"
    r"|psn|nintendo|pok[eé]mon|starbucks|paysafe(?:card|karte)?|gutschein\w*|geschenk\w*|mitglied\w*"
    r"|kundenk\w*|gesundheits\w*|versichert\w*|cadeau\w*|fidélité|adhérent|regalo|socio|fedeltà"
    r"|tessera|klanten\w*|visitenkarte"
    r"|(?:bus|travel|rail|transit|student|id|key|health|insurance|phone|calling|business|trading"
    r"|graphics|video|memory|sd|sound|report|score|green|donor|parking|store|points)"
    r"[ -]?(?:card|pass)s?)(?!\w)",
    re.IGNORECASE,
)
"""Cards that pay for nothing, or for little; wherever in the sentence, the number is theirs."""

_OTHER_WORDS: Final = (
    r"(?<!in )(?<!that )case|id|model|part(?! of)|product|track"
    r"|order|orden|tracking|parcel|package|shipment|shipping|invoice|receipt|tickets?|booking"
    r"|reservation|ref|reference|isbn|ean|upc|gtin|asin|imei|meid|imsi|iccid|sim|e-?sim|serial|s/n"
    r"|barcode|batch|sku|vin|siret|siren|doi|orcid|loyalty|library|gift|voucher|coupon|promo"
    r"|licen[cs]e|membership|rewards?|oyster|nectar|clubcard|payback|bahncard|insurance|medicare"
    r"|nhs|passport|transaction|confirmation|auction|ebay|itunes|steam|xbox|playstation|psn"
    r"|nintendo|paysafe(?:card|karte)?|dhl|fedex|hermes|dpd|gls|usps|evri|yodel|royal mail"
    r"|colissimo|chronopost|correos|seur|postnl|bpost|inpost|tweet|snowflake|timestamp|epoch|meter"
    r"|phone number|account|acct|iban|policy|steps|scores|years|password|passwort|wi-?fi|microchip"
    r"|sudoku|primes?|pi|zoom|meeting|webinar|donation|warranty"
    r"|\w{2,20}(?<!karten)(?<!kaart)(?<!kort)nummer|\w{2,20}schein|\w{0,20}ausweis\w*|reisepass|garantie\w*"
    r"|kassenbon|fiscal|bestellung|auftrag\w*|tracking\w*|sendung\w*|paket\w*|rechnung\w*|kunden\w*|vorgang\w*"
    r"|\w{0,20}versicherung\w*|artikel\w*|serien\w*|geräte\w*|gutschein\w*|geschenk\w*|mitglied\w*|versicher\w*"
    r"|gesundheits\w*|konto\w*|zähler\w*|referenz\w*|aktenzeichen"
    r"|commande|colis|suivi|facture|réf\w*|dossier|cadeau\w*|fidélité|adhérent|compteur|abonnement"
    r"|pedido|envío|factura|seguimiento|rastreo|guía|referencia|regalo|socio|cuenta|serie"
    r"|ordine|spedizione|fattura|fedeltà|tessera|conto|codice"
    r"|bestelling|pakket|factuur|klanten\w*|rekening\w*|pontos|encomenda|rastreio"
)
_WEAK_WORDS: Final = (
    r"claim|lot|key|codes?|pin|row|chip|frame|tag|pass|points|article|item|listing|asset|delivery"
    r"|student|bus|travel|rail|transit|member|amazon|google play|facebook|fb|instagram|discord"
    r"|post|user|ups"
)
_OTHER: Final = re.compile(
    rf"(?<!\w)(?:(?:{_OTHER_WORDS})(?!\w)"
    rf"|(?:{_WEAK_WORDS})(?:\W{{1,3}}(?:nos?|nr|num|numbers?|id|code|ref|is|was|cards?)){{0,2}}\W{{0,3}}$)",
    re.IGNORECASE,
)
"""Names of other numbers; those that are everyday words too only right before the number."""

_OTHER_AFTER: Final = re.compile(
    r"\W{1,3}(?:(?:is|was|that's|ist|war|est|es|è|from|by|via|with|von|per|mit|bei|de|chez|on|as"
    r"|for|für|pour|para)\W{1,2})?"
    r"(?:(?:the|my|our|your|an?|this|die|der|das|meine?|deine?|le|la|mon|mi|el|il|mio|su|una?)\W)?"
    rf"(?:\w{{1,15}}\W){{0,2}}(?:{_OTHER_WORDS}|{_WEAK_WORDS})(?!\w|\W{{0,3}}\d)"
    r"| (?:people|views?|followers|km|miles|euros?|dollars|pounds|votes|times|units|likes)\b"
    r"| (?:[-+*/=\u00d7\u00f7]|divided|plus|minus|times|mod)\s",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_MONEY: Final = re.compile(r"[$€£]\s?$")
_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s|\n")
_ADJACENT: Final = 1
"""Between "gift" and "card" is at most a space or a hyphen."""

_LONGEST_LINK: Final = 200


def says_card_near(text: str, start: int, end: int) -> bool:
    """Whether any word near a number is one for a card."""
    near = text[max(0, start - MOST_CHARACTERS) : end + MOST_CHARACTERS]
    return _CARD.search(near) is not None


def said_around(text: str, start: int, end: int) -> Said:
    """Give what the words in the sentence of a number call it; of two, the nearer one counts."""
    before = _before(text, start)
    after = _SENTENCE_ENDS.split(text[end : end + MOST_CHARACTERS])[0]
    is_nobodys = any(
        never.search(words) for never in (_MADE_UP, _OTHER_CARDS) for words in (before, after)
    )
    if is_nobodys or _MONEY.search(before) or _is_in_link(text, start):
        return Said.OTHER
    said = _said_before(before)
    if said is not Said.NOTHING:
        return said
    if _OTHER_AFTER.match(after):
        return Said.OTHER
    return Said.CARD if _CARD.search(after) else Said.NOTHING


def _before(text: str, start: int) -> str:
    """Give the words before a number; where its sentence begins with it, those of the last one."""
    before = words_before(text, start)
    return before if _LETTER.search(before) else text[max(0, start - MOST_CHARACTERS) : start]


def _said_before(before: str) -> Said:
    cards, others = list(_CARD.finditer(before)), list(_OTHER.finditer(before))
    if not others:
        return Said.CARD if cards else Said.NOTHING
    is_card = bool(cards) and cards[-1].start() > others[-1].end() + _ADJACENT
    return Said.CARD if is_card else Said.OTHER


def _is_in_link(text: str, start: int) -> bool:
    *_, last = re.split(r"\s", text[max(0, start - _LONGEST_LINK) : start])
    return "://" in last
