"""Errors of use in the policy room: each is a sentence for the person who gave the arguments."""

from typing import Final

from friendline.policy.authoring.interview import NotOfferedError
from friendline.policy.authoring.workbook import NotForWorkbooksError
from friendline.policy.authoring.writing import (
    AlreadyThereError,
    CannotBeWrittenError,
    NotForAPolicyError,
)
from friendline.policy.change.explain_text import (
    FactGivenTwiceError,
    FactWithoutValueError,
    NotAnAnswerError,
)
from friendline.policy.change.versions import (
    EditedVersionError,
    UnknownVersionError,
    VersionTakenError,
)
from friendline.policy.change.versions_text import NotADecisionError
from friendline.policy.guidance import NoSuchPackError, PackError
from friendline.policy.language.facts import UnknownFactError, WrongFactError
from friendline.policy.problems import PolicyError

MISUSE: Final = (
    AlreadyThereError,
    CannotBeWrittenError,
    EditedVersionError,
    FactGivenTwiceError,
    FactWithoutValueError,
    NoSuchPackError,
    NotADecisionError,
    NotAnAnswerError,
    NotForAPolicyError,
    NotForWorkbooksError,
    NotOfferedError,
    PackError,
    PolicyError,
    UnknownFactError,
    UnknownVersionError,
    VersionTakenError,
    WrongFactError,
)
