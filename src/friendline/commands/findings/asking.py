"""The round of ``friendline findings``: one key a finding, each label saved at once."""

from collections import Counter
from typing import TYPE_CHECKING, Final

from friendline.called import as_typed
from friendline.commands.findings.text import (
    finding_text,
    kept_text,
    offers_text,
    undo_command,
)
from friendline.model import Finding
from friendline.screening.labels.label import Scope, Verdict

if TYPE_CHECKING:
    from friendline.commands.findings.reading import Key, Known
    from friendline.commands.keys import Keys

_VERDICTS: Final = {
    "f": Verdict.FINE,
    "p": Verdict.PROBLEM,
    "e": Verdict.EMBARRASSING,
}
_WIDER: Final = "w"
_SKIP: Final = "s"
_BACK: Final = "u"
_STOP: Final = "q"
_KEYS: Final = (
    "   [f] fine   [w] fine, and more like it   [p] problem   [e] would embarrass me\n"
    "   [s] skip   [u] take back   [q] stop"
)
_DONE: Final = {
    Verdict.FINE: "fine",
    Verdict.PROBLEM: "a problem",
    Verdict.EMBARRASSING: "would embarrass you",
}


class Round:
    """Shows one finding after the other until nothing is open or somebody stops."""

    def __init__(self, known: "Known", keys: "Keys") -> None:
        self._known = known
        self._keys = keys
        self._said: list[tuple[int, Verdict]] = []
        self._skipped: set[Key] = set()

    def run(self) -> "Known":
        """Ask; every label is in the file before the next finding is shown.

        Raises:
            SaidFileError: A label could not be kept.
        """
        while (left := self._left()) and self._ask(left[0], len(left)):
            pass
        if not left:
            self._keys.say("\nNothing is left to look at.")
        self._keys.say(f"\n{self._told()}")
        return self._known

    def _left(self) -> list[Finding]:
        return [one for one in self._known.open if (one.item, one.category) not in self._skipped]

    def _ask(self, finding: Finding, left: int) -> bool:
        """Show a finding and do what the key says; false where it says to stop."""
        open_now = "1 finding is" if left == 1 else f"{left:,} findings are"
        self._keys.ask(f"\n{open_now} open.\n{finding_text(self._known, finding)}\n{_KEYS}")
        key = self._pressed({*_VERDICTS, _WIDER, _SKIP, _BACK, _STOP})
        if key in _VERDICTS:
            self._say(finding, _VERDICTS[key])
        elif key == _WIDER:
            self._say_wider(finding)
        elif key == _SKIP:
            self._skipped.add((finding.item, finding.category))
        elif key == _BACK:
            self._take_back()
        return key != _STOP

    def _pressed(self, meant: set[str]) -> str:
        """Wait for a key that means something; all others do nothing."""
        while True:
            key = self._keys.key().casefold()
            if key in meant:
                return key

    def _say(self, finding: Finding, verdict: Verdict, scope: Scope = Scope.THIS) -> None:
        before = self._known
        self._known = before.say(finding, verdict, scope)
        self._said.append((self._known.labels.listed[-1].number, verdict))
        self._keys.say(kept_text(before, self._known))

    def _say_wider(self, finding: Finding) -> None:
        offers = self._known.offers(finding)
        numbers = {str(number): offer for number, offer in enumerate(offers, 1)}
        keys = f"[1-{len(offers)}]" if len(offers) > 1 else "[1]"
        which = f"{keys} this   " if offers else ""
        text = offers_text(finding, offers, self._known)
        self._keys.ask(f"{text}\n   {which}[f] only this one   [q] none of these")
        key = self._pressed({*numbers, "f", _STOP})
        if key in numbers:
            self._say(finding, Verdict.FINE, numbers[key].label.scope)
        elif key == "f":
            self._say(finding, Verdict.FINE)

    def _take_back(self) -> None:
        if not self._said:
            self._keys.say(
                f"   Nothing was said in this round; {as_typed('findings undo')} takes back older "
                "labels."
            )
            return
        number, _ = self._said.pop()
        self._known = self._known.undo(number)
        self._keys.say(f"   Label {number} counts no more.")

    def _told(self) -> str:
        counts = Counter(_DONE[verdict] for _, verdict in self._said)
        place = self._known.place
        told = ", ".join(f"{number} {word}" for word, number in counts.items()) or "no label"
        said = f"In this round: {told}. Your labels are in {place}"
        if not self._said:
            return said
        last = undo_command(place, self._said[-1][0])
        return f"{said}\nThe next review takes them in. To take the last one back: {last}"
