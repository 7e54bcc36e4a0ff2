"""The words that go with a choice: drafts, reading them as they are typed, recording them."""

from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.endings.pages import Ended, ended_row
from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.letters.asked import Asked, asked_in
from friendline.desk.letters.reading import Reading
from friendline.desk.letters.reading import read as read_words
from friendline.desk.refusing import refused
from friendline.letters import Draft, Refused, draft, languages
from friendline.letters import refused as letters_refused
from friendline.store.over_time import ending_words
from friendline.store.over_time.ending_options import NoConnectionError, NoSuchEndingError
from friendline.store.requests.request_errors import NotTrueTodayError

__all__ = ["read", "sent", "take_back", "words"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_MOST_WORDS: Final = 20_000
_LANGUAGES: Final = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}


@dataclass(frozen=True)
class WordsPage:
    """Words for somebody with whom the work ended.

    Attributes:
        number: Number of the ending.
        ended: Which.
        asked: What is asked for.
        drafts: Letters that can be written, the best first.
        letter: The one that is shown; ``None`` where none can be written.
        refused: Those that cannot be written, and what would make them true.
        text: The words in the box.
        reading: What is to be changed in them, and what is true.
    """

    number: int
    ended: Ended
    asked: Asked
    drafts: tuple[Draft, ...]
    letter: Draft | None
    refused: tuple[Refused, ...]
    text: str
    reading: Reading | None

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """The languages to choose from."""
        return tuple((one, _LANGUAGES.get(one, one)) for one in languages())


@require_safe
def words(request: HttpRequest, number: int) -> HttpResponse:
    """Show the words to choose from."""
    try:
        return _shown(request, _page(request, number))
    except (ending_words.NoWordsError, NoConnectionError) as error:
        return refused(request, str(error), _CONFLICT)


@require_POST
def read(request: HttpRequest, number: int) -> HttpResponse:
    """Read the words that are typed: only the notes for htmx, else the page with the words kept."""
    try:
        page = _page(request, number)
    except (ending_words.NoWordsError, NoConnectionError) as error:
        return refused(request, str(error), _CONFLICT)
    if getattr(request, "htmx", False):
        return render(request, "letters/reading.html", {"reading": page.reading})
    return _shown(request, page)


@require_POST
def sent(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a letter that went out; refused where a reason in it is not true today."""
    try:
        page = _page(request, number)
    except (ending_words.NoWordsError, NoConnectionError) as error:
        return refused(request, str(error), _CONFLICT)
    if page.letter is None:
        return refused(request, "No letter can be written today.", _CONFLICT)
    try:
        kept = ending_words.wrote(number, page.letter, page.text)
    except NotTrueTodayError as error:
        return _shown(request, page, error.reasons)
    here = reverse("endings:ending", args=[number])
    undo = reverse("endings:take_back", args=[kept.pk])
    tell(request, f"Kept: what you sent to {page.ended.name}.", undo=undo, back=here)
    return redirect(here)


@require_POST
def take_back(request: HttpRequest, letter: int) -> HttpResponse:
    """Take back that a letter went out."""
    try:
        ending_words.take_back(letter)
    except ending_words.NoSuchLetterError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "That it went out was taken back.")
    return back(request, reverse("endings:index"))


def _page(request: HttpRequest, number: int) -> WordsPage:
    fields = request.POST if request.method == "POST" else request.GET
    asked = asked_in(fields)
    try:
        situation, facts = ending_words.basis(number)
        ended = ended_row(number)
    except NoSuchEndingError as error:
        raise Http404 from error
    made = tuple(draft(situation, facts, asked.voice))
    letter = next((one for one in made if one.id == asked.draft), made[0] if made else None)
    typed = fields.get("words") if request.method == "POST" else None
    text = "" if letter is None else letter.text
    text = text if typed is None else typed[:_MOST_WORDS].replace("\r\n", "\n")
    return WordsPage(
        number=number,
        ended=ended,
        asked=asked,
        drafts=made,
        letter=letter,
        refused=tuple(letters_refused(situation, facts, asked.voice)),
        text=text,
        reading=None if letter is None else read_words(letter, text, facts, asked.voice),
    )


def _shown(request: HttpRequest, page: WordsPage, errors: tuple[str, ...] = ()) -> HttpResponse:
    parts = {"page": page, "reading": page.reading, "errors": errors}
    return render(request, "endings/words.html", parts, status=_UNUSABLE if errors else 200)
