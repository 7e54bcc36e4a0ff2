"""Who is who: the people an owner knows and the accounts on all their channels (R99).

Four steps, each in a file of its own: ``candidates`` says which names are worth comparing,
``evidence`` weighs what speaks for each pair, ``settling`` decides what is proven and
``certainty`` what the rest amounts to.
"""

from collections.abc import Mapping, Sequence

from friendline.matching.asking.decisions import Decisions
from friendline.matching.candidates import Book
from friendline.matching.judging.certainty import by_name
from friendline.matching.judging.settling import settle_proofs
from friendline.matching.weighing.evidence import Weighing
from friendline.model import Account, Match, Person, Tie


def match_people(
    people: Mapping[str, Person],
    accounts: Mapping[str, Account],
    *,
    ties: Mapping[str, Sequence[Tie]] | None = None,
    decisions: Decisions | None = None,
) -> list[Match]:
    """Say which accounts are, or may be, whose (R99; design, rule 2).

    An equal e-mail address, telephone number or profile address or the owner's own word confirm a
    match. A name alone makes it likely at most, and leaves it ambiguous where it is too common to
    tell, or where another account of the channel or another person fits nearly as well. People of
    one name stay several.

    Args:
        people: Those the owner knows, by id.
        accounts: The accounts of all channels, by id.
        ties: The ties of each account, as the book has them; their dates are evidence.
        decisions: What the owner decided before: what is confirmed stays so, a rejected pair
            does not come back, and people that were merged are matched as one.

    Returns:
        Each person and account at most once, sorted by person and account; the same whatever
        the order of the arguments. Never raises for what is in them.
    """
    decided = decisions or Decisions()
    book = Book(
        people=dict(sorted(decided.merged_people(people).items())),
        accounts=dict(sorted(accounts.items())),
    )
    weighing = Weighing(book, ties)
    settled = settle_proofs(book, weighing, decided)
    still_open = (
        case
        for case in weighing.cases_of_names()
        if settled.leaves_open(case) and not decided.is_rejected(case.person, case.account)
    )
    matches = [*settled.matches(), *by_name(still_open, settled, book, weighing)]
    return sorted(matches, key=lambda match: (match.person, match.account))
