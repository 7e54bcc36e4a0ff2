"""How a detector says that it could read some items and others not, and why."""

from collections.abc import Mapping, Sequence

from friendline.model import Finding


class NotScreenedError(Exception):
    """Some items of a batch could not be read; what was seen in the others is not lost.

    Attributes:
        findings: What was seen in the items that could be read.
        reasons: A sentence for each item that could not be read, by its id.
    """

    def __init__(self, findings: Sequence[Finding], reasons: Mapping[str, str]) -> None:
        super().__init__(" ".join(dict.fromkeys(reasons.values())))
        self.findings = tuple(findings)
        self.reasons = dict(reasons)
