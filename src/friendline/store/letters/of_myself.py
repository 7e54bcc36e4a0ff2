"""What only the owner can say of themselves, and letters rest on: name, addresses, habits (R78)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import transaction

from friendline.letters import Claim
from friendline.letters.facts import FRESH
from friendline.letters.slots import MOST, MOST_OF_AN_ADDRESS
from friendline.policy import Policy
from friendline.store import clock, ledger, settings
from friendline.store.letters.letter_facts import ADDRESSES, OWNER_NAME, SAID
from friendline.store.people import acquaintances
from friendline.store.policy import policies

__all__ = [
    "NotAWayToWriteError",
    "NotYourNameError",
    "OfMyself",
    "is_current",
    "name_in_exports",
    "of_myself",
    "put_of_myself",
    "ways",
]

_USUAL: Final = ("linkedin", "e-mail")
"""Ways that are asked for although no policy names them."""

_WITHOUT_ADDRESS: Final = frozenset({"phone", "in person", "letter"})
"""Ways that are no page and no mailbox."""

_WEB: Final = URLValidator(schemes=("http", "https"))


class NotYourNameError(ValueError):
    """Nobody can sign with it."""

    def __init__(self) -> None:
        super().__init__(
            f"A letter cannot be signed so. Write a name on one line, of at most {MOST} characters."
        )


class NotAWayToWriteError(ValueError):
    """What was written is neither an address of the web nor one for e-mail.

    Attributes:
        way: Of which way it was to be the address.
    """

    def __init__(self, way: str) -> None:
        super().__init__(
            "Write a whole web address, as https://example.org/me, or an e-mail address, as "
            f"me@example.org, of at most {MOST_OF_AN_ADDRESS} characters."
        )
        self.way = way


@dataclass(frozen=True)
class OfMyself:
    """What the owner said of themselves.

    Attributes:
        name: To sign with; empty where the name in the exports is used.
        addresses: Where they are to be found, by way.
        reads_no_messages: The day on which they said that they read no messages.
    """

    name: str
    addresses: Mapping[str, str]
    reads_no_messages: date | None


def of_myself() -> OfMyself:
    """Give what was said."""
    day = settings.value(SAID, {}).get(Claim.READS_NO_MESSAGES)
    return OfMyself(
        str(settings.value(OWNER_NAME, "")),
        dict(settings.value(ADDRESSES, {})),
        None if day is None else date.fromisoformat(day),
    )


def is_current(said: date | None) -> bool:
    """Whether what was said on a day still counts: for a year."""
    return said is not None and clock.today() - said <= FRESH


def name_in_exports() -> str:
    """Give the name that letters are signed with where none is said; empty where none is known."""
    return next((name for one in acquaintances.owners() for name in one.names), "")


def ways() -> tuple[str, ...]:
    """Give the ways for which an address can be said: what the policy offers, and what is usual."""
    known = (*_offered(policies.current()), *_USUAL, *of_myself().addresses)
    return tuple(way for way in dict.fromkeys(known) if way not in _WITHOUT_ADDRESS)


def _offered(policy: Policy | None) -> tuple[str, ...]:
    if policy is None:
        return ()
    return (*policy.alternatives, *chain.from_iterable(map(policy.ways, policy.rules)))


def put_of_myself(name: str, addresses: Mapping[str, str], *, reads_no_messages: bool) -> OfMyself:
    """Keep what the owner says; a way that is not named keeps its address.

    What was said already and still counts keeps its day.

    Args:
        name: To sign with; empty for the name in the exports.
        addresses: By way; an empty one is forgotten.
        reads_no_messages: Whether they say so of themselves.

    Raises:
        NotYourNameError: It is no name.
        NotAWayToWriteError: An address is neither of the web nor for e-mail.
    """
    before = of_myself()
    kept = {**before.addresses, **{way: _address(way, one) for way, one in addresses.items()}}
    after = OfMyself(
        _name(name),
        {way: address for way, address in kept.items() if address},
        _day(before.reads_no_messages) if reads_no_messages else None,
    )
    with transaction.atomic():
        _put(before, after)
    return after


def _put(before: OfMyself, after: OfMyself) -> None:
    if after.name != before.name:
        _prefer(OWNER_NAME, after.name)
    if after.addresses != before.addresses:
        _prefer(ADDRESSES, dict(after.addresses))
    if after.reads_no_messages != before.reads_no_messages:
        _claim(Claim.READS_NO_MESSAGES, after.reads_no_messages)


def _prefer(name: str, value: object) -> None:
    settings.put(name, value)
    ledger.append("preference_changed", {"name": name, "value": value})


def _claim(claim: Claim, on: date | None) -> None:
    said = {one: day for one, day in settings.value(SAID, {}).items() if one != claim}
    if on is None:
        settings.put(SAID, said)
        ledger.append("unsaid_of_myself", {"claim": claim.value})
        return
    settings.put(SAID, {**said, claim.value: on.isoformat()})
    ledger.append("said_of_myself", {"claim": claim.value})


def _day(before: date | None) -> date:
    return before if before is not None and is_current(before) else clock.today()


def _name(typed: str) -> str:
    name = typed.strip()
    if len(name) > MOST or not name.isprintable():
        raise NotYourNameError
    return name


def _address(way: str, typed: str) -> str:
    address = typed.strip()
    if not address:
        return ""
    check = _WEB if "://" in address else validate_email
    try:
        check(address)
    except ValidationError as error:
        raise NotAWayToWriteError(way) from error
    if len(address) > MOST_OF_AN_ADDRESS:
        raise NotAWayToWriteError(way)
    return address
