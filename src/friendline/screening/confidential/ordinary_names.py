"""What speaks for and against a name in a text: Rose Garden is a client, and a garden."""

import re
from typing import Final

from friendline.matching.weighing.shares import share_in_world

_ORDINARY_WORDS: Final = """
    amber angel april art ash august aurora autumn bill bliss bud buddy candy carol chance charity
    chase cherry christian christmas clay cliff coral crystal daisy dale dawn destiny dusty easter
    eden eve faith fern flora forest frank gene ginger glen grace grant hazel heath heather heaven
    holly honey hope hunter iris ivory ivy jack jade jasmine jay jet jewel joy june king lily lance
    laurel major mark marina mary max may melody mercy miles misty nick noble olive opal page paris
    pansy pat patience pearl penny pepper pet poppy precious prince prudence queen rain randy ray
    reed rich river rob robin rocky rod rose rosemary ruby rusty sage sandy savannah serenity
    sienna silver sky skye sonny star sterling stormy sue summer sunny sunshine terry tiger trinity
    unity valentine verity victor victory violet virginia ward will willow winter woody
    bacon ball banks bean beach bell berry best bird bishop black blood bloom blossom blue bond bone
    book booth branch bridge bridges bright brook brooks brown bull bush butter case cash castle
    chapel church clean close cloud coffee cole cotton court crane cross crown dance day days dean
    dove down drake dream early england field fields fish flood flower flowers foot ford forrest
    fountain fox france freeze frost fruit garden gardens gate gay gift glass gold good grain gray
    green grey grove hall hand hart hawk head heart hedge high hill hills hollow home horn hour
    house
    hunt ireland judge justice key kitchen knight lake lamb land lane law leaf light lion little
    long lord love low luck march market marks marsh mason meadow meadows merry mill mills mint
    money moon moore moose moss mountain night noon north oak page park parks payment peace peach
    period pike pine place plain plant pole pond pool poor pope post power powers pride rice rider
    ring rivers roach road rock root roots sale salmon salt sand savage school sea sharp shepherd
    shine ship shore short showers silk small snow song south spear speed spice spring star stars
    steel stone storm straw street strong stretch sugar sun swan sweet table temple thorn time
    times top tower towers town trail tree trees trout valley vine wall water waters way weed well
    wells west west wheel white wild wilde wind window wine winters wise wolf wood woods word worth
    year young
    blume engel feld fröhlich fuchs garten glück gut hase herbst herz himmel hof kaiser klein könig
    kurz lang lustig mai morgen nacht reich ritter sommer sonne sonntag stern strauch tag vogel wald
    winter wolf berg bach stein fels blanc bois bon beau champs fleur fontaine jardin lune mer mont
    noir petit roi rose soleil vert ville alba alma ángel blanco bueno campo casa cruz cielo dolores
    esperanza estrella flores fuente luna luz mar milagros montaña nieves paz pilar reyes rico rojo
    rosario rosa rubio sol soledad torre verde vega victoria
"""
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())

_WORDS_OF_WORKS: Final = """
    album albums song songs track tracks single singles lyrics playlist playlists movie movies film
    films series season seasons episode episodes trailer soundtrack biopic biopics documentary
    documentaries novel novels biography autobiography poem poems painting paintings poster posters
    quote quotes remix vinyl concert concerts gig gigs stadium netflix spotify oscar oscars grammy
    grammys emmy emmys goal goals striker league championship championships olympics fan fans band
    bands actor actress singer rapper comedian footballer president minister senator celebrity
    lied lieder konzert konzerte roman romane schauspieler schauspielerin sänger sängerin bundesliga
    zitat zitate kino chanson chansons romans acteur acteurs actrice actrices chanteur chanteuse
    série citation citations joueur joueurs película películas canción canciones disco concierto
    conciertos novela novelas actriz cantante cantantes gol goles cita
"""
_OF_WORKS: Final = frozenset(_WORDS_OF_WORKS.split())
_WORD: Final = re.compile(r"\w+")
_MADE_BY: Final = (
    r"(?:starring|stars|feat\.?|featuring|ft\.?|vs\.?|versus|v\.|directed by"
    r"|the (?:\w+ )?(?:band|film"
    r"|movie|singer|actor|actress|author|novelist|poet|painter|footballer|striker|president|senator"
    r"|comedian|director|composer|rapper|character|legend|late great|group|play|musical|game|brand)"
    r"|(?:written|sung|composed|painted|produced|performed|narrated|covered|played) by"
    r"|(?:watch(?:ed|ing)?|listen(?:ed|ing)? to|bing(?:ed|ing)|stream(?:ed|ing)?|cover of|fan of"
    r"|reading|avec l'acteur|mit dem schauspieler|la película|le film|der film|el grupo|die band"
    r"|le groupe|das buch|le livre|el libro)(?: some)?)"
)
_AGAINST_BEFORE: Final = re.compile(
    rf"(?:(?<!\w)(?=\w){_MADE_BY}|[\"\u201d\u00bb'\u2019]\s{{0,3}}[-\u2013\u2014~]{{1,2}}"
    rf"|^[-\u2013\u2014~]{{1,2}})\s*[\"\u201c'\u00ab]?$",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?<!\w)(?:(?P<did>\w{2,20}(?:ed|en|old|ung|ept|eft|aught|ought)) )?(?:up |off |out )?by $",
    re.IGNORECASE,
)
_AGAINST_AFTER: Final = re.compile(
    r"(?:'s|\u2019s)? (?:(?:new|latest|first|best|old|greatest) )?(?:(?i:album|song|single"
    r"|movie|film"
    r"|novel|book tour|biopic|biography|quote|lyrics|concert|gig|tour|hits|fans?|fan club|show"
    r"|vs\.?"
    r"|versus|scores?|scored|feat\.?|ft\.?|live at|is trending|posters?|memes?|impression|costume"
    r"|lookalike|movies|films|songs|cocktail|restaurant|caf[eé]|pub|hotel|centre|center)(?!\w)"
    r"|(?:Street|Road|Avenue|Lane|School|Primary|College|University|Park|Hall|Foundation"
    r"|Awards?|Prize"
    r"|Stadium|Airport|Bridge|Museum|Library|Gallery|Square|Collection|Trio|Quartet|Band|Orchestra"
    r"|Festival|Inn|Arms|Market|Platz|Straße|Schule|Show|Theatre|Hospital|Day)\b)"
)
_ARTICLE: Final = re.compile(
    r"(?<!\w)(?:the|an?|this|that|these|our|every|der|die|das|ein|eine|einen"
    r"|le|la|les|un|une|el|los|las|una) $",
    re.IGNORECASE,
)
_CASES: Final = re.compile(
    r"(?:'s|\u2019s)? (?:case|file|matter|account|family|divorce|invoice|hearing|trial|session"
    r"|referral)\b",
    re.IGNORECASE,
)
_RELATION: Final = re.compile(
    r"(?<!\w)(?:(?:ex-)?clients?|patients?|my students?|pupils?|appointments?|referrals?|caseload"
    r"|counsell?ing|case notes|mandant\w*|klient\w*|patient\w*|schüler\w*|termin|sprechstunde"
    r"|cliente?s?|élèves?|rendez-vous|paciente?s?|alumn[oa]s?|consulta)(?!\w)",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(
    r"(?<!\w)(?:she|he|her|him|his|hers|sie|ihr|ihm|ihn|elle|ella|told|said|mrs?|ms|miss|frau"
    r"|herrn?"
    r"|mme|madame|señora?|sra|dear|met|congrat\w+|thanks to|texted|emailed|phoned|mum|mother|dad"
    r"|father|husband|wife|daughter|cried|laughed|smiled|rang|called|came|asked|wrote|passed"
    r"|graduated"
    r"|cancelled|canceled)(?!\w)",
    re.IGNORECASE,
)
_NEAR: Final = 40


def is_ordinary(form: str) -> bool:
    """Whether a name is made of ordinary words, such as "rose garden".

    Args:
        form: A full name in small letters.
    """
    return all(word in _ORDINARY for word in re.findall(r"[^\W\d_]+", form))


def may_be_turned(given: str, family: str) -> bool:
    """Whether a name with its last word first is somebody else's as well: Jordan Grant."""
    is_first = share_in_world("given", family) is not None
    return is_first and share_in_world("family", given) is not None


def speaks_for(sentence: str, written: str, hint: str) -> bool:
    """Whether a sentence says that words which may be anything are somebody here.

    Args:
        sentence: The sentence.
        written: The words; without capitals they are nobody.
        hint: What is delicate in the sentence, or nothing.
    """
    if not all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", written)):
        return False
    rest = sentence.replace(written, " | ", 1)
    is_somebody = _PERSON.search(rest) is not None
    return bool(hint) or is_somebody or _RELATION.search(rest) is not None


def speaks_against(text: str, start: int, end: int, sentence: str, hint: str) -> bool:
    """Whether the words around a name say that somebody famous, a work or a place is meant.

    Args:
        text: The text.
        start: Where the name begins.
        end: Where it ends.
        sentence: The sentence it stands in.
        hint: What is delicate in the sentence, or nothing.
    """
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return _is_of_fame(before, after, hint) and _RELATION.search(sentence) is None


def _is_of_fame(before: str, after: str, hint: str) -> bool:
    if _AGAINST_BEFORE.search(before) or _AGAINST_AFTER.match(after):
        return True
    if hint and " money " not in hint:
        return False
    if _ARTICLE.search(before) and not _CASES.match(after):
        return True
    by = _BY.search(before) if before.endswith("by ") else None
    is_work = by is not None and not by["did"]
    return is_work or not _OF_WORKS.isdisjoint(_WORD.findall(f"{before} | {after}".lower()))
