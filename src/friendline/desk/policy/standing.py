"""How the policy stands, as every page of the area says above: sound or not, saved or not."""

from dataclasses import dataclass
from typing import Final

from friendline.policy.editing import Draft
from friendline.policy.overview import Overview
from friendline.review.words import spelled
from friendline.store.policy import policies, policy_drafts, policy_shown
from friendline.store.policy.policies import Version

__all__ = ["TABS", "Standing", "standing"]

TABS: Final = (
    ("index", "Rules"),
    ("settings", "Beside the rules"),
    ("try", "Try a case"),
    ("changes", "What changes"),
    ("versions", "Versions"),
    ("publish", "Publish"),
    ("gallery", "Begin anew"),
)
"""Name of the address, and what the tab is called."""


@dataclass(frozen=True)
class Standing:
    """The policy as it is being edited.

    Attributes:
        draft: What it says.
        last: The last version; ``None`` where none was saved yet.
        is_changed: Whether it says anything else than that.
        steps: How many changes can be undone.
        overview: What is proved of it; ``None`` while it has mistakes.
    """

    draft: Draft
    last: Version | None
    is_changed: bool
    steps: int
    overview: Overview | None

    @property
    def next(self) -> int:
        """The number that it would be saved as."""
        return self.last.number + 1 if self.last else 1

    @property
    def sentence(self) -> str:
        """The policy in one sentence; what its owner wrote, be it sound or not."""
        return str(self.draft.settings.get("sentence", ""))

    @property
    def title(self) -> str:
        """What is to be known of it first."""
        if self.draft.mistakes:
            ahead = spelled(len(self.draft.mistakes), "mistake stands", "mistakes stand")
            return f"{ahead} in the way of version {self.next}"
        if self.is_changed:
            return f"Version {self.next} is being written"
        return self.completeness

    @property
    def completeness(self) -> str:
        """Whether every case has an answer."""
        complete = self.overview.complete if self.overview else None
        return {
            True: "Every case has an answer",
            False: "Some cases have no answer",
            None: "It could not be proved that every case has an answer",
        }[complete]

    @property
    def about(self) -> str:
        """Which version this is."""
        if self.last is None:
            return "Nothing decides yet: save it, and it is your policy."
        if self.is_changed:
            return f"Version {self.last.number} decides until this one is saved."
        return f"This is version {self.last.number}."

    @property
    def looked_at(self) -> str:
        """How many cases it was checked against."""
        found = self.overview.overlapping if self.overview else None
        return f"{found.universe:,}" if found else ""

    @property
    def shared(self) -> str:
        """In how many of them the order of two rules decides."""
        found = self.overview.overlapping if self.overview else None
        return f"{found.cases:,}" if found and found.cases else ""

    @property
    def to_save(self) -> bool:
        """Whether it can be saved."""
        return self.is_changed and not self.draft.mistakes


def standing() -> Standing | None:
    """Give how the policy stands; ``None`` where there is none yet."""
    draft = policy_drafts.draft()
    if draft is None:
        return None
    return Standing(
        draft=draft,
        last=next(iter(policies.versions()), None),
        is_changed=policy_drafts.is_changed(),
        steps=policy_drafts.changes_made(),
        overview=policy_shown.shown(draft.policy) if draft.policy else None,
    )
