"""The letters as they are written: what each is for and claims, and its words by language.

``kinds.toml`` says it once for all languages; the words stand in one file a language and family.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec import Struct

from friendline.letters.claims import Claim
from friendline.letters.kinds import Family, Length, Situation, Tone
from friendline.letters.rendering import TemplateError, Words, read_words

_LANGUAGES: Final = ("en", "de", "fr", "es")

_INCOMING: Final = (Claim.ASKED,)
IMPLIED: Final[Mapping[Situation, tuple[Claim, ...]]] = MappingProxyType(
    {
        Situation.ACCEPT: (*_INCOMING, Claim.ANSWER_YES),
        Situation.ACCEPT_RESTRICTED: (*_INCOMING, Claim.ANSWER_YES),
        Situation.OFFER_OTHER: (*_INCOMING, Claim.ANSWER_OFFER),
        Situation.DECLINE: (*_INCOMING, Claim.ANSWER_NO),
        Situation.DEFER: (*_INCOMING, Claim.ANSWER_LATER),
        Situation.ASK: (*_INCOMING, Claim.ANSWER_ASK),
        Situation.FAMILY: (*_INCOMING, Claim.ANSWER_YES, Claim.KIN),
        Situation.MOVE: (Claim.CONNECTED, Claim.ANSWER_NOT_YES),
        Situation.ENDING_KEEP: (Claim.CONNECTED, Claim.ANSWER_YES, Claim.WORK_ENDED),
        Situation.ENDING_LEAVE: (Claim.CONNECTED, Claim.ANSWER_NOT_YES, Claim.WORK_ENDED),
        Situation.REPAIR: (Claim.PUT_OUT,),
        Situation.INVITE: (Claim.ANSWER_YES, Claim.FIRST_ASK),
        Situation.RULE_OPENED: (*_INCOMING, Claim.POLICY_IN_FORCE, Claim.RULE_OPENED),
        Situation.RULE_CLOSED: (Claim.POLICY_IN_FORCE, Claim.RULE_CLOSED),
    }
)
"""What every letter of a situation claims by being one."""


class NoSuchLanguageError(ValueError):
    """There are no letters in the language."""

    def __init__(self, language: str) -> None:
        super().__init__(
            f"There are no letters in the language '{language}' yet; there is "
            f"{', '.join(_LANGUAGES)}."
        )


class _Kind(Struct, frozen=True, forbid_unknown_fields=True, rename={"situations": "for"}):
    situations: tuple[Situation, ...]
    tone: Tone
    length: Length = Length.MESSAGE
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Template:
    """One letter in one language.

    Attributes:
        id: Family and name, the same in all languages: ``"plain/offer"``.
        family: How it gives its reasons.
        situations: What it is for.
        tone: In which voice.
        length: For how much room.
        own_claims: What it claims, beside what its situation implies.
        words: Its words.
        frame: What stands around them.
    """

    id: str
    family: Family
    situations: tuple[Situation, ...]
    tone: Tone
    length: Length
    own_claims: tuple[Claim, ...]
    words: Words
    frame: Words

    def claims(self, situation: Situation) -> tuple[Claim, ...]:
        """Give all that it claims when it is used in a situation."""
        light = (Claim.NOT_SENSITIVE,) if self.tone is Tone.LIGHT else ()
        return tuple(dict.fromkeys((*IMPLIED[situation], *self.own_claims, *light)))

    def needs(self) -> frozenset[str]:
        """Name what must be known to fill it in."""
        return (self.words.needs | self.frame.needs) - {"words"}

    def render(self, values: Mapping[str, str | None], *, formal: bool) -> str:
        """Write the letter.

        Raises:
            TemplateError: A name that is needed has no value.
        """
        words = self.words.render(values, formal=formal)
        return self.frame.render({**values, "words": words}, formal=formal)


def languages() -> tuple[str, ...]:
    """Name the languages that there are letters in."""
    return _LANGUAGES


def check_language(language: str) -> str:
    """Give the language back.

    Raises:
        NoSuchLanguageError: There are no letters in it.
    """
    if language not in _LANGUAGES:
        raise NoSuchLanguageError(language)
    return language


@cache
def templates(language: str) -> tuple[Template, ...]:
    """Give the letters that come with friendline.

    Raises:
        NoSuchLanguageError: There are none in this language.
    """
    folder = files(__package__) / "data" / "letters"
    return read_templates(folder, check_language(language))


def read_templates(folder: Traversable, language: str) -> tuple[Template, ...]:
    """Read a folder of letters and check each of them.

    Args:
        folder: Has ``kinds.toml``, and ``LANGUAGE/frame.toml`` and ``LANGUAGE/FAMILY.toml``; a
            ``pathlib.Path`` does.
        language: The name of the language's folder.

    Raises:
        TemplateError: Something in it cannot be used.
    """
    kinds = _kinds(folder)
    texts = folder / language
    frames = {
        length: read_words(f"frame.{length}", source, is_frame=True)
        for length, source in _table(texts / "frame.toml").items()
    }
    found: list[Template] = []
    for family, letters in kinds.items():
        found.extend(_of_family(family, letters, frames, _table(texts / f"{family}.toml")))
    return tuple(found)


def _of_family(
    family: Family,
    kinds: Mapping[str, _Kind],
    frames: Mapping[str, Words],
    texts: Mapping[str, object],
) -> Iterator[Template]:
    for name in texts.keys() - kinds.keys():
        raise TemplateError(f"{family}/{name}", "kinds.toml does not say what it is for")
    for name, kind in kinds.items():
        where = f"{family}/{name}"
        if kind.length not in frames:
            raise TemplateError(where, f"frame.toml has nothing for the length '{kind.length}'")
        yield Template(
            id=where,
            family=family,
            situations=kind.situations,
            tone=kind.tone,
            length=kind.length,
            own_claims=kind.claims,
            words=read_words(where, texts.get(name)),
            frame=frames[kind.length],
        )


def _kinds(folder: Traversable) -> dict[Family, dict[str, _Kind]]:
    try:
        data = (folder / "kinds.toml").read_bytes()
        return msgspec.toml.decode(data, type=dict[Family, dict[str, _Kind]])
    except (OSError, msgspec.DecodeError) as error:
        raise TemplateError("kinds.toml", str(error)) from error


def _table(file: Traversable) -> dict[str, object]:
    try:
        table: dict[str, object] = msgspec.toml.decode(file.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise TemplateError(file.name, str(error)) from error
    return table
