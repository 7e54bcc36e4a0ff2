"""Who could notice what was answered to whom, beside each request and each tie that is declined."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from friendline.book import Book
from friendline.model import AnswerKind, AudienceSource, Certainty, Direction, Match
from friendline.review.contract import AnswerRow, NoticedRow, NoticeRow, NoticingRow
from friendline.review.identifying import Identified
from friendline.review.looking import ChannelSight
from friendline.review.subjects import Subject, Subjects, is_standing
from friendline.sight.acquaintance import MOST_AT_ONE_EVENT, Client
from friendline.sight.noticing import Notice, Noticer, TieList
from friendline.sight.statements.applying import Statements

_DECLINES = frozenset({AnswerKind.DECLINE, AnswerKind.OFFER_OTHER, AnswerKind.DEFER})


def noticing_rows(
    identified: Identified,
    subjects: Subjects,
    sights: Mapping[str, ChannelSight],
    answers: Sequence[AnswerRow],
    statements: Statements,
) -> list[NoticingRow]:
    """Give for each request, and each tie that the policy declines, who could notice it (R5).

    Args:
        identified: The book, and who is who in it.
        subjects: Whom the review speaks about.
        sights: What everybody sees, by channel.
        answers: What the policy says.
        statements: What the owner says, of who sees the list of friends too.

    Returns:
        One row a person and channel; none where no other client is known on that channel.
    """
    asked, book = _asked(answers), identified.book
    meetings = list(_meetings(identified)) if asked else []
    rows = []
    for channel, people in asked.items():
        if channel not in sights:
            continue
        clients = {
            client.id: client
            for subject in subjects.all().values()
            if (client := _client(subject, sights[channel], book)) is not None
        }
        one = sights[channel]
        noticer = Noticer(
            one.sight,
            list(clients.values()),
            ties=_tie_list(statements, channel),
            meetings=meetings,
        )
        rows += [_row(person, channel, noticer) for person in people if person in clients]
    return [row for row in rows if _counts(row.notices) or _counts(row.noticed_by)]


def _asked(answers: Iterable[AnswerRow]) -> dict[str, list[str]]:
    """Give whom to speak of on each channel, each once."""
    asked: dict[str, dict[str, None]] = defaultdict(dict)
    for row in answers:
        if row.direction is not Direction.EXISTING or row.answer in _DECLINES:
            asked[row.channel][row.person] = None
    return {channel: list(people) for channel, people in asked.items()}


def _client(subject: Subject, one: ChannelSight, book: Book) -> Client | None:
    """Give somebody whose account on a channel is known; a mere possibility is no claim."""
    there = [
        match
        for match in subject.matches
        if match.certainty is not Certainty.AMBIGUOUS
        and book.accounts[match.account].channel == one.channel
    ]
    if not there:
        return None
    there = list(filter(_is_confirmed, there)) or there
    tied = [match for match in there if any(map(is_standing, book.ties.get(match.account, ())))]
    accounts = [book.accounts[match.account] for match in there]
    told = (subject.person.company if subject.person else None, *(it.company for it in accounts))
    return Client(
        id=subject.id,
        name=subject.name,
        viewer=one.position[subject.id],
        accounts=tuple(dict.fromkeys(account.name for account in accounts)),
        is_client=subject.person is not None,
        is_tied=bool(tied),
        is_sure=any(map(_is_confirmed, tied or there)) or subject.person is None,
        company=next(filter(None, told), None),
    )


def _is_confirmed(match: Match) -> bool:
    return match.certainty is Certainty.CONFIRMED


def _meetings(identified: Identified) -> Iterator[frozenset[str]]:
    """Give who of the client list was invited together, for each event with several guests."""
    several = {
        event.id
        for event in identified.book.events
        if 1 < len(event.attendees) <= MOST_AT_ONE_EVENT
    }
    invited: dict[str, set[str]] = defaultdict(set)
    for match in identified.meetings:
        if match.event in several and match.certainty is not Certainty.AMBIGUOUS:
            invited[match.event].add(match.person)
    for people in invited.values():
        if len(people) > 1:
            yield frozenset(people)


def _tie_list(statements: Statements, channel: str) -> TieList | None:
    """Give who sees the owner's list of friends, where the owner has said so."""
    state = statements.networks.get(channel)
    if state is None or state.friend_list is None:
        return None
    return TieList(state.friend_list, AudienceSource.OWNER)


def _row(person: str, channel: str, noticer: Noticer) -> NoticingRow:
    found = noticer.notice(person)
    return NoticingRow(
        person=person,
        channel=channel,
        notices=_notice_row(found.notices),
        noticed_by=_notice_row(found.noticed_by),
    )


def _notice_row(notice: Notice) -> NoticeRow:
    return NoticeRow(
        can=notice.can,
        may=notice.may,
        hinted=notice.hinted,
        likeliest=[
            NoticedRow(person=one.client, sees=one.sees, because=one.because)
            for one in notice.likeliest
        ],
    )


def _counts(row: NoticeRow) -> int:
    return row.can + row.may
