"""Reading a letter as it is typed: what is to be changed, and every reason with its proof."""

from dataclasses import dataclass

from friendline.letters import (
    LIMITS,
    Claim,
    Draft,
    Facts,
    Length,
    Note,
    Severity,
    Verdict,
    Voice,
    context_of,
    heard,
    judge,
    lint,
    units,
)
from friendline.letters.templates import IMPLIED

__all__ = ["Reading", "read"]


@dataclass(frozen=True)
class Reading:
    """What was found in a text.

    Attributes:
        notes: What must or should be changed.
        claims: Every reason in it, with its proof.
        characters: How long it is where the network counts.
        most: How long it may be.
        is_strict: Whether the network takes no more.
        is_empty: Whether there are no words.
    """

    notes: tuple[Note, ...]
    claims: tuple[Verdict, ...]
    characters: int
    most: int
    is_strict: bool
    is_empty: bool

    @property
    def must(self) -> tuple[Note, ...]:
        """What must be changed before it goes out."""
        return tuple(note for note in self.notes if note.severity is Severity.MUST)

    @property
    def should(self) -> tuple[Note, ...]:
        """What should be thought about."""
        return tuple(note for note in self.notes if note.severity is not Severity.MUST)

    @property
    def lacks_of_you(self) -> bool:
        """Whether it gives a reason that only the owner can vouch for, and they have not yet."""
        return any(
            one.claim is Claim.READS_NO_MESSAGES and one.holds is None for one in self.claims
        )

    @property
    def is_over(self) -> bool:
        """Whether it is too long."""
        return self.characters > self.most


def read(letter: Draft, text: str, facts: Facts, voice: Voice) -> Reading:
    """Read a text.

    Args:
        letter: The draft that it came from.
        text: The words in the box.
        facts: What is known today.
        voice: How the owner wants to sound.
    """
    context = context_of(letter, facts, voice)
    claims = letter.claims
    if text.strip() != letter.text.strip():
        implied = [judge(claim, facts) for claim in IMPLIED[letter.situation]]
        said = {one.claim: one for one in (*implied, *heard(text, context))}
        claims = tuple(said.values())
    return Reading(
        notes=tuple(lint(text, context)),
        claims=claims,
        characters=units(text),
        most=context.limit or LIMITS[letter.length],
        is_strict=letter.length is Length.NOTE,
        is_empty=not text.strip(),
    )
