"""The rows that the store holds about a person, in the words in which one would print them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from friendline.review.report.words import capitalised, channel_name, fact_words, plain
from friendline.store import clock
from friendline.touch.cadence import in_words

__all__ = ["Pairs", "as_pairs"]

Pairs = tuple[tuple[str, str], ...]
"""What something is called, and what is kept of it."""

_NOT_TOLD: Final = frozenset({"id", "key", "number", "person", "account", "item", "letter"})
"""Names by which rows find each other; they say nothing of anybody."""

_TITLES: Final[Mapping[str, str]] = {
    "act": "What you said",
    "asked_at": "Asked",
    "at": "When",
    "audience": "Who it is for",
    "audience_source": "How that is known",
    "began_on": "Client since",
    "by": "Written by",
    "by_policy": "What the policy says",
    "cause": "Through",
    "changed_at": "In this state since",
    "channel": "Network",
    "choice": "What you chose",
    "claims": "What the letter says of you",
    "days": "How often, in days",
    "direction": "Which way",
    "done_at": "Done",
    "due_at": "Put off until",
    "due_before": "Put off until, before",
    "emails": "E-mail addresses",
    "ended_by": "Ended by",
    "ended_on": "The work ended",
    "evidence": "How you know",
    "friend_on": "Friends since",
    "how": "How",
    "links": "Web addresses",
    "media": "Pictures",
    "met": "Met in person",
    "met_in_person": "Met in person",
    "name": "Name",
    "of": "Of",
    "on": "Day",
    "onto_list": "Onto the list",
    "other_name": "And",
    "other_names": "Other names",
    "person_name": "Person",
    "phones": "Telephone",
    "relationship": "What they are to you",
    "request": "Request number",
    "said_accounts": "Accounts your list names",
    "said_where": "Where they said it",
    "sent_at": "Sent",
    "since": "Since",
    "tie": "How you would be connected",
    "undone_at": "Taken back",
    "until": "Until",
    "url": "Web address",
    "urls": "Web addresses",
    "words": "Words",
}
_OWN_WORDS: Final = frozenset({"note", "words", "text", "why", "evidence", "said_where", "summary"})
"""What somebody wrote; it stays as they wrote it."""

_MOMENTS: Final = frozenset({"at", "since", "until", "taken", "due_before"})
_A_NAME: Final = re.compile(r"[a-z]+(?:_[a-z]+)+")


def as_pairs(values: Mapping[str, Any]) -> Pairs:
    """Give the fields of a row that say something, each with what it is called.

    Args:
        values: By their names, plain values and days; facts and accounts may stand inside others.
    """
    return tuple(_pairs(values))


def _pairs(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if {"name", "value", "evidence"} <= values.keys():  # a fact that was said
        values = {str(values["name"]): values["value"], **values, "name": "", "value": ""}
    for name, value in values.items():
        if value is None or value in ("", [], {}, ()):
            continue
        if isinstance(value, Mapping):
            yield from _pairs(value)
        elif name in _NOT_TOLD:
            continue
        else:
            yield _title(name), _told(name, value)


def _title(name: str) -> str:
    return _TITLES.get(name) or capitalised(plain(name))


def _told(name: str, value: object) -> str:
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, list | tuple):
        return ", ".join(_each(name, value))
    if isinstance(value, int):
        is_moment = name in _MOMENTS or name.endswith("_at")
        return _moment(value) if is_moment else fact_words(name, value)
    return _text(name, str(value))


def _text(name: str, text: str) -> str:
    """Give a text as it is, but for names from code."""
    if name == "channel":
        return channel_name(text)
    is_code = name not in _OWN_WORDS and _A_NAME.fullmatch(text)
    return plain(text) if is_code else text


def _each(name: str, values: Iterable[object]) -> Iterator[str]:
    for one in values:
        if isinstance(one, Mapping):
            yield "; ".join(f"{title}: {said}" for title, said in _pairs(one))
        elif isinstance(one, list | tuple):
            yield " ".join(_each(name, one))
        else:
            yield _told(name, one)


def _moment(at: int) -> str:
    moment = datetime.fromtimestamp(at, ZoneInfo(clock.zone()))
    return f"{in_words(moment.date())}, {moment:%H:%M}"
