"""How much is open about whose accounts are whose, in bits, and what an answer would change.

A *place* is a person on a channel: one of the candidates is their account there, or none is. An
account is one person's at most, so an answer on one place also moves the places of the rivals. What
is known of a place after an answer is worked out from the stated probabilities alone: that a rival
has an account, given that this person has not, is exactly p / (1 - q); what a rival's other
candidates gain or lose is shared among them in proportion.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log2
from typing import Final, TypeAlias

from friendline.model import Account, Certainty, Match

Place: TypeAlias = tuple[str, str]
"""Id of a person, and a channel."""

Shares: TypeAlias = dict[str, float]
"""How probable each candidate of a place is; what is left to 1 is that it is none of them."""

SUREST: Final = 0.999
"""No match that is not confirmed counts as surer; otherwise it could never turn out wrong."""

IN_EARNEST: Final = 0.1
"""From this probability on another claim to an account is not passed over."""


class Doubts:
    """All that is open, kept up to date with each answer."""

    def __init__(self, matches: Iterable[Match], accounts: Mapping[str, Account]) -> None:
        """Take what is open.

        Args:
            matches: Who may be who; confirmed ones leave nothing open.
            accounts: The accounts of the matches, by id.
        """
        self._channel = {key: account.channel for key, account in accounts.items()}
        self._shares: dict[Place, Shares] = {}
        self._claimants: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for match in sorted(matches, key=lambda one: (one.person, one.account)):
            if match.certainty is not Certainty.CONFIRMED and match.account in accounts:
                place = self.place(match.person, match.account)
                share = min(max(match.probability, 1 - SUREST), SUREST)
                self._shares.setdefault(place, {})[match.account] = share
                self._claimants[match.account][match.person] = None
        self._make_consistent()

    def place(self, person: str, account: str) -> Place:
        """Give the place on which an account stands."""
        return person, self._channel[account]

    def places(self) -> Iterator[Place]:
        """Give every place on which something is open."""
        yield from self._shares

    def shares(self, place: Place) -> Mapping[str, float]:
        """Give the candidates of a place with how probable each is."""
        return self._shares.get(place, {})

    def bits(self, place: Place) -> float:
        """Give how much is open on a place."""
        return entropy(self._shares.get(place, {}))

    def rivals(self, place: Place) -> set[Place]:
        """Give the other places that an answer on this one moves."""
        person, channel = place
        claimants = {other for each in self.shares(place) for other in self._claimants[each]}
        return {(other, channel) for other in claimants - {person}}

    def is_claimed_besides(self, place: Place, account: str) -> bool:
        """Whether an account may in earnest be somebody else's as well."""
        rivals = self._rivals_for(account, place)
        return any(self._shares[rival][account] >= IN_EARNEST for rival in rivals)

    def confirm(self, person: str, account: str) -> None:
        """Settle a place: the account is this person's and nobody else's."""
        place = self.place(person, account)
        for rival, shares in self.if_confirmed(place, account).items():
            self._put(rival, shares)
        self._put(place, {})

    def reject(self, person: str, account: str) -> None:
        """Take a candidate away from a place."""
        for each, shares in self.if_rejected(self.place(person, account), account).items():
            self._put(each, shares)

    def if_confirmed(self, place: Place, account: str) -> dict[Place, Shares]:
        """Give what the rivals' places would be, were the account this person's."""
        moved: dict[Place, Shares] = {}
        for candidate, share in self.shares(place).items():
            for rival in self._rivals_for(candidate, place):
                before = moved.get(rival, self._shares[rival])
                its = before[candidate]
                # The one account has found its owner; the others are a little likelier theirs.
                after = 0.0 if candidate == account else _given_not(its, share)
                moved[rival] = _with_share(before, candidate, after)
        return moved

    def if_rejected(self, place: Place, *accounts: str) -> dict[Place, Shares]:
        """Give what the place and its rivals' would be, were none of the accounts this person's."""
        moved = {place: dict(self.shares(place))}
        for candidate in accounts:
            share = moved[place].get(candidate, 0.0)
            for rival in self._rivals_for(candidate, place):
                before = moved.get(rival, self._shares[rival])
                after = _given_not(before[candidate], share)
                moved[rival] = _with_share(before, candidate, after)
            moved[place] = _with_share(moved[place], candidate, 0.0)
        return moved

    def _rivals_for(self, account: str, place: Place) -> list[Place]:
        person, channel = place
        return [(other, channel) for other in self._claimants[account] if other != person]

    def _put(self, place: Place, shares: Shares) -> None:
        """Set what is known of a place; a candidate that cannot be is none any more."""
        possible = {account: share for account, share in shares.items() if share > 0}
        for gone in self.shares(place).keys() - possible.keys():
            self._claimants[gone].pop(place[0], None)
        if possible:
            self._shares[place] = possible
        else:
            self._shares.pop(place, None)

    def _make_consistent(self) -> None:
        """Scale down where the shares of a place, or of an account, are more than all."""
        of_account: defaultdict[str, float] = defaultdict(float)
        for shares in self._shares.values():
            for account, share in shares.items():
                of_account[account] += share
        for shares in self._shares.values():
            for account in shares:
                shares[account] *= min(1.0, SUREST / of_account[account])
            whole = sum(shares.values())
            for account in shares:
                shares[account] *= min(1.0, SUREST / whole)


def entropy(shares: Mapping[str, float]) -> float:
    """Give the bits that are open where these are the shares and the rest is "none"."""
    none = 1 - sum(shares.values())
    return -sum(share * log2(share) for share in (*shares.values(), none) if share > 0)


def _given_not(share: float, taken: float) -> float:
    """Give the share of a rival in an account, now that whose share was ``taken`` has it not."""
    return min(share / (1 - taken), SUREST) if taken < 1 else SUREST


def _with_share(shares: Shares, account: str, share: float) -> Shares:
    """Give shares with one changed; all others, "none" among them, share what is left."""
    scale = (1 - share) / max(1 - shares[account], 1 - SUREST)
    return {each: share if each == account else its * scale for each, its in shares.items()}
