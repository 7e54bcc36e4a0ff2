"""What stands under every published page: name, version, dates (R6; design, publish)."""

from friendline.policy.publish.wording import Wording
from friendline.policy.rules import Policy


def version_line(words: Wording, policy: Policy) -> str:
    """Give the policy's name and version."""
    return words.fill(words.foot["version"], name=policy.name, version=policy.version)


def in_force_line(words: Wording, policy: Policy) -> str:
    """Give the days on which the policy holds, both of them included."""
    first, last = policy.in_force_from, policy.in_force_until
    if first and last:
        return words.fill(words.foot["between"], first=words.dated(first), last=words.dated(last))
    if first:
        return words.fill(words.foot["since"], first=words.dated(first))
    if last:
        return words.fill(words.foot["until"], last=words.dated(last))
    return words.foot["always"]
