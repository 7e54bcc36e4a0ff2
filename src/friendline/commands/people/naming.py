"""Whom somebody means who types a name, a handle or an address."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from friendline.archives.tables.folding import fold, words
from friendline.called import as_typed
from friendline.commands.people.text import account_line, person_line
from friendline.matching.asking.attaching import Who
from friendline.matching.proofs.addresses import email_key, handle_key, profile_key
from friendline.model import CHANNEL_TITLES, Account, Person

if TYPE_CHECKING:
    from friendline.commands.people.reading import Known

_MOST_OFFERED: Final = 9
_BY_KEY, _BY_NAME, _BY_PART, _BY_LINE = 4, 3, 2, 1
"""How well something fits: as an address or handle, as the whole name, a part of it, or as words
of what is shown of somebody."""

Choose = Callable[[str, Sequence[str]], int | None]
"""Asks which of several is meant; ``None`` where nobody can be asked, or none is."""


class NobodyMeantError(ValueError):
    """Nobody known is called like this."""

    def __init__(self, what: str, typed: str) -> None:
        super().__init__(
            f"No {what} is called '{typed}'. Type the name as it stands in the list or on the "
            "network, a handle, an e-mail address or the address of the profile; "
            f"{as_typed('people list')} shows them."
        )


class SeveralMeantError(ValueError):
    """Several are called like this, and it was not said which."""

    def __init__(self, what: str, typed: str, lines: Sequence[str]) -> None:
        shown = "\n".join(f"  {line}" for line in lines[:_MOST_OFFERED])
        super().__init__(
            f"'{typed}' can mean several {what}. Add a word that only one of these lines has:\n"
            f"{shown}"
        )


class SamePersonError(ValueError):
    """Two people are wanted, and one is named twice."""

    def __init__(self, typed: str, other: str) -> None:
        super().__init__(
            f"'{typed}' and '{other}' are the same person of your list already. If rows of the "
            "list share an e-mail address and a name, they are read as one."
        )


def person_meant(who: Who, typed: str, choose: Choose) -> str:
    """Give the id of the person who is meant.

    Raises:
        NobodyMeantError: Nobody is called like this.
        SeveralMeantError: Several are, and none was chosen.
    """
    wanted = _Typed(typed)
    found = _best(
        wanted.fit_of_person(one, who.name_of(key)) or wanted.fit_of_line(person_line(who, key))
        for key, one in who.people.items()
    )
    keys = [key for key, fits in zip(who.people, found, strict=True) if fits]
    lines = [person_line(who, key) for key in keys]
    return _one("person", "people", typed, keys, lines, choose=choose)


def account_meant(known: "Known", typed: str, choose: Choose, channel: str | None = None) -> str:
    """Give the id of the account that is meant.

    Args:
        known: Who is known.
        typed: A display name, a handle, an address of a profile or an e-mail address.
        choose: Asks which of several.
        channel: Only accounts of this channel.

    Raises:
        NobodyMeantError: No account is called like this.
        SeveralMeantError: Several are, and none was chosen.
    """
    wanted = _Typed(typed)
    accounts = {
        key: one
        for key, one in known.accounts.items()
        if channel is None or channel.casefold() in {one.channel, _title(one)}
    }
    found = _best(
        wanted.fit_of_account(key, one) or wanted.fit_of_line(account_line(known, key))
        for key, one in accounts.items()
    )
    keys = [key for key, fits in zip(accounts, found, strict=True) if fits]
    lines = [account_line(known, key) for key in keys]
    return _one("account", "accounts", typed, keys, lines, choose=choose)


class _Typed:
    """What was typed, read in every way it may be meant."""

    def __init__(self, text: str) -> None:
        self._text = text.strip()
        self._folded = fold(self._text)
        self._words = set(words(self._text))
        self._pieces = _pieces(self._text)
        self._email = email_key(self._text)
        self._profile = profile_key(self._text)
        self._handle = handle_key(self._text)

    def fit_of_person(self, person: Person, told: str) -> int:
        """Give how well it fits a person: 0 for not at all."""
        if self._text == person.id or fold(told) == self._folded:
            return _BY_KEY
        if self._email and self._email in map(email_key, person.emails):
            return _BY_KEY
        names = (person.name, *person.other_names)
        return self._fit_of_names(names)

    def fit_of_account(self, key: str, account: Account) -> int:
        """Give how well it fits an account: 0 for not at all."""
        if self._text == key or (self._handle and self._handle == handle_key(account.handle)):
            return _BY_KEY
        if self._profile and self._profile == profile_key(account.url):
            return _BY_KEY
        if self._email and self._email in map(email_key, account.emails):
            return _BY_KEY
        return self._fit_of_names((account.name,))

    def fit_of_line(self, line: str) -> int:
        """Give how well it fits what is shown to tell somebody from others: "Kim Novak 2018"."""
        return _BY_LINE if self._pieces and self._pieces <= _pieces(line) else 0

    def _fit_of_names(self, names: Iterable[str]) -> int:
        known = list(names)
        if self._folded in map(fold, known):
            return _BY_NAME
        is_part = self._words and any(self._words <= set(words(each)) for each in known)
        return _BY_PART if is_part else 0


def _pieces(text: str) -> set[str]:
    """Give what stands between blanks: a day and an address are one piece each."""
    return {fold(bare) for piece in text.split() if (bare := piece.strip("(),:@"))}


def _best(fits: Iterable[int]) -> list[bool]:
    """Tell which fit as well as anything does."""
    found = list(fits)
    best = max(found, default=0)
    return [fit == best > 0 for fit in found]


def _one(
    what: str, several: str, typed: str, keys: list[str], lines: list[str], *, choose: Choose
) -> str:
    if not keys:
        raise NobodyMeantError(what, typed)
    if len(keys) == 1:
        return keys[0]
    chosen = None
    if len(keys) <= _MOST_OFFERED:
        chosen = choose(f"'{typed}' can mean several {several}. Which one?", lines)
    if chosen is None:
        raise SeveralMeantError(several, typed, lines)
    return keys[chosen]


def _title(account: Account) -> str:
    return CHANNEL_TITLES.get(account.channel, account.channel).casefold()
