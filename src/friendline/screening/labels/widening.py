"""What can be said of more than one finding: only that it is fine, and only as it is offered."""

from collections.abc import Iterable, Sequence

from friendline.model import Finding
from friendline.screening.labels.label import Scope, Verdict
from friendline.screening.labels.offering import why_no_wider

__all__ = ["NotSoWideError", "OnlyFineIsWideError", "check_width"]


class NotSoWideError(ValueError):
    """It cannot be said so widely of this finding."""

    def __init__(self, scope: Scope, can_be: Iterable[str], why: str) -> None:
        what = f"Of this finding '{scope}' cannot be said; {', '.join(can_be)} can."
        super().__init__(f"{what} {why}".strip())


class OnlyFineIsWideError(ValueError):
    """Only "fine" can be said of more than one finding."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(
            f"'{verdict}' is said of one finding at a time: leave --scope out. Only 'fine' can be "
            "said more widely."
        )


def check_width(finding: Finding, verdict: Verdict, scope: Scope, offered: Sequence[Scope]) -> None:
    """Let through only what would be offered.

    Args:
        finding: Of what it is said.
        verdict: What is said.
        scope: Of what else.
        offered: The wider scopes that are offered for the finding.

    Raises:
        OnlyFineIsWideError: Only "fine" is ever wider.
        NotSoWideError: It is not offered so widely.
    """
    if scope is Scope.THIS:
        return
    if verdict is not Verdict.FINE:
        raise OnlyFineIsWideError(verdict)
    if scope not in offered:
        raise NotSoWideError(scope, dict.fromkeys((Scope.THIS, *offered)), why_no_wider(finding))
