"""What stands in the owner's profile, groups and answers to invitations on Facebook."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from friendline.demo import facebook_records as records
from friendline.demo.owner import (
    EMAIL,
    FIRST_NAME,
    LAST_NAME,
    NAME,
    PRIVATE_EMAIL,
    TOWN,
    USERNAME,
    Cast,
)
from friendline.demo.sizes import EVENTS
from friendline.model import Seconds

_EVENTS = (
    ("Harbour Half 10k start", "events_joined"),
    ("Totterbrook Beer Festival", "events_joined"),
    ("Spring concert, Harbourside Community Choir", "events_joined"),
    ("Save Our Libraries march", "events_joined"),
    ("Repair Café, Marsh Lane", "events_joined"),
    ("Shaz turns 40: fancy dress", "events_joined"),
    ("Candlelit carols at St Brannoc's Hall", "events_joined"),
    ("Small Firms Forum: hybrid working", "events_interested"),
    ("Sea swimmers' moonlight dip", "events_interested"),
    ("Whippet walk, Leigh Hollow", "events_interested"),
    ("Speed networking breakfast", "events_declined"),
    ("School reunion, class of '98", "events_declined"),
)


def groups_joined(groups: Iterable[str]) -> list[dict[str, Any]]:
    """Give her memberships: when she joined what."""
    return [
        {
            "timestamp": _noon(date(2012 + number, 3 + number % 8, 11)),
            "title": f"You became a member of {group}.",
            "data": [{"name": group}],
        }
        for number, group in enumerate(groups)
    ]


def event_responses(last: date, quiet: frozenset[date]) -> dict[str, list[dict[str, Any]]]:
    """Give her answers to invitations, one in seven weeks, none on a quiet day."""
    answers: dict[str, list[dict[str, Any]]] = {}
    for number, (name, answer) in enumerate(_EVENTS[:EVENTS]):
        day = last - timedelta(weeks=7 * number + 2)
        while day in quiet:
            day -= timedelta(days=1)
        start = _noon(day)
        event = {"name": name, "start_timestamp": start, "end_timestamp": start + 3 * 3600}
        answers.setdefault(answer, []).append(event)
    return answers


def profile(cast: Cast) -> dict[str, Any]:
    """Give her profile; Facebook says of no field who can see it."""
    return {
        "name": {
            "full_name": NAME,
            "first_name": FIRST_NAME,
            "middle_name": "",
            "last_name": LAST_NAME,
        },
        "emails": {
            "emails": [PRIVATE_EMAIL, EMAIL],
            "previous_emails": [],
            "pending_emails": [],
            "ad_account_emails": [],
        },
        "birthday": {"year": 1980, "month": 5, "day": 23},
        "gender": {"gender_option": "FEMALE", "pronoun": "FEMALE"},
        "previous_names": [{"name": "Nell Calder", "timestamp": _noon(date(2010, 9, 20))}],
        "other_names": [],
        "current_city": {"name": TOWN, "timestamp": 0},
        "hometown": {"name": "Whitby, United Kingdom", "timestamp": 0},
        "relationship": {
            "status": "Married",
            "partner": "Tom Ashdown",
            "anniversary": {"year": 2010, "month": 9, "day": 18},
            "timestamp": _noon(date(2010, 9, 20)),
        },
        "family_members": [
            {"name": name, "relation": relation, "timestamp": _noon(date(2011, 1, 9))}
            for name, relation in (("Ruth Calder", "Sister"), ("Maureen Calder", "Mother"))
        ],
        "education_experiences": [
            {"name": "Totterbrook Comprehensive", "graduated": True, "school_type": "High School"},
            {"name": "Severnside Polytechnic", "graduated": True, "school_type": "College"},
        ],
        "work_experiences": [
            {
                "employer": "Ashdown Consulting",
                "title": "Founder",
                "start_timestamp": _noon(date(2013, 9, 2)),
                "timestamp": _noon(date(2013, 9, 3)),
            }
        ],
        "intro_bio": {"name": "Change without tears. Whippets, choir, cold water.", "timestamp": 0},
        "registration_timestamp": min(friend.at for friend in cast.friends),
        "username": USERNAME,
        "profile_uri": f"https://www.facebook.com/{USERNAME}",
    }


def privacy() -> dict[str, Any]:
    """Give the settings of the account: the default for future posts, and nothing of old ones."""
    default = records.label("Who can see your future posts?", "Friends")
    return {"label_values": [{"label": "Privacy", "dict": [default]}], "fbid": str(10**15)}


def _noon(day: date) -> Seconds:
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
