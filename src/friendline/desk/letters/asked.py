"""Which letter is asked for: what it is for, how it shall sound, in which language and length."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from friendline.letters import Family, Length, Situation, Tone, Voice, languages
from friendline.store import preferences

__all__ = ["NAMES", "Asked", "asked_in"]

NAMES: Final = ("for", "family", "tone", "length", "language", "address", "limit", "draft")
"""The names of the fields."""

_FORMAL: Final = {"formal": True, "familiar": False}
_FREE_ACCOUNT: Final = 200
_PAID_ACCOUNT: Final = 300

_One = TypeVar("_One", bound=StrEnum)


@dataclass(frozen=True)
class Asked:
    """What is asked for; ``None`` leaves it to what fits best.

    Attributes:
        situation: What it is for.
        family: How it gives its reasons.
        tone: In which voice.
        length: For how much room.
        language: Two letters.
        formal: Sie, vous, usted.
        limit: Characters of a LinkedIn note.
        draft: Which letter, by its id.
    """

    situation: Situation | None = None
    family: Family | None = None
    tone: Tone | None = None
    length: Length | None = None
    language: str = Voice.language
    formal: bool = Voice.formal
    limit: int = _PAID_ACCOUNT
    draft: str = ""

    @property
    def voice(self) -> Voice:
        """How it shall sound."""
        return Voice(
            language=self.language,
            formal=self.formal,
            family=self.family,
            length=self.length or Length.MESSAGE,
            note_limit=self.limit,
        )


def asked_in(fields: Mapping[str, str]) -> Asked:
    """Read from an address or a form what is asked for; what is strange counts as not asked.

    What is not asked is as the owner's preferences say.
    """
    usual, language = preferences.voice(), fields.get("language", "")
    return Asked(
        situation=_one_of(Situation, fields.get("for")),
        family=_one_of(Family, fields["family"]) if "family" in fields else usual.family,
        tone=_one_of(Tone, fields.get("tone")),
        length=_one_of(Length, fields.get("length")),
        language=language if language in languages() else usual.language,
        formal=_FORMAL.get(fields.get("address", ""), usual.formal),
        limit=_FREE_ACCOUNT if fields.get("limit") == str(_FREE_ACCOUNT) else _PAID_ACCOUNT,
        draft=fields.get("draft", "")[:100],
    )


def _one_of(kind: type[_One], value: str | None) -> _One | None:
    return kind(value) if value in set(kind) else None
