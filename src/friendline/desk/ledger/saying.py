"""Saying an entry of the ledger as a sentence, by the table in ``words``."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from friendline.desk.ledger.words import KINDS
from friendline.policy.language.words import spoken
from friendline.review.report.words import capitalised, channel_name, plain
from friendline.review.words import count

__all__ = ["WHO", "sentence_of"]

WHO: Final = "\ue000"
"""Stands in a sentence for the person: a sign that no text of theirs is let keep."""

Words: TypeAlias = Mapping[str, Any]
"""Words of an entry, by their names."""

_LONGEST: Final = 300

_ACTS: Final = {
    "confirm": "this account is theirs,",
    "reject": "this account is not theirs,",
    "unsure": "you cannot say whether this account is theirs,",
    "merge": "they are one person with",
    "split": "they are somebody else than",
    "undo": "an earlier answer counts no more",
}
_STEPS: Final = {
    "decide": "the answer",
    "ask": "asking first",
    "defer": "putting it off",
    "write": "the letter",
    "press": "carrying it out",
    "invite": "the invitation",
}
_VERDICTS: Final = {
    "fine": "not a problem",
    "problem": "a problem",
    "embarrassing": "it would embarrass me",
    "undo": "an earlier label counts no more",
}
_SCOPES: Final = {
    "text": "and of all with the same text",
    "words": "and of all with the same words",
    "album": "and of all in the same album",
    "group": "and of all in the same group",
    "place": "and of all at the same place",
}
_SAID_IN: Final = {
    "audience.toml": "what you say about who can see what",
    "edited.toml": "what you edit for clients",
    "screening.toml": "what looks at your posts",
}
_SETTINGS: Final = {
    "zone": "your time zone",
    "friend_criteria": "what makes somebody a friend",
    "look_again_days": "how often you look again, in days",
    "touch_a_week": "how many people a week you want to be reminded of",
    "touch_names": "how names stand in the calendar",
    "ignored_after_days": "the days after which silence counts as ignoring",
    "letters": "how letters sound",
    "owner_name": "the name you sign with",
    "addresses": "where clients can reach you",
}


_WHO_ASKED: Final = {
    "incoming": "a request of",
    "outgoing": "your request to",
    "spoken": "a request in person of",
}

_SOURCES: Final = {
    "client_list": "A client list",
    "calendar": "A calendar",
    "vcards": "An address book",
}
_CLAIMS: Final = {"reads_no_messages": "you do not read messages on your networks"}
_ENDED_BY: Final = {"me": "by you", "them": "by them", "both": "by both of you"}


def _of(table: Mapping[str, str]) -> Callable[[Any], str]:
    return lambda value: table.get(str(value), plain(str(value)))


def _cut(value: object) -> str:
    told = " ".join(str(value).split())
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{plain(str(name))} {_value(one)}" for name, one in value.items() if one)
    return ", ".join(map(_value, value)) if isinstance(value, list) else _cut(value)


_SAYS: Final[Mapping[str, Callable[[Any], str]]] = {
    "channel": lambda value: channel_name(str(value)),
    "answer": lambda value: spoken(str(value)),
    "departs": lambda value: spoken(str(value)),
    "act": _of(_ACTS | _STEPS),
    "choice": lambda value: plain(str(value)),
    "verdict": _of(_VERDICTS),
    "scope": _of(_SCOPES),
    "category": lambda value: plain(str(value)),
    "how": lambda value: plain(str(value)),
    "claim": _of(_CLAIMS),
}
"""How words of entries are said that are no words of a person."""


def sentence_of(kind: str, words: Words, about: str | None) -> str:
    """Give an entry as a sentence, with ``WHO`` where the person is named.

    Args:
        kind: Of the entry; one that is not in the table says its own name.
        words: Of the entry.
        about: Id of the person.
    """
    known = KINDS.get(kind)
    if known is None:
        return f"{capitalised(plain(kind))}."
    said = _said(kind, words, about)
    optional = re.sub(r"\[([^\]]*)\]", lambda part: _part(part[1], said), known.sentence)
    sentence = _filled(optional, said)
    return sentence[:1].upper() + sentence[1:]


def _part(part: str, said: Mapping[str, str]) -> str:
    """Give what stands in brackets, where all its words are there."""
    return part if all(said.get(name) for name in re.findall(r"{(\w+)}", part)) else ""


def _filled(sentence: str, said: Mapping[str, str]) -> str:
    return re.sub(r"{(\w+)}", lambda name: said.get(name[1], ""), sentence)


def _said(kind: str, words: Words, about: str | None) -> dict[str, str]:
    """Give the words of an entry as they are said; none of them can pass for the mark of ours."""
    told = {
        name: _SAYS.get(name, _value)(value).replace(WHO, "")
        for name, value in words.items()
        if value not in (None, "", [], {})
    }
    return {**told, "who": WHO, **_ours(kind, words, about)}


def _ours(kind: str, words: Words, about: str | None) -> dict[str, str]:
    """Give what is said otherwise in some kinds."""
    whom = WHO if about else ""
    says = _OURS.get(kind)
    return {"about": whom, "who_name": whom, **(says(words, about) if says else {})}


def _answered(words: Words, _about: str | None) -> dict[str, str]:
    by_policy, answer = words.get("by_policy"), words.get("answer")
    return {"departs": spoken(str(by_policy)) if by_policy and by_policy != answer else ""}


def _asked(words: Words, _about: str | None) -> dict[str, str]:
    return {"kind": _WHO_ASKED.get(str(words.get("kind")), "a request of")}


def _heard(words: Words, _about: str | None) -> dict[str, str]:
    return {"yes": "yes" if words.get("yes") else "no"}


def _pressed(words: Words, _about: str | None) -> dict[str, str]:
    return {"silently": "without words" if words.get("silently") else ""}


def _cadence(words: Words, about: str | None) -> dict[str, str]:
    days, of = words.get("days"), str(words.get("of", ""))
    every = f"every {days} days" if days else "not at all, they are left in peace"
    return {"of": WHO if about else plain(of.partition(":")[2] or of), "days": every}


def _said_in(words: Words, _about: str | None) -> dict[str, str]:
    return {"text": _SAID_IN.get(str(words.get("text")), _cut(words.get("text")))}


def _set(words: Words, _about: str | None) -> dict[str, str]:
    name = str(words.get("name"))
    value = _value(words.get("value", "")) or "nothing"
    return {"name": _SETTINGS.get(name, plain(name)), "value": value}


def _imported(words: Words, _about: str | None) -> dict[str, str]:
    source = str(words.get("kind"))
    return {
        "source": _SOURCES.get(source, f"An export of {channel_name(source)}"),
        "records": count(int(words.get("records") or 0), "record"),
    }


def _ended(words: Words, _about: str | None) -> dict[str, str]:
    return {"by": _ENDED_BY.get(str(words.get("by")), "")}


def _fact(words: Words, _about: str | None) -> dict[str, str]:
    return {"name": plain(str(words.get("name", "")))}


def _settled(words: Words, _about: str | None) -> dict[str, str]:
    return {"settled": plain(str(words.get("kind", "")))}


_OURS: Final[Mapping[str, Callable[[Words, str | None], dict[str, str]]]] = {
    "answered": _answered,
    "request_came": _asked,
    "noted_request": _asked,
    "heard_back": _heard,
    "pressed": _pressed,
    "cadence_set": _cadence,
    "cadence_dropped": _cadence,
    "said": _said_in,
    "set": _set,
    "setting_changed": _set,
    "preference_changed": _set,
    "imported": _imported,
    "work_ended": _ended,
    "fact_said": _fact,
    "fact_undone": _fact,
    "treatment_settled": _settled,
}
"""Kinds some words of which are said in another way."""
