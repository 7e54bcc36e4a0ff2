"""The versions of a policy as plain text, and an old decision read back and made again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from friendline.called import as_typed
from friendline.policy.authoring.table import decoded
from friendline.policy.change.explain_text import explain_text
from friendline.policy.change.versions import (
    Versions,
    decide_again,
    decided_by,
    version_in_force,
)
from friendline.policy.decide import Decision
from friendline.policy.language.words import quoted
from friendline.policy.rules import Policy


class NotADecisionError(ValueError):
    """A file holds no decision."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"{quoted(str(file))} holds no decision ({why}). Expected is what "
            f"'{as_typed('decide --json')}' has written."
        )


def read_decision(file: Path) -> Decision:
    """Read a decision that was stored as JSON.

    Args:
        file: What ``friendline decide --json`` wrote.

    Raises:
        NotADecisionError: It is something else, or cannot be read.
    """
    try:
        # What a shell of Windows writes with ">" is UTF-16.
        return msgspec.json.decode(decoded(file.read_bytes()), type=Decision)
    except OSError as error:
        raise NotADecisionError(file, error.strerror or str(error)) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise NotADecisionError(file, str(error)) from error


def again_text(versions: Versions, decision: Decision) -> str:
    """Explain an old case under the version that decided it, and say that the answer is the same.

    Args:
        versions: All versions that are kept.
        decision: The old decision.

    Raises:
        UnknownVersionError: The version that made it is not kept.
        EditedVersionError: That version says something else now.
    """
    policy = decided_by(versions, decision)
    again = decide_again(versions, decision)
    same = (again.answer, again.offer, again.onto_list, again.say) == (
        *(decision.answer, decision.offer, decision.onto_list, decision.say),
    )
    said = "This is the answer that was given." if same else "Another answer was stored."
    return f"{explain_text(policy, decision.facts)}{said}\n"


def versions_text(versions: Versions, today: date) -> str:
    """List the versions, the earliest first, and what does not fit together.

    Args:
        versions: The versions.
        today: The day for which it is said which one is in force.
    """
    lines = [_line(policy) for policy in versions.policies]
    now = version_in_force(versions, today)
    lines.append(f"In force today: {'none' if now is None else f'version {now.version}'}.")
    if versions.problems:
        lines += ["", "What does not fit together"]
        lines += [f"  {problem}" for problem in versions.problems]
    return "\n".join(lines) + "\n"


def _line(policy: Policy) -> str:
    days = " ".join(_days(policy)) or "with no first day"
    return f"{policy.name}, version {policy.version}: {days}"


def _days(policy: Policy) -> Iterator[str]:
    if policy.in_force_from:
        yield f"from {policy.in_force_from}"
    if policy.in_force_until:
        yield f"until {policy.in_force_until}"
