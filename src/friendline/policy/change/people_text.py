"""The people whose answer changes, as plain text: first those to make it right with (R12, A5)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from friendline.model import moment
from friendline.policy.change.changed_people import (
    Became,
    ChangedPerson,
    Effect,
    PersonCase,
    answer_in,
)
from friendline.policy.change.sides import Answer
from friendline.policy.language.words import spoken
from friendline.policy.rules import Policy

_BECAME: Final = {
    Became.WAITING: "asked{on}, waiting",
    Became.CONNECTED: "connected{since}",
    Became.REJECTED: "rejected{on}",
    Became.REMOVED: "removed{on}",
    None: "",
}
_SECTIONS: Final = {
    Effect.WELCOME_NOW: "Turned away before, welcome now:",
    Effect.NOT_WELCOME: "Connected, and not welcome any more:",
    Effect.OTHERWISE: "Answered differently:",
}


def people_lines(old: Policy, people: Sequence[ChangedPerson]) -> Iterator[str]:
    """Write who is answered differently, a line each, under three headings.

    Args:
        old: The version before.
        people: Who is answered differently.
    """
    if not people:
        yield "Nobody is answered differently."
        return
    yield f"{len(people):,} {'answer' if len(people) == 1 else 'answers'} would now be different."
    for effect, title in _SECTIONS.items():
        members = [one for one in people if one.effect is effect]
        if members:
            yield title
        for one in members:
            yield f"    {_line(old, one)}"
            if one.after.say:
                yield f"        say: {one.after.say}"


def answer_text(given: Answer) -> str:
    """Say what somebody gets: "offer other (LinkedIn)"."""
    more = [spoken(given.offer)] if given.offer else []
    more += [f"onto the list {given.onto_list}"] if given.onto_list else []
    return spoken(given.kind) + (f" ({', '.join(more)})" if more else "")


def _line(old: Policy, one: ChangedPerson) -> str:
    before, after = answer_text(answer_in(one.before)), answer_text(answer_in(one.after))
    rule = f", by '{one.after.rule}'" if one.after.rule else ""
    where = ", ".join(
        filter(None, (spoken(one.case.channel), _became(one.case), _earlier(old, one)))
    )
    return f"{one.case.name} ({where}): {before} -> {after}{rule}"


def _became(case: PersonCase) -> str:
    day = _day(case)
    written = f"{day.day} {day:%B %Y}" if day else ""
    on, since = (f" {word} {written}" if day else "" for word in ("on", "since"))
    return _BECAME[case.became].format(on=on, since=since)


def _earlier(old: Policy, one: ChangedPerson) -> str:
    """Say where somebody was answered before the old version held, so not by it."""
    day = _day(one.case)
    if day and old.in_force_from and day < old.in_force_from:
        return f"before version {old.version} held"
    return ""


def _day(case: PersonCase) -> date | None:
    return None if case.at is None else moment(case.at).date()
