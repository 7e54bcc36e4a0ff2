"""The page of what letters may say of the owner."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from friendline.desk.frame import tell
from friendline.letters.slots import title
from friendline.store.letters.of_myself import (
    NotAWayToWriteError,
    NotYourNameError,
    is_current,
    name_in_exports,
    of_myself,
    put_of_myself,
    ways,
)

__all__ = ["of_you"]

_UNUSABLE: Final = 422
_ADDRESS: Final = "address:"
"""A field of the form with an address begins so; its way follows."""


@dataclass(frozen=True)
class _Way:
    """A way to be in touch, and its field.

    Attributes:
        field: Name of the field.
        words: What the way is called.
        address: What stands in it.
        wrong: What is wrong with it; empty where nothing is.
    """

    field: str
    words: str
    address: str
    wrong: str


@require_http_methods(["GET", "HEAD", "POST"])
def of_you(request: HttpRequest) -> HttpResponse:
    """Show and take what only the owner can say of themselves."""
    if request.method != "POST":
        return _shown(request)
    given = {name: str(value) for name, value in request.POST.items()}
    try:
        put_of_myself(
            given.get("name", ""),
            {way: given[_ADDRESS + way] for way in ways() if _ADDRESS + way in given},
            reads_no_messages=given.get("reads_no_messages") == "yes",
        )
    except NotYourNameError as error:
        return _shown(request, given, {"name": str(error)})
    except NotAWayToWriteError as error:
        return _shown(request, given, {_ADDRESS + error.way: str(error)})
    tell(request, "Kept. Letters use it from now on.")
    return redirect("choices:of_you")


def _shown(
    request: HttpRequest,
    given: Mapping[str, str] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> HttpResponse:
    held, wrong = of_myself(), wrong or {}
    says_so = is_current(held.reads_no_messages)
    context = {
        "name": held.name if given is None else given.get("name", ""),
        "in_exports": name_in_exports(),
        "ways": [_way(way, held.addresses, given or {}, wrong) for way in ways()],
        "said_on": held.reads_no_messages,
        "is_current": says_so,
        "is_ticked": says_so if given is None else "reads_no_messages" in given,
        "wrong_name": wrong.get("name", ""),
    }
    return render(request, "choices/of_you.html", context, status=_UNUSABLE if wrong else 200)


def _way(
    way: str, kept: Mapping[str, str], given: Mapping[str, str], wrong: Mapping[str, str]
) -> _Way:
    field = _ADDRESS + way
    address = given.get(field, kept.get(way, ""))
    words = title(way)
    return _Way(field, words[:1].upper() + words[1:], address, wrong.get(field, ""))
