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


SARAH: Final = "person-096abd60e0d74f79"
"""A client of the made-up owner, who has two namesakes on Facebook."""

PAGES: Final = (
    PageToLookAt("parts", "/parts/"),
    PageToLookAt("settings", "/settings/"),
    PageToLookAt("keys", "/keys/"),
    PageToLookAt("exposure", "/exposure/"),
    PageToLookAt("exposure-what-is-in-it", "/exposure/found/?kind=risk"),
    PageToLookAt("exposure-what-clients-were-told", "/exposure/told/"),
    PageToLookAt("exposure-upkeep", "/exposure/upkeep/"),
    PageToLookAt("exposure-what-you-said", "/exposure/labels/"),
    PageToLookAt("exposure-how-posts-were-read", "/exposure/reading/"),
    PageToLookAt("view-as", "/view-as/"),
    PageToLookAt("view-as-digger", "/view-as/digger/"),
    PageToLookAt("people", "/people/"),
    PageToLookAt("people-person", f"/people/{SARAH}/"),
    PageToLookAt("people-facts", f"/people/{SARAH}/facts/"),
    PageToLookAt("people-fact", f"/people/{SARAH}/facts/status/"),
    PageToLookAt("people-notes", f"/people/{SARAH}/notes/"),
    PageToLookAt("people-held", f"/people/{SARAH}/held/"),
    PageToLookAt("people-new", "/people/new/"),
    PageToLookAt("people-again", "/people/again/"),
    PageToLookAt("who-is-who", "/who-is-who/"),
    PageToLookAt("who-is-who-said", "/who-is-who/said/"),
    PageToLookAt("who-is-who-namesakes", "/who-is-who/namesakes/"),
    PageToLookAt("who-is-who-accounts", f"/who-is-who/accounts-of/{SARAH}/?q=mitcham"),
    PageToLookAt("who-is-who-same", f"/who-is-who/same-as/{SARAH}/?q=nesbitt"),
    PageToLookAt("no-such-page", "/no-such-page/", status=404),
)
