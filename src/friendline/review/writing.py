"""Writes a review to a folder: whole files or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from friendline.review.contract import Review
from friendline.whole_files import write_whole

SCHEMA_ID = "friendline-review-1"


class CannotWriteError(Exception):
    """The output folder cannot be made or written to."""

    def __init__(self, folder: Path, error: OSError) -> None:
        why = error.strerror or str(error)
        super().__init__(
            f"{folder} cannot be written to ({why}): give another folder with --output."
        )


def review_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of ``review.json``."""
    schema = msgspec.json.schema(Review)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID} | schema


def write_review(
    review: Review, folder: Path, render: Callable[[Review], str]
) -> tuple[Path, Path]:
    """Write ``report.html`` and ``review.json``, each first under another name, then renamed.

    Args:
        review: What to write.
        folder: Where; made if it is not there.
        render: Makes the page.

    Returns:
        Paths of the page and of the JSON file.

    Raises:
        CannotWriteError: The folder cannot be made or written to.
    """
    page = render(review).encode("utf-8", "replace")
    data = msgspec.json.encode(review)
    report, review_json = folder / "report.html", folder / "review.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole({report: page, review_json: data})
    except OSError as error:
        raise CannotWriteError(folder, error) from error
    return report, review_json
