"""A policy in one workbook (``.xlsx``): read as a folder is, and written for people to fill in."""

from friendline.policy.authoring.workbook.reading import WorkbookRead, all_problems, read_workbook
from friendline.policy.authoring.workbook.refusals import (
    NotForWorkbooksError,
    OtherKindError,
    WorkbookRefusedError,
)
from friendline.policy.authoring.workbook.writing import workbook_bytes

__all__ = [
    "NotForWorkbooksError",
    "OtherKindError",
    "WorkbookRead",
    "WorkbookRefusedError",
    "all_problems",
    "read_workbook",
    "workbook_bytes",
]
