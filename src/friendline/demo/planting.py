"""Where and when the cases of the stories lie in one demo."""

from datetime import UTC, date, datetime, time, timedelta

from friendline.demo.casting import UNANSWERED_DAYS, Ensemble
from friendline.demo.owner import NAME, ZONE, Client
from friendline.demo.phrases import Phrasebook
from friendline.demo.planted import (
    Boozer,
    Campaign,
    Meeting,
    MetPair,
    NearMiss,
    OldPost,
    Planted,
    SeenOut,
    Unanswered,
)
from friendline.model import Category

_TAGGER = "Dave Pocock"
_SATURDAY = 5

_OLD_POSTS = (
    ("So drunk on tequila last night. Nell could not find the door. Or the floor.",
     Category.ALCOHOL_PARTY),
    ("Rang in sick again. My boss believes anything. I hate my job and this office.",
     Category.WORK_COMPLAINT),
    ("Who the fuck took pictures of me in that nurse costume? Take them down, bastards.",
     Category.PROFANITY),
    ("Up all night for the election. If you voted Tory, unfriend me now.", Category.POLITICS),
    ("Best sex of my life last night. The neighbours knocked on the wall.", Category.SEXUAL),
)  # fmt: skip
_OLD_DAYS = (
    datetime(2009, 3, 7, 23, 41, tzinfo=UTC),
    datetime(2009, 6, 19, 10, 12, tzinfo=UTC),
    datetime(2009, 11, 1, 9, 5, tzinfo=UTC),
    datetime(2010, 5, 7, 5, 33, tzinfo=UTC),
    datetime(2011, 8, 13, 22, 17, tzinfo=UTC),
)


def plant(ensemble: Ensemble, phrases: Phrasebook, today: date) -> Planted:
    """Say where every planted case lies; the writers of the exports put it there."""
    boozer = _boozer(ensemble.leads["boozer"], phrases, today)
    asked = ensemble.asked
    return Planted(
        owner=NAME,
        boozer=boozer,
        near_misses=_near_misses(ensemble.leads, boozer, phrases),
        campaign=Campaign(
            text="Two hundred doors for Remain today. Feet ruined, spirits high. "
            "Vote Remain in the referendum on Thursday. #VoteRemain",
            hashtag="#VoteRemain",
            at=datetime(2016, 6, 18, 17, 20, tzinfo=UTC),
        ),
        met_pair=MetPair(met=asked["met"], not_met=asked["not met"]),
        unanswered=Unanswered(
            waiting=asked["unanswered"],
            days=UNANSWERED_DAYS,
            equals=(asked["accepted"], asked["rejected"], asked["removed"]),
        ),
        old_posts=tuple(
            OldPost(text, at, category)
            for (text, category), at in zip(_OLD_POSTS, _OLD_DAYS, strict=True)
        ),
        friends_on_list=ensemble.friends_on_list,
        on_linkedin=ensemble.on_linkedin,
        invitation=ensemble.leads["inviter"].name,
        strangers=ensemble.strangers,
    )


def local(day: date, hour: int, minute: int = 0) -> datetime:
    """Give a time of the owner's day as UTC."""
    return datetime.combine(day, time(hour, minute), ZONE).astimezone(UTC)


def _boozer(client: Client, phrases: Phrasebook, today: date) -> Boozer:
    """A Saturday four to five weeks ago: cancelled at two, tagged at a pub at four."""
    month_ago = today - timedelta(days=28)
    saturday = month_ago - timedelta(days=(month_ago.weekday() - _SATURDAY) % 7)
    return Boozer(
        meeting=_meeting(client, local(saturday, 14), "owner"),
        seen=SeenOut(phrases.places["pubs"][0], local(saturday, 16, 5), _TAGGER),
    )


def _near_misses(
    leads: dict[str, Client], boozer: Boozer, phrases: Phrasebook
) -> tuple[NearMiss, ...]:
    """Clients who are friends too, and whose meetings no pub contradicts."""
    saturday = boozer.meeting.start.astimezone(ZONE).date()
    thursday, wednesday, tuesday = (saturday - timedelta(days=ago) for ago in (16, 24, 11))
    pubs, cafe = phrases.places["pubs"], phrases.places["out"][0]
    return (
        NearMiss(
            meeting=_meeting(leads["accepted"], local(thursday, 10), "owner"),
            seen=SeenOut(pubs[1], local(thursday + timedelta(days=1), 19, 30)),
            why="the pub was on the next day",
        ),
        NearMiss(
            meeting=_meeting(leads["nickname"], local(wednesday, 15), "client"),
            seen=SeenOut(pubs[2], local(wednesday, 18, 40)),
            why="the client cancelled",
        ),
        NearMiss(
            meeting=_meeting(leads["initial"], local(tuesday, 16), "owner"),
            seen=SeenOut(cafe, local(tuesday, 8, 30)),
            why="the café was hours before",
        ),
        NearMiss(
            meeting=_meeting(leads["accents"], local(saturday, 10), ""),
            seen=boozer.seen,
            why="this meeting took place; another client's was cancelled",
        ),
    )


def _meeting(client: Client, start: datetime, cancelled_by: str) -> Meeting:
    uid = f"planted-{start:%Y%m%dT%H%M}-{client.family.lower()}@ashdown-consulting.example"
    uid = uid.encode("ascii", "ignore").decode("ascii")
    return Meeting(client.name, client.email, uid, start, cancelled_by)
