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
    PageToLookAt("exposure-edited", "/exposure/edited/"),
    PageToLookAt("exposure-upkeep", "/exposure/upkeep/"),
    PageToLookAt("exposure-what-you-said", "/exposure/labels/"),
    PageToLookAt("exposure-how-posts-were-read", "/exposure/reading/"),
    PageToLookAt("view-as", "/view-as/"),
    PageToLookAt("view-as-digger", "/view-as/digger/"),
    PageToLookAt("people", "/people/"),
    PageToLookAt("people-person", f"/people/{SARAH}/"),
    PageToLookAt("people-fact", f"/people/{SARAH}/facts/status/"),
    PageToLookAt("people-notes", f"/people/{SARAH}/notes/"),
    PageToLookAt("who-is-who", "/who-is-who/"),
    PageToLookAt("who-is-who-same", f"/who-is-who/same-as/{SARAH}/?q=nesbitt"),
    PageToLookAt("policy", "/policy/"),
    PageToLookAt("policy-rule", "/policy/?rule=5&at=sensitive"),
    PageToLookAt("policy-in-words", "/policy/in-words/"),
    PageToLookAt("policy-found", "/policy/found/?rule=3"),
    PageToLookAt("policy-beside", "/policy/beside-the-rules/"),
    PageToLookAt("policy-try", "/policy/try/?channel=facebook&relationship=client&status=current"),
    PageToLookAt("policy-versions", "/policy/versions/"),
    PageToLookAt("policy-begin", "/policy/begin/"),
    PageToLookAt("policy-profession", "/policy/professions/nursing/"),
    PageToLookAt("policy-publish", "/policy/publish/"),
    PageToLookAt("policy-staff", "/policy/publish/staff/"),
    PageToLookAt("first-run", "/start/"),
    PageToLookAt("first-run-exports", "/start/exports/"),
    PageToLookAt("first-run-why", "/start/why/"),
    PageToLookAt("first-run-audience", "/start/who-can-see/"),
    PageToLookAt("first-run-review", "/start/review/"),
    PageToLookAt("what-to-do", "/what-to-do/"),
    PageToLookAt("before-the-first-client", "/start/before-the-first-client/"),
    PageToLookAt("imports", "/imports/"),
    PageToLookAt("settings-you", "/settings/yours/"),
    PageToLookAt("settings-of-you", "/settings/of-you/"),
    PageToLookAt("settings-audience", "/settings/who-can-see/"),
    PageToLookAt("settings-edited", "/settings/edited/"),
    PageToLookAt("settings-detectors", "/settings/what-looks/"),
    PageToLookAt("settings-data", "/settings/store/"),
    PageToLookAt("settings-health", "/settings/health/?look=1"),
    PageToLookAt("settings-forget", "/settings/forget/"),
    PageToLookAt("touch-how-often", "/keep-in-touch/how-often/"),
    PageToLookAt("touch-calendar", "/keep-in-touch/calendar/"),
    PageToLookAt("fairness", "/equal-treatment/"),
    PageToLookAt("fairness-shares", "/equal-treatment/shares/"),
    PageToLookAt("fairness-looking-again", "/equal-treatment/look-again/"),
    PageToLookAt("ledger", "/ledger/"),
    PageToLookAt("ledger-checked", "/ledger/?look=1&of=Requests+and+answers"),
    PageToLookAt("before-you-post", "/before-you-post/"),
    PageToLookAt("no-such-page", "/no-such-page/", status=404),
)
