"""Which label ``friendline findings undo`` takes back."""

from friendline.screening.labels.label import Label, Labels


class NothingToUndoError(ValueError):
    """No label is left that could be taken back."""

    def __init__(self) -> None:
        super().__init__(
            "There is no label to take back: nothing was said, or all of it is undone. "
            "friendline findings history shows them; --labels names another file."
        )


class NoSuchLabelError(ValueError):
    """There is no label of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"There is no label {number}. friendline findings history shows them with their "
            "numbers."
        )


class UndoneAlreadyError(ValueError):
    """The label is undone already."""

    def __init__(self, number: int, by: int) -> None:
        super().__init__(
            f"Label {number} is undone already, by {by}. To have it back: "
            f"friendline findings undo {by}"
        )


def label_to_undo(labels: Labels, number: int | None) -> Label:
    """Give the label to take back: the one asked for, else the last that counts.

    Raises:
        NothingToUndoError: Nothing counts that could be taken back.
        NoSuchLabelError: There is no such number.
        UndoneAlreadyError: It is undone.
    """
    if number is None:
        if not labels.in_force:
            raise NothingToUndoError
        return max(labels.in_force, key=lambda label: label.number)
    found = next((one for one in labels.listed if one.number == number), None)
    if found is None:
        raise NoSuchLabelError(number)
    if number in labels.undone:
        raise UndoneAlreadyError(number, _undone_by(labels, number))
    return found


def _undone_by(labels: Labels, number: int) -> int:
    return max(
        one.number
        for one in labels.listed
        if one.undoes == number and one.number not in labels.undone
    )
