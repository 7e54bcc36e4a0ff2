"""Publishing a policy: one sentence, a page for clients, a version for staff (R6, R25).

Each as HTML, Markdown or PDF, all made from the same rules that decide.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, overload

from friendline.policy.publish.client_page import client_page
from friendline.policy.publish.document import Document, Style, paragraph, readable
from friendline.policy.publish.foot import in_force_line, version_line
from friendline.policy.publish.html import as_html
from friendline.policy.publish.markdown import as_markdown
from friendline.policy.publish.pdf import as_pdf
from friendline.policy.publish.phrases import phrase
from friendline.policy.publish.sentence import one_sentence
from friendline.policy.publish.staff_page import staff_page
from friendline.policy.publish.wording import Voice, Wording, languages, wording
from friendline.policy.rules import Policy

if TYPE_CHECKING:
    from friendline.policy.prove import Verdict

Audience: TypeAlias = Literal["client", "staff", "sentence"]
Form: TypeAlias = Literal["html", "markdown", "pdf"]


class NoSuchPublicationError(ValueError):
    """Neither this audience nor this form is one that a policy is published for or in."""

    def __init__(self, what: str, given: str, known: Sequence[str]) -> None:
        super().__init__(f"The {what} '{given}' is not known; known is {', '.join(known)}.")


@overload
def publish(
    policy: Policy,
    audience: Audience = ...,
    form: Literal["html", "markdown"] = ...,
    *,
    language: str = ...,
    contact: str = ...,
    verdicts: Sequence["Verdict"] = ...,
) -> str: ...
@overload
def publish(
    policy: Policy,
    audience: Audience,
    form: Literal["pdf"],
    *,
    language: str = ...,
    contact: str = ...,
    verdicts: Sequence["Verdict"] = ...,
) -> bytes: ...
def publish(  # noqa: PLR0913 - what is published, for whom and in what form is one question
    policy: Policy,
    audience: Audience = "client",
    form: Form = "html",
    *,
    language: str = "en",
    contact: str = "",
    verdicts: Sequence["Verdict"] = (),
) -> str | bytes:
    """Publish a policy.

    Args:
        policy: The policy; its own texts stay in the language they are written in.
        audience: ``"client"``: one page for clients. ``"staff"``: all of it, with the table of
            rules. ``"sentence"``: one sentence to say aloud.
        form: ``"html"``, ``"markdown"`` or ``"pdf"``.
        language: Of the wording; see ``languages``.
        contact: Whom and how clients may ask, as the owner writes it; "" is "ask me".
        verdicts: What ``prove`` tells of the policy, for the version for staff.

    Returns:
        The text, to be saved as UTF-8; for a PDF the file. The same policy gives the same bytes.

    Raises:
        NoSuchPublicationError: For an audience or a form that does not exist.
        NoSuchLanguageError: For a language without a file of wording.
    """
    if audience not in _AUDIENCES:
        raise NoSuchPublicationError("audience", audience, _AUDIENCES)
    if form not in _FORMS:
        raise NoSuchPublicationError("form", form, tuple(_FORMS))
    words = wording(language)
    if audience == "client":
        document = client_page(policy, words, contact)
    elif audience == "staff":
        document = staff_page(policy, words, verdicts)
    else:
        document = _sentence_page(policy, words)
    return _FORMS[form](readable(document))


def _sentence_page(policy: Policy, words: Wording) -> Document:
    return Document(
        language=words.language,
        title=words.sentence_page["title"],
        blocks=(paragraph(one_sentence(policy, words), Style.VOICE),),
        foot=(version_line(words, policy), in_force_line(words, policy)),
    )


_AUDIENCES: Final = ("client", "staff", "sentence")
_FORMS: Final[Mapping[str, Callable[[Document], str | bytes]]] = {
    "html": as_html,
    "markdown": as_markdown,
    "pdf": as_pdf,
}

__all__ = [
    "Audience",
    "Form",
    "NoSuchPublicationError",
    "Voice",
    "languages",
    "one_sentence",
    "phrase",
    "publish",
    "wording",
]
