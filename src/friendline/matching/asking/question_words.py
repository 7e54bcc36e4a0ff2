"""What a question about who is who says, wherever it is put: in a terminal or on a page."""

from collections.abc import Iterator
from typing import Final

from friendline.archives.tables.folding import fold, words
from friendline.matching.asking.questions import Question, QuestionKind
from friendline.matching.wording import channel_title, show
from friendline.model import Account, Person

__all__ = [
    "ALL_RIGHT",
    "ANY_RIGHT",
    "account_words",
    "asked_words",
    "differences",
    "how_likely",
    "person_words",
    "whole_sentence",
]

ALL_RIGHT: Final = "Are all of these right?"
ANY_RIGHT: Final = "Is any of these right?"

_SURE: Final = 0.95
_PROBABLE: Final = 0.7
_OPEN: Final = 0.3


def asked_words(question: Question, called: str, channel: str) -> str:
    """Give what is asked, in one sentence.

    Args:
        question: The question.
        called: How the person is called whom it is about.
        channel: The network of the accounts.
    """
    if question.kind is QuestionKind.ALL_OF:
        return ALL_RIGHT
    if question.kind is QuestionKind.ANY_OF:
        return ANY_RIGHT
    title = channel_title(channel)
    if question.kind is QuestionKind.IS_IT:
        return f"Is this {title} account {called}?"
    return f"Which {title} account is {called}?"


def how_likely(probability: float) -> str:
    """Give a probability in words, with the number of such cases that are right."""
    said = (
        "nearly sure"
        if probability >= _SURE
        else "likely"
        if probability >= _PROBABLE
        else "open"
        if probability >= _OPEN
        else "less likely"
    )
    return f"{said}, {max(1, min(99, round(100 * probability)))} in 100"


def account_words(account: Account, tied: str = "") -> str:
    """Give an account on one line: channel, name, handle, and what tells it from others."""
    handle = f" (@{show(account.handle)})" if account.handle else ""
    shown = (account.company, account.city, *account.emails[:1], tied)
    more = ", ".join(show(each) for each in shown if each)
    title = channel_title(account.channel)
    return f"{title}: {show(account.name)}{handle}{f', {more}' if more else ''}"


def person_words(person: Person) -> str:
    """Give a person on one line: the name, and what tells them from others."""
    details = (person.company, person.city, *person.emails[:1])
    known = ", ".join(show(each) for each in details if each)
    return f"{show(person.name)}{f' ({known})' if known else ''}"


def whole_sentence(text: str) -> str:
    """Give a text with a full stop, unless it ends like a sentence already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def differences(person: Person, account: Account) -> Iterator[str]:
    """Say what an account shows otherwise than the client list; what one of them lacks is none."""
    names = [set(words(name)) for name in (person.name, *person.other_names)]
    if set(words(account.name)) not in names:
        yield f"The list says {show(person.name)}, the account {show(account.name)}."
    for what, listed, shown in (
        ("company", person.company, account.company),
        ("place", person.city, account.city),
    ):
        if listed and shown and fold(listed) != fold(shown):
            yield f"Another {what}: {show(listed)} on the list, {show(shown)} on the account."
    if person.emails and account.emails and not set(person.emails) & set(account.emails):
        yield "Another e-mail address."
