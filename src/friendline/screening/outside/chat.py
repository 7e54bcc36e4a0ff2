"""A server that speaks the chat completions of OpenAI, as most do, local ones too."""

import json
from collections.abc import Sequence
from typing import Final

import msgspec

from friendline.model import Category
from friendline.screening.outside.address import Address
from friendline.screening.outside.answers import Seen, answer_schema, believed, messages
from friendline.screening.outside.exchange import NoAnswerError, Reply, exchange

_FINE: Final = 200
_FORM_REFUSED: Final = (400, 422)
_REDIRECTS: Final = range(300, 400)
_FINAL: Final = {
    401: "does not accept the key",
    402: "wants to be paid first",
    403: "does not allow it",
    404: "knows no such model, or is no such server",
    429: "says that it is asked too much",
}
"""Answers that the next request would get too."""


class RefusedError(NoAnswerError):
    """The server refuses, and would refuse every further request."""


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]


class Chat:
    """Asks one server about posts.

    Args:
        address: Where it is.
        model: Which model it shall use.
        categories: What is asked for.
        key: Its key, if it wants one.
    """

    def __init__(
        self, address: Address, model: str, categories: Sequence[Category], key: str | None = None
    ) -> None:
        self._address = address
        self._model = model
        self._categories = tuple(categories)
        self._key = key
        self._takes_a_form = True

    def ask(self, posts: Sequence[str], seconds: float) -> dict[str, tuple[Seen, ...]]:
        """Give what the server says of each post, for those of which it says something usable.

        Args:
            posts: Different texts.
            seconds: How long it may take.

        Raises:
            NoAnswerError: It could not be asked, or refuses.
        """
        reply = self._exchange(posts, seconds, in_a_form=self._takes_a_form)
        if self._takes_a_form and reply.status in _FORM_REFUSED:
            # Some servers know no schemas, some models no temperature.
            reply = self._exchange(posts, seconds, in_a_form=False)
            self._takes_a_form = reply.status != _FINE
        if reply.status != _FINE:
            raise _refusal(self._address, reply.status)
        return believed(_content(reply.body), posts, self._categories)

    def _exchange(self, posts: Sequence[str], seconds: float, *, in_a_form: bool) -> Reply:
        body: dict[str, object] = {
            "model": self._model,
            "messages": messages(posts, self._categories),
        }
        if in_a_form:
            schema = {"name": "posts", "strict": True, "schema": answer_schema(self._categories)}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
            body["temperature"] = 0
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return exchange(self._address, content, self._key, seconds)


def _content(body: bytes) -> str:
    """Give what the model wrote; nothing where the reply has another form."""
    try:
        completion = msgspec.json.decode(body, type=_Completion)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    return completion.choices[0].message.content or "" if completion.choices else ""


def _refusal(address: Address, status: int) -> NoAnswerError:
    if status in _REDIRECTS:
        return RefusedError(
            f"{address.shown} names another address to go to; friendline sends nothing there."
        )
    if status in _FINAL:
        return RefusedError(f"{address.shown} {_FINAL[status]} (HTTP {status}).")
    return NoAnswerError(f"{address.shown} could not answer (HTTP {status}).")
