"""Where a promise comes from, how much it binds, and what it asks somebody to do."""

from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Strength(StrEnum):
    """How much a promise binds (guidance 3.1).

    A broken *must* is a mistake of the policy, a broken *should* wants a recorded reason, and a
    *consider* is printed for thinking about.
    """

    MUST = "must"
    SHOULD = "should"
    CONSIDER = "consider"


class Duty(StrEnum):
    """Something that a person does; no rule of a policy can do it for them (guidance 3.1)."""

    REPLY = "reply"
    REDIRECT = "redirect"
    DISCLOSE = "disclose"
    RECORD = "record"
    NOTIFY = "notify"
    DISCUSS_IN_PERSON = "discuss_in_person"
    CONSENT = "consent"
    REVIEW = "review"
    SEPARATE = "separate"
    PREFLIGHT = "preflight"
    STEP_ASIDE = "step_aside"


DUTIES: Final[dict[Duty, str]] = {
    Duty.REPLY: "reply",
    Duty.REDIRECT: "offer another way",
    Duty.DISCLOSE: "disclose it",
    Duty.RECORD: "keep a record",
    Duty.NOTIFY: "tell those it affects",
    Duty.DISCUSS_IN_PERSON: "talk about it in person",
    Duty.CONSENT: "have their consent",
    Duty.REVIEW: "look through it again",
    Duty.SEPARATE: "keep work and private accounts apart",
    Duty.PREFLIGHT: "look at a post before it goes out",
    Duty.STEP_ASIDE: "step aside",
}
"""Each duty in words that fit after "you"."""


class Confidence(StrEnum):
    """How sure it is that a source says so; what is only recalled has no place here."""

    HIGH = "H"
    MEDIUM = "M"


class Citation(Struct, frozen=True, kw_only=True):
    """What a promise rests on. Sources go stale and differ by place, so both are kept.

    Attributes:
        id: A short name for it: ``"GMC-2013"``.
        body: Who says so.
        title: What the text is called.
        year: When it was issued; ``None`` where that is not known.
        jurisdictions: Where it holds, in the codes of ISO 3166 (``"GB"``, ``"US-FL"``); none is
            everywhere.
        in_force_from: First day that it holds; ``None`` where that is not known.
        in_force_until: Last day that it holds; ``None`` while nothing has replaced it.
        seen: The month in which the text was looked up, ``"2026-11"``.
        confidence: High: read in the original or in two independent texts; medium: in one.
        note: How it was read, or what became of it.
    """

    id: str
    body: str
    title: str
    year: int | None = None
    jurisdictions: tuple[str, ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None
    seen: str = ""
    confidence: Confidence = Confidence.MEDIUM
    note: str = ""

    def __str__(self) -> str:
        year = f" ({self.year})" if self.year else ""
        seen = f", seen {self.seen}" if self.seen else ""
        return f"{self.body}, {self.title}{year}{seen}"

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day; its first and last day count."""
        begun = self.in_force_from is None or self.in_force_from <= day
        return begun and (self.in_force_until is None or day <= self.in_force_until)

    def holds_in(self, place: str) -> bool:
        """Tell whether it holds in a place: what holds in ``"US"`` holds in ``"US-FL"`` too."""
        return not self.jurisdictions or any(
            place == wider or place.startswith(f"{wider}-") for wider in self.jurisdictions
        )
