"""The page of what clients get an edited version of (R36, A14)."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from friendline.desk.exposure.edited import TOPIC_WORDS
from friendline.desk.frame import tell
from friendline.policy.authoring.interview import NotOfferedError, Topic, read_topics
from friendline.policy.authoring.questions import EDITED
from friendline.store import documents
from friendline.store.review import reviewed
from friendline.store.review.edited_version import edit, last_version

__all__ = ["edited"]

_UNUSABLE: Final = 422


@dataclass(frozen=True)
class _Part:
    """A part of life, and how the last review took it.

    Attributes:
        word: In the form.
        words: On the page.
        is_chosen: Whether clients get an edited version of it.
        seen: How many items of it a client sees.
        is_unseen: Whether it is edited, and nothing told items of it.
    """

    word: str
    words: str
    is_chosen: bool
    seen: int
    is_unseen: bool


@require_http_methods(["GET", "HEAD", "POST"])
def edited(request: HttpRequest) -> HttpResponse:
    """Show and take what clients get an edited version of."""
    if request.method != "POST":
        return _page(request)
    try:
        is_new = edit(read_topics(request.POST.getlist(EDITED.key), "Your answer"))
    except NotOfferedError as error:
        return _page(request, str(error))
    if is_new:
        undo = reverse("exposure:edited_back")
        words = "Kept. What clients see of it is worked out anew."
        tell(request, words, undo=undo, version=str(last_version()))
    else:
        tell(request, "Nothing was changed.")
    return redirect("choices:edited")


def _page(request: HttpRequest, error: str = "") -> HttpResponse:
    held = documents.edited()
    context = {
        "question": EDITED,
        "parts": _parts(held.topics),
        "held": held,
        "error": error,
        "conflicts": len(reviewed.section("edited")),
    }
    return render(request, "choices/edited.html", context, status=_UNUSABLE if error else 200)


def _parts(chosen: tuple[Topic, ...]) -> list[_Part]:
    rows, edits = reviewed.section("edited"), reviewed.section("edits")
    unseen = frozenset(edits.topics).difference(edits.looked_for)
    return [
        _Part(
            word=topic.value,
            words=TOPIC_WORDS[topic.value],
            is_chosen=topic in chosen,
            seen=sum(topic.value in row.topics for row in rows),
            is_unseen=topic.value in unseen,
        )
        for topic in Topic
    ]
