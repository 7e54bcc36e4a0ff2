"""What is filled into a template: clean, short, and in the language of the letter."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from msgspec import Struct

from friendline.letters.facts import Facts
from friendline.letters.kinds import Voice
from friendline.model import CHANNEL_TITLES

SLOTS: Final = frozenset(
    {
        *("name", "owner", "channel", "here", "by_offer", "address", "choice"),
        *("policy", "published", "since", "until", "ended", "body", "how_to_decline"),
    }
)
"""Every name that a template may use; ``docs/letters.md`` says what each stands for."""

MOST: Final = 80
"""Characters of a name; an address may have more."""

MOST_OF_AN_ADDRESS: Final = 200
"""Characters of an address, or of the name of a document."""

_JOINERS: Final = frozenset("\u200c\u200d")
"""Names in Persian and in languages of India are spelt with these."""

_MARKS: Final = frozenset({"Mn", "Me", "Mc"})
_COMMANDS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(text: str, most: int = MOST) -> str:
    """Give a text on one line, without signs that command a screen, and not longer than wanted.

    Signs that turn the direction of writing go; letters that are written from right to left stay.
    What is cut ends in an ellipsis, and not between a letter and its accent.
    """
    kept = "".join(_kept(sign) for sign in text[: most * 8])
    words = " ".join(kept.split())
    if len(words) <= most:
        return words
    end = most - 1
    while end and unicodedata.category(words[end]) in _MARKS:
        end -= 1
    return f"{words[:end].rstrip()}\u2026"


def _kept(sign: str) -> str:
    if sign in _JOINERS:
        return sign
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign) in _COMMANDS else sign


def values(facts: Facts, voice: Voice, how_to_decline: str | None) -> Mapping[str, str | None]:
    """Give every slot its value; ``None`` where it is not known."""
    policy = facts.policy
    return {
        "name": _shown(facts.called or facts.name),
        "owner": _shown(facts.owner),
        "channel": title(facts.channel),
        "here": way(facts.channel, voice.language),
        "by_offer": None if facts.offer is None else way(facts.offer, voice.language),
        "address": _shown(facts.address, MOST_OF_AN_ADDRESS),
        "choice": _choice(facts.choice, voice.language),
        "policy": None if policy is None else _shown(policy.name),
        "published": None if policy is None else _shown(policy.published, MOST_OF_AN_ADDRESS),
        "since": None if policy is None else _day(policy.in_force_from, voice.language),
        "until": _day(facts.defer_until, voice.language),
        "ended": _day(facts.ended_on, voice.language),
        "body": _shown(facts.body),
        "how_to_decline": how_to_decline,
    }


def _shown(text: str | None, most: int = MOST) -> str | None:
    return clean(text, most) or None if text else None


def title(channel: str) -> str:
    """Give a network's name as it writes it, anything else as it was given."""
    return CHANNEL_TITLES.get(channel, clean(channel))


def way(offer: str, language: str) -> str:
    """Say how to be in touch: "on LinkedIn", "per E-Mail", "de vive voix"."""
    wording = _ways()[language]
    said = wording.said.get(clean(offer).casefold())
    if said is not None:
        return said
    pattern = wording.network if offer in CHANNEL_TITLES else wording.other
    return pattern.replace("{way}", title(offer))


def _choice(offers: Sequence[str], language: str) -> str | None:
    if not offers:
        return None
    said = [way(offer, language) for offer in offers]
    if len(said) == 1:
        return said[0]
    return f"{', '.join(said[:-1])} {_ways()[language].or_} {said[-1]}"


def _day(day: date | None, language: str) -> str | None:
    from babel.dates import format_date  # noqa: PLC0415 - 60 ms

    if day is None:
        return None
    written = format_date(day, "long", locale=language)
    # French counts the first of a month: "le 1er mars".
    return f"1er{written[1:]}" if language == "fr" and day.day == 1 else written


class _Wording(Struct, frozen=True, forbid_unknown_fields=True, rename={"or_": "or"}):
    network: str
    other: str
    or_: str
    said: dict[str, str]


@cache
def _ways() -> Mapping[str, _Wording]:
    data = (files(__package__) / "data" / "ways.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, _Wording])
