"""What in a book tells that people belong together; each source gives drafts of circles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import polars as pl

from friendline.book import Book
from friendline.matching.attendees import EventMatch
from friendline.matching.circles.delicate import is_delicate
from friendline.matching.circles.members import Members
from friendline.matching.circles.together import Together
from friendline.matching.names.reading import read_name
from friendline.matching.names.words import read_word, tidy
from friendline.matching.weighing.shares import RARE, share_in_world
from friendline.matching.wording import channel_title, counted, show
from friendline.model import Certainty, EventState, ItemKind

_DAY: Final = 86_400
_RARE_NAME: Final = 1e-4
"""A last name is rare that fewer than one in 10,000 bear."""

_FEWEST_NAMESAKES: Final = 3
_FEWEST_IN_GROUP: Final = 2
_KIN: Final = re.compile(r"(?:Family member: )(.+?)(?: \(([^()]*)\))?")
_PARTNER: Final = re.compile(r"Relationship: ([^()]*) \((.+)\)")
_JOBS: Final = ("Position: ", "Work: ")
_STUDIES: Final = "Education: "
_NO_EMPLOYER: Final = frozenset(
    {
        "self employed",
        "selfemployed",
        "freelance",
        "freelancer",
        "independent",
        "various",
        "retired",
    }
    | {"selbstandig", "selbststandig", "freiberuflich", "independiente", "consultant", "unemployed"}
)
_LEGAL_FORMS: Final = frozenset(
    {"inc", "ltd", "limited", "llc", "llp", "plc", "corp", "corporation", "co", "company", "gmbh"}
    | {"ag", "kg", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "oy", "ab", "as", "the", "and"}
)
_OF_SCHOOLS: Final = re.compile(
    r"\b(?:school|schule|gymnasium|college|universit\w*|uni|alumni|class of|abi|abitur|jahrgang|"
    r"lycée|lycee|école|ecole|escuela|colegio|instituto|academy|akademie|kindergarten|campus)\b",
    re.IGNORECASE,
)
_SHUT_OUT: Final = ("restrict", "hidden", "hide", "block", "mute")
"""Lists of whom the owner keeps out: these are no circles."""


class CircleKind(StrEnum):
    """What holds a circle together; what says most comes first."""

    LIST = "list"
    FAMILY = "family"
    SCHOOL = "school"
    OFFICE = "office"
    GROUP = "group"
    EVENT = "event"
    NAMESAKES = "namesakes"


@dataclass(frozen=True, slots=True)
class Draft:
    """A circle before it is named.

    Attributes:
        kind: What holds it together.
        members: Ids of persons, or of accounts that are nobody's yet.
        because: Why, in sentences.
        strength: How much speaks for it, in counts.
        title: How the owner calls it, where the owner does.
    """

    kind: CircleKind
    members: frozenset[str]
    because: tuple[str, ...]
    strength: Mapping[str, int] = field(default_factory=dict)
    title: str = ""


def from_lists(book: Book, members: Members) -> Iterator[Draft]:
    """Give the owner's own lists: close friends, and lists with a name of their own."""
    for (channel, name), shown in book.lists.items():
        found = members.of_names(channel, shown)
        if found and not is_delicate(name) and not name.startswith(_SHUT_OUT):
            why = f"Your list {show(name.title())} on {channel_title(channel)}"
            count = {"on the list": len(found)}
            yield Draft(CircleKind.LIST, frozenset(found), (why,), count, name.title())


def from_family(book: Book, members: Members) -> Iterator[Draft]:
    """Give whom the owner's profiles name as family, and who shares the owner's rare last name."""
    told = _sayings_of_kin(book, members)
    alike = _namesakes(book, members)
    own = {
        word: alike.get(word, set())
        for owner in book.owners
        for name in owner.names
        for word in _rare_families(name)
    }
    found = {*told, *(one for bearers in own.values() for one in bearers)}
    if found:
        says = [told[one] for one in sorted(told)]
        says += [_shares_a_name(bearers, word, "your") for word, bearers in own.items() if bearers]
        strength = {"in your profile": len(told), "of your last name": len(found - told.keys())}
        yield Draft(CircleKind.FAMILY, frozenset(found), tuple(says), strength)


def from_namesakes(book: Book, members: Members) -> Iterator[Draft]:
    """Give three or more who share a rare last name that is not the owner's: maybe a family."""
    own = {word for owner in book.owners for name in owner.names for word in _rare_families(name)}
    for word, bearers in _namesakes(book, members).items():
        if len(bearers) >= _FEWEST_NAMESAKES and word not in own:
            why = _shares_a_name(bearers, word, "the")
            count = {"of one last name": len(bearers)}
            yield Draft(CircleKind.NAMESAKES, frozenset(bearers), (why,), count)


def _sayings_of_kin(book: Book, members: Members) -> dict[str, str]:
    """Give who is family by the owner's profiles, with the sentence that says so."""
    found: dict[str, str] = {}
    for channel, text in _profile(book):
        kin, partner = _KIN.fullmatch(text), _PARTNER.fullmatch(text)
        name, relation = (
            (kin[1], kin[2]) if kin else (partner[2], partner[1]) if partner else ("", "")
        )
        for member in members.of_names(channel, [name] if name else ()):
            said = f" ({relation.lower()})" if relation else ""
            where = f"Your profile on {channel_title(channel)}"
            found[member] = f"{where} names {members.name(member)}{said}"
    return found


def _profile(book: Book) -> list[tuple[str, str]]:
    fields = book.items.filter(pl.col("kind") == ItemKind.PROFILE_FIELD, pl.col("by").is_null())
    return sorted(fields.select("channel", "text").unique().iter_rows())


def _namesakes(book: Book, members: Members) -> dict[str, set[str]]:
    """Give the members by rare last name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for account_id, member in members.tied():
        for word in _rare_families(book.accounts[account_id].name):
            found[word].add(member)
    for person_id, person in book.people.items():
        for word in _rare_families(person.name):
            found[word].add(person_id)
    return dict(sorted(found.items()))


def _rare_families(text: str) -> set[str]:
    read = read_name(text)
    words = read.family[:1] if read else ()
    return {
        word.latin
        for word in words
        if not word.is_initial and (share_in_world("family", word.latin) or RARE) < _RARE_NAME
    }


def _shares_a_name(bearers: set[str], word: str, whose: str) -> str:
    are = "person shares" if len(bearers) == 1 else "people share"
    rarity = "which fewer than one in 10,000 people bear"
    return f"{counted(len(bearers))} {are} {whose} last name {word.title()}, {rarity}"


def from_employers(book: Book, members: Members) -> Iterator[Draft]:
    """Give who works where the owner's profiles say that the owner works or worked."""
    by_firm: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for account_id, member in members.tied():
        by_firm[_firm(book.accounts[account_id].company or "")].add(member)
    for person_id, person in book.people.items():
        by_firm[_firm(person.company or "")].add(person_id)
    for firm, employer in sorted(_employers(book).items()):
        colleagues = by_firm.get(firm, set())
        if len(colleagues) > 1 and not is_delicate(employer, is_workplace=True):
            why = f"{counted(len(colleagues))} people work at {show(employer)}, as you do or did"
            count = {"of one employer": len(colleagues)}
            yield Draft(CircleKind.OFFICE, frozenset(colleagues), (why,), count)


def _employers(book: Book) -> dict[tuple[str, ...], str]:
    """Give the owner's employers. A line says "Partner, Baker, Lee & Co": any tail may be one."""
    found: dict[tuple[str, ...], str] = {}
    for _, text in _profile(book):
        if text.startswith(_JOBS):
            pieces = text.partition(": ")[2].partition("\n")[0].partition(". ")[0].split(", ")
            for at in range(len(pieces)):
                employer = ", ".join(pieces[at:])
                if (firm := _firm(employer)) and " ".join(firm) not in _NO_EMPLOYER:
                    found.setdefault(firm, employer)
    return found


def _firm(company: str) -> tuple[str, ...]:
    """Give the words of a firm's name without its legal form."""
    read = filter(None, map(read_word, tidy(company).replace("-", " ").split()))
    return tuple(word.latin for word in read if word.latin not in _LEGAL_FORMS)


def from_groups(book: Book, members: Members) -> Iterator[Draft]:
    """Give who meets the owner in one group of a network: writes there, or is tagged there."""
    seen: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    in_groups = book.items.filter(pl.col("group").is_not_null())
    for row in in_groups.select("channel", "group", "by", "timeline", "tagged").iter_rows():
        channel, group, by, timeline, tagged = row
        names = {*filter(None, (by, timeline)), *(tagged or ())}
        seen[channel, group].update(members.of_names(channel, names))
    schools = _schools(book)
    for (channel, group), counts in sorted(seen.items()):
        if len(counts) >= _FEWEST_IN_GROUP and not is_delicate(group):
            is_school = _OF_SCHOOLS.search(group) or any(
                name in group.casefold() for name in schools
            )
            kind = CircleKind.SCHOOL if is_school else CircleKind.GROUP
            where = f"{show(group)} on {channel_title(channel)}"
            why = f"{counted(len(counts))} people met you in the group {where}"
            yield Draft(kind, frozenset(counts), (why,), {"seen in the group": counts.total()})


def _schools(book: Book) -> set[str]:
    studies = (text for _, text in _profile(book) if text.startswith(_STUDIES))
    names = (text.removeprefix(_STUDIES).partition("\n")[0].split(", ") for text in studies)
    return {name.casefold() for pieces in names for name in pieces if " " in name}


def from_tags(book: Book, members: Members) -> Iterator[Draft]:
    """Give who is tagged together again and again."""
    together = Together()
    tagged = book.items.filter(pl.col("tagged").list.len() > 1)
    columns = ("id", "channel", "at", "taken", "tagged", "group", "album", "place")
    for key, channel, at, taken, names, *named in tagged.select(columns).iter_rows():
        if not is_delicate(*named):
            moment = at if taken is None else taken
            day = key if moment is None else moment // _DAY
            together.see(day, members.of_names(channel, names))
    for company in together.companies():
        why = f"Tagged together on {company.days} days"
        count = {"days tagged together": company.days}
        yield Draft(CircleKind.GROUP, company.members, (why,), count)


def from_events(book: Book, meetings: Iterable[EventMatch]) -> Iterator[Draft]:
    """Give who comes to the same entries of the calendar again and again."""
    events = {event.id: event for event in book.events if event.state is EventState.PLANNED}
    there: defaultdict[str, set[str]] = defaultdict(set)
    for meeting in meetings:
        if meeting.certainty is not Certainty.AMBIGUOUS and meeting.event in events:
            there[meeting.event].add(meeting.person)
    together = Together()
    for event_id, people in there.items():
        event = events[event_id]
        if not is_delicate(event.summary, event.place):
            together.see(event.start // _DAY, people)
    for company in together.companies():
        why = f"Together in your calendar on {company.days} days"
        count = {"days in the calendar": company.days}
        yield Draft(CircleKind.EVENT, company.members, (why,), count)
