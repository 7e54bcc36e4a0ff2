"""Steps about who waits for an answer, and about whose an account is."""

from collections.abc import Hashable, Iterator, Sequence

from friendline.model import AnswerKind, Direction
from friendline.review.contract import AnswerRow
from friendline.review.effects import Deed, LetIn
from friendline.review.plan import weights
from friendline.review.plan.step import Findings, Step, grouped, step
from friendline.review.treatment import SILENT_DECLINE_DAYS
from friendline.review.words import count, joined, named, noun, spelled, title_of


def requests(found: Findings) -> Iterator[Step]:
    """One step for all who wait on one network and whom one rule answers."""
    waiting = [
        row for row in found.answers if row.direction is Direction.INCOMING and not row.candidates
    ]
    longest_first = sorted(waiting, key=lambda row: -(row.waiting_days or 0))
    for rows in grouped(longest_first, lambda row: _how_answered(row, found)):
        first, listed = rows[0], found.people[rows[0].person].on_client_list
        late = (first.waiting_days or 0) > SILENT_DECLINE_DAYS
        yield step(
            "answer_request",
            f"{_who_waits(rows, found)} {_what_to_do(first, len(rows), listed=listed)}"
            + (_SILENCE if late else ""),
            repairs=len(rows),
            weight=_WAITING[listed, late],
            channel=first.channel,
            person=first.person,
            deed=_let_in(rows),
        )


def _let_in(rows: Sequence[AnswerRow]) -> Deed | None:
    if rows[0].answer not in {AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED}:
        return None
    return LetIn(rows[0].channel, tuple(row.person for row in rows), rows[0].onto_list)


def _how_answered(row: AnswerRow, found: Findings) -> Hashable:
    listed = found.people[row.person].on_client_list
    return row.channel, listed, row.answer, row.offer, row.onto_list, row.rule


def _who_waits(rows: Sequence[AnswerRow], found: Findings) -> str:
    names = named([found.people[row.person].name for row in rows])
    where, days = title_of(rows[0].channel), rows[0].waiting_days
    longest = "" if len(rows) == 1 else ", the longest"
    since = "" if days is None else f"{longest} for {count(days, 'day')}"
    return f"{names} {noun(len(rows), 'has', 'have')} been waiting on {where}{since}."


def _what_to_do(row: AnswerRow, number: int, *, listed: bool) -> str:
    if row.rule is None:
        return "No policy decides this, so it is for you."
    if row.answer is AnswerKind.ASK and not listed:
        return (
            f"{noun(number, 'This name is', 'These names are')} not on your client list. Write "
            f"there what {noun(number, 'this person is', 'they are')} to you, and your policy "
            "answers; or decide yourself."
        )
    each = "" if number == 1 else " to each"
    return _ANSWERED[row.answer].format(offer=title_of(row.offer or ""), each=each)


_WAITING = {
    (True, True): weights.LATE_CLIENT,
    (True, False): weights.CLIENT,
    (False, True): weights.LATE_STRANGER,
    (False, False): weights.STRANGER,
}
_SILENCE = f" After {SILENT_DECLINE_DAYS} days without a word, silence may be taken for a no."
_ANSWERED = {
    AnswerKind.ACCEPT: "Your policy says yes.",
    AnswerKind.ACCEPT_RESTRICTED: "Your policy says yes, onto a list that sees less.",
    AnswerKind.OFFER_OTHER: "Your policy offers {offer} instead. Write{each} first, then decline.",
    AnswerKind.DECLINE: "Your policy says no. Write{each} a kind word first, then decline.",
    AnswerKind.DEFER: "Your policy says not yet. Say{each} when you will look again.",
    AnswerKind.ASK: "Your policy leaves this to you.",
}


def doubtful_matches(found: Findings) -> Iterator[Step]:
    """One step for all accounts of one name of which nobody can say whose they are."""
    open_rows = [row for row in found.answers if row.candidates]
    for rows in grouped(open_rows, lambda row: _whose_is_it(row, found)):
        first = rows[0]
        accounts = {row.person for row in rows}
        yield step(
            "confirm_match",
            _could_be(first, len(accounts), found),
            repairs=len(accounts),
            weight=weights.DOUBT + min(len(first.candidates), weights.MANY),
            channel=first.channel,
            person=first.person,
        )


def _whose_is_it(row: AnswerRow, found: Findings) -> Hashable:
    return row.channel, found.people[row.person].name, tuple(sorted(row.candidates))


def _could_be(row: AnswerRow, accounts: int, found: Findings) -> str:
    shown, where = found.people[row.person].name, title_of(row.channel)
    names = [found.people[one].name for one in row.candidates]
    different = sorted(set(names))
    who = joined(different, "or")
    if len(different) < len(names):
        who = f"{who}: {count(len(names), 'person', 'people')} of your client list"
    if accounts > 1:
        # The export gives them one name and no address, so no note in the list tells them apart.
        return (
            f"{spelled(accounts, 'account')} on {where} are called {shown}, and each of them could "
            f"be {who}, or somebody else. Look at the profiles on {where} to see which is which."
        )
    return (
        f"'{shown}' on {where} could be {who}, or somebody else of that name. If you know, write "
        f"the name or address used there into a column '{where}' of your client list."
    )
