"""What somebody told the owner, contacts with them, whom they sent (R59, R60, R91, A6)."""

from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.people.facts_views import NoDateError
from friendline.desk.people.somebody import Head, head_of
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.store.models import Contact
from friendline.store.over_time import contacts
from friendline.store.people import interests
from friendline.store.people.noted import FutureDayError, UnknownPersonError
from friendline.store.requests import referrals

__all__ = ["forget", "notes", "take_back", "take_back_referral"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_LONGEST: Final = 2_000
_REFUSED: Final = (
    interests.EmptyNoteError,
    interests.NotToldError,
    interests.TooLongError,
    interests.WithheldError,
    contacts.NotByHandError,
    FutureDayError,
    UnknownPersonError,
    NoDateError,
)
_HOW: Final = (("met", "Met"), ("called", "Called"), ("wrote", "Wrote"))


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, person: str) -> HttpResponse:
    """Show notes and contacts, and keep a new one."""
    head = head_of(person)
    if request.method != "POST":
        return _shown(request, head)
    try:
        if "how" in request.POST:
            _note_contact(request, person)
        elif "referred" in request.POST:
            _note_referral(request, person)
        else:
            _note_told(request, person)
    except _REFUSED as error:
        return _shown(request, head, error)
    return redirect("people:notes", person=person)


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Take a note back; nothing of its words stays."""
    try:
        interests.forget(_number(request))
    except interests.NoSuchNoteError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "The note is gone; nothing of its words is left.")
    return back(request, reverse("people:index"))


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take back a contact that was noted by hand."""
    try:
        contacts.take_back_contact(_number(request))
    except contacts.NoSuchContactError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "The contact was taken back.")
    return back(request, reverse("people:index"))


@require_POST
def take_back_referral(request: HttpRequest) -> HttpResponse:
    """Take back that somebody was referred."""
    try:
        referrals.take_back_referral(_number(request))
    except referrals.NoSuchReferralError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "The referral was taken back.")
    return back(request, reverse("people:index"))


def _note_told(request: HttpRequest, person: str) -> None:
    kept = interests.note(
        person,
        _posted(request, "words"),
        _posted(request, "where"),
        told_me=request.POST.get("told_me") == "yes",
        on=_day(request),
    )
    tell(
        request,
        "Kept: what they told you.",
        undo=reverse("people:forget_note"),
        number=str(kept.number),
        back=reverse("people:notes", args=[person]),
    )


def _note_contact(request: HttpRequest, person: str) -> None:
    number = contacts.note_contact(
        person, _posted(request, "how"), on=_day(request), note=_posted(request, "note")
    )
    tell(
        request,
        "Kept: that contact.",
        undo=reverse("people:take_back_contact"),
        number=str(number),
        back=reverse("people:notes", args=[person]),
    )


def _note_referral(request: HttpRequest, person: str) -> None:
    number = referrals.note_referral(person, on=_day(request), note=_posted(request, "note"))
    tell(
        request,
        "Kept: that they referred somebody to you.",
        undo=reverse("people:take_back_referral"),
        number=str(number),
        back=reverse("people:notes", args=[person]),
    )


def _shown(request: HttpRequest, head: Head, error: Exception | None = None) -> HttpResponse:
    context = {
        "head": head,
        "notes": interests.notes(head.id),
        "contacts": contacts.contacts_of(head.id),
        "by_hand": Contact.in_force.filter(person=head.id).order_by("-at"),
        "referrals": referrals.referrals_of(head.id),
        "how": _HOW,
        "form": _form(request),
        "typed": request.POST,
        "error": str(error) if error else "",
    }
    return render(request, "people/notes.html", context, status=_UNUSABLE if error else 200)


def _form(request: HttpRequest) -> str:
    """Give which of the three forms was sent."""
    if "how" in request.POST:
        return "contact"
    return "referral" if "referred" in request.POST else "told"


def _posted(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "")[:_LONGEST]


def _day(request: HttpRequest) -> date | None:
    typed = _posted(request, "on").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise NoDateError from error


def _number(request: HttpRequest) -> int:
    return whole(request.POST.get("number", ""))
