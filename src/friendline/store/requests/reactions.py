"""How somebody took an answer, as the owner saw it (R88); nothing is guessed."""

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from friendline.store import ledger
from friendline.store.clock import now
from friendline.store.models import Reaction
from friendline.store.requests.request_errors import NothingToUndoError, UnknownReactionError
from friendline.store.requests.request_world import UPSET

__all__ = ["REACTIONS", "Reacted", "react", "take_back_reaction"]

REACTIONS: Final = ("fine", UPSET, "no_reaction", "connected_elsewhere")
"""How somebody can take an answer."""

_AFTER_UPSET: Final = (
    "Do not ask again and do not explain on the network. Meet or call them, and tell them that you "
    "are glad to work together; a letter for this is under 'repair'."
)


@dataclass(frozen=True)
class Reacted:
    """A reaction that was noted.

    Attributes:
        number: Its number.
        suggestion: What may help; ``""`` where nothing is needed.
    """

    number: int
    suggestion: str


@transaction.atomic
def react(person: str, how: str, note: str = "") -> Reacted:
    """Note how somebody took an answer, as the owner saw it (R88); nothing is guessed.

    Args:
        person: Id of the person.
        how: One of ``REACTIONS``.
        note: What the owner noted.

    Raises:
        UnknownReactionError: It is none of them.
    """
    if how not in REACTIONS:
        raise UnknownReactionError(how, REACTIONS)
    kept = Reaction.objects.create(person=person, at=now(), how=how, note=note)
    ledger.append("reacted", {"reaction": kept.pk, "how": how, "note": note}, about=person)
    return Reacted(kept.pk, _AFTER_UPSET if how == UPSET else "")


@transaction.atomic
def take_back_reaction(number: int) -> None:
    """Take back a reaction that was noted by mistake.

    Raises:
        NothingToUndoError: There is no such reaction.
    """
    kept = Reaction.objects.filter(pk=number).first()
    if kept is None:
        raise NothingToUndoError("this reaction is not there.")
    ledger.append("undone", {"reaction": number, "how": kept.how}, about=kept.person)
    kept.delete()
