"""What the ledger keeps of a letter that went out."""

from datetime import date

from msgspec import Struct

from friendline.letters.counting import units
from friendline.letters.drafting import Draft, context_of
from friendline.letters.facts import Facts
from friendline.letters.kinds import Voice
from friendline.letters.linting import heard


class SentLetter(Struct, frozen=True, kw_only=True):
    """A letter as it went out.

    Attributes:
        template: Which template it came from, the key of ``measures``.
        situation: What it was for.
        channel: About which network.
        language: Two letters.
        text: What was sent.
        edited: Whether the owner changed the draft; it then counts as a letter of its own.
        characters: How long it was where the network counts.
        claims: Every reason of the draft and why it was true on that day; of an edited letter
            those that are heard in it and were true.
        on: The day.
        policy: Name and version of the policy, if there was one.
    """

    template: str
    situation: str
    channel: str
    language: str
    text: str
    edited: bool
    characters: int
    claims: tuple[tuple[str, str], ...]
    on: date
    policy: tuple[str, str] | None


def sent(letter: Draft, facts: Facts, text: str | None = None) -> SentLetter:
    """Give what the ledger keeps, once the owner says that a letter went out.

    Args:
        letter: The draft.
        facts: What was known when it went out.
        text: What went out, if the owner changed it.
    """
    went_out = letter.text if text is None else text
    edited = went_out.strip() != letter.text.strip()
    context = context_of(letter, facts, Voice(language=letter.language))
    claims = heard(went_out, context) if edited else letter.claims
    policy = facts.policy
    return SentLetter(
        template=letter.id,
        situation=letter.situation,
        channel=facts.channel,
        language=letter.language,
        text=went_out,
        edited=edited,
        characters=units(went_out),
        claims=tuple((one.claim.value, one.because) for one in claims if one.holds),
        on=facts.today,
        policy=None if policy is None else (policy.name, policy.version),
    )
