"""People whom no list names: the owner adds them, and takes them out again."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from friendline.archives.client_list.identity import Entry
from friendline.archives.client_list.identity import people as with_ids
from friendline.called import as_typed
from friendline.model import Person, Relationship, Status
from friendline.store import ledger
from friendline.store.imports.importing import Source, keep
from friendline.store.models import Import, KeptRecord
from friendline.store.people import acquaintances
from friendline.store.people.added import ADDED, BY_HAND, imports_by_hand, is_by_hand, person_of

__all__ = [
    "BY_HAND",
    "AlreadyThereError",
    "NamelessError",
    "New",
    "NotAddedError",
    "WasForgottenError",
    "add",
    "is_by_hand",
    "take_out",
]

_LONGEST = 200


class NamelessError(ValueError):
    """Somebody without a name was to be added."""

    def __init__(self) -> None:
        super().__init__("Say what they are called.")


class AlreadyThereError(ValueError):
    """Somebody is there already who cannot be told from the one to be added.

    Attributes:
        person: Their id.
    """

    def __init__(self, person: str, name: str) -> None:
        super().__init__(
            f"{name} is there already, and nothing that you wrote tells the two apart. If this is "
            "another person, add an e-mail address, a company or a place."
        )
        self.person = person


class WasForgottenError(ValueError):
    """Somebody whom the owner had forgotten was to be added."""

    def __init__(self) -> None:
        super().__init__(
            "This person was forgotten, so that no import brings them back. Let them back first: "
            f"{as_typed('forget --let-back NAME')}"
        )


class NotAddedError(LookupError):
    """Somebody was to be taken out who was not added by hand."""

    def __init__(self) -> None:
        super().__init__("This person was not added by hand, or was taken out already.")


@dataclass(frozen=True)
class New:
    """Somebody to be added.

    Attributes:
        name: What they are called.
        relationship: What they are to the owner.
        status: Where that stands.
        email: Their address.
        company: Their employer or firm.
        city: Where they live or work.
        profiles: Addresses of their profiles.
    """

    name: str
    relationship: Relationship = Relationship.CLIENT
    status: Status = Status.CURRENT
    email: str = ""
    company: str = ""
    city: str = ""
    profiles: Sequence[str] = ()


def add(new: New) -> str:
    """Add somebody to the people whom the owner knows; give their id.

    It rests on the same as in a client list, so that a list that names them later finds them.

    Raises:
        NamelessError: They have no name.
        AlreadyThereError: Somebody there cannot be told from them.
        WasForgottenError: The owner had them forgotten.
    """
    person = _person(new)
    if not person.name:
        raise NamelessError
    known = acquaintances.people().get(person.id)
    if known is not None:
        raise AlreadyThereError(known.id, known.name)
    with transaction.atomic():
        kept = keep(Source(f"Added by hand: {person.name}", BY_HAND), [person])
        if kept.left_out:
            transaction.set_rollback(True)
            raise WasForgottenError
        ledger.append(ADDED, {"name": person.name}, about=person.id)
    return person.id


def take_out(person: str) -> None:
    """Take somebody out again whom the owner added; what was said of them since stays.

    Raises:
        NotAddedError: They were not added by hand.
    """
    with transaction.atomic():
        imports = [one for one in imports_by_hand() if _names(one, person)]
        if not imports:
            raise NotAddedError
        Import.objects.filter(pk__in=[one.pk for one in imports]).delete()
        unplaced = KeptRecord.objects.filter(kind=Person.__name__)
        unplaced.annotate(many=Count("importedrecord")).filter(many=0).delete()
        ledger.append("person_taken_out", {}, about=person)


def _names(one: Import, person: str) -> bool:
    named = person_of(one)
    return named is not None and named.id == person


def _person(new: New) -> Person:
    alone = Person(
        id="",
        name=_line(new.name),
        emails=tuple(filter(None, (_line(new.email).lower(),))),
        urls=tuple(filter(None, map(_line, new.profiles))),
        company=_line(new.company) or None,
        city=_line(new.city) or None,
        relationship=new.relationship,
        status=new.status,
    )
    return next(with_ids([Entry(alone, "")]))


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
