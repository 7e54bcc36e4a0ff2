"""Helpers of the tests of the policy's pages."""

from typing import Any

from desk_helpers import html_of
from django.test import Client

from friendline.policy.editing import Draft
from friendline.store.policy import policy_drafts

__all__ = ["here", "post", "said", "toasts"]


def here() -> Draft:
    """The policy as it is being edited."""
    found = policy_drafts.draft()
    assert found is not None
    return found


def post(client: Client, address: str, **fields: str) -> Any:
    """Send a form that saw the policy as it is, and follow to the page after it."""
    return client.post(f"/policy/{address}", {"seen": here().digest, **fields}, follow=True)


def said(answer: Any, selector: str) -> list[str]:
    """What stands in everything that fits, on one line each."""
    return [" ".join(node.text().split()) for node in html_of(answer).css(selector)]


def toasts(answer: Any) -> list[str]:
    """What was told after a form."""
    return said(answer, ".toast p")
