"""The changes that somebody makes to what a policy says beside its rules."""

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, TypeAlias, get_args

import msgspec
from msgspec import Struct

from friendline.policy.authoring.drafting import promise_as_written
from friendline.policy.authoring.table import tidy_text
from friendline.policy.editing.changes import Tried, too_long
from friendline.policy.editing.draft import Draft
from friendline.policy.editing.mistakes import Mistake
from friendline.policy.guidance import load_pack, pack_names, promises_for
from friendline.policy.language.facts import FactKind
from friendline.policy.language.words import fold, not_known, quoted

__all__ = [
    "AddPromise",
    "DeclareFact",
    "PromiseLine",
    "SetChannel",
    "SetList",
    "SetText",
    "SwitchPromise",
    "promise_lines",
]

TextSetting: TypeAlias = Literal[
    "name", "version", "purpose", "sentence", "in_force_from", "in_force_until"
]
ListSetting: TypeAlias = Literal["alternatives", "must_not_matter"]

_DAYS: Final = frozenset({"in_force_from", "in_force_until"})
_MOST_LISTED: Final = 100
_FACT_NAME: Final = "a fact needs a name of small letters, digits and _, as in 'owns_a_boat'"
_UNSOUND: Final = "first mend the mistakes that the policy has"


class SetText(Struct, frozen=True, tag=True):
    """Write one of the texts or days; ``""`` clears it."""

    key: TextSetting
    text: str

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if mistake := _no_setting(self.key, TextSetting) or too_long(self.text, self.key):
            return mistake
        text = tidy_text(self.text)
        return draft.saying(**{self.key: _day_or_text(text) if self.key in _DAYS else text})


class SetList(Struct, frozen=True, tag=True):
    """Write the ways to offer, the best first, or what must not matter."""

    key: ListSetting
    texts: tuple[str, ...]

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        texts = [text for text in map(tidy_text, self.texts) if text]
        if mistake := _no_setting(self.key, ListSetting) or too_long("".join(texts), self.key):
            return mistake
        if len(texts) > _MOST_LISTED:
            return Mistake(f"at most {_MOST_LISTED} are kept", column=self.key)
        return draft.saying(**{self.key: list(dict.fromkeys(texts))})


class SetChannel(Struct, frozen=True, tag=True):
    """Say what a channel is for; ``""`` says nothing of it."""

    channel: str
    purpose: str

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if mistake := too_long(f"{self.channel}{self.purpose}", "channels"):
            return mistake
        said = draft.settings.get("channels", {})
        channels = dict(said) if isinstance(said, dict) else {}
        channels[fold(self.channel)] = self.purpose
        return draft.saying(channels=channels)


class DeclareFact(Struct, frozen=True, tag=True):
    """Declare a fact of the owner's own, which rules may then ask for; or declare it anew."""

    name: str
    kind: FactKind
    label: str = ""
    values: tuple[str, ...] = ()

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if mistake := too_long("".join((self.name, self.label, *self.values)), "facts"):
            return mistake
        if not fold(self.name).isidentifier():
            return Mistake(_FACT_NAME, column="facts")
        fact = {"type": str(self.kind), "values": list(self.values), "label": self.label}
        said = draft.settings.get("facts", {})
        facts = dict(said) if isinstance(said, dict) else {}
        facts[fold(self.name)] = fact
        return draft.saying(facts=facts)


class PromiseLine(Struct, frozen=True):
    """A promise that a draft makes, or that was switched off.

    Attributes:
        number: Its place in the list, from 1.
        text: What is promised.
        on: Whether it is made.
        by: Who asks for it; ``""`` for the owner's own.
    """

    number: int
    text: str
    on: bool
    by: str


def promise_lines(draft: Draft) -> tuple[PromiseLine, ...]:
    """List the promises, those that are switched off last."""
    both = [*((one, True) for one in draft.promises), *((one, False) for one in draft.set_aside)]
    return tuple(
        PromiseLine(number, str(one.get("text", "")), on, _by(one))
        for number, (one, on) in enumerate(both, start=1)
    )


class SwitchPromise(Struct, frozen=True, tag=True):
    """Switch a promise off, or on again; ``number`` is that of its ``PromiseLine``."""

    number: int
    on: bool

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        held, aside = list(draft.promises), list(draft.set_aside)
        if not 1 <= self.number <= len(held) + len(aside):
            return Mistake(f"there is no promise {self.number}", column="promises")
        is_on = self.number <= len(held)
        if is_on and not self.on:
            aside.append(held.pop(self.number - 1))
        elif self.on and not is_on:
            held.append(aside.pop(self.number - 1 - len(held)))
        return _promising(draft, held, aside)


class AddPromise(Struct, frozen=True, tag=True):
    """Promise what a profession asks for, by the id that its pack gives it.

    ``place`` is where the owner works: a promise that holds elsewhere only is none of theirs.
    """

    profession: str
    id: str
    place: str | None = None

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if self.profession not in pack_names():
            return Mistake(not_known(self.profession, pack_names()), column="promises")
        if draft.policy is None:
            return Mistake(_UNSOUND, column="promises")
        checkable, _ = promises_for(draft.policy, load_pack(self.profession), place=self.place)
        found = next((one for one in checkable if one.id == self.id), None)
        if found is None:
            what = f"{quoted(self.id)} is nothing that this policy could promise"
            return Mistake(what, column="promises")
        if any(one.get("id") == self.id for one in (*draft.promises, *draft.set_aside)):
            return Mistake("this promise is in the list already", column="promises")
        return _promising(draft, [*draft.promises, promise_as_written(found)], draft.set_aside)


def _promising(
    draft: Draft, held: Sequence[dict[str, object]], aside: Sequence[dict[str, object]]
) -> Draft:
    return msgspec.structs.replace(draft.saying(promises=list(held)), set_aside=tuple(aside))


def _by(promise: dict[str, object]) -> str:
    source = promise.get("source")
    return str(source.get("body", "")) if isinstance(source, dict) else ""


def _no_setting(key: str, known: object) -> Mistake | None:
    """Refuse a setting that is none of those that are meant; a form may send any word."""
    names = get_args(known)
    return None if key in names else Mistake(not_known(key, names), column=key)


def _day_or_text(text: str) -> date | str:
    """Give a day; what is none stays as it is, for the mistake to be told beside it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
