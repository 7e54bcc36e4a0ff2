"""Publishing the policy: one sentence to say aloud, a page for clients, a version for staff."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.policy.standing import TABS
from friendline.desk.policy.views import begin_first
from friendline.policy import Policy, prove
from friendline.policy.publish import Audience, Form, one_sentence, wording
from friendline.policy.publish.client_page import client_page
from friendline.policy.publish.document import Block, Document
from friendline.policy.publish.staff_page import staff_page
from friendline.store import clock
from friendline.store.policy import policies, policy_drafts
from friendline.store.policy.policies import NoSuchVersionError
from friendline.store.policy.published_where import (
    NotAnAddressError,
    Where,
    published_where,
    put_published_where,
)

__all__ = ["download", "index", "preview", "publish", "where"]

_FORMS: Final = (("html", "HTML"), ("markdown", "Markdown"), ("pdf", "PDF"))
_LONGEST: Final = 200
_UNUSABLE: Final = 422
_PAGES: Final[dict[str, tuple[str, Callable[[Policy, str], Document]]]] = {
    "client": (
        "The page for clients",
        lambda policy, contact: client_page(policy, wording(), contact),
    ),
    "staff": (
        "The version for staff",
        lambda policy, _: staff_page(policy, wording(), prove(policy).verdicts),
    ),
}
_AUDIENCES: Final = frozenset({"client", "staff", "sentence"})


@dataclass(frozen=True)
class Written:
    """A part of a published text.

    Attributes:
        kind: ``heading``, ``paragraph``, ``points``, ``terms`` or ``table``.
        block: What it says.
    """

    kind: str
    block: Block


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what there is to publish, and since when it is."""
    return _shown(request, published_where())


def _shown(request: HttpRequest, where: Where, error: str = "") -> HttpResponse:
    every = policies.versions()
    if not every:
        return begin_first()
    last = every[0]
    contact = request.GET.get("contact", "")[:_LONGEST]
    context = {
        "tabs": TABS,
        "last": last,
        "sentence": one_sentence(policies.load(last.number), wording()),
        "forms": _FORMS,
        "contact": contact,
        "holding": policies.holding_on(clock.today()),
        "published": [one for one in every if one.published_at is not None],
        "is_changed": policy_drafts.is_changed(),
        "where": where,
        "error": error,
    }
    return render(request, "policy/publish.html", context, status=_UNUSABLE if error else 200)


@require_safe
def preview(request: HttpRequest, audience: str) -> HttpResponse:
    """Show a page as clients or staff would read it."""
    number = policies.number()
    if number is None:
        return begin_first()
    if audience not in _PAGES:
        raise Http404
    title, write = _PAGES[audience]
    contact = request.GET.get("contact", "")[:_LONGEST]
    document = write(policies.load(number), contact)
    context = {
        "title": title,
        "document": document,
        "blocks": [Written(type(one).__name__.lower(), one) for one in document.blocks],
        "audience": audience,
        "number": number,
        "forms": _FORMS,
        "contact": contact,
    }
    return render(request, "policy/preview.html", context)


@require_safe
def download(request: HttpRequest, number: int, audience: str, form: str) -> HttpResponse:
    """Give a page as a file."""
    if audience not in _AUDIENCES or form not in dict(_FORMS):
        raise Http404
    contact = request.GET.get("contact", "")[:_LONGEST]
    try:
        made = policies.publication(
            number, cast("Audience", audience), cast("Form", form), contact=contact
        )
    except NoSuchVersionError as error:
        raise Http404 from error
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=headers)


@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Record that the last version is published from today on."""
    number = policies.number()
    if number is None:
        return begin_first()
    policies.publish(number)
    tell(request, f"Version {number} counts as published from today on.")
    return redirect("policy:publish")


@require_POST
def where(request: HttpRequest) -> HttpResponse:
    """Keep where clients can read the policy, and whose it is; letters cite it so."""
    said = Where(request.POST.get("address", "").strip(), request.POST.get("office") == "yes")
    try:
        before = put_published_where(said.address, of_office=said.of_office)
    except NotAnAddressError as error:
        return _shown(request, said, str(error))
    undone = {"address": before.address, "office": "yes" if before.of_office else ""}
    tell(request, "Kept: how letters cite your policy.", reverse("policy:where"), **undone)
    return redirect("policy:publish")
