"""The letters room: drafts of the words that go with an answer, and the truth checks on them.

``draft`` writes every letter whose reasons are all true today, the best first; ``refused`` says
what would make the others true. ``lint`` reads a text as it is typed, ``steps`` gives the order of
acts (write, offer, then press), ``sent`` what the ledger keeps, and ``measures`` how letters fared.

Nothing is sent from here, and nothing is written by a language model.
"""

from friendline.letters.claims import Claim, Verdict, judge
from friendline.letters.counting import LIMITS, units
from friendline.letters.drafting import Draft, Refused, context_of, draft, refused
from friendline.letters.facts import ChannelFacts, Facts, PastAsk, PolicyFacts
from friendline.letters.kinds import Family, Length, Severity, Situation, Tone, Voice
from friendline.letters.linting import Context, Note, heard, lint
from friendline.letters.measures import Counts, ImpossibleCountsError, Measure, differ, measures
from friendline.letters.rendering import TemplateError
from friendline.letters.sent import SentLetter, sent
from friendline.letters.steps import Act, Step, how_to_decline, steps
from friendline.letters.templates import (
    NoSuchLanguageError,
    Template,
    languages,
    read_templates,
    templates,
)

__all__ = [
    "LIMITS",
    "Act",
    "ChannelFacts",
    "Claim",
    "Context",
    "Counts",
    "Draft",
    "Facts",
    "Family",
    "ImpossibleCountsError",
    "Length",
    "Measure",
    "NoSuchLanguageError",
    "Note",
    "PastAsk",
    "PolicyFacts",
    "Refused",
    "SentLetter",
    "Severity",
    "Situation",
    "Step",
    "Template",
    "TemplateError",
    "Tone",
    "Verdict",
    "Voice",
    "context_of",
    "differ",
    "draft",
    "heard",
    "how_to_decline",
    "judge",
    "languages",
    "lint",
    "measures",
    "read_templates",
    "refused",
    "sent",
    "steps",
    "templates",
    "units",
]
