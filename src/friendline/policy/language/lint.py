"""What must never decide: who somebody is, and liking under another name (R3, R26, R27).

A policy may not read a fact that names, describes or lists one of these. The words are matched
whole, so ``page`` is not ``age``.
"""

from collections.abc import Iterable
from typing import Final

from friendline.policy.language.facts import BUILT_IN, FactSpec
from friendline.policy.language.words import fold, quoted
from friendline.policy.problems import ConditionError

WHO_SOMEBODY_IS: Final = (
    *("age", "ages", "aged", "birth", "birthday", "birthdate", "born", "generation", "older"),
    *("younger", "gender", "sex", "female", "male", "women", "orientation", "gay", "lesbian"),
    *("transgender", "race", "racial", "ethnic", "ethnicity", "skin", "nationality", "immigrant"),
    *("religion", "religious", "faith", "church", "christian", "muslim", "jewish", "politics"),
    *("political", "party_member", "voter", "votes", "republican", "democrat", "disability"),
    *("disabled", "pregnant", "pregnancy", "marital", "looks", "attractive", "beauty"),
    *("man", "men", "woman", "girl", "boy", "citizenship", "caste", "sexuality"),
)
"""Protected attributes, and words for them."""

STANDS_IN: Final = (
    *("postcode", "postal_code", "zip_code", "zip", "neighbourhood", "neighborhood", "birthplace"),
    *("surname", "last_name", "first_name", "accent", "mother_tongue", "native_language"),
)
"""What tells who somebody is without saying so (proxies)."""

LIKING: Final = (
    *("preferred", "preference", "favourite", "favorite", "favourites", "favorites", "vip"),
    *("like_us", "like_me", "likeable", "one_of_us", "similar", "similarity", "my_type"),
    *("good_fit", "good_client", "nice_people", "favoured", "favored", "gut_feeling"),
)
"""Picking under another name: nothing that two people would judge alike."""


class MustNotMatterError(ConditionError):
    """The policy itself says that this must not matter."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{quoted(name)} stands under must_not_matter, so no rule may be decided by it"
        )


class ProtectedError(ConditionError):
    """Who somebody is may not decide."""

    def __init__(self, word: str) -> None:
        super().__init__(
            f"{quoted(word)} is about who somebody is, and that may not decide; decide by what "
            "you are to each other, such as relationship, status or met"
        )


class StandInError(ConditionError):
    """A proxy may not decide either."""

    def __init__(self, word: str) -> None:
        super().__init__(
            f"{quoted(word)} stands in for who somebody is, and that may not decide; decide by "
            "what you are to each other, such as relationship, status or met"
        )


class LikingError(ConditionError):
    """Liking may not decide without saying what it means."""

    def __init__(self, word: str) -> None:
        super().__init__(
            f"{quoted(word)} is picking without saying by what; decide by facts that anybody "
            "would see the same way, such as met, became_friend or months_known"
        )


def check_may_decide(
    name: str, must_not_matter: Iterable[str], spec: FactSpec | None = None
) -> None:
    """Check that a fact may decide anything at all.

    Args:
        name: The fact, declared or not.
        must_not_matter: The policy's own list.
        spec: How it is declared; its label and values are looked at too.

    Raises:
        ConditionError: Where it may not, with the reason.
    """
    if fold(name) in {fold(word) for word in must_not_matter}:
        raise MustNotMatterError(name)
    if name in BUILT_IN:
        return
    said = (name, spec.label, *spec.values) if spec else (name,)
    for text in said:
        if _holds(text, WHO_SOMEBODY_IS):
            raise ProtectedError(text)
        if _holds(text, STANDS_IN):
            raise StandInError(text)
        if _holds(text, LIKING):
            raise LikingError(text)


def _holds(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words stands in the text as a whole word or as whole words."""
    padded = f"_{fold(text)}_"
    return any(f"_{word}_" in padded for word in words)
