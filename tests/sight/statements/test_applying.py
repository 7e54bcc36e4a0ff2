"""What the owner says about audiences."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees, TieKind
from friendline.sight import RULES
from friendline.sight.audience import AudienceError, parse_audience
from friendline.sight.deciding import is_open
from friendline.sight.judging.belonging import STRANGER, Presence
from friendline.sight.statements.applying import (
    StatementsError,
    apply_statements,
    load_statements,
)
from friendline.sight.viewing import Sight, Viewer

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


FAMILY = '[[list]]\nchannel = "facebook"\nname = "Family"\nmembers = ["Ann"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[defualt]]\n", "did you mean 'default'?"),
        ('[[default]]\naudience = "freinds"\n', "Did you mean 'friends'?"),
        ('[[default]]\naudiense = "friends"\n', "did you mean 'audience'?"),
        ('[[default]]\nchannel = "facebok"\naudience = "friends"\n', "did you mean 'facebook'?"),
        ('[[rule]]\nkind = "fotos"\naudience = "friends"\n', "'fotos' is not known"),
        ('[[default]]\nfrom = "2016"\naudience = "friends"\n', "expected a day such as"),
        ('[default]\naudience = "friends"\n', "expected double brackets"),
        ('[[list]]\nchannel = "facebook"\nmembers = "Ann"\n', "expected names"),
        ('[[list]]\nmembers = ["Ann"]\n', 'expected channel = "..."'),
        ("nonsense", "expected a TOML file"),
        ('[[item]]\naudience = "public"\n', "number 1: expected id"),
        ('[[default]]\nkind = "comment"\nchannel = "facebook"\naudience = "public"\n', "[[rule]]"),
        ('[[rule]]\nkind = ["post", 3]\naudience = "public"\n', 'or ["several"]'),
        ('[[rule]]\nplace = 3\naudience = "public"\n', 'place: expected words in "quotes"'),
        (
            '[[default]]\nfrom = 2016-01-02\nto = 2016-01-01\naudience = "public"\n',
            "from 2016-01-02 is after to 2016-01-01",
        ),
        ('[[default]]\nto = 9999-12-31\naudience = "public"\n', "expected a day such as"),
        ('[[network]]\nvisitors = "none"\n', 'number 1: expected channel = "..."'),
        ('[[network]]\nchannel = "mastodon"\nvisitors = "non"\n', "did you mean 'none'?"),
        ('[[network]]\nchannel = "facebook"\ntag_review = true\n', "known are off, on"),
        ('[[network]]\nchannel = "facebook"\nfriend_list = "me"\n', "friend_list: 'me' is not"),
        (
            '[[network]]\nchannel = "x"\nlimited_past_posts_on = 2019-05-01\n',
            "X cannot limit past posts",
        ),
        (
            '[[network]]\nchannel = "x"\n[[network]]\nchannel = "x"\n',
            "[[network]]: 'x' stands there twice",
        ),
        (
            FAMILY
            + '[[rule]]\nchannel = "facebook"\ntagged_from = "Famliy"\naudience = "friends"\n',
            "did you mean 'family'?",
        ),
        ('[[rule]]\ntagged_from = "Family"\naudience = "friends"\n', 'channel = "..." beside it'),
        ('[[asked]]\nchannel = "facebook"\n', 'answer = "varied" or "not known"'),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    """Every fault of the file is one line that says where it is and what was expected."""
    with pytest.raises(StatementsError, match="cannot be used") as raised:
        load_statements(written(tmp_path, text))
    assert said in str(raised.value)


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    """Nobody has to mend a file one mistake at a time."""
    text = '[[rule]]\nkind = "fotos"\naudience = "freinds"\n[[itme]]\n'
    with pytest.raises(StatementsError) as raised:
        load_statements(written(tmp_path, text))
    assert len(raised.value.problems) == 3


def test_days_are_days_where_the_owner_lives(tmp_path: Path) -> None:
    """In Auckland a day begins half a day before the one in UTC."""
    path = written(tmp_path, '[[default]]\nfrom = 2016-01-01\naudience = "friends"\n')
    utc = load_statements(path).statements[0].scope.since
    auckland = load_statements(path, "Pacific/Auckland").statements[0].scope.since
    assert utc is not None
    assert auckland == utc - 13 * 3_600


def test_a_rule_holds_where_all_its_conditions_do(tmp_path: Path) -> None:
    """Kinds, a place, a list of people tagged and a time together."""
    text = """
[[list]]
channel = "facebook"
name = "Family"
members = ["Ann Lee"]

[[rule]]
channel = "facebook"
kind = ["photo", "check_in"]
place = "the red lion"
tagged_from = "Family"
from = 2017-01-01
audience = 'list "Family"'
"""
    whole = {"kind": ItemKind.PHOTO, "place": "The Red Lion", "tagged": ("Ann Lee", "Kim Novak")}
    fitting = post(JUNE_2018, **whole)
    others = [
        post(JUNE_2018, **(whole | {"kind": ItemKind.VIDEO})),
        post(JUNE_2018 + 3, **(whole | {"place": "Home"})),
        post(JUNE_2018 + 1, **(whole | {"place": None})),
        post(JUNE_2018 + 4, **(whole | {"tagged": ("Kim Novak",)})),
        post(JUNE_2018 + 2, **(whole | {"tagged": ()})),
        post(JUNE_2015, **whole),
    ]
    told = audiences(tmp_path, text, fitting, *others)
    assert told == ['list "Family"', *["unknown"] * len(others)]


def test_a_group_and_a_timeline_can_be_said(tmp_path: Path) -> None:
    """What others decide can be said by a rule: that a group is public, whose timeline it is."""
    text = """
[[rule]]
group = "Hikers"
audience = "public"

[[rule]]
timeline = "Ann Lee"
audience = 'friends of "Ann Lee"'
"""
    told = audiences(
        tmp_path,
        text,
        post(JUNE_2018, kind=ItemKind.GROUP_POST, group="Hikers"),
        post(JUNE_2018, kind=ItemKind.WALL_POST, timeline="Ann Lee"),
        post(JUNE_2018 + 1, kind=ItemKind.GROUP_POST, group="Bakers"),
    )
    assert told == ["public", 'friends of "Ann Lee"', "unknown"]


def test_a_default_leaves_the_pictures_that_are_public_by_rule(tmp_path: Path) -> None:
    """Profile picture and cover stay unknown until the album itself is spoken of."""
    cover = post(JUNE_2018, kind=ItemKind.PHOTO, album="Cover photos")
    assert audiences(tmp_path, DATED, cover) == ["unknown"]
    text = DATED + '[[rule]]\nalbum = "cover photos"\naudience = "public"\n'
    assert audiences(tmp_path, text, cover) == ["public"]


def test_unknown_can_be_said_and_stays_unknown(tmp_path: Path) -> None:
    """It takes back what a wider statement says, and lets nobody be told for sure."""
    text = DATED + '[[rule]]\nalbum = "Holiday"\naudience = "unknown"\n'
    item = post(JUNE_2018, album="Holiday", tagged=("Ann Lee",))
    told = apply_statements(
        item_table({"one": item}), load_statements(written(tmp_path, text)), RULES
    )
    assert told["audience_source"].to_list() == ["unknown"]
    viewer = Viewer("ann", (Presence(name="Ann Lee"),), sure=True)
    assert Sight(told, [viewer], RULES["facebook"], {}).sees(0, "one") is Sees.MAY


LIMITED = '[[network]]\nchannel = "facebook"\nlimited_past_posts_on = 2016-12-31\n'


def test_limited_past_posts_narrow_what_was_wide_before(tmp_path: Path) -> None:
    """Public becomes friends, a list stays a list, and what came after stays as it was said."""
    text = (
        LIMITED
        + """
[[default]]
channel = "facebook"
audience = "public"

[[default]]
channel = "facebook"
kind = "video"
audience = 'list "Family"'

[[rule]]
album = "Holiday"
audience = "public"
"""
    )
    told = audiences(
        tmp_path,
        text,
        post(JUNE_2015),
        post(JUNE_2018),
        post(JUNE_2015, kind=ItemKind.VIDEO),
        post(JUNE_2015 + 1, album="Holiday"),
        post(JUNE_2015, kind=ItemKind.STORY),
    )
    assert told == ["friends", "public", 'list "Family"', "public", "public"]


def test_limited_past_posts_bound_what_nobody_said(tmp_path: Path) -> None:
    """No stranger sees it since, a friend may, and who is tagged does all the same."""
    items = item_table({"one": post(JUNE_2015), "two": post(JUNE_2015 + 1, tagged=("Kim Novak",))})
    told = apply_statements(items, load_statements(written(tmp_path, LIMITED)), RULES)
    friend = Presence(name="Ann Lee", ties=frozenset({TieKind.FRIEND}))
    who = (friend, STRANGER, Presence(name="Kim Novak"))
    viewers = [Viewer("one", (each,), sure=True) for each in who]
    sight = Sight(told, viewers, RULES["facebook"], {})
    photo = post(JUNE_2015, kind=ItemKind.PHOTO)
    assert audiences(tmp_path, LIMITED, photo) == ["unknown"]  # it may be a cover
    assert [sight.sees(n, "one") for n in range(3)] == [Sees.MAY, Sees.CANNOT, Sees.CANNOT]
    assert [sight.sees(n, "two") for n in range(3)] == [Sees.MAY, Sees.MAY, Sees.CAN]
    assert told.select(is_open()).to_series().all()


def test_what_holds_for_a_network_is_read(tmp_path: Path) -> None:
    """Login required, the list of friends, tag review: each is kept by network."""
    text = """
[[network]]
channel = "mastodon"
visitors = "none"

[[network]]
channel = "facebook"
friend_list = "only me"
tag_review = "on"
"""
    networks = load_statements(written(tmp_path, text)).networks
    assert networks["mastodon"].visitors_see is False
    assert networks["facebook"].friend_list == "only me"
    assert networks["facebook"].tag_review is True
    assert networks["facebook"].visitors_see is None


def test_a_list_called_unknown_is_no_doubt() -> None:
    """Only the word itself says that something is open, not a name that holds it."""
    audience = {"audience": ['list "Unknown people"', "friends and unknown", "public"]}
    table = pl.DataFrame(audience | {"audience_source": ["owner", "owner", "assumed"]})
    assert table.select(is_open()).to_series().to_list() == [False, True, True]


def assert_named(error: StatementsError) -> None:
    """Every mistake stands in the message."""
    assert error.problems
    assert all(problem in str(error) for problem in error.problems)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["default", "rule", "item", "list", "network", "asked", "x"]),
        st.lists(
            st.dictionaries(
                st.sampled_from(
                    ["channel", "kind", "album", "from", "to", "audience", "id", "name", "members"]
                ),
                st.one_of(
                    st.text(max_size=8),
                    st.integers(0, 5),
                    st.booleans(),
                    st.dates(),
                    st.lists(st.text(max_size=3), max_size=2),
                    st.sampled_from(["facebook", "post", "public", "friends except unknown"]),
                ),
                max_size=4,
            ),
            max_size=3,
        ),
        max_size=4,
    )
)
def test_whatever_stands_in_the_file_is_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, list[dict[str, object]]]
) -> None:
    """No file makes it fail otherwise, and what is read can be laid over items."""
    path = tmp_path_factory.mktemp("said") / "audience.toml"
    path.write_text(_as_toml(content), "utf-8")
    try:
        statements = load_statements(path)
    except StatementsError as error:
        assert_named(error)
        return
    for statement in statements.statements:
        parse_audience(statement.audience)
    items = item_table({"one": post(JUNE_2015), "two": post(JUNE_2018, album="a")})
    assert apply_statements(items, statements, RULES).height == 2


def _as_toml(content: dict[str, list[dict[str, object]]]) -> str:
    lines = []
    for table, rows in content.items():
        for row in rows:
            lines.append(f"[[{table}]]")
            lines += [f"{key} = {_value(value)}" for key, value in row.items()]
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(sign):08X}" for sign in value) + '"'
    return str(value).lower()


def test_an_audience_that_is_none_says_what_was_expected() -> None:
    """The message of a mistake in an audience names those that are known."""
    with pytest.raises(AudienceError, match="only me"):
        parse_audience("everyone I like")


def test_the_example_in_the_documentation_is_read(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """What ``docs/audience.md`` shows is what the file can say, and every phrase of it is read."""
    page = (pytestconfig.rootpath / "docs" / "audience.md").read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    statements = load_statements(written(tmp_path, example))
    assert len(statements.statements) == 6
    assert statements.networks["facebook"].friend_list == "only me"
    table = page.partition("### Who\n")[2].partition("### Which")[0]
    phrases = [cell for row in table.splitlines()[3:] for cell in row.split("|")[1:2]]
    for phrase in (one for cell in phrases for one in cell.split("`")[1::2]):
        parse_audience(phrase)


def test_hundreds_of_statements_are_no_trouble(tmp_path: Path) -> None:
    """Whoever says each album and each item by itself is served as well; the later wins."""
    albums = [post(JUNE_2015 + n, album=f"Album {n}") for n in range(200)]
    rules = "".join(
        f'[[rule]]\nalbum = "album {n}"\naudience = \'list "{turn} {n}"\'\n'
        for turn in ("first", "second")
        for n in range(200)
    )
    single = f'[[item]]\nid = "{item_id(albums[3])}"\naudience = "only me"\n'
    told = audiences(tmp_path, rules + single * 2, *albums)
    expected = [f'list "second {n}"' for n in range(200)]
    expected[3] = "only me"
    assert told == expected


@pytest.mark.parametrize("more", [{"timeline": "Ann Lee"}, {"group": "Choir"}, {"by": "Ann Lee"}])
def test_a_default_says_nothing_of_what_others_decide(tmp_path: Path, more: dict[str, str]) -> None:
    """On another's timeline, in a group, and where another made it, the owner's default is idle."""
    text = '[[default]]\nchannel = "facebook"\naudience = "friends"\n'
    assert audiences(tmp_path, text, post(JUNE_2015), post(JUNE_2015 + 1, **more)) == [
        "friends",
        "unknown",
    ]
    limited = post(JUNE_2015, **more)
    assert audiences(tmp_path, LIMITED, limited) == ["unknown"]
