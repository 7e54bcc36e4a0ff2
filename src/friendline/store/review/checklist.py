"""What had better be done before the first client is let in: done, or waived with a reason (R40).

Nothing is forced: the list says what is open, and who waives a thing says why. Whether a thing is
done is looked up anew each time.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import transaction

from friendline.model import Certainty
from friendline.review.words import count
from friendline.store import ledger, settings
from friendline.store.imports import records
from friendline.store.models import Finding, Import, LedgerEntry
from friendline.store.policy import policies
from friendline.store.review import audience_interview, reviewed

__all__ = [
    "Check",
    "NoReasonError",
    "NoSuchCheckError",
    "checklist",
    "how_many_open",
    "take_up",
    "waive",
]

_WAIVED: Final = "waived"
"""The choice that holds why things are waived, by their keys."""

_LONGEST_REASON: Final = 500
_BACKUP_DAYS: Final = 30
_DAY: Final = 86_400
_NO_EXPORTS: Final = frozenset({records.CLIENT_LIST, "calendar", "address_book"})


class NoSuchCheckError(LookupError):
    """There is no such thing on the list."""

    def __init__(self, key: str) -> None:
        super().__init__(f"There is nothing called '{key}' on the list.")


class NoReasonError(ValueError):
    """Something is to be waived without a reason."""

    def __init__(self) -> None:
        super().__init__("Write why: a few words that you will understand in a year.")


@dataclass(frozen=True)
class Check:
    """One thing on the list.

    Attributes:
        key: Its name.
        what: What had better be done.
        is_done: Whether it is.
        because: One sentence on how it stands.
        waived: Why the owner leaves it; empty if they do not.
    """

    key: str
    what: str
    is_done: bool
    because: str
    waived: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor waived."""
        return not self.is_done and not self.waived


def checklist() -> tuple[Check, ...]:
    """Give the list as it stands."""
    waived: Mapping[str, str] = settings.value(_WAIVED, {})
    return tuple(
        Check(key, what, *look(), waived.get(key, "")) for key, (what, look) in _CHECKS.items()
    )


def how_many_open() -> int:
    """Give how many things are neither done nor waived."""
    return sum(check.is_open for check in checklist())


def waive(key: str, why: str) -> None:
    """Leave a thing, with a reason.

    Raises:
        NoSuchCheckError: There is no such thing.
        NoReasonError: There is no reason.
    """
    reason = " ".join(why.split())[:_LONGEST_REASON]
    if key not in _CHECKS:
        raise NoSuchCheckError(key)
    if not reason:
        raise NoReasonError
    with transaction.atomic():
        settings.put(_WAIVED, {**settings.value(_WAIVED, {}), key: reason})
        ledger.append("check_waived", {"check": key, "why": reason})


def take_up(key: str) -> bool:
    """Count a thing again that was waived; gives whether it was."""
    with transaction.atomic():
        waived = dict(settings.value(_WAIVED, {}))
        if waived.pop(key, None) is None:
            return False
        settings.put(_WAIVED, waived)
        ledger.append("check_taken_up", {"check": key})
        return True


def _policy() -> tuple[bool, str]:
    number = policies.number()
    if number is None:
        return False, "There is no policy yet, and nothing is decided without one."
    return True, f"Version {number} holds."


def _published() -> tuple[bool, str]:
    published = [one.number for one in policies.versions() if one.published_at is not None]
    if not published:
        return False, "No version was published, so clients cannot know your rule before they ask."
    newest = policies.number()
    if newest != published[0]:
        return False, f"Version {published[0]} is published, and version {newest} holds."
    return True, f"Version {newest} is published."


def _exports() -> tuple[bool, str]:
    kinds = set(Import.objects.values_list("kind", flat=True)) - _NO_EXPORTS
    if not kinds:
        return False, "Without an export of a network nobody can say what is visible there."
    return True, f"{count(len(kinds), 'network was', 'networks were')} imported."


def _clients() -> tuple[bool, str]:
    listed = sum(row.on_client_list for row in reviewed.section("people"))
    if records.newest_client_list() is None:
        return False, "Without a client list nobody can say who is a client."
    return True, f"{count(listed, 'person', 'people')} stand on it."


def _who() -> tuple[bool, str]:
    if reviewed.run() is None:
        return False, "There is no review yet."
    matches = reviewed.who_is_who().matches
    open_ = {one.account for one in matches if one.certainty is Certainty.AMBIGUOUS}
    if open_:
        told = count(len(open_), "account")
        return False, f"{told} could be a client's or somebody else's of the same name."
    return True, "No account is left that could be somebody else's of the same name."


def _audiences() -> tuple[bool, str]:
    if reviewed.run() is None:
        return False, "There is no review yet, from which the questions come."
    waiting = len(audience_interview.waiting())
    if waiting:
        return False, f"{count(waiting, 'question')} would settle what is only a may today."
    return True, "Nothing is left to ask."


def _risks() -> tuple[bool, str]:
    if reviewed.run() is None:
        return False, "There is no review yet."
    seen = Finding.objects.filter(kind="risk", label=None, can__gt=0).count()
    if seen:
        told = count(seen, "finding")
        return False, f"{told} that clients can see for certain you said nothing of."
    return True, "Of every risk that clients can see for certain you said what it is."


def _backup() -> tuple[bool, str]:
    last = LedgerEntry.objects.filter(kind="backed_up").order_by("-id").first()
    if last is None:
        return False, "There was no backup yet."
    days = int(time.time() - last.at) // _DAY
    told = f"The last one was made {count(days, 'day')} ago."
    return days <= _BACKUP_DAYS, told


_CHECKS: Final[Mapping[str, tuple[str, Callable[[], tuple[bool, str]]]]] = {
    "policy": ("A written policy", _policy),
    "published": ("Your policy is published", _published),
    "exports": ("Your exports are imported", _exports),
    "clients": ("Your client list is imported", _clients),
    "who": ("You know who is who", _who),
    "audiences": ("You said who can see what", _audiences),
    "risks": ("You looked at what clients can see", _risks),
    "backup": ("There is a backup of this month", _backup),
}
