"""Phone numbers, in the form of E.164 and as a dozen countries write their own."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from friendline.model import Severity
from friendline.screening.confidential.shown import Shown, words_before

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

COUNTRIES: Final = ("GB", "US", "DE", "FR", "ES", "IT", "NL", "AU", "CH", "AT", "IE", "BR")
"""Whose way to write numbers is tried for one without a country code."""

_GAP: Final = r"[ .\u00a0/-]"
_SHAPE: Final = re.compile(
    r"(?<![\w+/#=@-])(?<!\d[.,:])(?<![$€£])(?<![$€£] )"
    r"(?:(?:\+|00)[1-9]\d{0,14}"  # +44 (0)20 7946 0000
    rf"(?:{_GAP}{{0,2}}\(\d{{1,5}}\){_GAP}{{0,2}}\d{{1,11}}|{_GAP}{{1,2}}\d{{1,11}}){{0,6}}"
    r"|1[ .-]?\(?[2-9]\d{2}\)?[ ./-]{1,2}[2-9]\d{2}[ .-]\d{4}"  # 1-702-555-0134
    r"|\(?\d{2}\)? ?9[ .]\d{4}-\d{4}"  # 11 9 1234-5678
    rf"|\(0?\d{{2,5}}\){_GAP}{{0,2}}\d{{2,4}}(?:{_GAP}{{0,1}}\d{{2,5}}){{1,3}}"  # (020) 7946 0000
    rf"|\d{{2,5}}(?:{_GAP}{{1,3}}\d{{2,8}}){{1,4}}"  # 020 7946 0000
    r"|\d{9,11})"
    r"(?![\w/%=-]|[.,:]\d| ?[€£$])",
    re.ASCII,
)
_SAYS_PHONE: Final = re.compile(
    r"(?:\b(?:my|new|our|his|her|phone|cell|mobile|work|home) (?:new )?(?:\w+ )?number\b"
    r"|\bnumber(?: is|'s|:)|\b(?:tel|telefon\w*|teléfono|telefono|tél|téléphone|phone"
    r"|ligue|liga|telefone|celular|fone|zap|whats|contato|call|calling|ring|text|txt|mobile"
    r"|mob|cell|whats ?app|signal|telegram|sms|dial|reach|contact|digits|handy\w*|anruf\w*"
    r"|ruf\w*|nummer|durchwahl|appel\w*|numéro|portable|móvil|movil|ll[aá]m\w+|número"
    r"|numero|chiam\w+"
    r"|cellulare|bel|bellen|mobiel|telefoonnummer|ph|erreich\w*|schreib\w*|joindre)\b|☎|📞|📱|☏)",
    re.IGNORECASE,
)
_SAYS_OTHER: Final = re.compile(
    r"\b(?:order|tracking|parcel|invoice|ticket|booking|ref|reference|case|isbn|issn|ean"
    r"|imei|serial"
    r"|barcode|batch|model|part|flight|score|account|konto|sort code|iban|card|licen[cs]e|passport"
    r"|version|bestellnummer|bestellung|sendungsnummer|rechnung\w*|kundennummer"
    r"|aktenzeichen|commande"
    r"|colis|facture|siret|siren|pedido|factura|ordine|fattura|bestelling|factuur|kvk|abn|vat"
    r"|p\.?iva|ust|lottery|lotto|bib|meter|id|policy|nhs|population|coordinates|gps|roughly|about"
    r"|nearly|over|raised|views|steps|frame|chassis|vin|rahmen\w*|fahrgestell\w*|sendung\w*"
    r"|paket\w*|seguimiento|envío|suivi|cadre|bastidor|cuadro|voucher|coupon|gutschein\w*"
    r"|nif|dni|nie|cpf|cnpj)\b\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_DATE_OR_YEARS: Final = re.compile(
    r"(?:[0-3]?\d[./-][01]?\d[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|(?:19|20)\d\d ?[-/] ?(?:19|20)\d\d)(?![\d./-])"
)
_FORMS: Final = (
    # 617-555-0134, 617/555-0134, 1-702-555-0134
    (re.compile(r"(?:1[ .-]?)?\(?[2-9]\d{2}\)?(?:[./-]|\) )[2-9]\d{2}[.-]\d{4}$"), ("US",)),
    (re.compile(r"1[ .-]\(?[2-9]\d{2}\)? [2-9]\d{2}[ .-]\d{4}$"), ("US",)),
    # (11) 91234-5678, 11 9 1234-5678
    (re.compile(r"(?:\(0?\d{2}\) ?9?[ .]?|\d{2} 9[ .]?)\d{4}-\d{4}$"), ("BR",)),
    (re.compile(r"\(0?\d{2,5}\)|0\d{1,4}[ ./\u00a0-]|0\d{9,10}$"), COUNTRIES[:-1]),
)
"""How numbers look that nobody takes for anything else, whatever stands before them, and where."""

_BEGAN_BEFORE: Final = re.compile(
    r"(?:\d{2}|\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{2,20}|\bJJ?D)[ .\u00a0/-]{1,2}$"
)
"""How the row of a parcel or of a frame looks in its middle: "... 4660 ", "1Z 999 AA1 "."""

_GOES_ON: Final = re.compile(
    r"(?: ?[./-] ?| )\d(?!4/7|\d?(?:[:.h]\d\d|h\b| ?(?:[ap]m|uhr)\b))(?:\d|\w{1,20})",
    re.IGNORECASE,
)
_ABROAD: Final = re.compile(r"[A-Z]{2} $")
_PARCEL_ENDS: Final = re.compile(r" [A-Z]{2}\b")

_SERVICES: Final = ("0800", "0808", "1800", "1300", "0900")
"""How numbers begin that are free or dear wherever they are in use."""

_OF_FILMS: Final = ("07700900", "063998")

_DIGITS: Final = re.compile(r"\d+", re.ASCII)
_CHARACTERS_AFTER: Final = 40
_SAYS_PHONE_AFTER: Final = re.compile(
    r"\W{1,3}(?:(?:is|was|that's|ist|est|es|è)\W{1,2})?(?:(?:now|jetzt|maintenant|ahora)\W)?"
    r"(?:(?:my|our|his|her|the|meine|mon|mi|il mio) )?(?:(?:new|neue|nouveau|nuevo|work|home) )?"
    r"(?:number|phone|mobile|cell|whatsapp|handynummer|handy|nummer|numéro|portable|móvil|número"
    r"|cellulare|celular)\b",
    re.IGNORECASE,
)
_COUNTED_AFTER: Final = re.compile(
    r" (?:people|views|views?|followers|steps|miles|km|copies|euros?|dollars|pounds|votes|times"
    r"|units|likes|subscribers|inhabitants|einwohner|schritte|habitants|personas|points)\b",
    re.IGNORECASE,
)


def phones_in(text: str, home: str | None = None) -> Iterator[Shown]:
    """Give phone numbers of people; free and premium numbers are those of a service.

    Args:
        text: Where to look.
        home: The country the owner lives in, as in ``"ES"``: a number in groups that is valid
            there counts even where nothing beside it says that it is one.
    """
    for match in _SHAPE.finditer(text):
        before = words_before(text, match.start())
        after = text[match.end() : match.end() + _CHARACTERS_AFTER]
        is_whole = match[0].startswith("+") or not _is_cut(before, after)
        if is_whole and _is_phone(match[0], before, after, home):
            yield Shown(*match.span(), Severity.LOW, "Shows a phone number.")


def _is_cut(before: str, after: str) -> bool:
    """Whether it is a piece of a longer row: of a parcel, a frame, a list of numbers."""
    if _ABROAD.search(before) and _PARCEL_ENDS.match(after):
        return True
    return _BEGAN_BEFORE.search(before) is not None or _GOES_ON.match(after) is not None


def _is_phone(written: str, before: str, after: str, home: str | None) -> bool:
    digits = re.sub(r"\D", "", written)
    if not 8 <= len(digits) <= 15 or len(set(digits)) <= 2:  # noqa: PLR2004 - E.164 has at most 15
        return False
    if _DATE_OR_YEARS.match(written) or _SAYS_OTHER.search(before) or _COUNTED_AFTER.match(after):
        return False
    if written.startswith(("+", "00")):
        return _is_international(written)
    if _SAYS_PHONE.search(before) or _SAYS_PHONE_AFTER.match(after):
        return _is_national(digits, (*COUNTRIES, home) if home else COUNTRIES, only_valid=False)
    countries = next((where for form, where in _FORMS if form.match(written)), ())
    if _is_national(digits, countries, only_valid=True):
        return True
    return home is not None and _is_in_groups(written, digits, home)


def _is_in_groups(written: str, digits: str, country: str) -> bool:
    """Whether a valid number of a country has groups: three, or those that are usual there."""
    import phonenumbers  # noqa: PLC0415 - heavy

    groups = _DIGITS.findall(written)
    if len(groups) == 1 or not _is_national(digits, (country,), only_valid=True):
        return False
    usual = phonenumbers.format_number(
        phonenumbers.parse(digits, country), phonenumbers.PhoneNumberFormat.NATIONAL
    )
    of_usual = _DIGITS.findall(usual.removeprefix("0"))
    return len(groups) > 2 or groups == of_usual  # noqa: PLR2004 - see above


def _is_international(written: str) -> bool:
    import phonenumbers  # noqa: PLC0415 - heavy

    plus = written.replace("(0)", "")
    try:
        number = phonenumbers.parse(f"+{plus[2:]}" if plus.startswith("00") else plus)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) and not _is_service(number)


def _is_national(digits: str, countries: tuple[str, ...], *, only_valid: bool) -> bool:
    """Whether it is a number of a person in one of the countries.

    Ranges kept for film and stage (07700 900...) are no valid numbers, but look like one.
    """
    import phonenumbers  # noqa: PLC0415 - heavy

    if digits.startswith(_SERVICES):
        return False
    numbers = [phonenumbers.parse(digits, country) for country in countries]
    valid = [number for number in numbers if phonenumbers.is_valid_number(number)]
    if valid:
        return not all(map(_is_service, valid))
    if countries and digits.startswith(_OF_FILMS):
        return True
    return not only_valid and any(map(phonenumbers.is_possible_number, numbers))


def _is_service(number: "PhoneNumber") -> bool:
    import phonenumbers  # noqa: PLC0415 - heavy

    kind = phonenumbers.PhoneNumberType
    services = {kind.TOLL_FREE, kind.PREMIUM_RATE, kind.SHARED_COST, kind.UAN}
    return phonenumbers.number_type(number) in services
