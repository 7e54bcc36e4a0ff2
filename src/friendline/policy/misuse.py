"""Errors of use in the policy room: each is a sentence for the person who gave the arguments."""

from typing import Final

from friendline.policy.authoring.interview import NotOfferedError
from friendline.policy.authoring.workbook import NotForWorkbooksError
from friendline.policy.authoring.writing import AlreadyThereError, CannotBeWrittenError
from friendline.policy.change.explain_text import (
    FactGivenTwiceError,
    FactWithoutValueError,
    NotAnAnswerError,
)
from friendline.policy.guidance import NoSuchPackError, PackError
from friendline.policy.language.facts import UnknownFactError, WrongFactError
from friendline.policy.problems import PolicyError

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
