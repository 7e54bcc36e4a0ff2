"""Rows of the sheet become rules; every mistake is noted with its row and column."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from friendline.model import AnswerKind
from friendline.policy.authoring.settings import ANSWERS, RULE_COLUMNS, Settings
from friendline.policy.authoring.table import FILE, Row, Table
from friendline.policy.authoring.ways import read_way
from friendline.policy.language.cells import parse_cell
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.lint import check_may_decide
from friendline.policy.language.regions import can_be_true
from friendline.policy.language.syntax import ALWAYS, Condition, all_of, facts_read
from friendline.policy.language.words import fold, likely, listed, not_known, quoted
from friendline.policy.problems import ConditionError, Problem
from friendline.policy.rules import Rule

MOST_RULES: Final = 10_000
_NEEDED: Final = ("answer", "because")
_NEEDED_COLUMN: Final = "this column is needed and is not there; add it to the first row"
_NO_RULE: Final = "there is no rule in it; write at least one row below the names of the columns"
_TOO_MANY: Final = f"there are more than {MOST_RULES:,} rules, which is more than a policy needs"
_NEVER_TOGETHER: Final = (
    "what the cells of this row ask for can never be true together; change or clear one of them"
)
_PLACE = re.compile(r"\{([^{}]*)\}")
_BRACKET = re.compile(r"[{}]")


class WrongPlaceError(ConditionError):
    """A place in curly brackets that nothing is put into."""

    def __init__(self, place: str, *, offers: bool) -> None:
        remedy = (
            "only '{offer}' is, so write that or take it out"
            if offers
            else "this row offers no other way: fill the cell offer, or take it out"
        )
        if place != "offer" and not offers:
            remedy = "take it out"
        super().__init__(f"nothing is put in the place of {quoted(f'{{{place}}}')}; {remedy}")


class LoneBracketError(ConditionError):
    """A curly bracket without the other one of its pair."""

    def __init__(self, bracket: str) -> None:
        super().__init__(
            f"the bracket '{bracket}' stands alone; write '{{offer}}' where the way that is "
            "offered shall stand, and no curly bracket elsewhere"
        )


class NothingToOfferError(ConditionError):
    """``offer_other`` without another way."""

    def __init__(self) -> None:
        super().__init__(
            "offer_other needs something to offer: fill this cell, or write alternatives = "
            '["linkedin", "e-mail"] in policy.toml'
        )


class NotAColumnError(ConditionError):
    """A column that is neither a fact nor a part of the answer."""

    def __init__(self, column: str, known: Sequence[str]) -> None:
        if likely(column, known):
            super().__init__(not_known(column, known))
        else:
            super().__init__(
                f"{quoted(column)} is not known, neither as a fact nor as another column; leave it "
                "out, or declare it as a fact of your own first"
            )


class NoListError(ConditionError):
    """``accept_restricted`` without a list."""

    def __init__(self) -> None:
        super().__init__(
            "accept_restricted needs the name of the list that they are put on, such as "
            "Acquaintances"
        )


def read_rules(table: Table, settings: Settings) -> tuple[tuple[Rule, ...], list[Problem]]:
    """Turn the table of ``rules.csv`` into rules.

    Args:
        table: The cells.
        settings: What ``policy.toml`` says: the facts, the alternatives.

    Returns:
        The rules that are sound, and everything that is wrong with the rest.
    """
    problems = [*table.problems, *_column_problems(table, settings)]
    if not all(column in table.columns for column in _NEEDED):
        return (), problems
    if not table.rows:
        problems.append(Problem(file=FILE, what=_NO_RULE))
    if len(table.rows) > MOST_RULES:
        return (), [Problem(file=FILE, what=_TOO_MANY)]
    rules: list[Rule] = []
    for number, row in enumerate(table.rows, start=1):
        reader = _RowReader(row, number, settings)
        rules.append(reader.rule())
        problems.extend(reader.problems)
    problems.extend(_name_problems(rules))
    return tuple(rules), problems


def _column_problems(table: Table, settings: Settings) -> Iterator[Problem]:
    if not table.columns:
        return
    known = (*settings.facts, *RULE_COLUMNS)
    for column in filter(None, table.columns):
        if column in RULE_COLUMNS:
            continue
        try:
            check_may_decide(column, settings.must_not_matter, settings.facts.get(column))
            if column not in settings.facts:
                raise NotAColumnError(column, known)
        except ConditionError as error:
            yield Problem(file=FILE, row=1, column=column, what=str(error))
    for column in _NEEDED:
        if column not in table.columns:
            yield Problem(file=FILE, row=1, column=column, what=_NEEDED_COLUMN)


def _name_problems(rules: list[Rule]) -> Iterator[Problem]:
    rows: dict[str, int] = {}
    for rule in rules:
        if rule.name in rows:
            what = (
                f"row {rows[rule.name]} has the same name; give one of the two another one, or "
                "leave the cell blank"
            )
            yield Problem(file=FILE, row=rule.row, column="rule", what=what)
        rows.setdefault(rule.name, rule.row)


class _RowReader:
    """Reads one row and notes what is wrong with it."""

    def __init__(self, row: Row, number: int, settings: Settings) -> None:
        self.problems: list[Problem] = []
        self._row = row
        self._number = number
        self._settings = settings

    def rule(self) -> Rule:
        """Give the rule; where something is wrong, as much of it as can be read."""
        cells = self._row.cells
        answer = self._answer()
        offer = self._offer(answer)
        if answer is AnswerKind.ACCEPT_RESTRICTED and "list" not in cells:
            self._refuse("list", NoListError())
        if "because" not in cells:
            self._refuse("because", "every rule says why, in one sentence; this cell is blank")
        return Rule(
            name=cells.get("rule", f"rule {self._number}"),
            number=self._number,
            row=self._row.number,
            when=self._when(),
            written=tuple(cells.items()),
            answer=answer or AnswerKind.ASK,
            because=cells.get("because", ""),
            offer=offer,
            onto_list=cells.get("list"),
            tone=cells.get("tone"),
            say=self._say(offers=answer is AnswerKind.OFFER_OTHER or offer is not None),
        )

    def _refuse(self, column: str, what: ConditionError | str) -> None:
        problem = Problem(file=FILE, row=self._row.number, column=column, what=str(what))
        self.problems.append(problem)

    def _answer(self) -> AnswerKind | None:
        text = self._row.cells.get("answer", "")
        answer = ANSWERS.get(fold(text))
        if not text:
            self._refuse("answer", f"this cell is blank; write {listed(ANSWERS)}")
        elif answer is None:
            self._refuse("answer", not_known(text, tuple(ANSWERS)))
        return answer

    def _offer(self, answer: AnswerKind | None) -> str | None:
        text = self._row.cells.get("offer")
        try:
            if text is not None:
                return read_way(text)
            if answer is AnswerKind.OFFER_OTHER and not self._settings.alternatives:
                raise NothingToOfferError
        except ConditionError as error:
            self._refuse("offer", error)
        return None

    def _say(self, *, offers: bool) -> str | None:
        text = self._row.cells.get("say")
        for place in _PLACE.findall(text or ""):
            if place != "offer" or not offers:
                self._refuse("say", WrongPlaceError(place, offers=offers))
        if lone := _BRACKET.search(_PLACE.sub("", text or "")):
            self._refuse("say", LoneBracketError(lone[0]))
        return text

    def _when(self) -> Condition:
        cells = self._row.cells
        tests = [self._cell(name, cells[name]) for name in cells if name in self._settings.facts]
        when = all_of([*tests, self._also(cells.get("also", ""))])
        if not self.problems and not can_be_true(when, self._settings.facts):
            self._refuse("also", _NEVER_TOGETHER)
        return when

    def _cell(self, name: str, text: str) -> Condition:
        try:
            return parse_cell(text, self._settings.facts[name])
        except ConditionError as error:
            self._refuse(name, error)
            return ALWAYS

    def _also(self, text: str) -> Condition:
        facts = self._settings.facts
        try:
            condition = parse_expression(text, facts)
            for name in facts_read(condition):
                check_may_decide(name, self._settings.must_not_matter, facts[name])
        except ConditionError as error:
            self._refuse("also", error)
            return ALWAYS
        return condition
