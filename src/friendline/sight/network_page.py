"""The page ``docs/networks.md``: every rule of every network in words, with its day and source.

``python -m friendline.sight.network_page > docs/networks.md`` writes it anew.
"""

import sys
from collections.abc import Iterable, Iterator

from friendline.sight import RULES
from friendline.sight.network import NetworkRules, Rule, Strength, Topic

_HOW_SURE = {
    Strength.READ: "read",
    Strength.TOLD: "told by one text",
    Strength.REMEMBERED: "from memory",
}
_OPENING = """\
# Who sees what: the rules of each network

An export tells what you posted, and seldom who can see it. The rest are rules of the network,
which friendline keeps here, each with its source and the day it was last looked at. Networks
change: where one of these is no longer so, what friendline says of it is wrong too.

How sure a rule is:

- *read*: in the network's own words or code, or in two texts that do not know of each other
- *told by one text*: in one text by somebody else
- *from memory*: not looked up; such a rule alone lets nobody see anything

"guidance", "formats" and R-numbers are the fact sheets that friendline was built from.

Nothing here is known of who is logged in elsewhere, who looks over whose shoulder, or who keeps
a picture of the screen. What somebody could see once, they may have kept."""


def networks_page() -> str:
    """Give the page."""
    return "\n\n".join((_OPENING, *map(_network, RULES.values()))) + "\n"


def _network(rules: NetworkRules) -> str:
    return "\n".join((f"## {rules.title}", "", *_rows(rules)))


def _rows(rules: NetworkRules) -> Iterator[str]:
    yield "| about | rule | how sure | source | looked at |"
    yield "|---|---|---|---|---|"
    for topic in Topic:
        yield from _topic(topic, rules.about(topic))


def _topic(topic: Topic, rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        cells = (
            topic.value,
            rule.what,
            _HOW_SURE[rule.strength],
            rule.source,
            rule.checked.isoformat(),
        )
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


if __name__ == "__main__":
    sys.stdout.write(networks_page())
