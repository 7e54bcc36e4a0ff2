"""What the policy says, and whether it treats equals equally."""

from msgspec import Struct

from friendline.model import AnswerKind, Direction


class AnswerRow(Struct, frozen=True, kw_only=True):
    """What the policy says to a request, or to a tie that is there already.

    ``since`` is when an existing tie began. ``candidates`` are the people of the client list that
    an ambiguous account could be.
    ``account`` is the ``id`` of the account that asks, or is connected; of a review that was laid
    out by an earlier friendline it is empty.
    ``passed_over`` names rules that would have to be asked first, were a fact known.
    """

    person: str
    channel: str
    direction: Direction
    requested_at: str | None
    since: str | None
    waiting_days: int | None
    answer: AnswerKind
    offer: str | None
    onto_list: str | None
    tone: str | None
    say: str | None
    rule: str | None
    reasons: list[str]
    passed_over: list[str]
    facts: dict[str, bool | int | str | None]
    candidates: list[str]
    account: str = ""


class OutcomeRow(Struct, frozen=True, kw_only=True):
    """What became of one person's request or tie."""

    person: str
    outcome: str
    channel: str
    at: str | None


class TreatmentRow(Struct, frozen=True, kw_only=True):
    """People with equal facts and different outcomes (R4)."""

    facts: dict[str, bool | int | str | None]
    outcomes: list[OutcomeRow]


class PolicyRow(Struct, frozen=True, kw_only=True):
    """The policy that gave the answers."""

    name: str
    version: str
    sentence: str
