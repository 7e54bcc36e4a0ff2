"""Asking the owner before anything is sent; what names a client is asked about by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from friendline.screening.choosing import Sending
from friendline.screening.outside.address import Address

NOT_ALLOWED: Final = "You did not agree that it is sent."
NAMES_A_CLIENT: Final = "It names a client, and you did not agree that such posts are sent."


class Names(Protocol):
    """Finds names of clients in a text."""

    def read(self, text: str) -> Sequence[object]:
        """Give what it finds."""


@dataclass(frozen=True)
class Permission:
    """Asks the owner which texts may be sent to an address.

    Attributes:
        address: Where they would go.
        may_send: Asks the owner.
        names: Finds names of clients; without it no text is said to have one.
    """

    address: Address
    may_send: Callable[[Sending], bool]
    names: Names | None = None

    def allowed(self, texts: Sequence[str]) -> tuple[list[str], dict[str, str]]:
        """Give the texts that may be sent, and for each other one why not.

        Two questions at most: for texts without a client's name, then for those with one. Who
        says no to the first is not asked the second.
        """
        naming = [text for text in texts if self._names_a_client(text)]
        named = set(naming)
        plain = [text for text in texts if text not in named]
        if plain and not self._asked(plain, held_back=len(naming)):
            return [], dict.fromkeys(texts, NOT_ALLOWED)
        if naming and not self._asked(naming, naming=len(naming)):
            return plain, dict.fromkeys(naming, NAMES_A_CLIENT)
        return list(texts), {}

    def _asked(self, texts: Sequence[str], *, naming: int = 0, held_back: int = 0) -> bool:
        return self.may_send(
            Sending(
                where=self.address.shown,
                is_this_machine=self.address.is_this_machine,
                texts=tuple(texts),
                naming_clients=naming,
                held_back=held_back,
            )
        )

    def _names_a_client(self, text: str) -> bool:
        # A tagged client is no leak to those who see the tag, but it is one to a server.
        return self.names is not None and bool(self.names.read(text.replace("@", " ")))
