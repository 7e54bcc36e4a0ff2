"""Made-up names, the same for the same person as long as the store's secret is the same."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib import resources
from typing import Final

from anyascii import anyascii

__all__ = ["EMAIL", "Known", "MadeUpNames"]

EMAIL: Final = "address@mail.example"
"""Stands in the place of every e-mail address."""

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD: Final = re.compile(r"[^\W_](?:[\w.'\u2019-]*\w)?")
_OWNED: Final = re.compile(r"['\u2019]s$", re.IGNORECASE)
_LONGEST_NAME: Final = 5
_SHORTEST_PART: Final = 3


@dataclass(frozen=True)
class Known:
    """Somebody whose name is to be covered.

    Attributes:
        id: Of the person; of the account where it is no person's.
        names: All names they are known by, and those of their accounts.
        handles: Of their accounts.
    """

    id: str
    names: tuple[str, ...]
    handles: tuple[str, ...] = ()


class MadeUpNames:
    """Covers the names of the people it knows.

    Args:
        secret: Of the store; without it nobody can tell whose name a made-up one stands for.
        people: Everybody whose name is to be covered in texts.
    """

    def __init__(self, secret: bytes, people: Iterable[Known] = ()) -> None:
        self._secret = secret
        self._people = tuple(people)

    def of(self, person: str, name: str) -> str:
        """Give the made-up name of a person; by the name where the id is of nobody known."""
        known = person in self._ids or not name
        return self._full(person if known else self._by_name.get(_words_of(name), person or name))

    def in_text(self, text: str) -> str:
        """Give a text in which every known name, part of a name, handle and address is made up.

        A given name that is also a plain word ("Will") is covered wherever it is written large:
        rather one word too many than a name.
        """
        return "".join(self._covered(_EMAIL.sub(EMAIL, text)))

    def _covered(self, text: str) -> Iterator[str]:
        words, at, end = list(_WORD.finditer(text)), 0, 0
        while at < len(words):
            count, instead = self._instead(text, words[at : at + _LONGEST_NAME])
            if instead is not None:
                yield text[end : words[at].start()] + instead
                end = words[at + count - 1].end()
            at += count
        yield text[end:]

    def _instead(self, text: str, words: Sequence[re.Match[str]]) -> tuple[int, str | None]:
        """Give how many of the words are one name, and what stands instead of it, if any."""
        for count in range(len(words), 1, -1):
            written = text[words[0].start() : words[count - 1].end()]
            plain, owned = _apart(written)
            person = self._by_name.get(_words_of(plain))
            if person is not None:
                return count, self._full(person) + owned
        plain, owned = _apart(words[0].group())
        instead = self._part(plain)
        return 1, None if instead is None else instead + owned

    def _part(self, word: str) -> str | None:
        folded = word.casefold()
        if folded in self._by_handle:
            return _handle_of(self._full(self._by_handle[folded]))
        return self._parts.get(folded) if word[0].isupper() else None

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(known.id for known in self._people)

    @cached_property
    def _by_name(self) -> Mapping[tuple[str, ...], str]:
        return {_words_of(name): known.id for known in self._people for name in known.names}

    @cached_property
    def _by_handle(self) -> Mapping[str, str]:
        return {
            handle.casefold().removeprefix("@"): known.id
            for known in self._people
            for handle in known.handles
        }

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        parts: dict[str, str] = {}
        for name, person in self._by_name.items():
            for place, word in enumerate(name):
                if len(word) >= _SHORTEST_PART:
                    made_up = self._given(person) if place == 0 else self._family(person)
                    parts.setdefault(word, made_up)
        return parts

    def _full(self, person: str) -> str:
        return f"{self._given(person)} {self._family(person)}"

    def _given(self, person: str) -> str:
        return self._chosen("given", person)

    def _family(self, person: str) -> str:
        return self._chosen("family", person)

    def _chosen(self, part: str, person: str) -> str:
        names = _names()[part]
        digest = blake2b(f"{part}\0{person}".encode(), key=self._secret, digest_size=8).digest()
        return names[int.from_bytes(digest) % len(names)]


def _apart(word: str) -> tuple[str, str]:
    """Give a word and the ``'s`` at its end apart."""
    owned = _OWNED.search(word)
    return (word[: owned.start()], owned.group()) if owned else (word, "")


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(name.casefold().split())


def _handle_of(name: str) -> str:
    return anyascii(name).casefold().replace(" ", ".")


@cache
def _names() -> Mapping[str, Sequence[str]]:
    text = (resources.files(__package__) / "names.toml").read_text("utf-8")
    return tomllib.loads(text)
