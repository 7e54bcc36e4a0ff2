"""What the owner answered before any rule, kept: it chose the preset and says the profession."""

import tomllib
from typing import Any, Final

import msgspec
from django.db import transaction

from friendline.policy.authoring.drafting import Wishes, drafted
from friendline.policy.authoring.files import files_of
from friendline.policy.authoring.interview import Answers
from friendline.policy.authoring.questions import CHANNELS, channel_key, read_answers
from friendline.policy.guidance import Pack, load_pack
from friendline.review.edited.setting import written
from friendline.store import clock, documents, ledger
from friendline.store.models import Document
from friendline.store.policy import policies
from friendline.toml_text import toml_text

__all__ = ["INTERVIEW", "answered", "as_given", "begin", "keep", "packs"]

INTERVIEW: Final = "interview.toml"
"""Kind of the document that holds the answers."""

_AS_TEXT: Final = {True: "yes", False: "no"}


def answered() -> Answers | None:
    """Give what was answered last; ``None`` where nobody was asked yet."""
    found = Document.objects.filter(kind=INTERVIEW).order_by("-id").first()
    if found is None:
        return None
    answers, _ = read_answers(_given(tomllib.loads(found.content)))
    if answers is None or documents.latest(documents.EDITED) is None:
        return answers
    return msgspec.structs.replace(answers, edited=documents.edited().topics)


def as_given(answers: Answers) -> dict[str, list[str]]:
    """Give answers as a form would send them, to be shown and changed in one."""
    return _given(tomllib.loads(toml_text(_plain(answers))))


def keep(answers: Answers) -> bool:
    """Keep answers; gives whether they differ from those before.

    What clients get an edited version of is kept by itself too: it can be changed without the rest.
    """
    with transaction.atomic():
        if answers == answered():
            return False
        content = toml_text(_plain(answers))
        Document.objects.create(kind=INTERVIEW, at=clock.now(), content=content)
        ledger.append("interview_answered", {"content": content})
        edited = documents.edited()
        if answers.edited != edited.topics:
            what = "as you answered why you want a policy"
            documents.save(documents.EDITED, written(edited.of(answers.edited)), what=what)
        return True


def begin(wishes: Wishes, note: str = "") -> int:
    """Write the owner's first policy from a preset and their answers, and keep both.

    Args:
        wishes: Preset, answers, name and first day.
        note: Why, in the owner's words.

    Returns:
        The number of the version.

    Raises:
        PolicyError: There is no such preset.
        NoSuchPackError: There is no such profession.
        NothingChangedError: It says what the last version says.
    """
    with transaction.atomic():
        keep(wishes.answers)
        return policies.adopt_files(files_of(drafted(wishes)), note)


def packs() -> tuple[tuple[Pack, ...], str | None]:
    """Give the owner's profession and place, as ``policy.overview.overview`` takes them."""
    answers = answered()
    if answers is None or answers.profession is None:
        return (), None
    return (load_pack(answers.profession),), answers.place


def _plain(answers: Answers) -> dict[str, object]:
    plain = msgspec.json.decode(msgspec.json.encode(answers))
    return {
        key: _AS_TEXT[value] if isinstance(value, bool) else value for key, value in plain.items()
    }


def _given(said: dict[str, Any]) -> dict[str, list[str]]:
    """Give what is kept as a form would send it."""
    purposes = said.pop(CHANNELS.key, {})
    said |= {channel_key(channel): purpose for channel, purpose in purposes.items()}
    return {key: value if isinstance(value, list) else [value] for key, value in said.items()}
