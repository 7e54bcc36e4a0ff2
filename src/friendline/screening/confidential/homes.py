"""Where somebody lives: a street and a number are anybody's; beside words of a home they tell."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.model import Category, Severity
from friendline.screening.confidential.shown import Shown
from friendline.screening.confidential.streets import streets_in

_OWN: Final = (
    # English
    r"(?:i|we|i'm|we're|i've|we've)(?: \w{2,10}){0,2} (?:liv(?:e|ed|ing)|resid(?:e|ing))",
    (
        r"(?:my|our) (?:\w{2,12} ){0,2}(?:home|house|flat|apartment|place|address|crib|pad|digs"
        r"|residence"
        r"|condo|cottage|bungalow|doorstep|front door)"
    ),
    r"(?:back )?home (?:at|is|now|address)|new address|home:|grew up (?:at|on|in)",
    r"we(?:'ve| have)?(?: \w{2,10}){0,2} moved (?:in(?:to)?|house|home)|house-?warming",
    # German
    (
        r"(?:ich|wir)(?: \w{2,10}){0,2} wohnen?|wohnen?(?: \w{2,10}){0,2} (?:wir|ich)"
        r"|wohnen? (?:jetzt|nun)"
    ),
    (
        r"(?:mein|unser)\w{0,2} (?:neue[snmr]? )?(?:adresse|wohnung|zuhause|haus|wg|bude)"
        r"|neue adresse"
        r"|neue anschrift|umgezogen|wohnen? ?(?:in der|im|am|in)"
    ),
    # French
    (
        r"j[e'\u2019] ?(?:\w{2,10} )?habite|(?:nous|on)(?: \w{2,10})? habit(?:ons|e)|j'ai emménagé"
        r"|emménag\w+"
        r"|(?:mon|notre|nouvelle) (?:nouvelle )?(?:adresse|appart\w*|maison|domicile)"
        r"|(?:ma|notre) (?:nouvelle )?maison"
    ),
    # Spanish
    (
        r"viv(?:o|imos)|(?:mi|nuestr[oa]) (?:nuev[oa] )?(?:dirección|casa|piso|hogar|domicilio)"
        r"|nueva dirección|me he mudado|nos (?:hemos mudado|mudamos)|me mudé"
    ),
    # Italian, Dutch, Polish
    r"abit(?:o|iamo)|(?:mio|nostro|nuovo) (?:nuovo )?indirizzo|casa nostra|casa mia",
    r"(?:ik|wij|we) won?(?:en|on)|ik woon|(?:mijn|ons|nieuwe) (?:nieuwe )?(?:adres|huis)",
    r"mieszka(?:m|my)|(?:mój|nasz|nowy) (?:nowy )?adres|u nas w domu",
)
_SOMEBODYS: Final = (
    r"liv(?:es?|ed|ing)(?: \w{2,10})? (?:at|on|in)|reside[sd]?|residing|residence",
    (
        r"mov(?:ed|ing|e) (?:in ?to|to)|new (?:place|home|flat|house|pad)|(?:bought|rent(?:ed|ing)?"
        r"|closed on|keys (?:to|for))"
    ),
    (
        r"come (?:by|over|round|to)|(?:part(?:y|ies)|bbq|barbecue|sleepover|garage sale"
        r"|yard sale) at"
        r"|round to|address(?: is|:)?|(?:post|send|mail|ship|deliver)(?:ed)?(?: \w{1,12}){0,3} to"
        r"|pick (?:me|us|her|him) up|find (?:us|me)|home"
    ),
    (
        r"(?:her|his|their|mum's|mom's|dad's|parents'|gran's) (?:\w{2,10} )?(?:home|house|flat"
        r"|apartment"
        r"|place|address)"
    ),
    r"at home|ours|mine|we're (?:now )?at|i'm (?:now )?at|just moved|burgled|locked out",
    r"chez (?:nous|moi)|bei (?:uns|mir)(?: zu ?hause)?|daheim|zu ?hause|einzug|zu (?:uns|mir)",
    r"en (?:mi )?casa|estamos en|os esperamos en|déménagé|crémaillère|installés?|on est",
    r"wohnt|zieht|gezogen|adresse|kommt (?:vorbei|zu)|schickt \w+|zieh(?:e|en)",
    r"habitent?|emménage\w*|domicile|adresse|passez|venez|envoyez",
    r"viven?|se ha mudado|se mudó|dirección|domicilio|casa|ven(?:id|ir)? a|pasaos|mándame\w*",
    r"abit[ai]|woont|wonen|mieszka(?:ją)?|przeprowadzi\w+",
)
_AFTER: Final = (
    (
        r"(?:is|was|that's) (?:\w{2,10} ){0,2}?(?:my|our|her|his|their) (?:\w{2,10} ){0,2}?"
        r"(?:home|house|flat|place|address|apartment)"
    ),
    r"(?:is|was|that's) (?:home|where (?:i|we|she|he|they) (?:now )?lived?)",
    (
        r"(?:ist|lautet) (?:\w{2,10} )?(?:meine?|unsere?) (?:neue[s]? )?(?:adresse|zuhause|wohnung"
        r"|haus)"
    ),
    (
        r"(?:c'est|est|voilà) (?:\w{2,10} )?(?:chez (?:nous|moi)|(?:mon|notre|ma) (?:nouvelle )?"
        r"(?:adresse|maison|appart\w*))"
    ),
    r"(?:es|será) (?:\w{2,10} )?(?:mi|nuestra) (?:nueva )?(?:casa|dirección)",
)
_NO_HOMES: Final = (
    r"1[5-9]\d\d|customers?|shops?|stores?|bakery|caf[eé]s?|coffee|restaurants?|bars?|pubs?"
    r"|galler(?:y|ies)|museums?|theat(?:re|er)s?"
    r"|cinema|church|schools?|library|clinics?|practice|surgery|offices?|studios?|gym|hotels?"
    r"|hostel"
    r"|salon|markets?|hall|club|venues?|compan(?:y|ies)|firm|headquarters?|hq|branch|bank|station"
    r"|hospital|university|colleges?|cent(?:re|er)s?|exhibition|concert|gigs?|open(?:s|ing)?"
    r"|festival"
    r"|conference|meetings?|workshops?|classes|seminar|premises|pharmacy|dentist|garage at"
    r"|barber\w*"
    r"|histor\w+|built in|century|birthplace|plaque|poet|writer|composer|famous|listed|founded"
    r"|memorial|film|novel|holmes|sherlock|downing street|baker street|pennsylvania ave\w*|tickets?"
    r"|laden|geschäft|bäckerei|kneipe|galerie|theater|kino|kirche|schule|bücherei|bibliothek|praxis"
    r"|büros?|kanzlei|markt|halle|verein|firma|filiale|bahnhof|klinik|krankenhaus|uni|zentrum"
    r"|ausstellung|konzert|eröffn\w+|geöffnet|kurs|sitzung|gedenktafel|dichter\w*|komponist\w*"
    r"|geburtshaus|jahrhundert|denkmal\w*|erbaut|werkstatt|apotheke|supermarkt|imbiss"
    r"|boutique|magasin|boulangerie|musée|théâtre|cinéma|église|école|médiathèque|cabinet|bureaux?"
    r"|hôtel|marché|salle|entreprise|agence|banque|gare|hôpital|université|exposition|ouverte?"
    r"|ouvre"
    r"|atelier|réunion|poète|écrivain|siècle|historique|pharmacie|librairie|mairie"
    r"|tienda|panadería|cafetería|galería|museo|teatro|cine|iglesia|escuela|colegio|biblioteca"
    r"|consulta|oficinas?|despacho|salón|mercado|empresa|sucursal|banco|estación|centro|exposición"
    r"|concierto|abiert[oa]|abre|taller|reunión|placa|poeta|escritora?|siglo|históric[oa]|farmacia"
    r"|librería|ayuntamiento|gimnasio|negozio|ufficio|negocio|local(?:es)?|winkel|kantoor|sklep"
    r"|biuro"
)


def _words(*said: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", re.IGNORECASE)


_SAYS_OWN: Final = _words(*_OWN)
_SAYS_SOMEBODYS: Final = _words(*_SOMEBODYS)
_SAYS_AFTER: Final = re.compile(rf"\W{{1,3}}(?:{'|'.join(_AFTER)})(?!\w)", re.IGNORECASE)
_SAYS_NO_HOME: Final = _words(_NO_HOMES)
_GOES_TO_SEE: Final = _words(
    r"met|meet|meeting|see you|worked?|working|walked|drove|for (?:lunch|dinner|drinks|coffee)"
    r"|arbeiten?|treffen|travaill\w+|trabaj\w+|opposite|from"
)
_SENTENCE_ENDS: Final = re.compile(r"(?<=[^\W\d_]{4})\.\s|[!?]\s|\n\s*\n")
_FAR: Final = 50
_NEAR: Final = 30
"""Characters from the words of a home to the street: those of one's own home are surer."""

_SENTENCE: Final = 120


def homes_in(text: str) -> Iterator[Shown]:
    """Give the streets and numbers that are said to be somebody's home, with the words for it."""
    for start, end in streets_in(text):
        before = _SENTENCE_ENDS.split(text[max(0, start - _SENTENCE) : start])[-1]
        after = _SENTENCE_ENDS.split(text[end : end + _SENTENCE])[0]
        if said := _said_of_home(before, after, text[start:end]):
            first, last = start - said[0], end + said[1]
            reason = "Tells where somebody lives."
            yield Shown(first, last, Severity.HIGH, reason, Category.LOCATION)


def _said_of_home(before: str, after: str, street: str) -> tuple[int, int] | None:
    """Give how many characters before and after a street say that it is a home."""
    if (own := _last(_SAYS_OWN, before, _FAR)) is not None:
        return own, 0
    if _SAYS_NO_HOME.search(f"{before} {street} {after}"):
        return None
    if (of_somebody := _last(_SAYS_SOMEBODYS, before, _NEAR)) is not None:
        return of_somebody, 0
    said = _SAYS_AFTER.match(after)
    return (0, said.end()) if said else None


def _last(words: re.Pattern[str], before: str, farthest: int) -> int | None:
    """Give how far before the end the last of the words begin, unless they lead elsewhere."""
    found = list(words.finditer(before))
    last = found[-1] if found else None
    if last is None or len(before) - last.end() > farthest:
        return None
    between = before[last.end() :]
    if _GOES_TO_SEE.search(between) or _SAYS_NO_HOME.search(between):
        return None
    return len(before) - last.start()
