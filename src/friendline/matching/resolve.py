"""Who is who: the people an owner knows and the accounts on all their channels (R99).

Three steps, each in a file of its own: ``candidates`` says which names are worth comparing,
``evidence`` what speaks for each pair, ``certainty`` what that amounts to.
"""

from collections.abc import Mapping

from friendline.matching.candidates import Book, candidates
from friendline.matching.certainty import by_name, settle_proofs
from friendline.matching.evidence import cases_of_names
from friendline.model import Account, Match, Person


def match_people(people: Mapping[str, Person], accounts: Mapping[str, Account]) -> list[Match]:
    """Say which accounts are, or may be, whose (R99; design, rule 2).

    An equal e-mail address, an equal profile address or the owner's own word confirm a match. A
    name alone makes it likely at most, and ambiguous where another account of the channel or
    another person fits as well. People of one name stay several.

    Args:
        people: Those the owner knows, by id.
        accounts: The accounts of all channels, by id.

    Returns:
        Each person and account at most once, sorted by person and account; the same whatever
        the order of the arguments. Never raises for what is in them.
    """
    book = Book(people=dict(sorted(people.items())), accounts=dict(sorted(accounts.items())))
    settled = settle_proofs(book)
    cases = filter(settled.leaves_open, cases_of_names(candidates(book), book))
    matches = [*settled.matches(), *by_name(cases, settled.doubtful, book)]
    return sorted(matches, key=lambda match: (match.person, match.account))
