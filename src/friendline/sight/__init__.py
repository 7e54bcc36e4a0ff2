"""Who sees what: audiences, each network's rules, and can / may / cannot for everybody.

A network is one file here that says its rules, and one line in ``RULES``.
"""

from collections.abc import Mapping

from friendline.sight.bluesky import BLUESKY
from friendline.sight.facebook import FACEBOOK
from friendline.sight.instagram import INSTAGRAM
from friendline.sight.linkedin import LINKEDIN
from friendline.sight.mastodon import MASTODON
from friendline.sight.network import NetworkRules
from friendline.sight.threads import THREADS
from friendline.sight.x import X

RULES: Mapping[str, NetworkRules] = {
    rules.channel: rules for rules in (FACEBOOK, INSTAGRAM, THREADS, LINKEDIN, X, MASTODON, BLUESKY)
}
"""The rules of each network that friendline knows."""

__all__ = ["RULES", "NetworkRules"]
