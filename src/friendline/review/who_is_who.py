"""What asking who is who needs to know, beside what the owner said of it: small, and kept whole."""

from msgspec import Struct

from friendline.book import Book
from friendline.model import Account, Direction, Match, Person, Request, Seconds, Tie, moment
from friendline.review.identifying import Identified
from friendline.review.subjects import is_pending, is_standing

__all__ = ["WhoIsWho", "ties_in_words", "weights", "who_is_who"]


class WhoIsWho(Struct, frozen=True, kw_only=True):
    """Everybody, every account, and which may be whose.

    Attributes:
        people: People by id as the sources tell them, none made one.
        accounts: Accounts of all networks by id.
        matches: Who is or may be who.
        weight: What hangs on an account: requests that wait, and whether a tie stands.
        tied: How an account is tied to the owner, in words; it tells accounts of one name apart.
        standing: Accounts that are let in today.
    """

    people: dict[str, Person] = {}
    accounts: dict[str, Account] = {}
    matches: list[Match] = []
    weight: dict[str, int] = {}
    tied: dict[str, str] = {}
    standing: frozenset[str] = frozenset()


def who_is_who(identified: Identified) -> WhoIsWho:
    """Give what the questions about a book need."""
    book, who = identified.book, identified.who
    return WhoIsWho(
        people=dict(who.people),
        accounts=dict(who.accounts),
        matches=identified.matches,
        weight={account: weight for account, weight in weights(book).items() if weight},
        tied=ties_in_words(book),
        standing=frozenset(each for each in book.accounts if _is_let_in(book, each)),
    )


def weights(book: Book) -> dict[str, int]:
    """Give what hangs on each account: requests that wait, and whether a tie stands."""
    return {
        account: sum(map(is_pending, book.requests.get(account, ()))) + _is_let_in(book, account)
        for account in book.accounts
    }


def ties_in_words(book: Book) -> dict[str, str]:
    """Say how accounts are tied to the owner: "friend since 2 April 2016"."""
    return {account: tied for account in book.accounts if (tied := _tied(book, account))}


def _is_let_in(book: Book, account: str) -> bool:
    return any(map(is_standing, book.ties.get(account, ())))


def _tied(book: Book, account: str) -> str:
    ties = (_tie_in_words(tie) for tie in book.ties.get(account, ()))
    asked = (_request_in_words(request) for request in book.requests.get(account, ()))
    return ", ".join((*ties, *asked))


def _tie_in_words(tie: Tie) -> str:
    if tie.until is not None:
        return f"{tie.kind} until {_day(tie.until)}"
    return f"{tie.kind} since {_day(tie.since)}" if tie.since is not None else str(tie.kind)


def _request_in_words(request: Request) -> str:
    by = "they asked" if request.direction is Direction.INCOMING else "you asked"
    return by if request.at is None else f"{by} on {_day(request.at)}"


def _day(at: Seconds) -> str:
    day = moment(at)
    return f"{day.day} {day:%B %Y}"
