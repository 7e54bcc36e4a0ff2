"""The owner's Facebook export: JSON in the layout of 2023 and later, in two zips (formats 1.1)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from friendline.demo import facebook_records as records
from friendline.demo.dice import Dice
from friendline.demo.facebook_profile import event_responses, groups_joined, privacy, profile
from friendline.demo.life import Life, taken
from friendline.demo.mojibake import facebook_json
from friendline.demo.owner import NAME, USERNAME, Cast
from friendline.demo.packing import Parcel
from friendline.demo.phrases import Phrasebook
from friendline.demo.pictures import picture, video
from friendline.demo.sizes import Sizes
from friendline.model import Seconds

_ACTIVITY = "your_facebook_activity"
POSTS_PER_FILE = 10_000
"""Posts in one file of the timeline (formats 1.2)."""
_PHOTOS_PER_ALBUM = 60
_LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_ALBUMS = (
    ("Family", "The tribe, in no order"),
    ("Biscuit & Pickle", "Dog and cat, sworn friends"),
    ("Mobile uploads", ""),
    ("Allotment, a year", "Mud, beans and glory"),
    ("Porto", "Easter by night train"),
    ("Choir on tour", ""),
    ("Ruth's hen weekend 🍹", "What happened there was photographed there"),
    ("Christmas at the Calders'", ""),
)
_WHAT_VIDEOS_SHOW = ("Biscuit meets the sea", "Choir warm-up", "Finn's first goal", "Snow!")


class FacebookExport:
    """Writes both parts of the export.

    Part 1 has the JSON and every other medium, part 2 the rest: as in large real exports no part
    is complete.

    Args:
        folder: Where the zips are to be.
        seed: Seed of all chance.
        today: The day of the export.
    """

    def __init__(self, folder: Path, seed: int, today: date) -> None:
        dice = Dice(seed, "export name")
        code = "".join(dice.pick(_LETTERS) for _ in range(6))
        name = f"facebook-{USERNAME}-{today:%Y-%m-%d}-{code}"
        self.paths = tuple(folder / f"{name}-{part}.zip" for part in (1, 2))
        self._today = today
        self._dice = Dice(seed, "media")
        self._media = 0

    def write(self, cast: Cast, life: Life, phrases: Phrasebook, sizes: Sizes) -> None:
        """Write both zips."""
        first, second = (Parcel(path, self._today) for path in self.paths)
        with first, second:
            self._parts = (first, second)
            self._words = phrases
            first.put("start_here.html", _START.encode())
            self._people(cast)
            self._own_posts(life, sizes)
            self._media_files(life, sizes)
            self._by_others(life, sizes)
            self._remarks(life, sizes)
            self._groups(life, sizes)
            self._profile(cast, life)

    def _put(self, name: str, value: Any) -> None:  # noqa: ANN401 - whatever JSON can hold
        self._parts[0].put(name, facebook_json(value))

    def _people(self, cast: Cast) -> None:
        folder = "connections/friends/"
        for file, key, people in (
            ("your_friends", "friends_v2", cast.friends),
            ("received_friend_requests", "received_requests_v2", cast.received),
            ("sent_friend_requests", "sent_requests_v2", cast.sent),
            ("rejected_friend_requests", "rejected_requests_v2", cast.rejected),
            ("removed_friends", "deleted_friends_v2", cast.removed),
        ):
            self._put(f"{folder}{file}.json", {key: [records.person(one) for one in people]})
        self._put(f"{folder}your_post_audiences.json", list(_audiences()))
        for file, key, people in (
            ("who_you've_followed", "following_v3", cast.following),
            ("people_who_followed_you", "followers_v3", cast.followers),
        ):
            rows = [records.person(one) for one in people]
            self._put(f"connections/followers/{file}.json", {key: rows})

    def _own_posts(self, life: Life, sizes: Sizes) -> None:
        """Write the timeline, at most 10,000 posts to a file, and posts on other timelines."""
        posts = life.posts(sizes.posts)
        base = f"{_ACTIVITY}/posts/your_posts__check_ins__photos_and_videos_"
        for number, chunk in enumerate(_chunks(posts, POSTS_PER_FILE), 1):
            rows = [
                records.post(
                    one, [self._photo("Timelinephotos", one.at) for _ in range(one.pictures)]
                )
                for one in chunk
            ]
            self._put(f"{base}{number}.json", rows)
        elsewhere = [
            records.labelled(
                post.at,
                number,
                records.label("Message", post.text),
                records.label("Target", friend),
            )
            for number, (post, friend) in enumerate(life.posts_elsewhere(sizes.elsewhere))
        ]
        self._put(f"{_ACTIVITY}/posts/posts_on_other_pages_and_profiles.json", elsewhere)

    def _media_files(self, life: Life, sizes: Sizes) -> None:
        """Write albums, loose photos, videos and the broken file of stories (formats 1.1)."""
        times = life.times("albums", sizes.album_photos)
        for number, chunk in enumerate(_chunks(times, _PHOTOS_PER_ALBUM)):
            self._put(f"{_ACTIVITY}/posts/album/{number}.json", self._album(number, chunk))
        loose = [self._photo("Yourphotos", at) for at in life.times("photos", sizes.loose_photos)]
        self._put(f"{_ACTIVITY}/posts/your_uncategorized_photos.json", {"other_photos_v2": loose})
        films = [self._film(at) for at in life.times("videos", sizes.videos)]
        self._put(f"{_ACTIVITY}/posts/your_videos.json", {"videos_v2": films})
        self._parts[0].put(f"{_ACTIVITY}/stories/archived_stories.json", b"[object Object]")

    def _album(self, number: int, times: list[Seconds]) -> dict[str, Any]:
        name, description = _ALBUMS[number % len(_ALBUMS)]
        if number >= len(_ALBUMS):
            name = f"{name} ({number // len(_ALBUMS) + 1})"
        photos = [self._photo(name, at, self._caption()) for at in times]
        return {
            "name": name,
            "photos": photos,
            "cover_photo": photos[0],
            "last_modified_timestamp": times[0],
            "description": description,
        }

    def _photo(self, album: str, at: Seconds, description: str = "") -> dict[str, Any]:
        """Write a picture file and give its record."""
        uri = self._uri(album, "jpg")
        self._store(uri, picture(self._dice, uri))
        return records.media(uri, at, taken(self._dice, at), description)

    def _film(self, at: Seconds) -> dict[str, Any]:
        uri = self._uri("videos", "mp4")
        self._store(uri, video())
        return records.film(uri, at, self._dice.pick(_WHAT_VIDEOS_SHOW))

    def _uri(self, album: str, ending: str) -> str:
        self._media += 1
        folder = "".join(letter for letter in album if letter.isascii() and letter.isalnum())
        return f"{_ACTIVITY}/posts/media/{folder}/{400_000_000 + self._media}_n.{ending}"

    def _store(self, uri: str, content: bytes) -> None:
        self._parts[self._media % 2].put(uri, content)

    def _caption(self) -> str:
        places = self._words.places["out"] + self._words.places["away"]
        return f"At {self._dice.pick(places)}" if self._dice.chance(0.2) else ""

    def _by_others(self, life: Life, sizes: Sizes) -> None:
        """Write where others tagged her, and check-ins: records of labels and values."""
        tags = [
            records.labelled(
                at,
                number,
                records.address(f"https://www.facebook.com/photo/?fbid={10**15 + number}"),
                records.label("Name", name),
            )
            for number, (at, name) in enumerate(life.tags(sizes.tags))
        ]
        folder = f"{_ACTIVITY}/activity_you're_tagged_in"
        self._put(f"{folder}/photos_and_videos_you're_tagged_in.json", tags)
        visits = [
            records.labelled(
                None,
                number,
                records.time_label("Visit time", at),
                records.nested("Place", records.label("Name", place)),
            )
            for number, (at, place) in enumerate(life.visits(sizes.visits))
        ]
        self._put(f"{_ACTIVITY}/posts/places_you_have_been_tagged_in.json", visits)
        check_ins = [
            records.labelled(
                post.at, number, records.nested("Place", records.label("Name", post.place))
            )
            for number, post in enumerate(life.check_ins(sizes.check_ins))
        ]
        # a list of one comes as the bare object (formats 1.1)
        alone = check_ins[0] if len(check_ins) == 1 else check_ins
        self._put(f"{_ACTIVITY}/posts/check-ins.json", alone)

    def _remarks(self, life: Life, sizes: Sizes) -> None:
        comments = [records.comment(one) for one in life.comments(sizes.comments)]
        self._put(f"{_ACTIVITY}/comments_and_reactions/comments.json", {"comments_v2": comments})

    def _groups(self, life: Life, sizes: Sizes) -> None:
        folder = f"{_ACTIVITY}/groups"
        posts = [records.post(one, []) for one in life.group_posts(sizes.group_posts)]
        self._put(f"{folder}/group_posts_and_comments.json", {"group_posts_v2": posts})
        comments = [
            records.comment(one, group) for one, group in life.group_comments(sizes.group_comments)
        ]
        self._put(f"{folder}/your_comments_in_groups.json", {"group_comments_v2": comments})
        joined = groups_joined(self._words.groups)
        self._put(f"{folder}/your_group_membership_activity.json", {"groups_joined_v2": joined})

    def _profile(self, cast: Cast, life: Life) -> None:
        answers = event_responses(self._today - timedelta(days=1), life.quiet)
        self._put(f"{_ACTIVITY}/events/your_event_responses.json", {"event_responses_v2": answers})
        folder = "personal_information/profile_information"
        self._put(f"{folder}/profile_information.json", {"profile_v2": profile(cast)})
        self._put("preferences/preferences/privacy_settings.json", privacy())


def _chunks(of: Iterable[Any], size: int) -> Iterator[list[Any]]:
    rest = iter(of)
    while chunk := list(islice(rest, size)):
        yield chunk


def _audiences() -> Iterator[dict[str, Any]]:
    """Give her friend lists: names only, no members (formats 1.5)."""
    for number, name in enumerate(("Close friends", "Acquaintances", "Restricted", "Choir")):
        yield records.labelled(None, number, records.label("Name", name))


_START = f"""<!doctype html>
<html lang="en"><title>Facebook data of {NAME}</title>
<p>Made up for a demonstration: nobody of this name is behind it.</p></html>
"""
