"""The round of questions of ``friendline people ask``: one key an answer, each saved at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from friendline.called import as_typed
from friendline.commands.keys import STOP, Keys
from friendline.commands.people.text import LABELS, counted_answers, question_text, undo_command
from friendline.matching.asking.decisions import Act
from friendline.matching.asking.questions import (
    TOGETHER,
    Answer,
    Asking,
    Question,
    QuestionKind,
    chosen,
    marked,
    none_of,
    not_known,
    supposed,
)

if TYPE_CHECKING:
    from friendline.commands.people.reading import Known

_NONE: Final = "0"
_NOT_KNOWN: Final = "?"
_BACK: Final = "u"
_ALWAYS: Final = "[u] take back   [q] stop"
_ENTER: Final = ("\r", "\n")
_MARKS: Final = {Act.CONFIRM: "right", Act.REJECT: "wrong", Act.UNSURE: "not known"}
_NEXT_MARK: Final = {
    Act.CONFIRM: {Act.CONFIRM: Act.REJECT, Act.REJECT: Act.UNSURE, Act.UNSURE: Act.CONFIRM},
    Act.REJECT: {Act.REJECT: Act.CONFIRM, Act.CONFIRM: Act.UNSURE, Act.UNSURE: Act.REJECT},
}
_KEYS_OF_SEVERAL: Final = {
    Act.CONFIRM: "[Enter] all right   [{keys}] wrong, again: not known",
    Act.REJECT: "[Enter] none right   [{keys}] right, again: not known",
}
_DONE: Final = {Act.CONFIRM: "confirmed", Act.REJECT: "rejected", Act.UNSURE: "set aside"}


class Round:
    """Asks one question after the other until nothing is open or somebody stops."""

    def __init__(self, known: "Known", keys: Keys) -> None:
        self._known = known
        self._keys = keys
        self._answers: list[tuple[int, Answer]] = []
        self._asking = self._fresh()

    def run(self) -> "Known":
        """Ask; every answer is in the file before the next question is put.

        Raises:
            SaidFileError: An answer could not be kept.
        """
        while asked := self._asking.questions():
            question = self._fitting(asked[0])
            self._keys.ask(f"\n{self._open(asked)}\n{question_text(question, self._known)}")
            answer = self._answer(question)
            if answer == STOP:
                break
            if answer == _BACK:
                self._take_back()
            elif isinstance(answer, dict):
                self._take(answer)
        else:
            self._keys.say("\nNothing is left to ask.")
        self._keys.say(f"\n{self._told()}")
        return self._known

    def _fresh(self) -> Asking:
        """Give what is to be asked after all that was said, here or in another window."""
        known = self._known
        asking = Asking(
            known.matches,
            known.people,
            known.accounts,
            known.weight,
            known.attached.decisions,
        )
        for _, answer in self._answers:
            asking.take(answer)
        return asking

    def _fitting(self, question: Question) -> Question:
        """Leave out rows that would scroll away: Enter must not confirm what nobody sees."""
        if question.kind not in TOGETHER:
            return question
        for count in range(len(question.rows), 1, -1):
            shorter = replace(question, rows=question.rows[:count])
            if self._keys.fits(question_text(shorter, self._known)):
                return shorter
        return replace(question, rows=question.rows[:1])

    def _open(self, asked: Sequence[Question]) -> str:
        left = len({row.person for question in asked for row in question.rows})
        people = "1 person is" if left == 1 else f"{left:,} people are"
        return f"{people} open."

    def _answer(self, question: Question) -> Answer | str:
        if question.kind in TOGETHER:
            return self._answer_of_several(question)
        rows = zip(LABELS, question.rows, strict=False)
        keys = {label: chosen(question, row.account) for label, row in rows}
        keys[_NONE] = none_of(question)
        keys[_NOT_KNOWN] = not_known(question)
        if question.kind is QuestionKind.IS_IT:
            keys |= {"y": keys["1"], "n": keys[_NONE]}
            self._keys.say(f"   [y] yes   [n] no   [?] I do not know   {_ALWAYS}")
        else:
            which = f"[1-{len(question.rows)}] this one   [0] none   [?] I do not know"
            self._keys.say(f"   {which}   {_ALWAYS}")
        return self._pressed(keys)

    def _pressed(self, keys: dict[str, Answer]) -> Answer | str:
        """Wait for a key that is an answer; all others do nothing."""
        while True:
            key = self._keys.key().casefold()
            if key in keys:
                return keys[key]
            if key in {_BACK, STOP}:
                return key

    def _answer_of_several(self, question: Question) -> Answer | str:
        """Let matches be marked one by one; Enter confirms those that are left right."""
        usual = supposed(question)
        keys = f"1-{LABELS[len(question.rows) - 1]}"
        self._keys.say(f"   {_KEYS_OF_SEVERAL[usual].format(keys=keys)}   {_ALWAYS}")
        rows = dict(zip(LABELS, (row.pair for row in question.rows), strict=False))
        marks: dict[str, Act] = {}
        while True:
            key = self._keys.key().casefold()
            if key in _ENTER:
                return marked(question, {rows[label]: act for label, act in marks.items()})
            if key in {_BACK, STOP}:
                return key
            if key in rows:
                marks[key] = _NEXT_MARK[usual][marks.get(key, usual)]
                self._keys.say(f"   {_marked(marks, usual)}")

    def _take(self, answer: Answer) -> None:
        before = self._known.kept.said
        self._known = self._known.keep([(act, *pair) for pair, act in answer.items()])
        now = self._known.kept.said
        number = now.listed[-1].number
        self._answers.append((number, answer))
        if number == before.next_number:
            self._asking.take(answer)
        else:
            self._asking = self._fresh()
        counts = Counter(_DONE[act] for act in answer.values())
        self._keys.say(f"   Kept as answer {number}: {counted_answers(counts)}")

    def _take_back(self) -> None:
        if not self._answers:
            self._keys.say(
                "   There is no answer of this round; "
                f"{as_typed('people undo')} takes back older ones."
            )
            return
        number, _ = self._answers.pop()
        self._known = self._known.undo(number)
        self._asking = self._fresh()
        self._keys.say(f"   Answer {number} counts no more.")

    def _told(self) -> str:
        counts = Counter(_DONE[act] for _, answer in self._answers for act in answer.values())
        place = self._known.place
        told = f"In this round: {counted_answers(counts)} Your answers are in {place}"
        if not self._answers:
            return told
        return f"{told}\nTo take the last one back: {undo_command(place, self._answers[-1][0])}"


def _marked(marks: Mapping[str, Act], usual: Act) -> str:
    said = [f"{label} {_MARKS[act]}" for label, act in marks.items() if act is not usual]
    rest = f"Enter: {'the others are' if said else 'all are'} {_MARKS[usual]}"
    return f"{', '.join(said)}. {rest}" if said else rest


def choose_by_key(keys: Keys) -> Callable[[str, Sequence[str]], int | None]:
    """Give a way to ask which of several is meant."""

    def choose(question: str, lines: Sequence[str]) -> int | None:
        numbered = "\n".join(f"  {number:>2}  {line}" for number, line in enumerate(lines, 1))
        keys.say(f"{question}\n{numbered}\n   [q] none of these")
        while True:
            key = keys.key().casefold()
            if key == STOP:
                return None
            if key.isascii() and key.isdigit() and 1 <= int(key) <= len(lines):
                return int(key) - 1

    return choose
