"""Which records speak of the same account.

An account with a handle or an address is known by it. Facebook gives a name and a time and no
more (formats 1.3), so two friends of one name are told apart by what one person cannot do: be a
friend twice, ask while being a friend, or wait with two requests at once. Two people of one name
stay two; the same export read twice gives the same accounts.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from msgspec.structs import replace

from friendline.model import (
    Account,
    Request,
    RequestState,
    Seconds,
    Tie,
    TieKind,
    stable_id,
)

Origin: TypeAlias = int
"""Which export a record came from, by the order in which exports were given."""


@dataclass(frozen=True)
class AccountBook:
    """Accounts by id, with what ties them to the owner.

    Attributes:
        accounts: What is shown of each, the fullest of all records.
        ties: Ties of each account, oldest first; a removed tie has ``until``.
        requests: Requests of each account, oldest first.
    """

    accounts: dict[str, Account]
    ties: dict[str, tuple[Tie, ...]]
    requests: dict[str, tuple[Request, ...]]


@dataclass
class _Holder:
    """One presence on a channel while the records are being sorted out."""

    ties: list[tuple[Origin, Tie]] = field(default_factory=list)
    requests: list[tuple[Origin, Request]] = field(default_factory=list)

    @property
    def is_single(self) -> bool:
        """Whether one record is all there is, as for most: there is nothing to sort out."""
        return len(self.ties) + len(self.requests) == 1

    @property
    def friend_since(self) -> Seconds | None:
        since = [tie.since or 0 for _, tie in self.ties if _is_standing_friend(tie)]
        return max(since) if since else None

    @property
    def is_friend(self) -> bool:
        return any(_is_standing_friend(tie) for _, tie in self.ties)

    @property
    def shown(self) -> list[Account]:
        """What each record shows of the account."""
        of_ties = [tie.account for _, tie in self.ties]
        return of_ties + [request.account for _, request in self.requests]

    @property
    def begins(self) -> Seconds:
        times = [tie.since or tie.until or 0 for _, tie in self.ties]
        times += [request.at or 0 for _, request in self.requests]
        return min(times, default=0)

    def waits_since_other_than(self, at: Seconds | None) -> bool:
        """Whether a request from another moment waits here: nobody asks twice at once."""
        return any(
            request.state is RequestState.PENDING and request.at != at
            for _, request in self.requests
        )


def resolve_accounts(
    ties: Iterable[tuple[Origin, Tie]], requests: Iterable[tuple[Origin, Request]]
) -> AccountBook:
    """Sort ties and requests by the account they speak of; the order of the input is no matter."""
    known: dict[tuple[str, str], _Holder] = defaultdict(_Holder)
    by_name: dict[tuple[str, str], _Holder] = defaultdict(_Holder)
    for origin, tie in sorted(set(ties), key=_tie_order):
        _holder_for(tie.account, known, by_name).ties.append((origin, tie))
    for origin, request in sorted(set(requests), key=_request_order):
        _holder_for(request.account, known, by_name).requests.append((origin, request))
    _adopt_names(known, by_name)
    book = AccountBook({}, {}, {})
    for key, holder in sorted(known.items()):
        _enter(book, stable_id("account", *key), _settled(holder))
    for key, holder in sorted(by_name.items()):
        for number, one in enumerate(_namesakes(holder)):
            discriminator = one.begins if number else None
            _enter(book, stable_id("account", *key, discriminator), _settled(one))
    return book


def members(
    lists: Mapping[tuple[str, str], Iterable[Account]], accounts: Iterable[Account]
) -> dict[tuple[str, str], frozenset[str]]:
    """Give the members of lists by the names that their accounts have in the book."""
    names = {_known_by(account): account.name for account in accounts}
    return {
        key: frozenset(names.get(_known_by(account), account.name) for account in listed)
        for key, listed in sorted(lists.items())
    }


def _known_by(account: Account) -> tuple[str, str]:
    """What tells one account from another of its channel."""
    identifier = account.handle or account.url
    return account.channel, identifier.casefold() if identifier else account.name


def _holder_for(
    account: Account,
    known: dict[tuple[str, str], _Holder],
    by_name: dict[tuple[str, str], _Holder],
) -> _Holder:
    if identifier := account.handle or account.url:
        return known[account.channel, identifier.casefold()]
    return by_name[account.channel, account.name]


def _adopt_names(
    known: dict[tuple[str, str], _Holder], by_name: dict[tuple[str, str], _Holder]
) -> None:
    """Give records with a bare name to the only known account of that name on the channel."""
    owners: dict[tuple[str, str], list[_Holder]] = defaultdict(list)
    for (channel, _), holder in known.items():
        for name in {account.name for account in holder.shown}:
            owners[channel, name].append(holder)
    for key in [key for key in by_name if len(owners.get(key, ())) == 1]:
        bare = by_name.pop(key)
        owners[key][0].ties += bare.ties
        owners[key][0].requests += bare.requests


def _namesakes(holder: _Holder) -> list[_Holder]:
    """Tell the bearers of one bare name apart, earliest first."""
    if holder.is_single:
        return [holder]
    bearers = _friends(holder)
    for origin, tie in holder.ties:
        if not _is_standing_friend(tie):
            _bearer_of_tie(bearers, origin, tie).ties.append((origin, tie))
    for origin, request in holder.requests:
        _bearer_of_request(bearers, request).requests.append((origin, request))
    return sorted(bearers, key=lambda bearer: bearer.begins)


def _friends(holder: _Holder) -> list[_Holder]:
    """One bearer for each moment at which somebody of this name became a friend."""
    by_moment: dict[Seconds, _Holder] = defaultdict(_Holder)
    for origin, tie in holder.ties:
        if _is_standing_friend(tie):
            by_moment[tie.since or 0].ties.append((origin, tie))
    return [by_moment[since] for since in sorted(by_moment)]


def _bearer_of_tie(bearers: list[_Holder], origin: Origin, tie: Tie) -> _Holder:
    """Whose other tie this is: following, follower, or a friendship that ended."""
    if tie.kind is TieKind.FRIEND and tie.until is not None:
        fitting = [one for one in bearers if _could_have_ended(one, origin, tie.until)]
    else:
        fitting = bearers
    return fitting[0] if len(fitting) == 1 else _new(bearers)


def _could_have_ended(bearer: _Holder, origin: Origin, until: Seconds) -> bool:
    """Whether the friendship that ended then can be this bearer's.

    A friend again later: yes. A friend from before: only where another, older export says so,
    for one export never shows one person as friend and as removed.
    """
    since = bearer.friend_since
    if since is None or since >= until:
        return True
    return all(other != origin for other, tie in bearer.ties if _is_standing_friend(tie))


def _bearer_of_request(bearers: list[_Holder], request: Request) -> _Holder:
    """Whose request this is: a friend's from before, or the only one who is no friend."""
    at = request.at or 0
    became_friends = [
        one for one in bearers if one.friend_since is not None and one.friend_since >= at
    ]
    if became_friends:
        return min(became_friends, key=lambda one: one.friend_since or 0)
    others = [
        one for one in bearers if not one.is_friend and not one.waits_since_other_than(request.at)
    ]
    return others[0] if len(others) == 1 else _new(bearers)


def _new(bearers: list[_Holder]) -> _Holder:
    bearers.append(_Holder())
    return bearers[-1]


def _settled(holder: _Holder) -> _Holder:
    """Close ties that a later export shows as removed, and requests that became friendships."""
    if holder.is_single:
        return holder
    removed: dict[TieKind, Seconds] = {}
    for _, tie in holder.ties:
        if tie.until is not None:
            removed[tie.kind] = max(tie.until, removed.get(tie.kind, tie.until))
    ties = dict.fromkeys(
        replace(tie, until=removed[tie.kind])
        if tie.until is None and (tie.since or 0) < removed.get(tie.kind, 0)
        else tie
        for _, tie in holder.ties
    )
    requests = dict.fromkeys(
        replace(request, state=RequestState.ACCEPTED) if _is_granted(request, ties) else request
        for _, request in holder.requests
    )
    return _Holder([(0, tie) for tie in ties], [(0, request) for request in requests])


def _is_granted(request: Request, ties: Iterable[Tie]) -> bool:
    """Whether what was asked for came about after it was asked."""
    return request.state is RequestState.PENDING and any(
        tie.kind is request.tie and tie.until is None and (tie.since or 0) >= (request.at or 0)
        for tie in ties
    )


def _enter(book: AccountBook, account_id: str, holder: _Holder) -> None:
    ties = tuple(tie for _, tie in holder.ties)
    requests = tuple(request for _, request in holder.requests)
    book.accounts[account_id] = _fullest(holder.shown)
    if ties:
        book.ties[account_id] = ties
    if requests:
        book.requests[account_id] = requests


def _fullest(accounts: Sequence[Account]) -> Account:
    """What all records together show of one account."""
    if len(accounts) == 1:
        return accounts[0]
    best = max(accounts, key=lambda one: (sum(map(bool, _fields(one))), repr(one)))
    return replace(
        best,
        emails=_all_of(account.emails for account in accounts),
        phones=_all_of(account.phones for account in accounts),
        links=_all_of(account.links for account in accounts),
    )


def _all_of(shown: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for each in shown for one in each}))


def _fields(account: Account) -> tuple[object, ...]:
    return (
        *(account.name, account.handle, account.url, account.company, account.city),
        *(account.emails, account.phones, account.links),
    )


def _is_standing_friend(tie: Tie) -> bool:
    return tie.kind is TieKind.FRIEND and tie.until is None


def _tie_order(entry: tuple[Origin, Tie]) -> tuple[object, ...]:
    origin, tie = entry
    return (tie.since or 0, tie.until or 0, tie.kind, *_account_order(tie.account), origin)


def _request_order(entry: tuple[Origin, Request]) -> tuple[object, ...]:
    origin, request = entry
    at = request.at or 0
    return (
        *(at, request.direction, request.state, request.tie),
        *(*_account_order(request.account), origin),
    )


def _account_order(account: Account) -> tuple[object, ...]:
    """Give what two different accounts differ in, so that the order never depends on chance."""
    name, handle, url = account.name, account.handle or "", account.url or ""
    return (
        *(account.channel, name, handle, url, account.company or "", account.city or ""),
        *(account.emails, account.phones, account.links),
    )
