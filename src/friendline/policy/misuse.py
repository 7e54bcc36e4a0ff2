"""Errors of use in the policy room: each is a sentence for the person who gave the arguments."""

from typing import Final

from friendline.policy.explain_text import (
    FactGivenTwiceError,
    FactWithoutValueError,
    NotAnAnswerError,
)
from friendline.policy.facts import UnknownFactError, WrongFactError
from friendline.policy.guidance import NoSuchPackError, PackError
from friendline.policy.interview import NotOfferedError
from friendline.policy.problems import PolicyError
from friendline.policy.workbook import NotForWorkbooksError
from friendline.policy.writing import AlreadyThereError, CannotBeWrittenError

MISUSE: Final = (
    AlreadyThereError,
    CannotBeWrittenError,
    FactGivenTwiceError,
    FactWithoutValueError,
    NoSuchPackError,
    NotAnAnswerError,
    NotForWorkbooksError,
    NotOfferedError,
    PackError,
    PolicyError,
    UnknownFactError,
    WrongFactError,
)
