"""Who sees what: audiences, each network's rules, and can / may / cannot for everybody.

A network is one file here that says its rules, and one line in ``RULES``.
"""

from collections.abc import Mapping

from friendline.sight.facebook import FACEBOOK
from friendline.sight.linkedin import LINKEDIN
from friendline.sight.network import NetworkRules

RULES: Mapping[str, NetworkRules] = {rules.channel: rules for rules in (FACEBOOK, LINKEDIN)}
"""The rules of each network that friendline knows."""

__all__ = ["RULES", "NetworkRules"]
