"""Whose archive it is, and what their profile shows (formats 4)."""

from collections.abc import Iterator
from typing import Final

from friendline.archives.json_values import Fields, fields, once
from friendline.archives.x.export import Export
from friendline.archives.x.files import CHANNEL, Document, Kind
from friendline.archives.x.values import id_of, unescaped, words
from friendline.model import AudienceSource, Item, ItemKind, Owner

_PROFILE_FIELDS: Final = (
    ("Bio", ("bio",)),
    ("Location", ("location",)),
    ("Website", ("website", "expanded_url")),
)


def owner(export: Export) -> Iterator[Owner]:
    """Give the owner's names and user names, former ones too, and e-mail address."""
    accounts = list(_accounts(export))
    handles = once(map(_handle, accounts))
    known = once([*map(_full_name, accounts), *handles, *_former_handles(export)])
    emails = once(words(account.get("email")).lower() for account in accounts)
    if known or emails:
        url = f"https://x.com/{handles[0]}" if handles else None
        yield Owner(channel=CHANNEL, names=known, emails=emails, url=url)


def numbers_of_owner(export: Export) -> frozenset[str]:
    """Give the owner's account number, to tell replies to oneself from replies to others."""
    numbers = (id_of(account.get("accountId"), account.get("id")) for account in _accounts(export))
    beside = (
        id_of(user.get("id_str"), user.get("id"))
        for document in export.of_kind(Kind.TWEETS)
        for tweet in document.records
        if (user := fields(tweet.get("user")))
    )
    return frozenset({*numbers, *beside} - {""})


def profile_items(document: Document) -> Iterator[Item]:
    """Give what the profile shows; X shows it to everybody, protected posts or not."""
    for position, shown in enumerate(document.records, 1):
        described = fields(shown.get("description")) or shown
        if document.kind is Kind.PROFILE and not shown:
            document.odd.append(position)
        for label, keys in _PROFILE_FIELDS:
            value = _first_words(described, *keys)
            if value:
                yield Item(
                    channel=CHANNEL,
                    kind=ItemKind.PROFILE_FIELD,
                    text=f"{label}: {unescaped(value)}",
                    file=document.file,
                    audience="public",
                    audience_source=AudienceSource.DERIVED,
                )


def _accounts(export: Export) -> Iterator[Fields]:
    for document in export.of_kind(Kind.ACCOUNT):
        yield from document.records
    for document in export.of_kind(Kind.MANIFEST):
        for manifest in document.records:
            yield fields(manifest.get("userInfo"))


def _handle(account: Fields) -> str:
    return _first_words(account, "username", "userName", "screen_name")


def _full_name(account: Fields) -> str:
    return _first_words(account, "accountDisplayName", "displayName", "full_name")


def _first_words(record: Fields, *keys: str) -> str:
    """The text below the first of these keys that has one."""
    return next((text for key in keys if (text := words(record.get(key)))), "")


def _former_handles(export: Export) -> Iterator[str]:
    for document in export.of_kind(Kind.NAME_CHANGES):
        for entry in document.records:
            change = fields(entry.get("screenNameChange")) or entry
            yield words(change.get("changedFrom"))
