"""The kinds of letters: what they are for, how they speak, how long they are."""

from dataclasses import dataclass
from enum import StrEnum

from friendline.model import AnswerKind


class Situation(StrEnum):
    """What a letter is for: the six answers of a policy, and what comes before and after them."""

    ACCEPT = AnswerKind.ACCEPT
    ACCEPT_RESTRICTED = AnswerKind.ACCEPT_RESTRICTED
    OFFER_OTHER = AnswerKind.OFFER_OTHER
    DECLINE = AnswerKind.DECLINE
    DEFER = AnswerKind.DEFER
    ASK = AnswerKind.ASK
    FAMILY = "family"
    """Somebody known through work who is also family is let in (guidance P10)."""
    MOVE = "move"
    """A tie that stands is moved to another way of being in touch."""
    ENDING_KEEP = "ending_keep"
    """The work has ended and the tie stays (R93)."""
    ENDING_LEAVE = "ending_leave"
    """The work has ended and the tie ends with it (R92)."""
    REPAIR = "repair"
    """Somebody was put out by an answer (R88)."""
    INVITE = "invite"
    """The owner asks first (R83 to R86)."""
    RULE_OPENED = "rule_opened"
    """The rule that said no says yes now (A5)."""
    RULE_CLOSED = "rule_closed"
    """The rule that said yes says no now (A5)."""


class Family(StrEnum):
    """How a letter gives its reasons."""

    PLAIN = "plain"
    """A warm line and another way; no reasons."""
    POLICY = "policy"
    """One rule for everyone is the reason, so it is nobody's fault."""
    LIGHT = "light"
    """Makes light of it (R77); never where the work is close to somebody's life."""
    OUTGOING = "outgoing"
    CHANGE = "change"
    ENDING = "ending"
    REPAIR = "repair"
    OWN = "own"
    """The words that the owner wrote into the policy themselves."""


class Tone(StrEnum):
    """In which voice it is said."""

    WARM = "warm"
    GENTLE = "gentle"
    LIGHT = "light"


class Length(StrEnum):
    """How much room there is."""

    NOTE = "note"
    """The note that goes with a LinkedIn invitation."""
    MESSAGE = "message"
    SPOKEN = "spoken"
    """To be said, not sent (R76)."""


class Severity(StrEnum):
    """How much a note on a text matters."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, kw_only=True)
class Voice:
    """How the owner wants to sound.

    Attributes:
        language: Two letters (ISO 639-1), one of ``languages()``.
        formal: Sie, vous, usted; otherwise du, tu, tú. English makes no difference.
        family: The kind of reasons to prefer; ``None`` leaves it to the policy's tone.
        length: The length to prefer.
        note_limit: Characters that LinkedIn allows in a note: 300 with a paid account; accounts
            that are free are reported to have 200.
    """

    language: str = "en"
    formal: bool = True
    family: Family | None = None
    length: Length = Length.MESSAGE
    note_limit: int = 300
