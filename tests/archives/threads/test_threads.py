"""Threads, inside an Instagram export and by itself."""

from pathlib import Path
from typing import Any

import pytest
from archives_helpers import facebook_json, of_kind, zip_of
from instagram_helpers import NEWER, NOW, export, profile, read
from threads_helpers import FOLDER, THREADS

from friendline.archives import find_exports, open_archive
from friendline.archives.instagram import SOURCE as INSTAGRAM
from friendline.archives.source import Reading
from friendline.archives.threads import SOURCE
from friendline.model import (
    Direction,
    Fault,
    Gap,
    Item,
    ItemKind,
    Owner,
    Record,
    Request,
    RequestState,
    Tie,
    TieKind,
)

ALONE = {name.removeprefix(FOLDER): value for name, value in THREADS.items()}


def read_alone(files: dict[str, Any]) -> list[Record]:
    """Read an export of Threads made of these files."""
    return list(SOURCE.read(export(files), Reading()))


def told(records: list[Record]) -> list[Record]:
    """What was read, without the paths of the files."""
    return [
        Item(**{name: getattr(one, name) for name in Item.__struct_fields__ if name != "file"})
        if isinstance(one, Item)
        else one
        for one in records
    ]


def test_posts_replies_and_pictures() -> None:
    """A public profile's posts are for all; who sees a reply is not told."""
    found = {item.text: item for item in of_kind(read_alone(THREADS), Item)}
    post = found["Café day with @Ann.Lee."]
    assert (post.channel, post.kind, post.at) == ("threads", ItemKind.POST, NOW)
    assert (post.audience, post.tagged) == ("public", ("ann.lee",))
    assert post.media == ()
    reply = found["agreed — tomorrow"]
    assert (reply.kind, reply.audience) == (ItemKind.COMMENT, "unknown")
    assert (found[""].kind, found[""].media) == (ItemKind.PHOTO, ("5.jpg",))
    assert {found["Old"].audience, found["Older"].audience} == {"only me"}


@pytest.mark.parametrize(
    ("private", "audience"), [("True", "followers"), ("False", "public"), ("?", "unknown")]
)
def test_audience_follows_from_the_profile_on_threads(private: str, audience: str) -> None:
    """Not from the Instagram account beside it, which may be set otherwise."""
    own = {"text_post_app_text_post_app_profile": profile(private)["profile_user"]}
    files = {**NEWER, **THREADS, FOLDER + "personal_information.json": own}
    (post,) = [item for item in of_kind(read_alone(files), Item) if item.text.startswith("Café")]
    assert post.audience == audience


def test_people_with_the_names_they_show() -> None:
    """The title is the name shown; both domains of Threads are one site."""
    followers = [tie for tie in of_kind(read_alone(THREADS), Tie) if tie.kind is TieKind.FOLLOWER]
    accounts = [tie.account for tie in followers]
    assert [(one.name, one.handle) for one in accounts] == [
        ("Bo Ék", "bo_ek"),
        ("cy.ray", "cy.ray"),
    ]
    assert accounts[1].url == "https://www.threads.com/@cy.ray"


def test_requests_and_other_ties() -> None:
    """Requests go out only; what became of each is told by the lists together."""
    records = read_alone(THREADS)
    assert {(one.account.handle, one.state) for one in of_kind(records, Request)} == {
        ("eve", RequestState.PENDING),
        ("dot", RequestState.ACCEPTED),
        ("flo", RequestState.ACCEPTED),
    }
    assert {one.direction for one in of_kind(records, Request)} == {Direction.OUTGOING}
    ties = {(tie.account.handle, tie.kind, tie.until) for tie in of_kind(records, Tie)}
    assert {("hal", TieKind.BLOCKED, None), ("flo", TieKind.FOLLOWING, NOW)} <= ties


def test_the_owner_and_what_is_left_unread() -> None:
    """Likes and posts seen name nobody; the owner is told on this channel."""
    records = read_alone(THREADS)
    (owner,) = of_kind(records, Owner)
    assert (owner.channel, owner.url) == ("threads", "https://www.threads.com/@zoe.test")
    assert "liked" not in repr(records)
    assert "seen" not in repr(of_kind(records, Tie))
    assert of_kind(records, Fault) == []


def test_inside_instagram_both_are_read_and_not_mixed(tmp_path: Path) -> None:
    """Each is an export of its own channel, and nothing of Instagram changes."""
    files = {name: facebook_json(value) for name, value in {**NEWER, **THREADS}.items()}
    exports = find_exports(zip_of(tmp_path / "any.zip", files))
    found = {one.source.kind: list(one.records(Reading())) for one in exports}
    assert found == {"instagram": read(NEWER), "threads": read_alone(THREADS)}


def test_parts_of_an_export_know_each_other(tmp_path: Path) -> None:
    """Whether the profile is private stands in one zip, the posts in another."""
    posts, about = FOLDER + "threads_and_replies.json", FOLDER + "personal_information.json"
    for name in (posts, about):
        zip_of(tmp_path / f"{name[-9:]}.zip", {name: facebook_json(THREADS[name])})
    records = [one for export in find_exports(tmp_path) for one in export.records(Reading())]
    (post,) = [item for item in of_kind(records, Item) if item.text.startswith("Café")]
    assert post.audience == "public"


@pytest.mark.parametrize("wrapper", ["", "threads/", "threads-zoe-2026/threads/", "renamed/"])
def test_by_itself_it_is_recognised_and_read_alike(tmp_path: Path, wrapper: str) -> None:
    """Without Instagram around it, in a folder of any name."""
    files = {f"{wrapper}{name}": facebook_json(value) for name, value in ALONE.items()}
    archive = open_archive(zip_of(tmp_path / "any.zip", files))
    assert SOURCE.recognises(archive)
    assert not INSTAGRAM.recognises(archive)
    assert told(list(SOURCE.read(archive, Reading()))) == told(read_alone(THREADS))


@pytest.mark.parametrize(
    "files",
    [
        {},
        NEWER,
        {"threads/followers.json": [{"name": "of a forum"}]},
        {"old/" + FOLDER + "following.json": {"text_post_app_": []}, "new/a.json": []},
        {f"a/{name}": value for name, value in ALONE.items()} | {"b/c/d.json": []},
    ],
)
def test_others_are_not_recognised(files: dict[str, Any]) -> None:
    """Instagram's exports, others' folders, and a folder with more in it are none of ours."""
    assert not SOURCE.recognises(export(files))


def test_gaps() -> None:
    """What is missing is told once, in Threads' own words."""
    whats = "\n".join(gap.what for gap in of_kind(read_alone(THREADS), Gap))
    assert "never exports the requests" in whats
    assert "under whose posts you replied" in whats
    assert "No list of followers" not in whats
    lacking = {FOLDER + "following.json": THREADS[FOLDER + "following.json"]}
    whats = "\n".join(gap.what for gap in of_kind(read_alone(lacking), Gap))
    for words in ("No list of followers on Threads", "No posts on Threads", "profile is private"):
        assert words in whats
    assert "Instagram" not in whats


def test_html_is_told() -> None:
    """Pages instead of data give the way to data, once."""
    (gap,) = read_alone({"threads/threads_and_replies.html": b"<html>"})
    assert isinstance(gap, Gap)
    assert "HTML" in gap.what
