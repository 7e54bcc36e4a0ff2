"""A preset made into somebody's own policy: their channels, their ways to offer, their day one."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from msgspec import Struct, structs

from friendline.model import CHANNEL_TITLES
from friendline.policy.authoring.as_written import AsWritten, Cells, tidy
from friendline.policy.authoring.interview import PURPOSES, Answers, ways_to_offer
from friendline.policy.authoring.sheet import load_policy, read_as_written
from friendline.policy.citations import Citation, Confidence, Strength
from friendline.policy.guidance import load_pack, promises_for
from friendline.policy.language.words import fold, spoken
from friendline.policy.rules import Promise

_LINKEDIN: Final = "linkedin"
_FIND_ME: Final = "find me on LinkedIn"


class Wishes(Struct, frozen=True, kw_only=True):
    """What a new policy is to be.

    Attributes:
        preset: The preset that it starts from.
        answers: What was answered in the interview.
        name: What it is called; ``""`` keeps the preset's name.
        begins: Its first day; ``None`` is always.
    """

    preset: str
    answers: Answers
    name: str = ""
    begins: date | None = None


def drafted(wishes: Wishes) -> AsWritten:
    """Write a first version of somebody's own policy.

    It is the preset with their channels and purposes (R67), only those ways to offer that they
    have, and the promises of their profession that must hold and can be proved (R25).

    Args:
        wishes: What it is to be.

    Raises:
        PolicyError: There is no such preset.
        NoSuchPackError: There is no such profession.
    """
    written = read_as_written(wishes.preset)
    ways = ways_to_offer(wishes.answers.channels)
    settings = {
        **written.settings,
        "name": wishes.name or written.settings["name"],
        "version": "1",
        "purpose": PURPOSES.get(wishes.answers.why, written.settings.get("purpose", "")),
        "sentence": _sentence(str(written.settings.get("sentence", "")), ways),
        "in_force_from": wishes.begins,
        "alternatives": list(ways),
        "channels": wishes.answers.channels,
        "promises": [*_promises(written.settings), *_asked_of(wishes)],
    }
    return AsWritten(tidy(_in_order(settings)), _offering(written.cells, ways))


def _in_order(settings: Mapping[str, object]) -> dict[str, object]:
    """Put the keys in the order in which somebody would read them."""
    first = ("name", "version", "purpose", "sentence", "in_force_from", "in_force_until")
    return {key: settings[key] for key in (*first, *settings) if key in settings}


def _sentence(sentence: str, ways: tuple[str, ...]) -> str:
    """Keep the sentence true where LinkedIn is not for work, or not there."""
    if _LINKEDIN in ways:
        return sentence
    way = ways[0]
    found = f"find me on {spoken(way)}" if way in CHANNEL_TITLES else f"reach me by {way}"
    return sentence.replace(_FIND_ME, found)


def _offering(cells: Cells, ways: tuple[str, ...]) -> Cells:
    """Offer the first way that there is wherever the preset offers a LinkedIn that is not."""
    if _LINKEDIN in ways or not cells:
        return cells
    offer = [fold(name) for name in cells[0]].index("offer")
    return tuple(
        tuple(
            ways[0] if place == offer and fold(text) == _LINKEDIN else text
            for place, text in enumerate(row)
        )
        for row in cells
    )


def _promises(settings: Mapping[str, object]) -> list[object]:
    promises = settings.get("promises", [])
    return promises if isinstance(promises, list) else []


def _asked_of(wishes: Wishes) -> Iterator[dict[str, object]]:
    """Give the promises of the profession that must hold, as far as the preset can keep them."""
    if wishes.answers.profession is None:
        return
    policy = load_policy(wishes.preset)
    pack = load_pack(wishes.answers.profession)
    checkable, _ = promises_for(policy, pack, place=wishes.answers.place)
    for promise in checkable:
        if promise.strength is Strength.MUST:
            yield promise_as_written(promise)


def promise_as_written(promise: Promise) -> dict[str, object]:
    """Write a promise as the table ``[[promises]]`` that would be read as it."""
    source = {} if promise.source is None else {"source": _citation(promise.source)}
    return {
        "id": promise.id,
        "text": promise.text,
        "when": promise.written,
        "never": [str(answer) for answer in promise.never],
        "always": [str(answer) for answer in promise.always],
        "duties": [str(duty) for duty in promise.duties],
        "strength": "" if promise.strength is Strength.MUST else str(promise.strength),
        **source,
    }


def _citation(source: Citation) -> dict[str, object]:
    said = {**structs.asdict(source), "jurisdictions": list(source.jurisdictions)}
    del said["id"]
    said["in_force_from"] = str(source.in_force_from or "")
    said["in_force_until"] = str(source.in_force_until or "")
    said["confidence"] = str(source.confidence or Confidence.MEDIUM)
    return said
