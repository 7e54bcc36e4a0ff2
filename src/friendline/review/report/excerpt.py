"""What an item says, cut to the part that matters, with the words that were found marked in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from friendline.review.report.words import readable

_LONGEST_READ = 20_000
_LONGEST_EVIDENCE = 200


@dataclass(frozen=True)
class Run:
    """A stretch of a quoted text; ``marked`` where it is the evidence of a finding."""

    text: str
    marked: bool = False


def excerpt(text: str, evidence: Iterable[str] = (), most: int = 280) -> tuple[Run, ...]:
    """Cut a text to about ``most`` characters around its first evidence and mark all evidence.

    Args:
        text: What the item says, of any length.
        evidence: Words as they stand in the text; those that do not stand there mark nothing.
        most: Length of the cut, in characters.

    Returns:
        Runs that, put together, are the excerpt; none for a text without words.
    """
    line = " ".join(readable(text[:_LONGEST_READ]).split())
    found = _pattern(evidence)
    first = found.search(line) if found else None
    window = _window(line, first.start() if first else 0, most)
    return tuple(_runs(window, found))


def _pattern(evidence: Iterable[str]) -> re.Pattern[str] | None:
    words = {" ".join(readable(word[:_LONGEST_EVIDENCE]).split()) for word in evidence} - {""}
    # The longest first: of two that begin alike the alternation must take the whole one.
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(alternatives, re.IGNORECASE) if alternatives else None


def _window(line: str, centre: int, most: int) -> str:
    if len(line) <= most:
        return line
    start = max(0, min(centre - most // 3, len(line) - most))
    start = line.find(" ", start) + 1 if start and line.find(" ", start, centre) >= 0 else start
    end = start + most
    if end < len(line) and (gap := line.rfind(" ", start + most // 2, end)) > centre:
        end = gap
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")


def _runs(line: str, found: re.Pattern[str] | None) -> Iterator[Run]:
    done = 0
    for hit in found.finditer(line) if found else ():
        if hit.start() > done:
            yield Run(line[done : hit.start()])
        yield Run(hit.group(), marked=True)
        done = hit.end()
    if done < len(line):
        yield Run(line[done:])
