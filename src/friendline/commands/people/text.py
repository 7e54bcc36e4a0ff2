"""What ``friendline people`` shows: questions, who is who, and what was decided."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from friendline.commands import undoing
from friendline.matching.asking.attaching import Who
from friendline.matching.asking.decision_file import WORDS, KeptDecisions
from friendline.matching.asking.decisions import Decision
from friendline.matching.asking.in_words import Doubt, doubts, said_text
from friendline.matching.asking.question_words import (
    account_words,
    asked_words,
    how_likely,
    person_words,
    whole_sentence,
)
from friendline.matching.asking.questions import TOGETHER, Question, QuestionKind
from friendline.matching.wording import show
from friendline.model import Certainty, Match, Relationship, Status, moment

if TYPE_CHECKING:
    from friendline.commands.people.reading import Known

_UNMARKED: Final = {
    QuestionKind.ALL_OF: " What you do not mark is confirmed.",
    QuestionKind.ANY_OF: " What you do not mark is rejected.",
}

LABELS: Final = "123456789abcdefghijklmnoprstvwxyz"
"""The keys for accounts; u and q are for taking back and stopping."""

_CERTAINTY_ORDER: Final = (Certainty.CONFIRMED, Certainty.LIKELY, Certainty.AMBIGUOUS)


def account_line(known: "Known", key: str) -> str:
    """Give an account on one line: channel, name, handle, and what tells it from others."""
    return account_words(known.accounts[key], known.tied.get(key, ""))


def person_line(who: Who, key: str) -> str:
    """Give a person on one line: the name, and what tells them from others."""
    return person_words(who.people[key])


def question_text(question: Question, known: "Known") -> str:
    """Give a question with what speaks for each answer, each account under its key."""
    lines = [_asked(question, known)]
    before = ""
    for label, row in zip(LABELS, question.rows, strict=False):
        if question.kind in TOGETHER and row.person != before:
            lines.append(f"   {person_line(known.who, row.person)}")
            before = row.person
        account = account_line(known, row.account)
        lines.append(f"   {label}  {account} - {how_likely(row.probability)}")
        lines.append(f"        {' '.join(map(whole_sentence, row.evidence))}")
    return "\n".join(lines)


def _asked(question: Question, known: "Known") -> str:
    row = question.rows[0]
    called = person_line(known.who, row.person)
    asked = asked_words(question, called, known.accounts[row.account].channel)
    return f"{asked}{_UNMARKED.get(question.kind, '')}"


def standing_text(known: "Known") -> str:
    """Say how many people are settled."""
    certainties = _surest(known.matches)
    counts = Counter(certainties.values())
    people = len(known.people)
    said = [
        f"{counts[Certainty.CONFIRMED]} with a confirmed account",
        f"{counts[Certainty.LIKELY]} with a likely one",
        f"{counts[Certainty.AMBIGUOUS]} still open",
        f"{people - len(certainties)} not found",
    ]
    return f"{_people(people)}: {', '.join(said)}."


def _surest(matches: Sequence[Match]) -> dict[str, Certainty]:
    """Give the surest certainty of each person who has any match."""
    surest: dict[str, Certainty] = {}
    for match in matches:
        before = surest.get(match.person, match.certainty)
        surest[match.person] = min(before, match.certainty, key=_CERTAINTY_ORDER.index)
    return surest


def list_text(known: "Known", *, only_open: bool = False) -> str:
    """Give who is matched how, with the evidence; people by name.

    Args:
        known: Everybody.
        only_open: Only what is not confirmed.
    """
    of_person = defaultdict(list)
    for match in known.matches:
        if not (only_open and match.certainty is Certainty.CONFIRMED):
            of_person[match.person].append(match)
    keys = sorted(known.people, key=lambda key: known.people[key].name.casefold())
    blocks = [
        "\n".join(_person_lines(known, key, of_person[key]))
        for key in keys
        if of_person[key] or not only_open
    ]
    if only_open and not blocks:
        blocks = ["Nothing is open."]
    return "\n\n".join([standing_text(known), *blocks, *notes_text(known)])


def _person_lines(known: "Known", key: str, matches: list[Match]) -> Iterator[str]:
    yield f"{_whole_person_line(known, key)}{_standing_of(known, key)}"
    if not matches:
        yield "  No account found."
    for match in sorted(matches, key=lambda one: -one.probability):
        sure = match.certainty is Certainty.CONFIRMED
        likely = "" if sure else f", {how_likely(match.probability).rpartition(', ')[2]}"
        account = account_line(known, match.account)
        yield f"  {account} - {match.certainty}{likely}"
        yield from (f"      {whole_sentence(each)}" for each in match.evidence)


def _whole_person_line(known: "Known", key: str) -> str:
    return person_line(Who(known.people, {}), key)


def _standing_of(known: "Known", key: str) -> str:
    person = known.people[key]
    if person.relationship is Relationship.UNKNOWN:
        return ""
    # "Prospective prospect" says it twice.
    is_told = person.status not in {Status.NONE, Status.UNKNOWN, Status.PROSPECTIVE}
    status = f"{person.status} " if is_told else ""
    return f", {status}{person.relationship.replace('_', ' ')}"


def notes_text(known: "Known") -> list[str]:
    """Say what of the decisions could not be read, not be found or does not agree."""
    found = doubts(known.kept, known.attached, known.who.people)
    notes = [f"  {one.what} {_remedy(one, known.place)}" for one in found]
    return ["\n".join(["To look at:", *notes])] if notes else []


def _remedy(doubt: Doubt, place: Path) -> str:
    if doubt.answer is None:
        return doubt.remedy
    return f"{doubt.remedy} To take it back: {undo_command(place, doubt.answer)}"


def kept_text(before: "Known", now: "Known") -> str:
    """Give the answer that was just kept, what it overrules, and how to take it back."""
    said = now.kept.said.listed[-1]
    was = set(before.kept.said.overruled)
    overruled = [one for one in now.kept.said.overruled if one not in was]
    lines = [
        f"Kept as answer {said.number}: {said_text(said)}.",
        *(f"Answer {one.number} holds no more: {said_text(one)}." for one in overruled),
        *notes_text(now),
        f"To take it back: {undo_command(now.place, said.number)}",
    ]
    return "\n".join(lines)


def undo_command(place: Path, number: int) -> str:
    """Give the command that takes an answer back, as it is typed."""
    return undoing.undo_command(WORDS, place, number)


def history_text(kept: KeptDecisions) -> str:
    """Give everything that was decided, oldest first, and what became of it."""
    decisions = kept.said
    if not decisions.listed:
        lines = ["Nothing was decided yet."]
    else:
        overruled = {id(one) for one in decisions.overruled}
        lines = [
            f"{one.number:>5}  {_day(one)}  {said_text(one)}"
            f"{_became(one, decisions.undone, is_overruled=id(one) in overruled)}"
            f"{f' - {show(one.note)}' if one.note else ''}"
            for one in decisions.listed
        ]
    return "\n".join([*lines, *(f"  {fault.reason}" for fault in kept.faults)])


def _day(decision: Decision) -> str:
    return moment(decision.at).strftime("%Y-%m-%d") if decision.at else " " * 10


def _became(decision: Decision, undone: frozenset[int], *, is_overruled: bool) -> str:
    if decision.number in undone:
        return " [undone]"
    return " [a later answer says otherwise]" if is_overruled else ""


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def counted_answers(said: Mapping[str, int]) -> str:
    """Say how many answers of each kind a round brought."""
    told = [f"{number} {word}" for word, number in said.items() if number]
    return f"{', '.join(told)}." if told else "no answer."
