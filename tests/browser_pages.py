"""The pages that the browser looks at. An area adds its own here, one line a page."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class PageToLookAt:
    """A page.

    Attributes:
        name: Of its pictures.
        path: Its address on the desk.
        status: What the desk answers.
    """

    name: str
    path: str
    status: int = 200


PAGES: Final = (
    PageToLookAt("parts", "/parts/"),
    PageToLookAt("settings", "/settings/"),
    PageToLookAt("keys", "/keys/"),
    PageToLookAt("no-such-page", "/no-such-page/", status=404),
)
