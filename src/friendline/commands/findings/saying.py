"""What ``friendline findings label`` says of one finding, as it was typed."""

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from friendline.commands.findings.reading import Known
from friendline.model import Category, Finding
from friendline.screening.labels.label import Scope, Verdict
from friendline.screening.labels.widening import check_width

Word = TypeVar("Word", bound=StrEnum)

VERDICTS = (Verdict.FINE, Verdict.PROBLEM, Verdict.EMBARRASSING)


class NoSuchWordError(ValueError):
    """What was typed is none of the words that can stand there."""

    def __init__(self, typed: str, words: Iterable[str]) -> None:
        super().__init__(f"'{typed}' is none of {', '.join(words)}.")


class NoSuchFindingError(ValueError):
    """The review has no such finding."""

    def __init__(self, item: str, category: Category, known: Known) -> None:
        of_item = [there.value for one, there in known.findings if one == item]
        found = f"Of it there is {', '.join(of_item)}" if of_item else "Of it nothing was found"
        super().__init__(
            f"The review has no risk of the category {category} in the item '{item}'. {found}. "
            "Ids and categories are those of findings[] in review.json."
        )


def say(known: Known, item: str, category: str, verdict: str, scope: str) -> Known:
    """Write a label to the file, and give everything with it.

    Args:
        known: The review, and what was said before.
        item: Id of the item.
        category: Category of the finding.
        verdict: What is said: fine, problem or embarrassing.
        scope: Of what else it is said.

    Raises:
        NoSuchWordError: The category, the verdict or the scope is none.
        NoSuchFindingError: There is no such finding.
        NotSoWideError: It is not offered so widely.
        OnlyFineIsWideError: Only "fine" is ever wider.
        SaidFileError: It cannot be kept.
    """
    said = _word(verdict, VERDICTS)
    width = _word(scope, tuple(Scope))
    finding = _finding(known, item, _word(category, tuple(Category)))
    if width is not Scope.THIS:
        check_width(finding, said, width, [offer.label.scope for offer in known.offers(finding)])
    return known.say(finding, said, width)


def _word(typed: str, words: tuple[Word, ...]) -> Word:
    for word in words:
        if word == typed.strip().casefold():
            return word
    raise NoSuchWordError(typed, words)


def _finding(known: Known, item: str, category: Category) -> Finding:
    found = known.findings.get((item, category))
    if found is None:
        raise NoSuchFindingError(item, category, known)
    return found
