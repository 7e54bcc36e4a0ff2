"""What became of an event, and by whose doing, as far as a calendar can tell (formats 8, R41).

A calendar does not say whose it is in one agreed place. What is known is taken together:
Outlook's X-OWNER, a calendar that is named after an address or a person, a file named after an
address (Google), and the one address that is on every event there is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from friendline.archives.calendar.entries import Entry, Guest, Message
from friendline.archives.calendar.lines import Sheet
from friendline.archives.calendar.moving import Left
from friendline.model import Attendee, EventState, Party

_ADDRESS = re.compile(r"[^\s:;,<>\"'/]+@[^\s:;,<>\"'/]+\.[A-Za-z]{2,}")
_NAME_PARAMETER = re.compile(r";CN=(?:\"+([^\"]+)\"+|([^;:]+))", re.IGNORECASE)
_CALENDARS = "calendar.google.com"
"""Addresses under it are calendars, not people."""
_LONGEST = 500
"""Characters of a name or address that are looked at."""
_ENOUGH_EVENTS = 5
_ENOUGH_OTHERS = 3

# How Outlook and others begin the title of a cancelled event, by the language of the program.
_CANCELLED_WORDS = (
    "canceled|cancelled|abgesagt|storniert|annulé|annulée|cancelado|cancelada|anulado|anulada"
    "|annullato|annullata|geannuleerd|afgelast|inställd|inställt|avlyst|aflyst|peruutettu"
    "|odwołane|odwołano|anulowane|zrušeno|zrušené|lemondva|anulat|otkazano|iptal edildi"
    "|отменено|отменена|скасовано|ακυρώθηκε|בוטל|已取消|キャンセル済み|キャンセル|취소됨"
)
_CANCELLED_TITLE = re.compile(rf"\s*({_CANCELLED_WORDS})\s*[:\uff1a]", re.IGNORECASE)


@dataclass(frozen=True)
class Holder:
    """Whose calendar it is: every address (lower case) and name (as written) known of them."""

    emails: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def __or__(self, other: "Holder") -> "Holder":
        return Holder(self.emails | other.emails, self.names | other.names)

    @property
    def is_known(self) -> bool:
        """Whether anybody can be told to be, or not to be, the owner."""
        return bool(self.emails)

    def is_(self, who: Attendee) -> bool:
        """Whether that is the owner; a name counts only where the address is not known."""
        if who.email is not None:
            return who.email in self.emails
        return who.name is not None and who.name.casefold() in map(str.casefold, self.names)


@dataclass(frozen=True)
class Outcome:
    """State of an event, who ended it and how the file shows that."""

    state: EventState
    ended_by: Party = Party.UNKNOWN
    how: str = ""


def named_holder(sheet: Sheet, file: str, entries: Sequence[Entry]) -> Holder:
    """Tell whose calendar it is from what it says itself, and from its file's name.

    Args:
        sheet: The calendar, with X-OWNER and X-WR-CALNAME.
        file: Path of the file; Google names the main calendar after its address.
        entries: Its events: who bears the calendar's name there is its owner.
    """
    title = sheet.value("X-WR-CALNAME")[:_LONGEST]
    stated = _stated_name(sheet)
    emails = {
        *_ADDRESS.findall(sheet.value("X-OWNER")[:_LONGEST]),
        *_address_of_file(file, entries),
    }
    if _ADDRESS.fullmatch(title):
        emails.add(title)
    titled = _bearers({title}, entries)
    return Holder(
        emails=frozenset(e.lower() for e in emails if not e.lower().endswith(_CALENDARS))
        | titled
        | _bearers(stated, entries),
        names=(frozenset({title}) if titled else frozenset()) | stated,
    )


def _stated_name(sheet: Sheet) -> frozenset[str]:
    found = _NAME_PARAMETER.search(sheet.properties.get("X-OWNER", "")[:_LONGEST])
    return frozenset({(found[1] or found[2]).strip()} if found else ())


def _address_of_file(file: str, entries: Sequence[Entry]) -> set[str]:
    """Give the address in ``anna@example.org.ics`` or ``Anna Bell_anna@example.org.ics``."""
    stem = file.rpartition("/")[2]
    stem = stem[: stem.rfind(".")] if "." in stem else stem
    whole = set(_ADDRESS.findall(stem))
    seen = {email for entry in entries for email in _emails(entry)}
    if any(email.lower() in seen for email in whole):
        return whole
    return set(_ADDRESS.findall(stem.rpartition("_")[2]))


def _bearers(names: AbstractSet[str], entries: Iterable[Entry]) -> frozenset[str]:
    """Give the one address that goes with a name; none where several do."""
    folded = {name.casefold() for name in names}
    found = {
        who.email
        for who in _everybody(entries)
        if who.email and who.name and who.name.casefold() in folded
    }
    return frozenset(found if len(found) == 1 else ())


def shared_holder(
    told: Holder, entries: Sequence[Entry], owner_emails: AbstractSet[str] = frozenset()
) -> Holder:
    """Complete what all calendars say of their owner by what else is known.

    Calendars that are given together are one person's: an address that one of them tells is the
    owner's in all, also in a mail attachment, which does not say whose calendar it goes to.

    Args:
        told: What the files say themselves, taken together.
        entries: The events of all files.
        owner_emails: The owner's addresses as other exports tell them; those that stand in
            these calendars count.
    """
    invited = {email for entry in entries for email in _emails(entry)}
    known = told | Holder(frozenset(invited & owner_emails))
    return known if known.is_known else known | _ever_present(entries)


def _ever_present(entries: Iterable[Entry]) -> Holder:
    """Tell whose calendar it is by the one address that is on all events with people.

    Asks for enough events and enough different other people; else a client who is always
    there would be taken for the owner.
    """
    peopled = [emails for entry in entries if (emails := _emails(entry))]
    counts = Counter(email for emails in peopled for email in emails)
    always = [email for email, count in counts.items() if count == len(peopled)]
    if len(peopled) < _ENOUGH_EVENTS or len(counts) <= _ENOUGH_OTHERS or len(always) != 1:
        return Holder()
    return Holder(frozenset(always))


def _emails(entry: Entry) -> set[str]:
    return {who.email for who in _everybody([entry]) if who.email}


def _everybody(entries: Iterable[Entry]) -> Iterable[Attendee]:
    for entry in entries:
        yield from (guest.who for guest in entry.guests if not guest.is_thing)
        if entry.organizer is not None:
            yield entry.organizer


def outcome(entry: Entry, holder: Holder) -> Outcome:
    """Tell what became of an event, and who ended it where the calendar shows that.

    The first of these that holds decides:

    1. Cancelled, by STATUS, by a message (METHOD:CANCEL) or by the beginning of its title. Only
       who organizes an event can cancel it for all: the owner if the organizer's address is the
       owner's, or that of one of the owner's calendars; else the other side. Unknown without an
       organizer, or while no address of the owner is known.
    2. Declined: the owner's own answer is DECLINED. The owner ended it.
    3. Cancelled, because everybody else declined, the organizer among them if that is not the
       owner. The other side ended it; unknown while no address of the owner is known. One guest
       of several who declined leaves the event as planned. Rooms and things do not count.
    4. Tentative by STATUS. Anything else is planned.

    None of them proves that a meeting did, or did not, take place (formats 8).

    Args:
        entry: The event.
        holder: Whose calendar it is.
    """
    if how := _how_cancelled(entry):
        return Outcome(EventState.CANCELLED, _canceller(entry, holder), how)
    people = [guest for guest in entry.guests if not guest.is_thing]
    if any(guest.answer == "DECLINED" and holder.is_(guest.who) for guest in people):
        return Outcome(EventState.DECLINED, Party.OWNER, "you declined it")
    if _all_others_declined(entry, people, holder):
        by = Party.OTHER if holder.is_known else Party.UNKNOWN
        return Outcome(EventState.CANCELLED, by, "everybody else declined it")
    return Outcome(EventState.TENTATIVE if entry.status == "TENTATIVE" else EventState.PLANNED)


def moved_outcome(left: Left, holder: Holder) -> Outcome:
    """Tell who moved an event away from a time.

    Who had proposed the new time by a message; else the other side, if they had ended the event
    at its old time; else who can move it for all, which is the organizer.

    Args:
        left: The time it has left.
        holder: Whose calendar it is.
    """
    by = _canceller(left.now, holder)
    if outcome(left.entry, holder).ended_by is Party.OTHER:
        by = Party.OTHER
    if left.asked is not None and holder.is_known:
        by = Party.OWNER if holder.is_(left.asked) else Party.OTHER
    return Outcome(EventState.CANCELLED, by, "its entry stands at another time now")


def _how_cancelled(entry: Entry) -> str:
    if entry.status in {"CANCELLED", "CANCELED"}:
        return "its entry is marked as cancelled"
    if entry.message is Message.CANCEL:
        return "a message cancelled it"
    title = _CANCELLED_TITLE.match(entry.summary)
    return f'title begins with "{title[0].strip()}"' if title else ""


def _canceller(entry: Entry, holder: Holder) -> Party:
    if entry.organizer is None or not holder.is_known:
        return Party.UNKNOWN
    return Party.OWNER if _organizes(entry.organizer, holder) else Party.OTHER


def _organizes(organizer: Attendee, holder: Holder) -> bool:
    # Google writes a second calendar's own address where its owner invites from it.
    return holder.is_(organizer) or (organizer.email or "").endswith(_CALENDARS)


def _all_others_declined(entry: Entry, people: list[Guest], holder: Holder) -> bool:
    others = [guest for guest in people if not holder.is_(guest.who)]
    hosts = entry.organizer is not None and not _organizes(entry.organizer, holder)
    if not others or (hosts and all(guest.who != entry.organizer for guest in others)):
        return False
    return all(guest.answer == "DECLINED" for guest in others)
