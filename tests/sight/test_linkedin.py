"""The rules of LinkedIn: what its column Visibility does and does not tell."""

import pytest
from linkedin_helpers import LARGE, read

from friendline.book import Collector
from friendline.model import Item, Sees, TieKind
from friendline.sight.judging.belonging import ANYBODY, STRANGER, Presence
from friendline.sight.linkedin import LINKEDIN
from friendline.sight.network import Topic
from friendline.sight.viewing import Sight, Viewer

CONNECTION = Presence(name="Kim Novak", ties=frozenset({TieKind.CONNECTION}))
HEADER = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"


@pytest.mark.parametrize(
    ("visibility", "anybody", "stranger", "connection"),
    [
        ("PUBLIC", Sees.CAN, Sees.CAN, Sees.CAN),
        ("LOGGED_IN", Sees.CANNOT, Sees.CAN, Sees.CAN),
        ("CONNECTIONS", Sees.CANNOT, Sees.CANNOT, Sees.CAN),
        ("MEMBER_NETWORK", Sees.MAY, Sees.MAY, Sees.MAY),
        ("CONTAINER", Sees.MAY, Sees.MAY, Sees.MAY),
        ("", Sees.MAY, Sees.MAY, Sees.MAY),
    ],
)
def test_who_sees_a_post_by_its_visibility(
    visibility: str, anybody: Sees, stranger: Sees, connection: Sees
) -> None:
    """What nobody documents is taken for nothing: not for connections, and not for anybody."""
    row = f"2026-02-09 01:21:47,https://example.org/1,Some words,,,{visibility}\n"
    collector = Collector()
    collector.add(read(LARGE | {"Shares.csv": HEADER + row}))
    items = collector.book().items
    post = items.filter(items["text"] == "Some words")
    who = (ANYBODY, STRANGER, CONNECTION)
    sight = Sight(post, [Viewer("one", (each,), sure=True) for each in who], LINKEDIN, {})
    seen = [sight.sees(number, post["id"][0]) for number in range(3)]
    assert seen == [anybody, stranger, connection]


def test_the_doubt_about_member_network_is_said() -> None:
    """The owner can read why such a post is unknown."""
    assert any("MEMBER_NETWORK" in rule.what for rule in LINKEDIN.about(Topic.AUDIENCE))


def test_reading_gives_items() -> None:
    """The made-up export has posts at all, so that the tests above test something."""
    assert any(isinstance(record, Item) for record in read(LARGE))
