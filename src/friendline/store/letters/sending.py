"""A letter that goes out: every reason checked at that moment, kept, and told to the ledger."""

from dataclasses import replace

from friendline.letters import Draft, Facts, Severity, Voice, context_of, heard, judge, lint, sent
from friendline.letters.templates import IMPLIED
from friendline.store import ledger
from friendline.store.clock import now
from friendline.store.models import Letter, Request
from friendline.store.requests.request_errors import NotTrueTodayError

__all__ = ["checked", "keep_sent"]


def keep_sent(
    letter: Draft, facts: Facts, text: str | None, about: Request | str, **of: int
) -> Letter:
    """Keep a letter that went out, once every reason in it is true at this moment (R78, R80).

    It belongs into the transaction of whatever it went with.

    Args:
        letter: The draft it came from.
        facts: What is known today.
        text: What went out, if the owner changed it.
        about: The request it answers; else the id of the person it went to.
        of: What the ledger calls that which it went with, and its number: ``request=7``.

    Raises:
        NotTrueTodayError: A reason is not true today, or the lint finds what must be changed.
    """
    went_out = letter.text if text is None else text
    kept = sent(checked(letter, facts, went_out), facts, went_out)
    row = Letter.objects.create(
        request=about if isinstance(about, Request) else None,
        person=about.person if isinstance(about, Request) else about,
        channel=kept.channel,
        situation=kept.situation,
        template=kept.template,
        language=kept.language,
        text=kept.text,
        edited=kept.edited,
        claims=[list(one) for one in kept.claims],
        sent_at=now(),
    )
    words = {
        **of,
        "letter": row.pk,
        "text": kept.text,
        "template": kept.template,
        "situation": kept.situation,
        "edited": kept.edited,
        "claims": row.claims,
        "policy": kept.policy,
    }
    ledger.append("letter_sent", words, about=row.person)
    return row


def checked(letter: Draft, facts: Facts, text: str) -> Draft:
    """Give the draft with its reasons as they are true today.

    Raises:
        NotTrueTodayError: One is not, or something in the text must be changed.
    """
    context = context_of(letter, facts, Voice(language=letter.language))
    is_edited = text.strip() != letter.text.strip()
    own = [*IMPLIED[letter.situation]] if is_edited else [one.claim for one in letter.claims]
    verdicts = {claim: judge(claim, facts) for claim in own}
    if is_edited:
        verdicts |= {one.claim: one for one in heard(text, context)}
    untrue = [one.because for one in verdicts.values() if not one.holds]
    untrue += [one.sentence for one in lint(text, context) if one.severity is Severity.MUST]
    if not text.strip():
        untrue.append("There are no words in it.")
    if untrue:
        raise NotTrueTodayError(tuple(dict.fromkeys(untrue)))
    return replace(letter, claims=tuple(verdicts.values()))
