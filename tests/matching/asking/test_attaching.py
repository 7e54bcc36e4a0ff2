"""Decisions found again after another import."""

from msgspec.structs import replace

from friendline.archives.client_list.identity import Entry
from friendline.archives.client_list.identity import people as identified
from friendline.book.accounts import resolve_accounts
from friendline.matching.asking.attaching import Attached, Who
from friendline.matching.asking.decisions import Act, Decisions
from friendline.model import Account, Person, Tie, TieKind


def listed(*rows: Person, record_id: str = "") -> dict[str, Person]:
    """Give the people of a list, with the ids that a list gives them."""
    return {one.id: one for one in identified([Entry(row, record_id) for row in rows])}


def on_networks(*accounts: Account) -> dict[str, Account]:
    """Give accounts with the ids that the book gives them."""
    ties = [(1, Tie(account=one, kind=TieKind.FRIEND, since=n)) for n, one in enumerate(accounts)]
    return resolve_accounts(ties, []).accounts


def row(name: str, **more: object) -> Person:
    """Give a row of a list."""
    return Person(id="", name=name, **more)  # type: ignore[arg-type]  # fields by name


KIM = Account(channel="facebook", name="Kim Novak")


def decided(before: Who, act: Act = Act.CONFIRM) -> Decisions:
    """Give a decision on the first person and the first account, as it was made then."""
    return Decisions.of(
        [before.decision(1, 0, act, next(iter(before.people)), next(iter(before.accounts)))]
    )


def again(before: Who, people: dict[str, Person], accounts: dict[str, Account]) -> Attached:
    """Decide before, and attach to what is known now."""
    return Who(people, accounts).attach(decided(before))


def test_a_mended_spelling_keeps_what_was_decided() -> None:
    """The same e-mail address is the same row, whatever its name is now."""
    accounts = on_networks(KIM)
    before = Who(listed(row("Kim Nowack", emails=("kim@example.org",))), accounts)
    now = listed(row("Kim Novak", emails=("kim@example.org",)), record_id="C-004711")
    attached = again(before, now, accounts)
    assert attached.decisions.confirmed == {next(iter(accounts)): next(iter(now))}
    assert attached.lost == attached.found_by_name == ()


def test_a_row_that_gains_details_keeps_what_was_decided() -> None:
    """A city, a number and an address that were not there before give the row another id."""
    accounts = on_networks(KIM)
    before = Who(listed(row("Kim Novak")), accounts)
    more = row("Kim Novak", city="York", phones=("123",), emails=("kim@example.org",))
    now = listed(more)
    assert before.people.keys().isdisjoint(now)
    attached = again(before, now, accounts)
    assert attached.decisions.is_confirmed(next(iter(now)), next(iter(accounts)))
    assert attached.found_by_name == ()


def test_a_changed_row_is_found_by_its_name_and_that_is_told() -> None:
    """Where nothing but the name is left, the decision holds and is listed to be looked at."""
    accounts = on_networks(KIM)
    before = Who(listed(row("Kim Novak", city="York")), accounts)
    now = listed(row("Kim  NOVAK", city="Leeds"))
    attached = again(before, now, accounts)
    assert attached.decisions.is_confirmed(next(iter(now)), next(iter(accounts)))
    assert [one.number for one in attached.found_by_name] == [1]


def test_of_two_of_one_name_neither_inherits_a_decision() -> None:
    """A name that two people have tells neither; the decision is kept as lost."""
    accounts = on_networks(KIM)
    before = Who(listed(row("Kim Novak", city="York")), accounts)
    now = listed(row("Kim Novak", city="Leeds"), row("Kim Novak", city="Bath"))
    attached = again(before, now, accounts)
    assert [one.number for one in attached.lost] == [1]
    assert not any(attached.decisions.has_said(key, *accounts) for key in now)


def test_a_namesake_who_stays_does_not_inherit_from_one_who_left() -> None:
    """Of two of one name the details are noted, so the other one is never taken for them."""
    accounts = on_networks(KIM)
    both = listed(row("Kim Novak", city="York"), row("Kim Novak", city="Bath"))
    before = Who(both, accounts)
    assert decided(before).listed[0].person_name in {"Kim Novak (York)", "Kim Novak (Bath)"}
    stays = dict(list(both.items())[1:])
    attached = again(before, stays, accounts)
    assert [one.number for one in attached.lost] == [1]
    assert not attached.decisions.is_confirmed(*stays, *accounts)


def test_an_account_that_shows_a_handle_now_keeps_what_was_decided() -> None:
    """Another export tells the handle; the account known by its name alone is that one."""
    people = listed(row("Kim Novak"))
    before = Who(people, on_networks(KIM))
    now = on_networks(replace(KIM, handle="kim.novak"))
    attached = again(before, people, now)
    assert attached.decisions.confirmed == {next(iter(now)): next(iter(people))}
    two = on_networks(replace(KIM, handle="kim.novak"), replace(KIM, handle="kim.n"))
    assert [one.number for one in again(before, people, two).without_account] == [1]


def test_an_account_of_somebody_who_left_stays_theirs_when_it_shows_more() -> None:
    """The next export tells its handle, and it is still nobody else's."""
    people = listed(row("Kim Novak"))
    attached = again(
        Who(people, on_networks(KIM)), {}, now := on_networks(replace(KIM, handle="k"))
    )
    assert attached.decisions.confirmed.keys() == now.keys()
    assert [one.number for one in attached.lost] == [1]


def test_accounts_of_other_networks_are_no_riddle() -> None:
    """Somebody gives one export only: answers about the others are kept, and counted apart."""
    people = listed(row("Kim Novak"))
    attached = again(Who(people, on_networks(KIM)), people, {})
    assert [one.number for one in attached.without_account] == [1]
    assert attached.lost == ()


def test_what_is_lost_overrules_all_the_same() -> None:
    """An account that was said to be of somebody who left does not fall back to the one before."""
    accounts = on_networks(KIM)
    ann, kim = row("Ann Lee", emails=("ann@example.org",)), row("Kim", emails=("k@example.org",))
    people = listed(ann, kim)
    first, second = people
    (account,) = accounts
    who = Who(people, accounts)
    decisions = Decisions.of(
        [
            who.decision(1, 0, Act.CONFIRM, first, account),
            who.decision(2, 0, Act.CONFIRM, second, account),
        ]
    )
    attached = Who({first: people[first]}, accounts).attach(decisions)
    assert not attached.decisions.is_confirmed(first, account)
    assert [one.number for one in attached.lost] == [2]


def test_merges_need_both_to_be_there() -> None:
    """Where one of two left the list nobody is merged, and it is told."""
    people = listed(row("Kim", emails=("k@example.org",)), row("Kimberly", city="York"))
    one, other = people
    decisions = Decisions.of([Who(people, {}).decision(1, 0, Act.MERGE, one, other)])
    assert list(Who(people, {}).attach(decisions).decisions.merged_people(people)) == [one]
    left = {other: people[other]}
    attached = Who(left, {}).attach(decisions)
    assert attached.decisions.merged_people(left) == left
    assert [each.number for each in attached.lost] == [1]
    undone = decisions.and_then(replace(decisions.listed[0], number=2, act=Act.UNDO, other="1"))
    assert Who(left, {}).attach(undone).lost == ()
