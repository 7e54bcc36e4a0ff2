"""What can be wrong with an act on a request; each error is a sentence for the owner."""

from datetime import date

from friendline.policy.language.words import day_in_words

__all__ = [
    "AlreadyAskedError",
    "AlreadyConnectedError",
    "DayNeededError",
    "NoPolicyError",
    "NoSuchRequestError",
    "NotTrueTodayError",
    "NothingToUndoError",
    "ReasonNeededError",
    "SecondAskError",
    "UnknownPersonError",
    "UnknownReactionError",
    "WordsFirstError",
]


class NoSuchRequestError(LookupError):
    """There is no request of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no request number {number}.")


class UnknownPersonError(LookupError):
    """Nobody is known under this id, and no name was given."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"Nobody is known as '{person}'. Give the name of whoever it is, or import a client "
            "list that has them."
        )


class NoPolicyError(Exception):
    """Nothing is decided without a policy in force (R1)."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Until then a request can be put off, or you can ask back.")


class ReasonNeededError(Exception):
    """The answer is not that of the policy, and no reason was given (R8)."""

    def __init__(self, answer: str, by_policy: str) -> None:
        super().__init__(
            f"Your policy says '{by_policy.replace('_', ' ')}' and you choose "
            f"'{answer.replace('_', ' ')}'. That is yours to choose: say in a sentence why. The "
            "reason is kept with the answer and shown where equals were answered otherwise."
        )


class DayNeededError(Exception):
    """Something is put off, and it is not said until when."""

    def __init__(self, until: date | None) -> None:
        given = "" if until is None else f" {day_in_words(until)} has passed."
        super().__init__(f"Say until which day it is put off; that day must lie ahead.{given}")


class WordsFirstError(Exception):
    """The button would be pressed before anything was said (R75)."""

    def __init__(self) -> None:
        super().__init__(
            "Write first, then press: once a request is declined, the chance to explain may be "
            "gone. Note the words you sent; or say that you decline without a word."
        )


class NotTrueTodayError(Exception):
    """Words give a reason that is not true today, or must not go out as they are (R78, R80).

    Attributes:
        reasons: What is not true, or must be changed, each in a sentence.
    """

    def __init__(self, reasons: tuple[str, ...]) -> None:
        self.reasons = reasons
        super().__init__(f"These words were not recorded. {' '.join(reasons)}")


class NothingToUndoError(Exception):
    """The last step is not the owner's, so that it cannot be undone."""

    def __init__(self, why: str) -> None:
        super().__init__(f"There is nothing to undo: {why}")


class AlreadyConnectedError(Exception):
    """The two are connected on this network."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(f"You are connected with {name} on {title} already.")


class AlreadyAskedError(Exception):
    """The owner has asked them, or is about to."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"You have asked {name} already, or have it in your list. Wait for their answer; a "
            "second invitation presses them."
        )


class SecondAskError(Exception):
    """They said no, or were hurt, and are not asked again (R88)."""

    def __init__(self, name: str, what: str, on: date) -> None:
        super().__init__(
            f"{name} {what} on {day_in_words(on)}. One ask only: meet or call them, and leave it "
            "to them to ask. A rule of your policy that reads 'months_since_no' can set a time "
            "after which you may ask again."
        )


class UnknownReactionError(ValueError):
    """A reaction that is none of the known ones."""

    def __init__(self, how: str, known: tuple[str, ...]) -> None:
        super().__init__(f"'{how}' is no reaction; expected is one of {', '.join(known)}.")
