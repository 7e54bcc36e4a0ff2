"""Entries of the ledger as its page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import NoReverseMatch, reverse

from friendline.desk.ledger.told import told, words_of
from friendline.store.models import LedgerEntry

__all__ = ["Entry", "shown"]

_ABOUT: Final = (
    ("request", "requests:page", "The request"),
    ("ending", "endings:ending", "The ending"),
)
"""Words of an entry that lead to a page: their name, the page, what the link says."""

_BY_KIND: Final = {
    "imported": ("imports:index", "Imports"),
    "interview_answered": ("first_run:why", "What you answered"),
    "labelled": ("exposure:labels", "What you said of findings"),
    "decided": ("matching:history", "What you said of who is who"),
    "treatment_settled": ("fairness:index", "Equal treatment"),
    "treatment_unsettled": ("fairness:index", "Equal treatment"),
    "looked_again": ("fairness:look", "Looking again"),
    "look_taken_back": ("fairness:look", "Looking again"),
    "incident_noted": ("fairness:look", "Looking again"),
    "incident_seen_to": ("fairness:look", "Looking again"),
    "incident_open_again": ("fairness:look", "Looking again"),
    "cadence_set": ("touch:how_often", "How often"),
    "cadence_dropped": ("touch:how_often", "How often"),
    "check_waived": ("first_run:checklist", "The checklist"),
    "check_taken_up": ("first_run:checklist", "The checklist"),
    "backed_up": ("choices:store", "The store"),
    "setting_changed": ("choices:yours", "Settings"),
    "preference_changed": ("choices:yours", "Settings"),
    "said_of_myself": ("choices:of_you", "What letters may say of you"),
    "unsaid_of_myself": ("choices:of_you", "What letters may say of you"),
}


@dataclass(frozen=True)
class Entry:
    """An entry, in words.

    Attributes:
        number: Its number.
        at: When, seconds since 1970, UTC.
        kind: Of the entry.
        person: Id of whom it is about; empty for nobody.
        name: What they are called.
        person_address: Their page; empty where they have none.
        before: What is said before the name.
        after: What is said after it; all of it where nobody is named.
        names: Whether somebody is named in it.
        address: The page of what it is about; empty where there is none.
        address_words: What the link says.
        erased: Whether its words were erased.
    """

    number: int
    at: int
    kind: str
    person: str
    name: str
    person_address: str
    before: str
    after: str
    names: bool
    address: str
    address_words: str
    erased: bool


def shown(entry: LedgerEntry) -> Entry:
    """Give an entry in words."""
    says = told(entry)
    address, address_words = _led_to(entry.kind, words_of(entry))
    return Entry(
        number=entry.pk,
        at=entry.at,
        kind=entry.kind,
        person=entry.about or "",
        name=says.name,
        person_address=reverse("people:person", args=[entry.about]) if says.is_known else "",
        before=says.before,
        after=says.after,
        names=says.names,
        address=address,
        address_words=address_words,
        erased=entry.words is None,
    )


def _led_to(kind: str, words: Mapping[str, Any]) -> tuple[str, str]:
    """Give the page of what an entry is about, and what a link to it says."""
    if kind.startswith("policy_"):
        return _page("policy:version", "The policy", words.get("number"))
    for name, page, says in _ABOUT:
        if words.get(name) is not None:
            return _page(page, says, words[name])
    if kind in _BY_KIND:
        return _page(*_BY_KIND[kind])
    return "", ""


def _page(page: str, says: str, *args: object) -> tuple[str, str]:
    try:
        return reverse(page, args=args), says
    except NoReverseMatch:
        return "", ""
