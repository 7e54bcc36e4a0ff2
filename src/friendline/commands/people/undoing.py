"""Which answer ``friendline people undo`` takes back."""

from friendline.matching.asking.decisions import Act, Decision, Decisions


class NothingToUndoError(ValueError):
    """No answer is left that could be taken back."""

    def __init__(self) -> None:
        super().__init__(
            "There is no answer to take back: nothing was decided, or all of it is undone. "
            "friendline people history shows them; --decisions names another file."
        )


class NoSuchAnswerError(ValueError):
    """There is no answer of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"There is no answer {number}. friendline people history shows them with their numbers."
        )


class UndoneAlreadyError(ValueError):
    """The answer is undone already."""

    def __init__(self, number: int, by: int) -> None:
        super().__init__(
            f"Answer {number} is undone already, by {by}. To have it back: "
            f"friendline people undo {by}"
        )


def number_to_undo(decisions: Decisions, number: int | None) -> int:
    """Give the number of the answer to take back: the one asked for, else the last that counts.

    Raises:
        NothingToUndoError: Nothing counts that could be taken back.
        NoSuchAnswerError: There is no such number.
        UndoneAlreadyError: It is undone.
    """
    if number is None:
        last = max((one.number for one in decisions.in_force), default=None)
        if last is None:
            raise NothingToUndoError
        return last
    if not answers_of(decisions, number):
        raise NoSuchAnswerError(number)
    if number in decisions.undone:
        raise UndoneAlreadyError(number, _undone_by(decisions, number))
    return number


def answers_of(decisions: Decisions, number: int) -> list[Decision]:
    """Give everything that was said under one number."""
    return [one for one in decisions.listed if one.number == number]


def _undone_by(decisions: Decisions, number: int) -> int:
    return max(
        one.number
        for one in decisions.listed
        if one.act is Act.UNDO and one.undoes == number and one.number not in decisions.undone
    )
