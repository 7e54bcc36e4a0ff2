"""The owner's profile: who they are, and the fields that show on it (formats 1.3).

Keys are never translated. No field has an audience. Birthdays
are not kept.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from friendline.archives.facebook.labels import NAME
from friendline.archives.facebook.page import CHANNEL, FileReader, Page
from friendline.archives.json_values import (
    Fields,
    Json,
    entries,
    fields,
    once,
    seconds,
    text,
)
from friendline.archives.label_values import labelled
from friendline.archives.meta.page import reader_of
from friendline.model import Item, ItemKind, Owner, Record

_FIELDS: Final = (
    ("current_city", "Current city"),
    ("hometown", "Hometown"),
    ("places_lived", "Lived in"),
    ("family_members", "Family member"),
    ("work_experiences", "Work"),
    ("education_experiences", "Education"),
    ("bio", "Bio"),
    ("intro_bio", "Bio"),
    ("about_me", "About"),
    ("favorite_quotes", "Favourite quotes"),
    ("other_names", "Other name"),
    ("name_pronunciation", "Pronounced"),
    ("skills", "Skill"),
    ("screen_names", "Screen name"),
    ("gender", "Gender"),
    ("interested_in", "Interested in"),
    ("languages", "Language"),
    ("religious_view", "Religious view"),
    ("political_view", "Political view"),
    ("websites", "Website"),
    ("phone_numbers", "Phone"),
    ("address", "Address"),
    ("blood_info", "Blood group"),
    ("pages", "Likes"),
    *((key, "Likes") for key in ("books", "movies", "music", "tv", "games", "sports")),
    *((key, "Likes") for key in ("athletes", "teams", "inspirational_people", "interests")),
)
_MAIN_WORDS: Final = (
    "title",
    "name",
    "employer",
    "place",
    "city",
    "address",
    "phone_number",
    "gender_option",
    "school",
    "value",
)
_DEPTH: Final = 3
"""Objects inside objects that are read; real fields have two."""

_MORE_WORDS: Final = (
    *("location", "description", "concentrations", "blood_donor_status", "pages"),
    *("service_name", "names"),
)


def owner_of(records: Sequence[Json]) -> Owner | None:
    """Give whose export this is; ``None`` if the profile has no name."""
    for record in records:
        profile = fields(record)
        names = once(_names(profile))
        if names:
            return Owner(
                channel=CHANNEL,
                names=names,
                emails=once(_emails(fields(profile.get("emails")))),
                url=_url(profile),
            )
    return None


def read_profile(records: Sequence[Json], page: Page) -> Iterator[Record]:
    """Read the owner, then one item for each profile field that is filled in."""
    owner = owner_of(records)
    if owner is not None:
        yield owner
    for number, record in enumerate(records, 1):
        if type(record) is not dict:
            page.odd.append(number)
            continue
        for key, label in _FIELDS:
            for value in _many(record.get(key)):
                yield from _field(label, _words(value), value, page)
        relationship = fields(record.get("relationship"))
        yield from _field("Relationship", _relationship(relationship), relationship, page)


def _liked_page(record: Fields, page: Page) -> Item | None:
    """Make a page that the owner likes, which the profile lists (R34)."""
    told = labelled(record)
    name = text(record.get("name")) or told.under(*NAME) or told.first() or ""
    at = seconds(record.get("timestamp")) or next(iter(told.times), None)
    return next(_field("Likes", name, {"timestamp": at}, page), None)


def _field(label: str, words: str, value: Json, page: Page) -> Iterator[Item]:
    if words:
        yield Item(
            channel=CHANNEL,
            kind=ItemKind.PROFILE_FIELD,
            at=seconds(fields(value).get("timestamp")),
            text=f"{label}: {words}",
            file=page.file,
        )


def _many(value: Json) -> list[Json]:
    return value if type(value) is list else [value]


def _words(value: Json, depth: int = _DEPTH) -> str:
    """The words of a field: "Partner, Baker & Co", "Ann Lee (sister)"."""
    if type(value) is not dict or depth == 0:
        return text(value)
    main = ", ".join(once(_words(value.get(key), depth - 1) for key in _MAIN_WORDS))
    relation = text(value.get("relation"))
    if main and relation:
        main = f"{main} ({relation.lower()})"
    more = (_word_list(value.get(key), depth - 1) for key in _MORE_WORDS)
    return ". ".join(once((main, *more)))


def _word_list(value: Json, depth: int) -> str:
    return ", ".join(once(_words(entry, depth) for entry in _many(value)))


def _relationship(value: Fields) -> str:
    status, partner = text(value.get("status")), text(value.get("partner"))
    return f"{status} ({partner})" if status and partner else status or partner


def _names(profile: Fields) -> Iterator[str]:
    name = profile.get("name")
    yield text(fields(name).get("full_name")) or text(name)
    for key in ("previous_names", "other_names"):
        for entry in entries(profile.get(key)):
            yield text(entry) or text(fields(entry).get("name"))


def _emails(emails: Fields) -> Iterator[str]:
    for key in ("emails", "previous_emails"):
        for entry in entries(emails.get(key)):
            yield text(entry).lower()


def _url(profile: Fields) -> str | None:
    username = text(profile.get("username"))
    made = f"https://www.facebook.com/{username}" if username else ""
    return text(profile.get("profile_uri")) or made or None


read_liked_pages: Final[FileReader] = reader_of(_liked_page)
