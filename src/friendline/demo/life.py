"""What the owner and her friends put on Facebook: when, where, with whom and in what words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from friendline.demo.dice import Dice, Wheel
from friendline.demo.owner import CLOSE_FRIENDS, JOINED, NAME, ZONE, Cast
from friendline.demo.phrases import Phrasebook, Topic, say
from friendline.demo.planted import Planted
from friendline.model import Seconds, moment

_HOURS = Wheel(
    range(24), (1, 0.5, 0.2, 0, 0, 0.5, 2, 5, 6, 5, 5, 5, 7, 6, 5, 5, 6, 8, 9, 10, 11, 10, 6, 3)
)
_FULL_YEARS = (0.7, 1.1, 1.4, 1.5, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9)
"""How much she posts in her first years; later years are as the last of these."""
NIGHT_ENDS = 4
"""Hour until which a night belongs to the day before."""
_RISKY_REMARKS = 0.08
_NEARBY = 0.25
"""Share of posts of a topic with places that check in at one."""
_LINKS = (
    ("Harbourside Herald", "Volunteers reopen the lido", "https://herald.example/lido"),
    ("The Slow Kitchen", "One pan, four suppers", "https://slowkitchen.example/one-pan"),
    ("West Country Trains", "Timetable changes from Sunday", "https://wct.example/times"),
    ("Paper Boat Books", "Ten novels about the sea", "https://paperboat.example/sea"),
    ("Open Allotments", "When to sow broad beans", "https://allotments.example/beans"),
)


@dataclass(frozen=True, slots=True)
class Post:
    """Something on the owner's timeline, or that she put on somebody else's.

    Attributes:
        at: When.
        text: Her words.
        title: The sentence that Facebook puts above it, ``""`` for none (formats 1.3).
        place: Where she checked in.
        tagged: Names of friends who are with her.
        pictures: How many photos go with it.
        link: Source, name and address of a page it shares.
        updated: Whether it was edited later.
    """

    at: Seconds
    text: str
    title: str = ""
    place: str = ""
    tagged: tuple[str, ...] = ()
    pictures: int = 0
    link: tuple[str, str, str] | None = None
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: when, in which words, and the sentence above it."""

    at: Seconds
    text: str
    title: str


class Calendar:
    """Times at which somebody with a job, children and a dog is on Facebook.

    Args:
        dice: Its chance.
        today: The day of the export; nothing is later than the evening before.
        quiet: Days on which nothing may happen by chance, because a story needs them empty.
    """

    def __init__(self, dice: Dice, today: date, quiet: frozenset[date]) -> None:
        self._dice, self._today, self._quiet = dice, today, quiet
        years = range(JOINED.year, today.year + 1)
        widths = [_FULL_YEARS[min(n, len(_FULL_YEARS) - 1)] for n in range(len(years))]
        widths[-1] *= today.timetuple().tm_yday / 365
        self._years = Wheel(years, widths)

    def times(self, count: int) -> list[Seconds]:
        """Give so many times, newest first."""
        return sorted((self._time() for _ in range(count)), reverse=True)

    def _time(self) -> Seconds:
        dice = self._dice
        while True:
            day = date(dice.turn(self._years), 1, 1) + timedelta(days=dice.below(365))
            hour = dice.turn(_HOURS)
            evening_of = day if hour >= NIGHT_ENDS else day - timedelta(days=1)
            if JOINED <= day < self._today and not {day, evening_of} & self._quiet:
                break
        at = datetime(
            day.year, day.month, day.day, hour, dice.below(60), dice.below(60), tzinfo=ZONE
        )
        return int(at.timestamp())


def taken(dice: Dice, at: Seconds) -> Seconds:
    """Give when a photo was taken that was put up at this time: earlier on the same day."""
    local = moment(at).astimezone(ZONE)
    awake = (local.hour - NIGHT_ENDS) * 3600 + local.minute * 60
    return at - dice.below(max(1, min(awake, 40_000)))


class Life:
    """The owner's posts and remarks; each stream is made while it is read.

    Args:
        seed: Seed of all chance.
        cast: The people around her.
        phrases: Her words.
        planted: Posts of the stories.
        today: The day of the export.
        quiet: Days on which nothing may happen by chance; an attribute too.
    """

    def __init__(  # noqa: PLR0913 - all of it makes a life
        self,
        *,
        seed: int,
        cast: Cast,
        phrases: Phrasebook,
        planted: Planted,
        today: date,
        quiet: frozenset[date],
    ) -> None:
        self._seed, self._phrases, self._planted = seed, phrases, planted
        self._today, self.quiet = today, quiet
        on_list = {friend.friend for friend in planted.friends_on_list}
        # who is on the client list is tagged by nobody, so that the stories stay readable
        self._friends = tuple(one.name for one in cast.friends if one.name not in on_list)

    def times(self, purpose: str, count: int) -> list[Seconds]:
        """Give so many times for one purpose, newest first."""
        return Calendar(self._dice(f"{purpose} times"), self._today, self.quiet).times(count)

    def posts(self, count: int) -> Iterator[Post]:
        """Give the posts of the timeline, newest first, the planted ones among them."""
        planted = {post.at: post for post in self._planted_posts()}
        times = [*planted, *self.times("posts", count - len(planted))]
        dice = self._dice("posts")
        for at in sorted(times, reverse=True):
            yield planted[at] if at in planted else self._post(dice, at)

    def group_posts(self, count: int) -> Iterator[Post]:
        """Give posts in groups, each on the group's subject."""
        dice, groups = self._dice("group posts"), tuple(self._phrases.groups.items())
        for at in self.times("group posts", count):
            group, topic = dice.pick(groups)
            yield Post(at, self._phrases.about(dice, topic), f"{NAME} posted in {group}.")

    def posts_elsewhere(self, count: int) -> Iterator[tuple[Post, str]]:
        """Give posts on friends' timelines, with the friend."""
        dice, wishes = self._dice("elsewhere"), self._phrases.templates("wall", "mine")
        for at in self.times("elsewhere", count):
            friend = self._friend(dice)
            yield Post(at, say(dice, wishes), f"{NAME} wrote on {friend}'s timeline."), friend

    def check_ins(self, count: int) -> Iterator[Post]:
        """Give check-ins with few words."""
        dice, places = self._dice("check-ins"), self._outings()
        for at in self.times("check-ins", count):
            yield Post(at, "", place=dice.pick(places))

    def comments(self, count: int) -> Iterator[Remark]:
        """Give comments on what friends posted."""
        dice = self._dice("comments")
        plain = self._phrases.templates("comments", "plain")
        risky = self._phrases.templates("comments", "risky")
        for at in self.times("comments", count):
            what = dice.pick(("post", "photo", "photo", "link", "video"))
            whose = f"{self._friend(dice)}'s" if dice.chance(0.85) else "her own"
            title = f"{NAME} commented on {whose} {what}."
            yield Remark(at, say(dice, risky if dice.chance(_RISKY_REMARKS) else plain), title)

    def group_comments(self, count: int) -> Iterator[tuple[Remark, str]]:
        """Give comments in groups, with the group."""
        dice, groups = self._dice("group comments"), tuple(self._phrases.groups)
        words = self._phrases.templates("comments", "group")
        for at in self.times("group comments", count):
            group = dice.pick(groups)
            title = f"{NAME} commented on {self._friend(dice)}'s post in {group}."
            yield Remark(at, say(dice, words), title), group

    def tags(self, count: int) -> Iterator[tuple[Seconds, str]]:
        """Give photos that others tagged her in: when and by whom; the boozer's among them."""
        seen, dice = self._planted.boozer.seen, self._dice("tags")
        yield int(seen.at.timestamp()), seen.tagged_by or ""
        for at in self.times("tags", count - 1):
            yield at, self._close(dice)

    def visits(self, count: int) -> Iterator[tuple[Seconds, str]]:
        """Give when and where others tagged her: the export does not say who."""
        seen, dice = self._planted.boozer.seen, self._dice("visits")
        yield int(seen.at.timestamp()), seen.place
        for at in self.times("visits", count - 1):
            yield at, dice.pick(self._outings())

    def _dice(self, purpose: str) -> Dice:
        return Dice(self._seed, purpose)

    def _friend(self, dice: Dice) -> str:
        return self._close(dice) if dice.chance(0.4) else dice.pick(self._friends)

    def _close(self, dice: Dice) -> str:
        return dice.pick(CLOSE_FRIENDS)

    def _outings(self) -> tuple[str, ...]:
        places = self._phrases.places
        return places["out"] * 2 + places["sport"] + places["pubs"]

    def _planted_posts(self) -> Iterator[Post]:
        planted = self._planted
        for old in planted.old_posts:
            yield Post(int(old.at.timestamp()), old.text)
        yield Post(int(planted.campaign.at.timestamp()), planted.campaign.text)
        for miss in planted.near_misses:
            seen = miss.seen
            if seen.tagged_by is None:
                title = f"{NAME} is at {seen.place}."
                yield Post(int(seen.at.timestamp()), "", title, place=seen.place)

    def _post(self, dice: Dice, at: Seconds) -> Post:
        """Make up one post: mostly her own, now and then on a timeline."""
        roll = dice.below(1000)
        for (low, high), make in zip(pairwise((0, 55, 70)), (self._wish, self._wall), strict=True):
            if low <= roll < high:
                return make(dice, at)
        day = moment(at).astimezone(ZONE)
        topic = dice.turn(self._phrases.season(day.year, day.month))
        return self._own(dice, at, topic)

    def _wish(self, dice: Dice, at: Seconds) -> Post:
        title = f"{NAME} wrote on {self._friend(dice)}'s timeline."
        return Post(at, say(dice, self._phrases.templates("wall", "mine")), title)

    def _wall(self, dice: Dice, at: Seconds) -> Post:
        """Give what a friend wrote on her timeline; only the title says that it is not hers."""
        table = "others_risky" if dice.chance(0.15) else "others"
        title = f"{self._close(dice)} wrote on {NAME}'s timeline."
        return Post(at, say(dice, self._phrases.templates("wall", table)), title)

    def _own(self, dice: Dice, at: Seconds, topic: Topic) -> Post:
        pictures = dice.pick((1, 1, 1, 2, 3)) if dice.chance(topic.pictures) else 0
        place = dice.pick(topic.places) if topic.places and dice.chance(_NEARBY) else ""
        tagged = tuple(self._tagged(dice)) if dice.chance(0.055) else ()
        link = dice.pick(_LINKS) if not pictures and dice.chance(0.04) else None
        return Post(
            at=at,
            text=self._words(dice, topic, tagged),
            title=_title(dice, place, tagged, pictures, link),
            place=place,
            tagged=tagged,
            pictures=pictures,
            link=link,
            updated=dice.chance(0.1),
        )

    def _tagged(self, dice: Dice) -> list[str]:
        return dice.some(CLOSE_FRIENDS, dice.pick((1, 1, 2)))

    def _words(self, dice: Dice, topic: Topic, tagged: tuple[str, ...]) -> str:
        """Give the text, now and then with a mention as Facebook writes one (formats 1.3)."""
        text = self._phrases.about(dice, topic)
        if tagged and dice.chance(0.2):
            number = 100_000_000_000_000 + CLOSE_FRIENDS.index(tagged[0])
            return f"{text} @[{number}:2048:{tagged[0]}]"
        return text


def _title(
    dice: Dice,
    place: str,
    tagged: tuple[str, ...],
    pictures: int,
    link: tuple[str, str, str] | None,
) -> str:
    """Give the sentence that Facebook puts above a post."""
    if tagged:
        return f"{NAME} was with {' and '.join(tagged)}{f' at {place}' if place else ''}."
    if place:
        return f"{NAME} is at {place}."
    if link:
        return f"{NAME} shared a link."
    if pictures:
        return f"{NAME} added {'a new photo' if pictures == 1 else f'{pictures} new photos'}."
    return "" if dice.chance(0.65) else f"{NAME} updated her status."
