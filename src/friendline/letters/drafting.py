"""Letters to choose from, the best first; and those that cannot be written, with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from friendline.letters.claims import Claim, Verdict, judge
from friendline.letters.counting import LIMITS, units
from friendline.letters.facts import Facts
from friendline.letters.kinds import Family, Length, Severity, Situation, Tone, Voice
from friendline.letters.linting import Context, heard, lint
from friendline.letters.slots import clean, values
from friendline.letters.steps import how_to_decline
from friendline.letters.templates import IMPLIED, Template, check_language, templates
from friendline.model import CHANNEL_TITLES

_TONES: Final[Mapping[str, Tone]] = {
    "gentle": Tone.GENTLE,
    "kind": Tone.GENTLE,
    "light": Tone.LIGHT,
    "plain": Tone.WARM,
    "warm": Tone.WARM,
}
"""Which of our tones the word in a policy's column ``tone`` means."""

_FAMILIES: Final = (Family.OWN, Family.POLICY, Family.PLAIN, Family.LIGHT)
"""Where nothing else decides: a reason that is nobody's fault before none, a joke last."""

_SAID: Final = "said"
_MOST_OWN_WORDS: Final = 1_000


@dataclass(frozen=True)
class Draft:
    """A letter that could go out.

    Attributes:
        id: Which template: ``"policy/offer"``, the same in all languages; ``"own/said"`` for the
            words of the policy itself.
        situation: What it is for.
        family: How it gives its reasons.
        tone: In which voice.
        length: For how much room.
        language: Two letters.
        text: The letter.
        characters: How long it is where the network counts.
        claims: Every reason in it, and why it is true.
    """

    id: str
    situation: Situation
    family: Family
    tone: Tone
    length: Length
    language: str
    text: str
    characters: int
    claims: tuple[Verdict, ...]


@dataclass(frozen=True)
class Refused:
    """A letter that cannot be written today.

    Attributes:
        id: Which template.
        reasons: What would have to be so, each in a sentence.
    """

    id: str
    reasons: tuple[str, ...]


def draft(
    situation: Situation,
    facts: Facts,
    voice: Voice | None = None,
    letters: Sequence[Template] | None = None,
) -> list[Draft]:
    """Write every letter whose reasons are all true, the best first.

    Nothing is written where writing is not safe (guidance T12).

    Args:
        situation: What it is for.
        facts: What is known; unknown is not true.
        voice: How the owner wants to sound.
        letters: Own letters, see ``read_templates``; those of friendline if left out.

    Raises:
        NoSuchLanguageError: There are no letters in the language.
    """
    voice = voice or Voice()
    found = [one for one in _tried(situation, facts, voice, letters) if isinstance(one, Draft)]
    return sorted(found, key=lambda one: _order(one, facts, voice))


def refused(
    situation: Situation,
    facts: Facts,
    voice: Voice | None = None,
    letters: Sequence[Template] | None = None,
) -> list[Refused]:
    """Give the letters of a situation that cannot be written, and what would make them true.

    Raises:
        NoSuchLanguageError: There are no letters in the language.
    """
    voice = voice or Voice()
    return [one for one in _tried(situation, facts, voice, letters) if isinstance(one, Refused)]


def _tried(
    situation: Situation, facts: Facts, voice: Voice, letters: Sequence[Template] | None
) -> Iterator[Draft | Refused]:
    language = check_language(voice.language)
    if facts.at_risk:
        yield Refused("safety", ("Writing to them is noted as not safe; keep what they sent.",))
        return
    if (own := _own_words(situation, facts, voice)) is not None:
        yield own
    filling = values(facts, voice, how_to_decline(facts.channel, language))
    for template in templates(language) if letters is None else letters:
        if situation in template.situations:
            yield _written(template, situation, facts, voice, filling)


def _written(
    template: Template,
    situation: Situation,
    facts: Facts,
    voice: Voice,
    filling: Mapping[str, str | None],
) -> Draft | Refused:
    claims = tuple(judge(claim, facts) for claim in template.claims(situation))
    untrue = [verdict.because for verdict in claims if not verdict.holds]
    missing = sorted(name for name in template.needs() if not filling[name])
    if untrue or missing:
        reasons = [*untrue, *(f"Nothing is known for '{name}'." for name in missing)]
        return Refused(template.id, tuple(dict.fromkeys(reasons)))
    text = template.render(filling, formal=voice.formal)
    return _checked(
        Draft(
            id=template.id,
            situation=situation,
            family=template.family,
            tone=template.tone,
            length=template.length,
            language=voice.language,
            text=text,
            characters=units(text),
            claims=claims,
        ),
        facts,
        voice,
    )


def _checked(letter: Draft, facts: Facts, voice: Voice) -> Draft | Refused:
    """Read it as the lint reads what the owner types: nothing of ours may need a change."""
    context = context_of(letter, facts, voice)
    must = [note for note in lint(letter.text, context) if note.severity is Severity.MUST]
    if letter.characters > (context.limit or LIMITS[letter.length]):
        return Refused(letter.id, (f"It has {letter.characters} characters, too many here.",))
    return Refused(letter.id, tuple(note.sentence for note in must)) if must else letter


def context_of(letter: Draft, facts: Facts, voice: Voice) -> Context:
    """Give what a draft is to be read against when the owner edits it."""
    return Context(
        situation=letter.situation,
        facts=facts,
        language=letter.language,
        length=letter.length,
        limit=voice.note_limit if letter.length is Length.NOTE else None,
    )


def _own_words(situation: Situation, facts: Facts, voice: Voice) -> Draft | Refused | None:
    """Give the words that the rule itself says, where the situation is the rule's own answer."""
    if not facts.say or facts.answer is None or facts.answer.value != situation.value:
        return None
    if not _is_in(facts.say, voice.language):
        return None
    claims = [judge(claim, facts) for claim in IMPLIED[situation]]
    if "{offer}" in facts.say:
        claims.append(judge(Claim.REACHABLE, facts))
    identity = f"{Family.OWN}/{_SAID}"
    if not all(verdict.holds for verdict in claims):
        return Refused(identity, tuple(one.because for one in claims if not one.holds))
    text = _as_said(facts)
    context = Context(situation=situation, facts=facts, language=voice.language)
    tone = _TONES.get(facts.tone or "", Tone.WARM)
    letter = Draft(
        id=identity,
        situation=situation,
        family=Family.OWN,
        tone=tone,
        length=Length.MESSAGE,
        language=voice.language,
        text=text,
        characters=units(text),
        claims=(*claims, *heard(text, context)),
    )
    return _checked(letter, facts, voice)


def _is_in(text: str, language: str) -> bool:
    from friendline.screening.language import language_of  # noqa: PLC0415 - reads its tables

    return language_of(text) in {None, language}


def _as_said(facts: Facts) -> str:
    """Fill in ``{offer}`` as the policy does: with the name of the way, "LinkedIn", "e-mail"."""
    offer = facts.offer or ""
    named = CHANNEL_TITLES.get(offer, clean(offer))
    return clean(facts.say or "", _MOST_OWN_WORDS).replace("{offer}", named)


def _order(letter: Draft, facts: Facts, voice: Voice) -> tuple[object, ...]:
    wanted = _TONES.get(facts.tone or "")
    gentle_first = facts.is_sensitive is True
    in_person = gentle_first and letter.length is Length.SPOKEN
    family = _FAMILIES.index(letter.family) if letter.family in _FAMILIES else 0
    return (
        not in_person,
        letter.length is not voice.length,
        gentle_first and letter.tone is not Tone.GENTLE,
        voice.family is not None and letter.family is not voice.family,
        wanted is not None and letter.tone is not wanted,
        family,
        -len(letter.claims),
        letter.id,
    )
