"""What is proved of a policy, kept until it says something else: a page is looked at often."""

from typing import Final, TypeAlias

from friendline.policy import Policy
from friendline.policy.overview import Overview, overview
from friendline.store.policy import interview

__all__ = ["shown"]

_Key: TypeAlias = tuple[str, tuple[str, ...], str | None]
"""Fingerprint of the policy, the professions that were asked, and the place."""

_MOST_KEPT: Final = 16
_kept: dict[_Key, Overview] = {}


def shown(policy: Policy) -> Overview:
    """Say everything that a page shows of a policy, with what the owner's profession asks.

    Args:
        policy: A version, or a draft that has no mistakes.
    """
    packs, place = interview.packs()
    key = policy.digest, tuple(pack.name for pack in packs), place
    if key not in _kept:
        made = overview(policy, packs, place)
        for oldest in list(_kept)[: len(_kept) + 1 - _MOST_KEPT]:
            _kept.pop(oldest, None)
        _kept[key] = made
    return _kept[key]
