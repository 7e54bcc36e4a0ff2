"""The owner's policy: its versions, of which none is ever changed, and their publication (R1, R11).

The version that was saved last is the policy; earlier ones stay, since answers rest on them.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from django.db import transaction
from msgspec import Struct

from friendline.model import Seconds
from friendline.policy import Policy, in_force
from friendline.policy.authoring.files import files_at, files_in_workbook, policy_in
from friendline.policy.editing import Draft, Mistake, begun
from friendline.policy.editing.version_names import free_version
from friendline.policy.publish import Audience, Form
from friendline.policy.publish import publish as written_for
from friendline.store import clock, ledger
from friendline.store.models import PolicyDraft, PolicyVersion

if TYPE_CHECKING:
    from friendline.policy.prove import Verdict

__all__ = [
    "NoSuchVersionError",
    "NothingChangedError",
    "Publication",
    "UnsoundPolicyError",
    "Version",
    "adopt",
    "adopt_files",
    "current",
    "files",
    "files_from",
    "holding_on",
    "load",
    "number",
    "publication",
    "publish",
    "save",
    "versions",
]

_LONGEST_NOTE: Final = 2_000
_KINDS: Final[Mapping[Form, tuple[str, str]]] = {
    "html": ("html", "text/html; charset=utf-8"),
    "markdown": ("md", "text/markdown; charset=utf-8"),
    "pdf": ("pdf", "application/pdf"),
}
"""By form: how the file's name ends, and its media type."""

_Files = dict[str, bytes]
_decode: Final = msgspec.msgpack.Decoder(_Files).decode


class NoSuchVersionError(LookupError):
    """A version of the policy that is not there."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no version {number} of your policy.")


class NothingChangedError(ValueError):
    """What is to be saved says what the last version says."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Nothing was saved: version {number} says the same already. Change something first."
        )


class UnsoundPolicyError(ValueError):
    """What is to be saved has mistakes.

    Attributes:
        mistakes: All of them.
    """

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        self.mistakes = mistakes
        first, more = mistakes[0], len(mistakes) - 1
        rest = "" if not more else f" There {'is' if more == 1 else 'are'} {more} more like it."
        super().__init__(
            f"Nothing was saved, since the policy cannot be used as it is. {first.placed}{rest}"
        )


class Version(Struct, frozen=True, kw_only=True):
    """One version that is kept.

    Attributes:
        number: Counted from 1.
        at: When it was saved.
        name: What the policy calls itself.
        version: What it calls its version.
        published_at: When it was published first; ``None`` if it was not.
        note: Why, in the owner's words.
    """

    number: int
    at: Seconds
    name: str
    version: str
    published_at: Seconds | None
    note: str


class Publication(Struct, frozen=True):
    """A policy written for somebody, as a file.

    Attributes:
        name: What to call the file.
        media_type: Of what type it is.
        content: What is in it.
    """

    name: str
    media_type: str
    content: bytes


def number() -> int | None:
    """Give the number of the last version; ``None`` where there is no policy yet."""
    return PolicyVersion.objects.order_by("-number").values_list("number", flat=True).first()


def current() -> Policy | None:
    """Give the policy; ``None`` where there is none yet."""
    last = number()
    return None if last is None else load(last)


def holding_on(day: date) -> int | None:
    """Give the number of the version that held on a day: of those in force the last (R11)."""
    newest_first = PolicyVersion.objects.order_by("-number").values_list("number", flat=True)
    return next((one for one in newest_first if in_force(load(one), day)), None)


def load(number: int) -> Policy:
    """Give a version as it decides.

    Raises:
        NoSuchVersionError: There is none of this number.
    """
    return _policy(_content(number))


def files(number: int) -> dict[str, bytes]:
    """Give the files of a version's folder by name.

    Raises:
        NoSuchVersionError: There is none of this number.
    """
    return _decode(_content(number))


def versions() -> tuple[Version, ...]:
    """Give all versions, the last one first."""
    rows = PolicyVersion.objects.order_by("-number").defer("files")
    return tuple(
        Version(
            number=row.number,
            at=row.at,
            name=row.name,
            version=row.version,
            published_at=row.published_at,
            note=row.note,
        )
        for row in rows
    )


def adopt(source: str | Path | bytes, note: str = "") -> int:
    """Take a policy that is written elsewhere as the owner's next version.

    What was being edited is given up.

    Args:
        source: Name of a preset, path of a folder or of a workbook, or the bytes of a workbook.
        note: Why, in the owner's words.

    Returns:
        The number of the version.

    Raises:
        PolicyError: It is no policy, or has mistakes; each is listed.
        NothingChangedError: It says what the last version says.
    """
    return adopt_files(files_from(source), note)


def adopt_files(found: Mapping[str, bytes], note: str = "") -> int:
    """Take the files of a policy as the owner's next version; see ``adopt``."""
    return _keep(begun(found), found, note)


def files_from(source: str | Path | bytes) -> dict[str, bytes]:
    """Take the files of a policy that is written elsewhere; see ``adopt``.

    Raises:
        PolicyError: It is no policy, or has mistakes; each is listed.
    """
    return files_in_workbook(source) if isinstance(source, bytes) else files_at(source)


def save(draft: Draft, note: str = "") -> int:
    """Save a draft as the next version; it is the policy from then on.

    A draft that still calls its version as an earlier one did is given the next.

    Args:
        draft: What is to be saved.
        note: Why, in the owner's words.

    Returns:
        The number of the version.

    Raises:
        UnsoundPolicyError: It has mistakes.
        NothingChangedError: It says what the last version says.
    """
    return _keep(draft, draft.files, note)


def publish(number: int) -> Version:
    """Record that a version is published from today on; once is enough.

    Raises:
        NoSuchVersionError: There is none of this number.
    """
    with transaction.atomic():
        row = _row(number)
        if row.published_at is None:
            row.published_at = clock.now()
            row.save(update_fields=["published_at"])
            words = {"number": row.number, "name": row.name, "version": row.version}
            ledger.append("policy_published", words, at=row.published_at)
    return next(one for one in versions() if one.number == number)


def publication(
    number: int,
    audience: Audience = "client",
    form: Form = "html",
    *,
    language: str = "en",
    contact: str = "",
) -> Publication:
    """Write a version for clients, for staff or as one sentence (R6, R25).

    Args:
        number: The version.
        audience: For whom; staff are shown what is proved of it, too.
        form: In what form.
        language: Of the wording; see ``policy.publish.languages``.
        contact: Whom and how clients may ask; ``""`` is "ask me".

    Raises:
        NoSuchVersionError: There is none of this number.
        NoSuchPublicationError: For an audience or a form that does not exist.
        NoSuchLanguageError: For a language without wording.
    """
    policy = load(number)
    verdicts = _proved(policy) if audience == "staff" else ()
    made = written_for(
        policy, audience, form, language=language, contact=contact, verdicts=verdicts
    )
    ending, media_type = _KINDS[form]
    content = made if isinstance(made, bytes) else made.encode()
    return Publication(f"policy-{number}-{audience}.{ending}", media_type, content)


def _proved(policy: Policy) -> "tuple[Verdict, ...]":
    from friendline.policy.prove import prove  # noqa: PLC0415 - only staff are shown proofs

    return prove(policy).verdicts


@transaction.atomic
def _keep(draft: Draft, as_files: Mapping[str, bytes], note: str) -> int:
    if draft.policy is None:
        raise UnsoundPolicyError(draft.mistakes)
    last = number()
    if last is not None and begun(files(last)).digest == draft.digest:
        raise NothingChangedError(last)
    named = _named_anew(draft)
    policy = named.policy
    assert policy is not None  # noqa: S101 - only its version's name is another
    row = PolicyVersion.objects.create(
        number=(last or 0) + 1,
        at=clock.now(),
        name=policy.name,
        version=policy.version,
        files=msgspec.msgpack.encode(dict(as_files if named is draft else named.files)),
        note=note.strip()[:_LONGEST_NOTE],
    )
    PolicyDraft.objects.all().delete()
    words = {"number": row.number, "name": row.name, "version": row.version, "note": row.note}
    ledger.append("policy_saved", {**words, "digest": policy.digest}, at=row.at)
    return row.number


def _named_anew(draft: Draft) -> Draft:
    """Give the draft a version of its own where another one bears its name and version."""
    name = str(draft.settings["name"])
    taken = set(PolicyVersion.objects.filter(name=name).values_list("version", flat=True))
    version = free_version(str(draft.settings["version"]), taken)
    return draft if version == draft.settings["version"] else draft.saying(version=version)


def _row(number: int) -> PolicyVersion:
    row = PolicyVersion.objects.filter(number=number).first()
    if row is None:
        raise NoSuchVersionError(number)
    return row


def _content(number: int) -> bytes:
    found = PolicyVersion.objects.filter(number=number).values_list("files", flat=True).first()
    if found is None:
        raise NoSuchVersionError(number)
    return bytes(found)


@lru_cache(maxsize=32)
def _policy(content: bytes) -> Policy:
    """Read a version; kept by what it says, so that it is right for whichever store is open."""
    return policy_in(_decode(content), "kept version")
