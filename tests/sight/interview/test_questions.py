"""The audience interview: which questions, in which order, and what an answer becomes."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind, Seconds
from friendline.sight import RULES
from friendline.sight.deciding import is_open
from friendline.sight.interview.answers import (
    NOT_KNOWN,
    VARIED,
    Answer,
    AudienceQuestion,
    Choice,
    Needs,
    NothingNamedError,
    answer_lines,
)
from friendline.sight.interview.questions import Stakes, interview, likely_for, listed
from friendline.sight.statements.applying import (
    Statements,
    apply_statements,
    fits,
    load_statements,
)
from friendline.sight.statements.keeping import BEGIN, END, with_answer

ZONE = "Europe/London"


def at(year: int, month: int = 6, day: int = 15) -> Seconds:
    """Noon of a day."""
    return int(datetime(year, month, day, 12, tzinfo=UTC).timestamp())


def post(year: int, **more: object) -> Item:
    """Something posted in the middle of a year."""
    fields = {"channel": "facebook", "kind": ItemKind.POST, "text": "words", "at": at(year)} | more
    return Item(**fields)  # type: ignore[arg-type]


def table(*items: Item) -> pl.DataFrame:
    """A table of items; those that say nothing different get a number, so that they differ."""
    return item_table({f"{number}-{item_id(item)}": item for number, item in enumerate(items)})


def found_in_all(items: pl.DataFrame, viewers: int = 3) -> Stakes:
    """One finding in each item, and so many people on each channel."""
    return Stakes(dict.fromkeys(items["id"], 1), dict.fromkeys(RULES, viewers))


def asked(
    items: pl.DataFrame, statements: Statements | None = None, stakes: Stakes | None = None
) -> list[AudienceQuestion]:
    """All questions."""
    stakes = stakes or found_in_all(items)
    return interview(items, stakes, statements or Statements(), zone=ZONE)


def choice(question: AudienceQuestion, words: str) -> Choice:
    """The choice of these words."""
    return next(one for one in question.choices if one.words == words)


def said(tmp_path: Path, *lines: str) -> Statements:
    """What these answers make of an empty file, read back."""
    path = tmp_path / "audience.toml"
    text = ""
    for one in lines:
        text = with_answer(text, one)
    path.write_text(text, "utf-8")
    return load_statements(path, ZONE)


def test_a_question_names_what_it_is_about_and_what_hangs_on_it() -> None:
    """Network, kinds, years, and how many items, findings and exposures."""
    items = table(post(2009), post(2011, kind=ItemKind.PHOTO), post(2011, text="more"))
    (question,) = asked(items)
    assert question.words == (
        "Facebook, posts and photos of 2009 to 2011 (3 items, 3 findings): who can see them?"
    )
    assert (question.items, question.findings, question.exposures) == (3, 3, 9)


def test_what_settles_most_comes_first() -> None:
    """A full album goes before a thin span, and a group before what the profile says."""
    items = table(
        post(2010),
        *(post(2018, text=str(n), kind=ItemKind.PHOTO, album="Holiday") for n in range(9)),
        *(post(2019, text=str(n), kind=ItemKind.GROUP_POST, group="Hikers") for n in range(5)),
        post(2020, kind=ItemKind.PROFILE_FIELD),
    )
    about = [question.words.split(" (")[0] for question in asked(items)]
    assert about == [
        "Facebook, the album Holiday",
        "Facebook, what you wrote in the group Hikers",
        "Facebook, posts of 2010",
        "Facebook, what your profile says",
    ]


def test_a_long_span_is_asked_about_in_parts() -> None:
    """One answer seldom holds for fifteen years."""
    items = table(*(post(year, text=str(n)) for year in range(2008, 2023) for n in range(10)))
    spans = asked(items)
    assert 2 <= len(spans) <= 6
    assert sum(question.items for question in spans) == 150
    assert likely_for(0, 0) == 1.0
    assert likely_for(5 * 365.25 * 86_400, 0) == pytest.approx(0.5)


def test_what_others_decide_is_asked_by_group_and_timeline_only() -> None:
    """No one answer holds for all comments; they follow the posts they stand under."""
    items = table(
        post(2015, kind=ItemKind.COMMENT),
        post(2015, kind=ItemKind.REACTION),
        post(2015, kind=ItemKind.WALL_POST, timeline="Ann Lee"),
    )
    (question,) = asked(items)
    assert "on the timeline of Ann Lee (1 item, 1 finding): who can see it?" in question.words
    assert choice(question, "The friends of Ann Lee").audience == 'friends of "Ann Lee"'


def test_choices_are_those_of_the_network() -> None:
    """LinkedIn has no lists; close friends are for stories; all of Bluesky is public."""
    linkedin = asked(table(post(2015, channel="linkedin")))[0]
    assert [one.audience for one in linkedin.choices] == [
        *("public", "members", "connections"),
        *(None, None),
    ]
    story, picture = (
        asked(table(post(2015, channel="instagram", kind=kind)))[0]
        for kind in (ItemKind.STORY, ItemKind.POST)
    )
    assert choice(story, "Close friends").audience == 'list "Close Friends"'
    assert 'list "Close Friends"' not in {one.audience for one in picture.choices}
    assert picture.scope.since is None
    assert asked(table(post(2015, channel="bluesky"))) == []


def test_what_is_known_is_not_asked() -> None:
    """Neither what a source states nor what the owner has said."""
    known = post(2015, audience="public", audience_source=AudienceSource.STATED)
    assert asked(table(known)) == []


def test_without_findings_items_count() -> None:
    """The interview works before anything was screened, and without a client list."""
    questions = asked(table(post(2015)), stakes=Stakes())
    assert [one.exposures for one in questions] == [0]


def test_only_what_has_findings_is_worth_a_question() -> None:
    """Where something was found, items without are settled on the way or not at all."""
    items = table(post(2010), post(2020, kind=ItemKind.STORY))
    story = items.filter(pl.col("kind") == "story")["id"][0]
    (question,) = asked(items, stakes=Stakes({story: 2}, {}))
    assert "stories" in question.words


@pytest.mark.parametrize(
    ("words", "more", "audience"),
    [
        ("Everybody, logged in or not", {}, "public"),
        ("Only you", {}, "only me"),
        (
            "Friends, except those on a list",
            {"list_name": "Clients", "people": ("Kim Novak",)},
            'friends except list "Clients"',
        ),
        ("Only those on a list", {"list_name": "Family"}, 'list "Family"'),
        ("Only certain people", {"people": ('Ann "A" Lee', "Bo")}, 'people "Ann \'A\' Lee", "Bo"'),
    ],
)
def test_an_answer_becomes_lines_that_are_read_back(
    tmp_path: Path, words: str, more: dict[str, object], audience: str
) -> None:
    """Exactly the items of the question get exactly the audience of the answer."""
    items = table(post(2015), post(2015, text="other"), post(2015, kind=ItemKind.COMMENT))
    question = asked(items)[0]
    answer = Answer(choice(question, words), **more)  # type: ignore[arg-type]
    statements = said(tmp_path, answer_lines(question, answer, ZONE))
    told = apply_statements(items, statements, RULES)
    assert told.filter(~is_open())["audience"].to_list() == [audience] * 2
    assert asked(items, statements) == []
    if more.get("people") and "list_name" in more:
        assert statements.lists == {("facebook", "clients"): frozenset({"Kim Novak"})}


def test_the_scope_of_every_kind_of_question_is_read_back(tmp_path: Path) -> None:
    """Albums with odd names, groups, timelines, stories and spans."""
    items = table(
        post(2015, kind=ItemKind.PHOTO, album='A "quoted" \\ name'),
        post(2015, kind=ItemKind.GROUP_POST, group="Hikers"),
        post(2015, kind=ItemKind.WALL_POST, timeline="Ann Lee"),
        post(2015, kind=ItemKind.STORY),
        post(2015, kind=ItemKind.PROFILE_FIELD),
        post(2017),
    )
    for question in asked(items):
        lines = answer_lines(question, Answer(NOT_KNOWN), ZONE)
        (again,) = said(tmp_path, lines).asked
        assert again.scope == question.scope
        assert not again.varied
        lines = answer_lines(question, Answer(question.choices[0]), ZONE)
        (statement,) = said(tmp_path, lines).statements
        assert statement.scope == question.scope
        assert statement.nearness is question.nearness


@pytest.mark.parametrize("needs", [Needs.LIST, Needs.PEOPLE])
def test_an_answer_without_the_names_it_needs_is_refused(needs: Needs) -> None:
    """A list must be named, and so must people."""
    question = asked(table(post(2015)))[0]
    with pytest.raises(NothingNamedError, match="That answer needs"):
        answer_lines(question, Answer(Choice("x", needs=needs)))


def test_what_varied_is_asked_again_in_two_parts(tmp_path: Path) -> None:
    """The span is split where its items are, at the turn of a year; no part reaches over."""
    items = table(*(post(year, text=str(n)) for year in (2012, 2013, 2014) for n in range(4)))
    (whole,) = asked(items)
    statements = said(tmp_path, answer_lines(whole, Answer(VARIED), ZONE))
    parts = asked(items, statements)
    assert sum(one.items for one in parts) == 12
    assert len(parts) == 2
    assert {one.words.split(" of ")[1].split(" (")[0] for one in parts} in (
        {"2012", "2013 to 2014"},
        {"2012 to 2013", "2014"},
    )


def test_one_day_cannot_be_split_any_more(tmp_path: Path) -> None:
    """What varied within a day is not asked again."""
    items = table(post(2012), post(2012, text="other"))
    lines: list[str] = []
    for _ in range(12):
        questions = asked(items, said(tmp_path, *lines))
        if not questions:
            break
        lines.append(answer_lines(questions[0], Answer(VARIED), ZONE))
    assert lines
    assert not asked(items, said(tmp_path, *lines))


def test_a_span_does_not_reach_over_what_was_written_by_hand(tmp_path: Path) -> None:
    """A default by hand in the middle of the years stays as it is and is not asked about."""
    items = table(*(post(year, text=str(n)) for year in range(2010, 2016) for n in range(3)))
    span = "from = 2012-01-01\nto = 2013-12-31"
    hand = f'[[default]]\nchannel = "facebook"\n{span}\naudience = "only me"\n'
    statements = said(tmp_path, hand)
    questions = asked(items, statements)
    assert sum(one.items for one in questions) == 12
    for question in questions:
        about = items.filter(fits(question.scope, {}))
        assert not about["at"].is_between(at(2012, 1, 1), at(2013, 12, 31)).any()


def test_what_varied_within_a_year_is_split_where_the_profile_changed(tmp_path: Path) -> None:
    """What somebody shows changes with their life: a new job, a wedding."""
    change = post(2012, kind=ItemKind.PROFILE_FIELD, at=at(2012, 5, 3))
    early = [post(2012, text=str(n), at=at(2012, 1, 20)) for n in range(3)]
    late = [post(2012, text=str(n), at=at(2012, 11, 2)) for n in range(5)]
    items = table(change, *early, *late)
    whole = asked(items)[0]
    assert "posts of 2012 (8 items" in whole.words
    parts = asked(items, said(tmp_path, answer_lines(whole, Answer(VARIED), ZONE)))
    assert "posts of 3 May 2012 to 2 November 2012 (5 items" in parts[0].words
    assert "posts of 1 January 2012 to 2 May 2012 (3 items" in parts[1].words


ANSWERS = st.lists(st.integers(0, 30), min_size=1, max_size=12)
ITEMS = st.lists(
    st.builds(
        post,
        st.integers(2008, 2024),
        text=st.text("abc", max_size=3),
        kind=st.sampled_from([ItemKind.POST, ItemKind.PHOTO, ItemKind.STORY, ItemKind.GROUP_POST]),
        album=st.sampled_from([None, "Holiday", "Cover photos"]),
        group=st.sampled_from([None, "Hikers"]),
        channel=st.sampled_from(["facebook", "linkedin", "instagram"]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=15, deadline=None)
@given(ITEMS, ANSWERS)
def test_nothing_is_asked_twice_whatever_is_answered(
    tmp_path_factory: pytest.TempPathFactory, made: list[Item], picks: list[int]
) -> None:
    """Each answer settles what its question named, and no question comes back."""
    items = table(*made)
    path = tmp_path_factory.mktemp("interview")
    lines: list[str] = []
    seen: set[object] = set()
    open_before = items.height
    for pick in picks:
        next_best = interview(items, found_in_all(items), said(path, *lines), zone=ZONE, most=1)
        if not next_best:
            break
        (question,) = next_best
        assert question.scope not in seen
        seen.add(question.scope)
        named = [one for one in question.choices if one.needs is Needs.NOTHING]
        chosen = named[pick % len(named)]
        lines.append(answer_lines(question, Answer(chosen), ZONE))
        told = apply_statements(items, said(path, *lines), RULES)
        still_open = told.filter(is_open()).height
        settled = 0 if chosen in {VARIED, NOT_KNOWN} else question.items
        assert still_open == open_before - settled
        open_before = still_open


@settings(max_examples=15, deadline=None)
@given(ITEMS)
def test_the_questions_of_one_round_are_about_different_items(made: list[Item]) -> None:
    """What an earlier question settles is not counted for a later one."""
    items = table(*made)
    questions = asked(items)
    assert all(question.items for question in questions)
    assert sum(question.items for question in questions) <= items.height
    assert len({question.scope for question in questions}) == len(questions)


def test_answers_stand_above_what_is_written_by_hand() -> None:
    """Every sign of the owner's own lines stays, and so do comments."""
    own = "\ufeff# mine\r\n[[rule]]\r\nalbum = \"A\" # why\r\naudience = 'public'\r\n"
    first = with_answer(own, '[[default]]\naudience = "friends"\n')
    second = with_answer(first, '[[default]]\naudience = "only me"\n')
    assert second.startswith("\ufeff" + BEGIN)
    assert second.endswith(own.removeprefix("\ufeff"))
    assert second.index('"friends"') < second.index('"only me"') < second.index(END)
    assert [one["audience"] for one in tomllib.loads(second[1:])["default"]] == [
        "friends",
        "only me",
    ]


def test_a_part_that_was_taken_out_is_begun_again() -> None:
    """Who deletes the comments gets a new part above, and loses nothing."""
    text = with_answer("", '[[default]]\naudience = "friends"\n').replace(END, "")
    again = with_answer(text, '[[default]]\naudience = "public"\n')
    assert [one["audience"] for one in tomllib.loads(again)["default"]] == ["public", "friends"]


def test_words_are_listed() -> None:
    """With commas, and the last with and."""
    assert [listed(words) for words in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b and c"]


def test_broken_dates_are_in_no_span() -> None:
    """Of a moment in the year 30000 nobody is asked, and nothing fails."""
    items = table(post(2015), post(2015, at=884_541_340_800), post(2015, at=-62_169_958_800))
    (question,) = asked(items)
    assert question.items == 1
    assert asked(items[:1].with_columns(at=pl.lit(None, pl.Int64))) == []
