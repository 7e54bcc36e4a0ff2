"""Words of health, of law and of money beside a name: what makes a name a confidence."""

import re
from typing import Final

_SENTENCE_ENDS: Final = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bSt)(?<!\bProf)(?<!\bFr)(?<!\bHr)(?<!\.\w)"
    r"\.\s+(?=[A-ZÀ-Þ])|(?<=\w{4})\.\s|[!?…]\s|\n"
)
"""A full stop behind a title or a short word with a small letter after it ends nothing."""

_LONGEST_SENTENCE: Final = 300
"""Characters to either side of a name."""

_HEALTH: Final = (
    r"depress\w*|anxi(?:ety|ous)|diagnos\w*|cancer|tumou?r|chemo\w*|therap(?:y|ies)|therapeut\w*"
    r""
    r"|(?<!photo )(?<!training )(?<!photo)sessions?|relaps\w*|rehab|addict\w*|overdos\w*"
    r"|suicid\w*|self-?harm\w*|pregnan\w*|miscarr\w*"
    r""
    r"|surgery|an operation|operated on|hospital\w*|stroke|dementia|hiv|symptoms?"
    r"|medication|antidepress\w*"
    r"|breakdown|burn-?out|panic attacks?|bipolar|autis\w*|adhd|ptsd|eating disorder|anorexi\w*"
    r"|ill(?:ness)?|sick(?: leave)?|my patient|a patient|prescri\w*|blood test|scan results"
    r"|krebs|krank\w*|therapie\w*|diagnose\w*|schwanger\w*|klinik|sucht|depression\w*"
    r"|malad\w*|enceinte|dépress\w*|enferm\w*|embarazad\w*|depresi\w*"
)
_LEGAL: Final = (
    r"divorc\w*|custody|lawsuit"
    r"|su(?:es|ed|ing)|(?:in|to|family) court|court case"
    r"|(?:court|a|the|her|his) hearing|(?:on|the|her|his) trial|arrest\w*|charged with|convict\w*"
    r"|plead\w*|pleaded|guilty|verdict|settlement|affidavit|restraining order|prison|jail|bail"
    r"|police|fraud|prosecut\w*|visa (?:case|refused)|asylum|probation|testif\w*|will and testament"
    r"|scheid\w*|sorgerecht|gericht\w*|anklage\w*|klage\w*|haft|prozess|urteil"
    r"|tribunal|procès|garde des enfants|juicio|juzgado|custodia|demanda\w*"
)
_MONEY: Final = (
    r"debts?|bankrupt\w*|insolven\w*|owes?|owed|mortgage|salary|salaries|invoice\w*|overdue|unpaid"
    r"|loan|tax(?:es)?|inherit\w*|fees?|redundan\w*|laid off|foreclos\w*|net worth|pension"
    r"|(?:[£$€]\s?\d[\d.,]{2,}|\d[\d.,]*\s?(?:k\b|grand\b|euros?\b|pounds\b|dollars\b|€))"
    r"|schulden|pleite|insolvenz|gehalt|rechnung\w*|dettes?|faillite|salaire|deudas?|sueldo|quiebra"
)
_KINDS: Final = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE))
    for kind, words in (("health", _HEALTH), ("legal", _LEGAL), ("money", _MONEY))
)


def sentence_around(text: str, start: int, end: int) -> str:
    """Give the sentence that a place stands in."""
    first, last = max(0, start - _LONGEST_SENTENCE), min(len(text), end + _LONGEST_SENTENCE)
    # Searched up to the end of the name: whether it has a capital says whether a sentence ended.
    for ending in _SENTENCE_ENDS.finditer(text, first, end):
        if ending.end() <= start:
            first = ending.end()
    after = _SENTENCE_ENDS.search(text, end, last)
    return text[first : after.start() if after else last]


def hint_in(sentence: str, name: str) -> str:
    """Say what a sentence hints at about a client; empty where it hints at nothing.

    Args:
        sentence: The sentence.
        name: The name in it, which is no hint itself.
    """
    rest = sentence.replace(name, " | ", 1)
    for kind, words in _KINDS:
        if found := words.search(rest):
            return f'the word "{found[0]}": a {kind} hint about a client'
    return ""
