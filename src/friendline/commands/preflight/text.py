"""What ``friendline preflight`` shows: who would see it, what is in it, what else can be chosen."""

from collections.abc import Iterable, Iterator
from typing import Final

from friendline.model import UNKNOWN, Sees
from friendline.review.preflight import Clash, Narrower, Preflight, Seer
from friendline.review.words import CATEGORY_NAMES, count, named, noun, number, title_of

_SEES: Final = {
    Sees.CAN: "can see this post",
    Sees.MAY: "may see this post",
    Sees.CANNOT: "does not see this post",
}


def preflight_text(done: Preflight, most: int) -> str:
    """Give everything that is known, the weightiest first.

    Args:
        done: What is known.
        most: So many clients at most are named one by one.
    """
    blocks = [
        [_heading(done), *done.told, *_purpose(done)],
        *(_clash_lines(one) for one in done.clashes),
        _block("You edit this for clients", done.edited),
        [_seen_by(done), *_seer_lines(done, most)],
        _block("In feeds", done.feed),
        _block("What was found in it", _finding_lines(done)),
        _block("Not looked at", done.not_looked_at),
        _block("Whom else it shows", _third_parties(done)),
        _block("What a narrower audience would change", map(_narrower_line, done.narrower)),
        _block("Once it is posted", done.afterwards),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _heading(done: Preflight) -> str:
    whom = "" if done.audience == UNKNOWN else f", for: {done.audience}"
    return f"Before you post this on {title_of(done.channel)}{whom}"


def _purpose(done: Preflight) -> Iterator[str]:
    if done.purpose:
        yield f"Your policy says what {title_of(done.channel)} is for: {done.purpose}."


def _block(heading: str, lines: Iterable[str]) -> list[str]:
    """Give lines under a heading; nothing where there are none."""
    found = [f"  {line}" for line in lines]
    return [heading, *found] if found else []


def _clash_lines(one: Clash) -> list[str]:
    near = f" ({one.near})" if one.near else ""
    return [
        f"{one.name} was told something else{near}, and {_SEES[one.sees]}",
        *(f"  {line}" for line in one.because),
    ]


def _seen_by(done: Preflight) -> str:
    can = sum(one.sees is Sees.CAN for one in done.seers)
    may, everybody = len(done.seers) - can, len(done.seers) + done.cannot
    if not everybody:
        return "There is no client list, so no client can be named."
    if not done.seers:
        return f"Nobody of your {count(everybody, 'client')} sees it."
    anybody = " Anybody can, without logging in." if done.anybody is Sees.CAN else ""
    return (
        f"Of your {count(everybody, 'client')} {number(can)} can see it and {number(may)} may."
        f"{anybody}"
    )


def _seer_lines(done: Preflight, most: int) -> Iterator[str]:
    yield from (_seer_line(one) for one in done.seers[:most])
    if (more := len(done.seers) - most) > 0:
        yield f"  and {number(more)} more; --most shows more of them."


def _seer_line(one: Seer) -> str:
    return f"  {one.sees:<4} {one.name}: {' '.join(one.because)}"


def _finding_lines(done: Preflight) -> Iterator[str]:
    for one in (*done.naming_clients, *done.findings):
        yield f"{CATEGORY_NAMES[one.category]} ({one.category.kind}, {one.severity}): {one.reason}"


def _third_parties(done: Preflight) -> Iterator[str]:
    if done.third_parties is not None:
        yield done.third_parties.reason


def _narrower_line(one: Narrower) -> str:
    fewer = f"{count(one.fewer, 'client')} fewer" if one.fewer else "no client fewer"
    left = f"{named(one.left)} {noun(len(one.left), 'is', 'are')} left" if one.left else "none left"
    told = f"; {named(one.clashes)} among them" if one.clashes else ""
    sure = f" ({number(one.can)} can, {number(one.may)} may)" if one.left else ""
    first = f" {one.first}" if one.first else ""
    return f"{one.audience}: {fewer}; {left}{sure}{told}.{first}"
