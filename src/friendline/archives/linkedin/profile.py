"""The owner's LinkedIn profile as others see it: fields, sections, recommendations (formats 3).

Birth date, postal address, phone numbers and messengers are not read. No field has an audience:
LinkedIn has settings for the public profile, and exports none of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from friendline.archives.linkedin.people import full_name
from friendline.archives.linkedin.tables import CHANNEL, Cells, Export
from friendline.archives.linkedin.times import moment_in
from friendline.archives.source import Reading
from friendline.model import UNKNOWN, Item, ItemKind

_FIELDS = {
    "headline": "Headline",
    "summary": "Summary",
    "industry": "Industry",
    "geolocation": "Location",
    "websites": "Websites",
    "twitterhandles": "Twitter",
}


@dataclass(frozen=True)
class _Section:
    """A table of the profile: what a row is called, its short columns, and its long ones."""

    label: str
    short: tuple[str, ...]
    long: tuple[str, ...] = ()

    def words(self, cells: Cells) -> str:
        heading = ", ".join(filter(None, (cells.get(column) for column in self.short)))
        return "\n".join(filter(None, (heading, *(cells.get(column) for column in self.long))))


_SECTIONS = {
    "summary": _Section("Summary", ("profilesummary",)),
    "positions": _Section("Position", ("title", "companyname"), ("description",)),
    "education": _Section("Education", ("degreename", "schoolname"), ("notes", "activities")),
    "certifications": _Section("Certificate", ("name", "authority")),
    "skills": _Section("Skill", ("name",)),
    "languages": _Section("Language", ("name", "proficiency")),
    "courses": _Section("Course", ("name",)),
    "projects": _Section("Project", ("title",), ("description",)),
    "publications": _Section("Publication", ("name", "publisher"), ("description",)),
    "honors": _Section("Honour", ("title",), ("description",)),
    "volunteering": _Section("Volunteering", ("role", "companyname", "cause"), ("description",)),
    "organizations": _Section("Organisation", ("position", "name"), ("description",)),
}
_NOT_SHOWN = frozenset({"HIDDEN", "PENDING"})
_WHICH_WAY = "a recommendation in a file that says neither Given nor Received; it is left out"


def profile(export: Export) -> Iterator[Item]:
    """Give an item for each field that is filled in, and for each row of each section."""
    for file, cells in export.rows("profile"):
        for column, label in _FIELDS.items():
            if cells.get(column):
                yield _field(f"{label}: {cells[column]}", file)
    for kind, section in _SECTIONS.items():
        for file, cells in export.rows(kind):
            if words := section.words(cells):
                yield _field(f"{section.label}: {words}", file)


def _field(text: str, file: str) -> Item:
    return Item(channel=CHANNEL, kind=ItemKind.PROFILE_FIELD, text=text, file=file)


def recommendations(export: Export, reading: Reading) -> Iterator[Item]:
    """Give recommendations that show on a profile.

    One given stands on the other's profile, one received on the owner's, where it is another's
    words beside the owner's own (R33). Both tables have the same columns: only the name of the
    file tells which it is. What is hidden, or not answered yet, shows nowhere.
    """
    for file, cells in export.rows("recommendations"):
        if not cells["text"] or cells.get("status", "").upper() in _NOT_SHOWN:
            continue
        is_given, is_received = (word in file.lower() for word in ("given", "received"))
        if is_given == is_received:
            export.unclear(file, _WHICH_WAY)
            continue
        name = full_name(cells) or UNKNOWN
        yield Item(
            channel=CHANNEL,
            kind=ItemKind.WALL_POST,
            at=moment_in(cells["creationdate"], UTC, reading.today),
            text=cells["text"],
            by=name if is_received else None,
            timeline=name if is_given else None,
            file=file,
        )
