"""Everything that the calendar files of an archive say, before anything is decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from friendline.archives.calendar.entries import Entry, Message, entries
from friendline.archives.calendar.lines import Sheet, looks_like_calendar, sheets
from friendline.archives.calendar.outcomes import Holder, named_holder
from friendline.archives.calendar.zones import DescribedZones, Zones, known_zone
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.model import Fault

_SUFFIXES = (".ics", ".ical", ".icalendar", ".ifb")


@dataclass
class Calendars:
    """What the files of one archive say.

    Attributes:
        entries: Every event as written.
        faults: What could not be read.
        holder: Whose calendars they are, as far as they say so themselves.
    """

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    holder: Holder = field(default_factory=Holder)

    @property
    def planned(self) -> frozenset[str]:
        """The UIDs of the events that they plan, and do not only cancel or answer."""
        return frozenset(one.uid for one in self.entries if one.message is Message.PLAN)


def candidates(archive: Archive) -> list[str]:
    """Give the files that may be calendars; one that stands alone may have any name."""
    names = archive.names()
    return [name for name in names if len(names) == 1 or name.lower().endswith(_SUFFIXES)]


_GATHERED: WeakKeyDictionary[Archive, tuple[str, Calendars]] = WeakKeyDictionary()
"""What archives that are read together say: each is read once, and forgotten with its archive."""


def gathered_once(archive: Archive, zone: str) -> Calendars:
    """Give what ``gathered`` gives, and remember it for the other parts of the same whole."""
    known = _GATHERED.get(archive)
    if known is None or known[0] != zone:
        known = _GATHERED[archive] = zone, gathered(archive, zone)
    return known[1]


def gathered(archive: Archive, zone: str) -> Calendars:
    """Read the calendar files of an archive.

    Args:
        archive: What to read.
        zone: IANA name of the zone of times without one, where the calendar states none.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: ``zone`` is no IANA name.
    """
    found = Calendars()
    for name in candidates(archive):
        _read_file(archive, name, ZoneInfo(zone), found)
    return found


def _read_file(archive: Archive, name: str, zone: ZoneInfo, found: Calendars) -> None:
    try:
        data = archive.read(name)
    except UnreadableFileError as error:
        found.faults.append(Fault(file=name, reason=str(error)))
        return
    if not looks_like_calendar(data):
        found.faults.append(Fault(file=name, reason="It is not a calendar; it was left out."))
        return
    for sheet in sheets(data):
        _read_sheet(sheet, name, zone, found)


def _read_sheet(sheet: Sheet, file: str, zone: ZoneInfo, found: Calendars) -> None:
    zones = _zones(sheet, zone)
    message = Message.of(sheet.value("METHOD").upper())
    own: list[Entry] = []
    for raw in sheet.events:
        for record in entries(raw, file, zones, message):
            if isinstance(record, Entry):
                own.append(record)
            else:
                found.faults.append(record)
    found.faults += _unknown_zones(file, zones)
    found.holder |= named_holder(sheet, file, own)
    found.entries += own


def _zones(sheet: Sheet, zone: ZoneInfo) -> Zones:
    stated = known_zone(sheet.value("X-WR-TIMEZONE"))
    return Zones(
        home=stated or zone,
        is_stated=stated is not None,
        described=DescribedZones(sheet.zones),
    )


def _unknown_zones(file: str, zones: Zones) -> Iterable[Fault]:
    for name in sorted(zones.unknown):
        reason = f'Time zone "{name[:80]}" is not known; its times were read in {zones.home.key}.'
        yield Fault(file=file, reason=reason)
