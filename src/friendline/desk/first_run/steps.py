"""The steps of the first run, and which of them are done."""

from dataclasses import dataclass
from typing import Final

from django.urls import reverse

from friendline.store import documents
from friendline.store.imports.records import CLIENT_LIST, newest_client_list
from friendline.store.models import Import
from friendline.store.policy import policies
from friendline.store.review import reviewed
from friendline.store.review.audience_interview import waiting

__all__ = ["Step", "Way", "way"]

_CALENDAR: Final = "calendar"
_NOTHING: Final = frozenset({"unknown"})
"""What was given and is nothing that is known."""

_NO_NETWORKS: Final = frozenset({CLIENT_LIST, _CALENDAR, "address_book"}) | _NOTHING


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        name: Of its page.
        title: What is done in it.
        told: How it stands, in a few words.
        is_done: Whether there is nothing left to do in it.
    """

    name: str
    title: str
    told: str
    is_done: bool

    @property
    def address(self) -> str:
        """Where it is done."""
        return reverse(f"first_run:{self.name}")


@dataclass(frozen=True)
class Way:
    """All steps, as the list beside each of them shows them.

    Attributes:
        steps: In their order.
        here: Name of the one that is shown.
    """

    steps: tuple[Step, ...]
    here: str = ""

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def next(self) -> Step:
        """The first that is not done; the last where all are."""
        return next((step for step in self.steps if not step.is_done), self.steps[-1])

    @property
    def after(self) -> Step:
        """The step that follows the one that is shown."""
        names = [step.name for step in self.steps]
        at = names.index(self.here) if self.here in names else -1
        return self.steps[min(at + 1, len(self.steps) - 1)]


def way(here: str = "") -> Way:
    """Give the steps as they stand."""
    kinds = set(Import.objects.values_list("kind", flat=True))
    exports = bool(kinds - _NO_NETWORKS)
    return Way((*_given(kinds, exports=exports), *_said(exports=exports), _review(kinds)), here)


def _given(kinds: set[str], *, exports: bool) -> tuple[Step, ...]:
    has_list = newest_client_list() is not None
    return (
        Step(
            "exports",
            "Your exports",
            "Read" if exports else "What the networks know of you",
            exports,
        ),
        Step(
            "clients",
            "Your client list",
            "Read" if has_list else "Who your clients are",
            has_list,
        ),
        Step(
            "calendar",
            "Your calendar",
            "Read" if _CALENDAR in kinds else "Optional: what you told clients you did",
            _CALENDAR in kinds,
        ),
    )


def _said(*, exports: bool) -> tuple[Step, ...]:
    policy = policies.number()
    said = documents.latest(documents.AUDIENCE) is not None
    open_ = len(waiting())
    is_asked = exports and reviewed.run() is not None and not open_
    return (
        Step(
            "why",
            "Why you want this",
            f"Version {policy} of your policy" if policy else "A few questions, then your rules",
            policy is not None,
        ),
        Step(
            "audience",
            "Who can see what",
            _told_of_questions(open_) if said or open_ else "The few questions that settle most",
            said or is_asked,
        ),
    )


def _told_of_questions(open_: int) -> str:
    if not open_:
        return "Nothing more to ask"
    return f"{open_} question{'' if open_ == 1 else 's'} would settle more"


def _review(kinds: set[str]) -> Step:
    is_there = bool(kinds - _NOTHING) and reviewed.run() is not None
    told = "It is there" if is_there else "Made by itself, once something was read"
    return Step("done", "Your first review", told, is_there)
