"""A few plain questions, and the preset that their answers speak for (R13, R14, R25, R36, R67).

``suggest`` is a pure function: the same answers always give the same suggestion, with its reasons
in the words of the person who answered. It suggests and never imposes (R9).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from friendline.model import CHANNEL_TITLES
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.words import fold, listed, not_known


class Why(StrEnum):
    """What somebody wants from being connected with clients (R13)."""

    REMEMBERED = "remembered"
    BOND = "bond"
    SUPPORT = "support"
    PROSPECTS = "prospects"
    HUMANISE = "humanise"
    NONE = "none"


class Topic(StrEnum):
    """What clients may get an edited version of (R36, A14).

    Two are times of the week; most others are what detectors look for, see ``review.edited``.
    """

    WEEKEND = "weekend"
    EVENING = "evening"
    DRINK = "drink"
    POLITICS = "politics"
    HEALTH = "health"
    MONEY = "money"
    FAMILY = "family"
    RELIGION = "religion"
    WHEREABOUTS = "whereabouts"
    WORK = "work"
    SWEARING = "swearing"
    INSULTS = "insults"
    SEX = "sex"
    NUDITY = "nudity"
    CONFIDENCES = "confidences"
    COMMUNITY = "community"
    PETS = "pets"
    SUCCESS = "success"
    HUMOUR = "humour"
    EXPERTISE = "expertise"


WHY_SAID: Final = {
    Why.REMEMBERED: "you want clients to remember you when they need you again",
    Why.BOND: "you want to know each other better",
    Why.SUPPORT: "you want to be there for them",
    Why.PROSPECTS: "you want to be found by new clients",
    Why.HUMANISE: "you want to be seen as a person, not only as a business",
    Why.NONE: "you want nothing from it yourself; they ask you",
}
"""Each reason in words that fit after "because"."""

TOPICS_SAID: Final = {
    Topic.WEEKEND: "your weekends",
    Topic.EVENING: "your evenings",
    Topic.DRINK: "drink",
    Topic.POLITICS: "politics",
    Topic.HEALTH: "your health",
    Topic.MONEY: "money",
    Topic.FAMILY: "your family",
    Topic.RELIGION: "your faith",
    Topic.WHEREABOUTS: "where you are",
    Topic.WORK: "trouble at work",
    Topic.SWEARING: "your language",
    Topic.INSULTS: "what you say of others",
    Topic.SEX: "your love life",
    Topic.NUDITY: "pictures with bare skin",
    Topic.CONFIDENCES: "what you were told in confidence",
    Topic.COMMUNITY: "your part in the community",
    Topic.PETS: "your pets",
    Topic.SUCCESS: "your successes",
    Topic.HUMOUR: "your jokes",
    Topic.EXPERTISE: "what you know",
}
"""Each topic in words that fit after "an edited version of"."""

PURPOSES: Final = {
    Why.REMEMBERED: "Stay in touch, so that people remember me when they need me again.",
    Why.BOND: "Let the people I work with and me know each other better.",
    Why.SUPPORT: "Be there for the people I work with.",
    Why.PROSPECTS: "Be found by new clients.",
    Why.HUMANISE: "Show that there is a person behind the work.",
}
"""What is written as the purpose of the policy; without a wish the preset's own stands."""

USUAL_CHANNELS: Final = {
    "facebook": "personal",
    "instagram": "personal",
    "threads": "personal",
    "whatsapp": "personal",
    "linkedin": "professional",
    "x": "mixed",
    "mastodon": "mixed",
    "bluesky": "mixed",
}
"""What the presets take each channel to be for."""

_IN_CARE: Final = frozenset(
    {"psychotherapy_counselling", "social_work", "medicine", "nursing", "teaching"}
)
_SEEN_TO_BE_APART: Final = frozenset({"judges"})
_ON_RECORD: Final = frozenset({"law", "financial_advice"})
_AT_WORK: Final = frozenset({"professional", "official"})


class Answers(Struct, frozen=True, kw_only=True):
    """What somebody answered.

    Attributes:
        why: What they want from it (R13).
        profession: The name of a pack, or ``None`` (R25).
        place: Where they work, in the codes of ISO 3166; ``None`` is anywhere.
        edited: Topics of which clients get an edited version (R36).
        met: Whether they meet most clients in person (R18).
        friends: Whether people from work sometimes become real friends (R14).
        after: Whether they would like to be in touch once the work is over (R22).
        channels: What each of their channels is for (R67).
    """

    why: Why
    profession: str | None = None
    place: str | None = None
    edited: tuple[Topic, ...] = ()
    met: bool = False
    friends: bool = False
    after: bool = False
    channels: dict[str, str] = field(default_factory=USUAL_CHANNELS.copy)


class Suggestion(Struct, frozen=True):
    """A preset, and why.

    Attributes:
        preset: Its name.
        because: The reasons, each fit to stand after "because".
    """

    preset: str
    because: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """The suggestion in one sentence."""
        *first, last = self.because
        reasons = "; ".join([*first, f"and {last}" if first else last])
        return f"The preset '{self.preset}' would fit, because {reasons}."


class Speaks(Struct, frozen=True):
    """One row of the table: when it speaks, for which preset, and why.

    Attributes:
        when: Whether it speaks for these answers.
        preset: The preset.
        reason: What it adds to the reasons.
    """

    when: Callable[[Answers], bool]
    preset: str
    reason: str


TABLE: Final = (
    Speaks(
        lambda given: given.profession in _IN_CARE,
        "barrier",
        "your profession asks you to keep the people in your care off your personal accounts",
    ),
    Speaks(
        lambda given: given.profession in _SEEN_TO_BE_APART,
        "barrier",
        "a judge must be seen to favour nobody, and a visible tie can look like favour",
    ),
    Speaks(
        lambda given: given.profession in _ON_RECORD,
        "audience",
        "your profession has duties about what is said to clients and where, which are easier to "
        "keep on accounts that are for work",
    ),
    Speaks(
        lambda given: given.why is Why.PROSPECTS,
        "audience",
        "new clients look for you on an account that is for work, not among your friends",
    ),
    Speaks(
        lambda given: given.why is Why.NONE and given.friends,
        "audience",
        "it keeps work off your personal accounts and still lets in those who became friends",
    ),
    Speaks(
        lambda given: given.why is Why.NONE,
        "barrier",
        "there is nothing to gain that would be worth what they could see",
    ),
    Speaks(
        lambda given: bool(given.edited) and given.after,
        "former-clients-only",
        "you would be in touch once the work is over, and until then it keeps the two apart",
    ),
    Speaks(
        lambda given: bool(given.edited) and given.met,
        "hybrid",
        "it lets in people you have met, on a list that sees less",
    ),
    Speaks(
        lambda given: bool(given.edited),
        "content",
        "it lets everyone connect and puts people from work on a list that sees less",
    ),
    Speaks(
        lambda given: given.met,
        "met-in-person",
        "you meet most of them, so having met is a rule that you can keep for everyone",
    ),
    Speaks(
        lambda _: True,
        "open",
        "you show clients nothing but what anybody may see, so everyone can be welcome",
    ),
)
"""The first row that speaks is used."""


def suggest(answers: Answers) -> Suggestion:
    """Suggest the preset that fits somebody's answers.

    Args:
        answers: What they answered.

    Returns:
        A preset that breaks nothing that their profession says must hold, and the reasons.
    """
    row = next(row for row in TABLE if row.when(answers))
    return Suggestion(row.preset, (*_said(answers, row.preset), row.reason))


def _said(answers: Answers, preset: str) -> Iterator[str]:
    """Give back what somebody said, as far as it speaks for the preset."""
    if answers.profession not in _IN_CARE | _SEEN_TO_BE_APART | _ON_RECORD:
        yield WHY_SAID[answers.why]
    if answers.edited and preset != "open":
        topics = listed((TOPICS_SAID[topic] for topic in answers.edited), "and")
        yield f"clients get an edited version of {topics}"


def ways_to_offer(channels: dict[str, str]) -> tuple[str, ...]:
    """Give what to offer instead: the channels that are for work, then e-mail and phone.

    LinkedIn comes first where it is for work, since most people look there (R69, R71).
    """
    at_work = [channel for channel in CHANNEL_TITLES if channels.get(channel) in _AT_WORK]
    at_work.sort(key=lambda channel: channel != "linkedin")
    return (*at_work, "e-mail", "phone")


class NotOfferedError(ValueError):
    """An answer that the question does not offer."""

    def __init__(self, question: str, text: str, known: Sequence[str]) -> None:
        super().__init__(f"{question}: {not_known(text, known)}")


def read_choice(question: str, text: str, known: Iterable[str]) -> str:
    """Read a word as somebody writes it: ``"Small office"`` is ``"small_office"``.

    Args:
        question: What was asked, for the sentence where the word is none of them.
        text: The word.
        known: The words that are offered.

    Raises:
        NotOfferedError: It is none of them.
    """
    words = {fold(word): word for word in known}
    if fold(text) not in words:
        raise NotOfferedError(question, text.strip(), tuple(words))
    return words[fold(text)]


def read_topics(texts: Iterable[str], question: str = "--edited") -> tuple[Topic, ...]:
    """Read topics, several to a text with commas between them; ``none`` and blank are no topic.

    Args:
        texts: What was answered.
        question: What was asked, for the sentence where a word is no topic.

    Raises:
        NotOfferedError: A word is no topic.
    """
    words = [word for text in texts for word in text.split(",") if fold(word) not in {"", "none"}]
    read = [Topic(read_choice(question, word, Topic)) for word in words]
    return tuple(topic for topic in Topic if topic in read)


def read_channels(given: Mapping[str, str | None]) -> dict[str, str]:
    """Read what channels are for; a channel that is not given is for what it usually is.

    Raises:
        NotOfferedError: A channel cannot be for that.
    """
    purposes = BUILT_IN["purpose"].values
    said = {
        channel: read_choice(f"--{channel}", purpose, purposes)
        for channel, purpose in given.items()
        if purpose is not None
    }
    return USUAL_CHANNELS | said
