"""One table of ``policy.toml``, read key by key; what is wrong is noted and reading goes on."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from friendline.policy.authoring.table import tidy_text
from friendline.policy.language.words import not_known, quoted
from friendline.policy.problems import Problem

FILE: Final = "policy.toml"


class Keys:
    """A table of the file.

    Args:
        table: What stands in it.
        known: The keys that it may have; ``None`` where any may stand.
        problems: Where to note what is wrong.
        path: Where the table is: ``"facts.tier"``; blank for the whole file.
    """

    def __init__(
        self,
        table: Mapping[str, object],
        known: tuple[str, ...] | None,
        problems: list[Problem],
        path: str = "",
    ) -> None:
        self._table = table
        self._problems = problems
        self._path = path
        for key in table:
            if known is not None and key not in known:
                self.refuse(key, f"the key {not_known(key, known)}")

    def refuse(self, key: str, what: str) -> None:
        """Note that something is wrong with a key."""
        column = f"{self._path}.{key}" if self._path else key
        self._problems.append(Problem(file=FILE, column=column, what=what))

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        return key in self._table

    def names(self) -> Iterator[str]:
        """Give the keys in the order of the file."""
        return iter(self._table)

    def text(self, key: str, *, needed: bool = False) -> str:
        """Give a text, ``""`` where there is none."""
        given = self._table.get(key, "")
        if not isinstance(given, str):
            self.refuse(
                key, f'{quoted(str(given))} is not a text in quotation marks, as in {key} = "..."'
            )
            return ""
        if needed and not tidy_text(given):
            self.refuse(key, "this is needed and is not there")
        return tidy_text(given)

    def version(self, key: str) -> str:
        """Give a version; a whole number is as good as a text, and one is needed."""
        given = self._table.get(key)
        if isinstance(given, float):
            # As a number 1.10 would be 1.1, which is another version.
            self.refuse(key, f'write it in quotation marks, as in "{given}"')
            return str(given)
        if isinstance(given, int) and not isinstance(given, bool):
            return str(given)
        return self.text(key, needed=True)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts; a single text is a list of one."""
        given = self._table.get(key, [])
        texts = [given] if isinstance(given, str) else given
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            self.refuse(key, f'{quoted(str(given))} is not a list of texts, as in ["a", "b"]')
            return ()
        return tuple(map(tidy_text, texts))

    def number(self, key: str, otherwise: int) -> int:
        """Give a whole number."""
        given = self._table.get(key, otherwise)
        if not isinstance(given, int) or isinstance(given, bool):
            self.refuse(
                key, f"{quoted(str(given))} is not a whole number; write digits alone, as in 12"
            )
            return otherwise
        return given

    def day(self, key: str) -> date | None:
        """Give a day, written as a TOML date or as a text."""
        given = self._table.get(key)
        if given is None or (isinstance(given, date) and not isinstance(given, datetime)):
            return given
        try:
            return date.fromisoformat(given if isinstance(given, str) else "")
        except ValueError:
            self.refuse(key, f"{quoted(str(given))} is not a day; write it as 2026-11-22")
            return None

    def table(self, key: str, known: tuple[str, ...] | None) -> "Keys":
        """Give a table inside this one, an empty one where it is not there."""
        given = self._table.get(key, {})
        path = f"{self._path}.{key}" if self._path else key
        if not isinstance(given, dict):
            self.refuse(key, f"this is a table; write it as [{path}]")
            given = {}
        return Keys(given, known, self._problems, path)

    def tables(self, key: str, known: tuple[str, ...]) -> Iterator["Keys"]:
        """Give each table of a list of tables."""
        given = self._table.get(key, [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.refuse(key, f"this is a list of tables; write each as [[{key}]]")
            return
        for number, one in enumerate(given, start=1):
            yield Keys(one, known, self._problems, f"{key} {number}")
