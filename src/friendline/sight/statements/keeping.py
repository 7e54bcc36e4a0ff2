"""Puts the answers of the interview into ``audience.toml``, beside what was written by hand.

Answers stand in a part of their own at the top, between two comments. What the owner writes below
comes later in the file, and of two equal statements the later wins: so nothing written by hand is
changed, moved or overruled.
"""

from typing import Final

BEGIN: Final = "# Your answers to the questions about who can see what. You can change them here."
END: Final = "# End of the answers. What you write below this line counts more than they do."
_BOM: Final = "\ufeff"


def with_answer(text: str, lines: str) -> str:
    """Give the file with one more answer.

    Args:
        text: The file as it is; all of it is kept as it stands.
        lines: The lines of the answer.
    """
    answer = lines.strip("\n") + "\n\n"
    place = _end_of_answers(text)
    if place is not None:
        return f"{text[:place]}{answer}{text[place:]}"
    bom = _BOM if text.startswith(_BOM) else ""
    own = text.removeprefix(_BOM)
    part = f"{BEGIN}\n\n{answer}{END}\n"
    return f"{bom}{part}\n{own}" if own.strip() else f"{bom}{part}"


def _end_of_answers(text: str) -> int | None:
    """Give where the line stands that ends the answers; ``None`` where there is none."""
    place = 0
    for line in text.splitlines(keepends=True):
        if line.strip() == END:
            return place
        place += len(line)
    return None
