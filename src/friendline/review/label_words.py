"""Labels in words, as the command and the desk both say them."""

from typing import Final

from friendline.matching.wording import show as short
from friendline.review.words import CATEGORY_NAMES
from friendline.screening.labels.label import Label, Scope, Verdict

__all__ = ["VERDICT_WORDS", "said_text", "scope_words"]

VERDICT_WORDS: Final = {
    Verdict.FINE: "fine",
    Verdict.PROBLEM: "a problem",
    Verdict.EMBARRASSING: "would embarrass me",
}
"""What the owner says of a finding, in the owner's words."""

_WIDER: Final = {
    Scope.TEXT: "all in the same text, word for word",
    Scope.WORDS: "all with the same words",
    Scope.ALBUM: "all in the album",
    Scope.GROUP: "all in the group",
    Scope.PLACE: "all at the place",
    Scope.MEANING: "all in posts of similar meaning",
    Scope.KIND: "all of the kind",
}


def scope_words(label: Label) -> str:
    """Say of what else a label speaks: ``all with the same words "gin"``."""
    if label.scope is Scope.THIS:
        return "this one"
    if label.scope is Scope.TEXT:
        return _WIDER[label.scope]
    what = label.words if label.scope is Scope.WORDS else label.value.replace("_", " ")
    return f'{_WIDER[label.scope]} "{short(what)}"' if what else _WIDER[label.scope]


def said_text(label: Label) -> str:
    """Give what a label says, on one line."""
    if label.verdict is Verdict.UNDO:
        return f"Take back label {label.item}"
    category = CATEGORY_NAMES[label.category] if label.category else ""
    whom = f" for {short(label.person_name or label.person)}" if label.person else ""
    wider = "" if label.scope is Scope.THIS else f", {scope_words(label)}"
    about = short(label.text or label.words or label.item)
    return f'{category}: {VERDICT_WORDS[label.verdict]}{whom}{wider}: "{about}"'
