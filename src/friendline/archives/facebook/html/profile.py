"""The profile page: a table of labels in the account's language (formats 1.3, 1.7).

Labels that are known give the keys that JSON has; fields under other labels are not read. E-mail
addresses and the profile's address are known by what they look like.
"""

from collections.abc import Iterator
from typing import Any, Final

from friendline.archives.facebook.html.markup import Node, address, children, is_line, text_of
from friendline.archives.facebook.labels import NAME

_KEYS: Final = {
    "current_city": ("current city", "wohnort", "ville actuelle", "ciudad actual"),
    "hometown": ("hometown", "heimatstadt", "ciudad de origen"),
    "places_lived": ("places lived", "places you've lived"),
    "family_members": ("family", "family members", "familie", "famille", "familia"),
    "work_experiences": ("work", "work experiences", "arbeit", "emploi", "trabajo", "lavoro"),
    "education_experiences": ("education", "education experiences", "ausbildung", "formación"),
    "intro_bio": ("bio", "intro bio", "intro"),
    "about_me": ("about me", "about you", "über mich"),
    "favorite_quotes": ("favorite quotes", "favourite quotes", "lieblingszitate"),
    "gender": ("gender", "geschlecht", "genre", "género", "genere", "gênero", "geslacht", "køn"),
    "interested_in": ("interested in", "interessiert an"),
    "languages": ("languages", "sprachen", "langues", "idiomas", "lingue", "talen", "sprog"),
    "religious_view": ("religious views", "religious view", "religiöse ansichten"),
    "political_view": ("political views", "political view", "politische einstellung"),
    "websites": ("websites", "website", "webseiten"),
    "phone_numbers": ("phone numbers", "phones", "phone", "telefonnummern"),
    "address": ("address", "adresse"),
}
"""Keys of JSON by labels in lower case. Only the English ones are seen; where another is wrong the
field is not read."""

_NAMES: Final = frozenset({*NAME, "full name", "vollständiger name", "namn", "氏名", "tên"})
_OTHER_NAMES: Final = frozenset(
    {"other names", "previous names", "former names", "andere namen", "frühere namen"}
)
_USERNAMES: Final = frozenset({"username", "benutzername", "nombre de usuario"})
_RELATIONSHIPS: Final = frozenset({"relationship", "relationship status", "beziehungsstatus"})
_KEY_OF: Final = {label: key for key, labels in _KEYS.items() for label in labels}
_FACEBOOK: Final = ("https://www.facebook.com/", "http://www.facebook.com/")
_CELLS: Final = frozenset({"td", "th"})
_PAIR: Final = 2


def profile_in(tree: Node) -> dict[str, Any]:
    """Give the fields of a profile page, as JSON has them."""
    profile: dict[str, Any] = {}
    for row in tree.css("tr"):
        cells = [child for child in children(row) if child.tag in _CELLS]
        if len(cells) == _PAIR:
            _add(profile, text_of(cells[0]).casefold(), cells[1])
    return profile


def _add(profile: dict[str, Any], label: str, cell: Node) -> None:
    """Add one field under its key, if its label is known."""
    values = list(_values(cell))
    if not values:
        return
    if label in _NAMES:
        profile.setdefault("name", {"full_name": values[0]})
    elif label in _OTHER_NAMES:
        profile.setdefault("other_names", []).extend({"name": name} for name in values)
    elif label in _USERNAMES:
        profile.setdefault("username", values[0])
    elif label in _RELATIONSHIPS:
        profile.setdefault("relationship", {"status": values[0]})
    elif label in _KEY_OF:
        profile.setdefault(_KEY_OF[label], []).extend(values)
    elif all("@" in value and " " not in value for value in values):
        profile.setdefault("emails", {"emails": []})["emails"].extend(values)
    elif url := _profile_address(cell):
        profile.setdefault("profile_uri", url)


def _values(cell: Node) -> Iterator[str]:
    """Give the values of a cell: those of a list one by one, else all its lines as one."""
    listed = cell.css("li") or [cell]
    for node in listed:
        value = ", ".join(text for line in _lines(node) if (text := text_of(line)))
        if value:
            yield value


def _lines(node: Node) -> Iterator[Node]:
    if is_line(node):
        yield node
        return
    for child in children(node):
        yield from _lines(child)


def _profile_address(cell: Node) -> str | None:
    found = (address(link, "href") for link in cell.css("a"))
    return next((url for url in found if url.startswith(_FACEBOOK)), None)
