"""The detector ``endpoint``: a language model behind an address, asked about the owner's posts.

Off unless ``screening.toml`` has a table ``[endpoint]``. Nothing is sent before the owner has
seen it and agreed.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Final

import polars as pl
from msgspec import Meta, Struct
from msgspec.structs import replace

from friendline.model import Category, Finding, Severity, id_of_texts
from friendline.screening.card import card_of
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.confidential.client_names import ClientNames
from friendline.screening.detector import SHOWN_COLUMNS, Batch
from friendline.screening.outside.address import Address, address_of
from friendline.screening.outside.answers import Seen, messages
from friendline.screening.outside.chat import Chat
from friendline.screening.outside.not_screened import NotScreenedError
from friendline.screening.outside.permission import Permission
from friendline.screening.outside.severities import severity_of
from friendline.screening.outside.sorting import Limits, Sorting

__all__ = ["Endpoint", "EndpointSettings", "make"]

_KEYS: Final = frozenset({"key", "api_key", "apikey", "token", "secret", "password", "bearer"})
_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class EndpointSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table ``[endpoint]`` of ``screening.toml``.

    Attributes:
        url: Address of the server, up to ``/v1`` or with ``/chat/completions``.
        model: Which model it shall use.
        categories: What it is asked for.
        key_from: Variable of the environment that holds the key, if the server wants one.
        others: Whether what others put beside the owner's posts is sent too.
        most: Different texts sent in one review, at most.
        at_once: Texts in one request, at most.
        seconds: Time limit of one request.
        minutes: Time limit of all requests of a review.
        severity: How much a finding of a category weighs, where that is not as usual.
    """

    url: str
    model: Annotated[str, Meta(min_length=1)]
    categories: Annotated[tuple[Category, ...], Meta(min_length=1)]
    key_from: str | None = None
    others: bool = False
    most: Annotated[int, Meta(ge=1, le=100_000)] = 500
    at_once: Annotated[int, Meta(ge=1, le=50)] = 10
    seconds: Annotated[float, Meta(gt=0, le=600)] = 60
    minutes: Annotated[float, Meta(gt=0, le=600)] = 30
    severity: dict[Category, Severity] = {}


class Endpoint:
    """Detector that asks a server.

    Args:
        settings: What the owner says.
        address: Where the server is.
        sorting: Asks it about texts.
    """

    name = "endpoint"
    slow = True
    reads = (*SHOWN_COLUMNS, "by")

    def __init__(self, settings: EndpointSettings, address: Address, sorting: Sorting) -> None:
        self._settings = settings
        self._sorting = sorting
        self.version = _version(settings, address)
        self.categories = frozenset(settings.categories)
        self.card = replace(
            card_of(self.name),
            sends=f"The words of your posts, to {address.shown}, once you have said yes.",
        )

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give what the server sees in posts; newest first, each different text asked once.

        Raises:
            NotScreenedError: At the end, for the items that nobody read.
        """
        showing = dict(Batch(self._asked_about(batch.items)).distinct())
        outcomes = self._sorting.outcomes(list(showing))
        findings: list[Finding] = []
        reasons: dict[str, str] = {}
        for text, outcome in outcomes.items():
            if isinstance(outcome, str):
                reasons |= dict.fromkeys(showing[text], f"The detector '{self.name}': {outcome}")
            else:
                findings += self._findings(outcome, showing[text])
        yield from findings
        if reasons:
            raise NotScreenedError(findings, reasons)

    def _asked_about(self, items: pl.DataFrame) -> pl.DataFrame:
        if "by" in items.columns and not self._settings.others:
            items = items.filter(pl.col("by").is_null())
        if "at" in items.columns:
            items = items.sort("at", "id", descending=[True, False], nulls_last=True)
        return items

    def _findings(self, seen: Sequence[Seen], items: Sequence[str]) -> Iterator[Finding]:
        model = self._settings.model
        for item in items:
            for one in seen:
                yield Finding(
                    item=item,
                    category=one.category,
                    severity=severity_of(one.category, self._settings.severity),
                    evidence=one.evidence,
                    reason=f"The model {model} was asked and says so.",
                    detector=self.name,
                )


def make(given: Given) -> Endpoint:
    """Make the detector of a review; sends nothing.

    Raises:
        ScreeningSettingsError: The settings do not fit.
    """
    _refuse_keys(given.settings)
    settings = given.read(EndpointSettings)
    address = address_of(settings.url)
    chat = Chat(address, settings.model, settings.categories, _key(settings.key_from))
    names = ClientNames(given.people) if given.people else None
    permission = Permission(address, given.may_send, names)
    limits = Limits(settings.most, settings.at_once, settings.seconds, settings.minutes)
    return Endpoint(settings, address, Sorting(chat.ask, permission.allowed, limits))


def _version(settings: EndpointSettings, address: Address) -> str:
    """Give what changes when the same post could get another finding."""
    severities = sorted(f"{category}={weight}" for category, weight in settings.severity.items())
    instructions = messages((), sorted(settings.categories))[0]["content"]
    whose = "others" if settings.others else "own"
    of = (address.shown, address.target, settings.model, instructions, *severities, whose)
    return id_of_texts("1", of)


def _refuse_keys(settings: Mapping[str, object]) -> None:
    for name in settings:
        if name.casefold().replace("-", "_") in _KEYS:
            raise ScreeningSettingsError(
                f"{name}: a key must not stand in a file. Put it into a variable of the "
                'environment and name that: key_from = "MY_KEY".'
            )


def _key(variable: str | None) -> str | None:
    """Give the key; no sentence repeats it, or what may be it."""
    if variable is None:
        return None
    if not _VARIABLE.fullmatch(variable):
        raise ScreeningSettingsError(
            "key_from: expected the name of a variable of the environment, of letters, digits and "
            "underscores, such as MY_KEY; and not the key itself."
        )
    key = os.environ.get(variable, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        raise ScreeningSettingsError(
            f"key_from: the variable {variable} of the environment holds no key. Set it before "
            "friendline is started."
        )
    return key
