"""What the title of a calendar entry says: called off, moved, by whom, or that somebody is away.

Only plain forms count ("Cancelled: Review", "Review (abgesagt)", "Off sick"). "Cancelled orders"
or "Sick leave policy" are about something else (R41, formats 8).
"""

import re
import unicodedata
from collections.abc import Set as AbstractSet
from enum import Enum
from functools import lru_cache
from typing import Final

from friendline.model import Party

_LONGEST: Final = 300
"""Characters of a title that are looked at."""


class Said(Enum):
    """What a title says became of a meeting; the word goes after "Meeting ... was"."""

    CANCELLED = "cancelled"
    DECLINED = "declined"
    MOVED = "moved"


class Absence(Enum):
    """Why the owner is not there, as an entry of their own says it."""

    ILL = "ill"
    OUT = "out of office"
    AWAY = "away"


# Written without accents, as titles are compared; English, German, French, Spanish, then others.
_SAYINGS: Final = {
    Said.CANCELLED: r"cancel+ed|called off|abgesagt|storniert|entfallt|fallt aus|annulee?s?"
    r"|cancelad[oa]s?|anulad[oa]s?|annullat[oa]|geannuleerd|afgelast|installd|avlyst|aflyst"
    r"|odwolan[eoy]|zruseno",
    Said.DECLINED: r"declined|abgelehnt|refusee?|declinee?|rechazad[oa]|rifiutat[oa]|afgewezen",
    Said.MOVED: r"moved|rescheduled|postponed|verschoben|verlegt|reportee?|decalee?|deplacee?"
    r"|aplazad[oa]|pospuest[oa]|reprogramad[oa]|rinviat[oa]|spostat[oa]|verplaatst|verzet",
}
_ANY: Final = "|".join(_SAYINGS.values())
_BY: Final = r"(?:\s+(?:by|von|par|por|da|door)\s+(?P<by>\w+))?"
_AT_BEGIN: Final = re.compile(
    rf"\W*(?P<said>{_ANY})\b{_BY}\s*(?:[:\uff1a,.!|)\]}}*~\u2013\u2014]|\s-\s|$)"
)
_AT_END: Final = re.compile(
    rf"(?:[:\uff1a,|(\[{{*~\u2013\u2014]|\s-)\s*(?P<said>{_ANY})\b{_BY}\W*$"
)
_OWN_WORDS: Final = frozenset({"i", "me", "us", "we", "mir", "uns", "ich", "moi", "nous", "mi"})
_THE_OTHER: Final = frozenset(
    {"she", "he", "they", "client", "customer", "patient", "student", "kundin", "kunde"}
    | {"patientin", "klientin", "klient", "elle", "il", "cliente", "paciente"}
)
_OTHER_ENDED: Final = re.compile(
    r"\b(?P<who>\w+)\s+(?:has |have |had to |hat |hatte |a |ha |is |ist |est |esta |off )*"
    rf"(?:{_ANY}|cancel|cancels|sagt ab|no show|sick|ill|unwell|krank|malade|enferm[oa])\b"
)

_FILLER: Final = (
    "i|am|m|is|me|my|off|at|home|today|day|days|leave|still|all|half|feeling|called|in|bed|out"
    "|from|work|with|a|bad|bin|zu|hause|heute|noch|ganztagig|tag|im|bett|jour|journee|en|casa|hoy"
    "|dia|again|s|on|je|suis|estoy"
)
_ABSENCES: Final = {
    Absence.ILL: r"sick|ill|unwell|poorly|sickness|illness|flu|influenza|migraine|fever"
    r"|covid(?: 19)?|stomach bug|food poisoning|krank|krankheit|krankmeldung|krankgemeldet"
    r"|krank gemeldet|krankgeschrieben|migrane|grippe|fieber|malade|maladie|arret maladie"
    r"|conge maladie|fievre|enferm[oa]|baja medica|baja por enfermedad|gripe|fiebre|migrana"
    r"|malat[oa]|malattia|emicrania|ziek|griep|koorts",
    Absence.OUT: r"out of(?: the)? office|ooo|oof|absent|absence|unavailable|not available"
    r"|abwesend|abwesenheit|nicht im buro|ausser haus|absente|hors du bureau|absent du bureau"
    r"|indisponible|fuera de(?: la)? oficina|ausente|fuori sede|assente|afwezig",
    Absence.AWAY: r"(?:holidays?|vacation|annual leave|pto|time off|days? off|away|travelling"
    r"|traveling|urlaub|ferien|verreist|vacances|conges?|vacaciones|ferie|vakantie)"
    r"(?: (?:in|to|en|a|au|auf|nach|at|am) \w+(?: \w+){0,2})?",
}
_OWN_ABSENCE: Final = {
    kind: re.compile(rf"(?:(?:{_FILLER}) )*(?:{words})(?: (?:{_FILLER}))*")
    for kind, words in _ABSENCES.items()
}


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Give a text to compare: lower case, without accents, cut at 300 characters."""
    apart = unicodedata.normalize("NFKD", text[:_LONGEST])
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def words_of(text: str) -> list[str]:
    """Give the words of a text, folded."""
    return re.findall(r"[^\W_]+", folded(text))


def said_in(title: str) -> Said | None:
    """Say what a title says became of the meeting; ``None`` where it says nothing of it."""
    found = _saying(title)
    if found is None:
        return None
    return next(s for s, forms in _SAYINGS.items() if re.fullmatch(forms, found["said"]))


def ended_by(title: str, names: AbstractSet[str], owner_names: AbstractSet[str]) -> Party:
    """Say who ended a meeting, where its title tells it.

    Args:
        title: The title: "Kim cancelled", "Cancelled by me".
        names: Words of the client's names, folded.
        owner_names: Words of the owner's names, folded.
    """
    own = _OWN_WORDS | owner_names
    found = _saying(title)
    if found is not None and found["by"]:
        return Party.OWNER if found["by"] in own else Party.OTHER
    ends = re.finditer(_OTHER_ENDED, folded(title))
    others = names - owner_names | _THE_OTHER
    return Party.OTHER if any(one["who"] in others for one in ends) else Party.UNKNOWN


def bare(title: str) -> str:
    """Give a title without what it says became of the meeting, to compare two."""
    found = _saying(title)
    rest = folded(title)
    return " ".join(words_of(rest[: found.start()] + rest[found.end() :] if found else rest))


def absence_in(title: str, owner_names: AbstractSet[str]) -> Absence | None:
    """Say why the owner is away, if a whole title says nothing else.

    Args:
        title: The title: "Off sick", "Migraine", "Out of office", "Holiday in Wales".
        owner_names: Words of the owner's names, folded: "Jane sick" is Jane's own.
    """
    told = " ".join(word for word in words_of(title) if word not in owner_names)
    return next((kind for kind, form in _OWN_ABSENCE.items() if form.fullmatch(told)), None)


def _saying(title: str) -> re.Match[str] | None:
    text = folded(title)
    return _AT_BEGIN.match(text) or _AT_END.search(text)
