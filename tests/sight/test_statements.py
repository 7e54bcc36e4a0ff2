"""What the owner says about audiences."""

from pathlib import Path

import pytest

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind
from friendline.sight import RULES
from friendline.sight.statements import StatementsError, apply_statements, load_statements

JUNE_2015, JUNE_2018 = 1_434_000_000, 1_528_000_000


def written(tmp_path: Path, text: str) -> Path:
    """A file of statements."""
    path = tmp_path / "audience.toml"
    path.write_text(text, "utf-8")
    return path


def audiences(tmp_path: Path, text: str, *items: Item) -> list[str]:
    """The audience of each item after the statements were applied."""
    frame = item_table({item_id(item): item for item in items})
    told = apply_statements(frame, load_statements(written(tmp_path, text)), RULES)
    by_id = dict(told.select("id", "audience").iter_rows())
    return [by_id[item_id(item)] for item in items]


def post(at: int, **more: object) -> Item:
    """A post on Facebook."""
    fields = {"channel": "facebook", "kind": ItemKind.POST, "text": "words", "at": at} | more
    return Item(**fields)  # type: ignore[arg-type]


DATED = """
[[default]]
channel = "facebook"
to = 2015-12-31
audience = "public"

[[default]]
channel = "facebook"
from = 2016-01-01
audience = "friends"
"""


def test_a_dated_default_holds_for_its_time(tmp_path: Path) -> None:
    """Public until 2015 and friends since: each post gets the audience of its time."""
    told = audiences(tmp_path, DATED, post(JUNE_2015), post(JUNE_2018))
    assert told == ["public", "friends"]


def test_a_default_does_not_hold_for_what_others_decide(tmp_path: Path) -> None:
    """The audience of a comment is not the owner's to set."""
    assert audiences(tmp_path, DATED, post(JUNE_2018, kind=ItemKind.COMMENT)) == ["unknown"]


def test_the_nearer_statement_wins(tmp_path: Path) -> None:
    """A rule for an album beats a default, and a single item beats both."""
    holiday, private = post(JUNE_2018, album="Holiday"), post(JUNE_2018 + 1, album="Holiday")
    text = (
        DATED
        + f"""
[[item]]
id = "{item_id(private)}"
audience = "only me"

[[rule]]
album = "Holiday"
audience = 'list "Family"'
"""
    )
    assert audiences(tmp_path, text, holiday, private) == ['list "Family"', "only me"]


def test_what_the_source_stated_stands_against_a_default(tmp_path: Path) -> None:
    """A default does not overrule what the export says."""
    stated = post(JUNE_2018, audience="public", audience_source=AudienceSource.STATED)
    assert audiences(tmp_path, DATED, stated) == ["public"]


def test_a_day_in_to_is_included(tmp_path: Path) -> None:
    """The last day of a span is part of it, until its midnight in UTC."""
    last_second = 1_451_606_399
    told = audiences(tmp_path, DATED, post(last_second), post(last_second + 1))
    assert told == ["public", "friends"]


def test_lists_are_known_by_channel_and_name(tmp_path: Path) -> None:
    """The members of a list are kept under its channel and name, case aside."""
    text = '[[list]]\nchannel = "facebook"\nname = "Restricted"\nmembers = ["Kim Novak"]\n'
    statements = load_statements(written(tmp_path, text))
    assert statements.lists == {("facebook", "restricted"): frozenset({"Kim Novak"})}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[defualt]]\n", "did you mean 'default'?"),
        ('[[default]]\naudience = "freinds"\n', "'freinds' is not an audience"),
        ('[[default]]\naudiense = "friends"\n', "did you mean 'audience'?"),
        ('[[default]]\nchannel = "facebok"\naudience = "friends"\n', "did you mean 'facebook'?"),
        ('[[rule]]\nkind = "fotos"\naudience = "friends"\n', "'fotos' is not known"),
        ('[[default]]\nfrom = "2016"\naudience = "friends"\n', "expected a day such as"),
        ('[default]\naudience = "friends"\n', "expected double brackets"),
        ('[[list]]\nchannel = "facebook"\nmembers = "Ann"\n', "expected names"),
        ('[[list]]\nmembers = ["Ann"]\n', 'expected channel = "..."'),
        ("nonsense", "expected a TOML file"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    """Every fault of the file is one line that says where it is and what was expected."""
    with pytest.raises(StatementsError, match="cannot be used") as raised:
        load_statements(written(tmp_path, text))
    assert said in str(raised.value)
