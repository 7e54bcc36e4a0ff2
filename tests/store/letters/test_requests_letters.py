"""The words that go with an answer, and the order of acts."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from requests_helpers import (
    TODAY,
    asks,
    client,
    days,
    is_tied,
    keep_people,
    lay_out,
    row_of,
    seconds,
    source,
    written_policy,
)

from friendline.letters import Act as StepAct
from friendline.letters import Claim, Draft, Family, Situation, Voice
from friendline.model import AnswerKind, Status
from friendline.requests.graph import NotNowError, State
from friendline.store import clock, ledger, settings
from friendline.store.home import Home
from friendline.store.letters.letter_facts import ADDRESSES, OFFICE, OWNER_NAME, PUBLISHED_AT, SAID
from friendline.store.letters.letters import (
    drafts,
    facts_of,
    refusals,
    situation_of,
    steps_for,
    wrote,
)
from friendline.store.models import Finding, Item, LedgerEntry, Letter, Request, Reviewed
from friendline.store.policy import policies
from friendline.store.requests.reactions import react
from friendline.store.requests.request_errors import NotTrueTodayError
from friendline.store.requests.request_intake import take_in
from friendline.store.requests.request_noting import outgoing, spoken
from friendline.store.requests.request_queue import waiting
from friendline.store.requests.request_steps import request_of
from friendline.store.requests.requests import answer, heard_back, pressed, undo

MET = client("Jo Mora", met=True, kin=False, minor=False, sensitive=False)
NOT_MET = client("Kim Novak", met=False, kin=False, minor=False, sensitive=False)
PEOPLE = [row_of(MET), row_of(NOT_MET)]
LIGHT = Voice(family=Family.LIGHT)
JOKE = "Not all my family photos"
RULES = [
    {"relationship": "client", "met": "yes", "answer": "accept", "because": "We have met."},
    {
        "relationship": "",
        "met": "",
        "answer": "offer_other",
        "because": "We have not met.",
    },
]


@pytest.fixture
def desk(store: Home) -> Home:
    """Two clients ask; the rule is in force since March."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    keep_people(MET, NOT_MET)
    policies.adopt(written_policy(store.folder / "rule", RULES, in_force_from="2026-03-01"))
    lay_out([asks("Jo Mora"), asks("Kim Novak")], PEOPLE, [source()])
    take_in()
    return store


def of(name: str) -> int:
    """The number of somebody's request."""
    return Request.objects.get(name=name).pk


def shown(kind: str, at: date, key: str, *, family: bool = False, by: str | None = None) -> None:
    """Put an item of Facebook into the review."""
    item = Item.objects.create(
        id=key,
        channel="facebook",
        kind=kind,
        at=seconds(at),
        text="",
        by=by,
        audience="friends",
        audience_source="stated",
        audience_class=0,
    )
    if family:
        Finding.objects.create(
            item=item,
            category="family",
            kind="perk",
            severity="low",
            evidence="",
            reason="",
            detector="words",
        )
    last = Reviewed.objects.order_by("-id").first()
    if last is not None:  # what shows more is another review
        last.pk = None
        last.save()


def ids(found: list[Draft]) -> set[str]:
    """The templates of some drafts."""
    return {one.id for one in found}


def test_what_is_known_is_taken_as_it_is(desk: Home) -> None:
    """Names, answer, offer and address come from the store, the rest of it stays unknown."""
    settings.put(ADDRESSES, {"e-mail": "ada@calder.example"})
    facts = facts_of(of("Kim Novak"))
    assert (facts.owner, facts.name, facts.asked, facts.connected) == (
        *("Ada Calder", "Kim Novak", True, False),
    )
    assert (facts.answer, facts.follows_policy, facts.offer, facts.address) == (
        *(AnswerKind.OFFER_OTHER, True, "linkedin", "https://www.linkedin.com/in/ada-calder"),
    )
    assert facts.alternatives == ("linkedin", "e-mail")
    assert facts.other_people == ("Jo Mora",)
    assert (facts.here.purpose, facts.here.family_photos, facts.here.last_active) == (
        *("personal", None, None),
    )
    assert (facts.sensitive, facts.kin, facts.at_risk, facts.asks) == (False, False, False, ())
    assert (facts.policy and facts.policy.published) is None
    assert set(facts.channels) == {"facebook", "linkedin"}
    assert facts.choice == ("facebook", "linkedin", "e-mail")


def test_without_a_review_what_it_would_tell_is_not_known(store: Home) -> None:
    """Unknown is never taken for no."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    keep_people(MET)
    facts = facts_of(spoken(MET.id, "facebook", TODAY).pk)
    assert (facts.connected, facts.asks, facts.answered_otherwise) == (None, None, None)
    assert (facts.answer, facts.follows_policy, facts.policy) == (None, None, None)
    assert facts.here.known_through_work is None
    assert situation_of(Request.objects.get().pk) is None


def test_the_owner_signs_with_the_name_they_chose(desk: Home) -> None:
    """The setting wins over what an export shows."""
    settings.put(OWNER_NAME, " Dr Calder ")
    assert facts_of(of("Jo Mora")).owner == "Dr Calder"


def test_the_letter_of_an_answer_is_kept_with_its_reasons(desk: Home) -> None:
    """What was sent stands in the store and in the ledger, and why it was true."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    assert situation_of(number) is Situation.OFFER_OTHER
    best = drafts(number, Situation.OFFER_OTHER)[0]
    row = wrote(number, best)
    assert (row.text, row.edited, row.template) == (best.text, False, best.id)
    assert ["answer_offer", "The policy answers: offer other."] in row.claims
    assert request_of(number).state == State.WRITTEN
    assert waiting(number).next_step == "Now press the button on the network."
    pressed(number)
    assert request_of(number).state == State.DONE
    kinds = list(LedgerEntry.objects.order_by("id").values_list("kind", flat=True))
    assert kinds[-3:] == ["answered", "letter_sent", "pressed"]
    assert not list(ledger.faults())


def test_a_letter_can_be_undone(desk: Home) -> None:
    """It stays in the store, marked, and the request is where it was."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    wrote(number, drafts(number, Situation.OFFER_OTHER)[0])
    assert undo(number) is State.DECIDED
    assert Letter.objects.get().undone_at is not None
    assert not waiting(number).has_words


def test_nothing_is_written_where_nothing_was_decided(desk: Home) -> None:
    """Words follow an answer."""
    number = of("Kim Novak")
    with pytest.raises(NotNowError):
        wrote(number, drafts(number, Situation.OFFER_OTHER)[0])
    assert not Letter.objects.exists()


def test_an_edited_letter_is_read_again(desk: Home) -> None:
    """What the owner typed must be true too; empty words are no letter."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    best = drafts(number, Situation.OFFER_OTHER)[0]
    with pytest.raises(NotTrueTodayError, match="another way"):
        wrote(number, best, "Dear Kim, thank you for asking. No. Ada")
    with pytest.raises(NotTrueTodayError, match="no words"):
        wrote(number, best, "   ")
    with pytest.raises(NotTrueTodayError, match="Jo Mora"):
        wrote(number, best, best.text.replace("Kim Novak", "Jo Mora", 1))
    assert not Letter.objects.exists()
    row = wrote(number, best, best.text.replace("Best wishes", "All the best"))
    assert row.edited


def test_a_draft_of_yesterday_must_be_true_today(desk: Home) -> None:
    """Between drafting and sending the answer may have changed."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    best = drafts(number, Situation.OFFER_OTHER)[0]
    answer(number, AnswerKind.ACCEPT, "We have spoken at length.")
    with pytest.raises(NotTrueTodayError, match="fit where you answer: offer other"):
        wrote(number, best)


def test_a8_a_policy_is_cited_only_once_it_is_in_force_and_published(desk: Home) -> None:
    """A8: before its first day, and before it is published, no letter cites it."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    cites = {one.id for one in drafts(number, Situation.OFFER_OTHER) if _cites(one)}
    assert cites == set()
    assert any(
        "published" in why for one in refusals(number, Situation.OFFER_OTHER) for why in one.reasons
    )
    policies.publish(1)
    settings.put(PUBLISHED_AT, "https://calder.example/rule")
    settings.put(OFFICE, new=True)
    citing = next(one for one in drafts(number, Situation.OFFER_OTHER) if _cites(one))
    assert "https://calder.example/rule" in citing.text
    before = date(2026, 2, 28)
    assert not any(map(_cites, drafts(number, Situation.OFFER_OTHER, today=before)))
    with pytest.raises(NotTrueTodayError, match="not in force on 28 February 2026"):
        wrote(number, citing, today=before)
    assert wrote(number, citing).text == citing.text


def _cites(letter: Draft) -> bool:
    return any(one.claim is Claim.POLICY_IN_FORCE for one in letter.claims) or (
        letter.family is Family.POLICY
    )


def test_a9_the_family_photos_need_family_photos(desk: Home) -> None:
    """A9: with none on Facebook the joke is blocked; with one of the owner's own it is not."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    shown("photo", TODAY, "item-1")
    shown("photo", TODAY, "item-2", family=True, by="Ann Lee")
    assert facts_of(number).here.family_photos == 0
    assert not _jokes(number)
    blocked = [why for one in refusals(number, Situation.OFFER_OTHER) for why in one.reasons]
    assert any("There would have to be family photos" in why for why in blocked)
    shown("photo", TODAY, "item-3", family=True)
    assert facts_of(number).here.family_photos == 1
    joke = _jokes(number)[0]
    Item.objects.filter(id="item-3").delete()
    with pytest.raises(NotTrueTodayError, match="family photos"):
        wrote(number, joke)


def _jokes(number: int) -> list[Draft]:
    found = drafts(number, Situation.OFFER_OTHER, LIGHT)
    return [one for one in found if any(it.claim is Claim.FAMILY_PHOTOS for it in one.claims)]


def test_what_an_old_export_shows_is_not_what_is_so_today(desk: Home) -> None:
    """When the owner was last active only a recent export tells."""
    shown("post", TODAY - timedelta(days=120), "item-1")
    here = facts_of(of("Kim Novak")).here
    assert (here.as_of, here.last_active) == (TODAY - timedelta(days=120), None)
    shown("tag", TODAY - timedelta(days=2), "item-2", by="Ann Lee")
    here = facts_of(of("Kim Novak")).here
    assert (here.last_active, here.acts_in_90_days) == (TODAY - timedelta(days=120), 0)


def test_who_of_work_is_connected_is_counted_where_it_can_be(desk: Home) -> None:
    """One client is one; somebody who may be a client is not known; nobody is nobody."""
    number = of("Kim Novak")
    shown("post", TODAY, "item-1")
    counts = []
    for answers in (
        [is_tied("Jo Mora")],
        [is_tied("Sam Vale", candidates=["a"])],
        [is_tied("Sam Vale")],
    ):
        lay_out([asks("Kim Novak"), *answers], PEOPLE, [source()])
        counts.append(facts_of(number).here.known_through_work)
    assert counts == [1, None, 0]
    lay_out([], PEOPLE, [source(people=0)])
    assert facts_of(number).here.known_through_work is None


def test_a_rule_that_is_the_same_for_everyone_must_have_been(desk: Home) -> None:
    """Somebody equal who was let in under the rule makes it untrue to say so."""
    policies.publish(1)
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    assert facts_of(number).answered_otherwise == 0
    sam = client("Sam Vale", met=False, kin=False, minor=False, sensitive=False)
    keep_people(MET, NOT_MET, sam)
    lay_out([asks("Kim Novak"), is_tied("Sam Vale", since="2026-01-05T09:00:00Z")], PEOPLE)
    assert facts_of(number).answered_otherwise == 0  # let in before the rule was
    lay_out([asks("Kim Novak"), is_tied("Sam Vale", since="2026-04-05T09:00:00Z")], PEOPLE)
    assert facts_of(number).answered_otherwise == 1
    lay_out([asks("Kim Novak")], PEOPLE)
    other = spoken(sam.id, "facebook", TODAY)
    answer(other.pk, AnswerKind.ACCEPT, "A friend.")
    assert facts_of(number).answered_otherwise == 1


def test_an_override_is_not_said_to_be_the_rule(desk: Home) -> None:
    """What the owner chose is the answer, and it follows no rule."""
    number = of("Kim Novak")
    answer(number, AnswerKind.ACCEPT, "A friend.")
    facts = facts_of(number)
    assert (facts.answer, facts.follows_policy, facts.say) == (AnswerKind.ACCEPT, False, None)
    assert situation_of(number) is Situation.ACCEPT


def test_not_yet_names_the_day_and_what_comes_then(store: Home) -> None:
    """A10 in words: the letter has the day, and promises only what the policy will say."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    former = client(
        "Jo Mora",
        Status.FORMER,
        ended_on=days(date(2026, 9, 20)),
        kin=False,
        minor=False,
        sensitive=False,
    )
    keep_people(former)
    rules = [
        {"months_since_end": "< 6", "answer": "defer", "because": "It is too soon."},
        {"months_since_end": "", "answer": "accept", "because": "Long over."},
    ]
    adopted = policies.adopt(
        written_policy(store.folder / "rule", rules, in_force_from="2026-03-01")
    )
    policies.publish(adopted)
    lay_out([asks("Jo Mora")], [row_of(former)])
    take_in()
    number = of("Jo Mora")
    answer(number, AnswerKind.DEFER)
    facts = facts_of(number)
    assert (facts.defer_until, facts.answer_then, facts.ended_on) == (
        *(date(2027, 3, 20), AnswerKind.ACCEPT, date(2026, 9, 20)),
    )
    dated = [one for one in drafts(number, Situation.DEFER) if "March 20, 2027" in one.text]
    assert dated[0].id == "policy/defer_yes"
    wrote(number, dated[0])
    assert request_of(number).state == State.DEFERRED
    assert not waiting(number, date(2027, 1, 10)).is_ignored


def test_a7_an_invitation_says_how_to_decline_and_no_hard_feelings(desk: Home) -> None:
    """A7: without these words it is not recorded; with them it is."""
    asked = outgoing(MET.id, "instagram")
    answer(asked.pk, AnswerKind.ACCEPT)
    best = drafts(asked.pk, Situation.INVITE)[0]
    assert situation_of(asked.pk) is Situation.INVITE
    with pytest.raises(NotTrueTodayError, match="decline"):
        wrote(asked.pk, best, "Hello Jo, shall we connect on Instagram or by e-mail? Ada")
    wrote(asked.pk, best)
    pressed(asked.pk)
    heard_back(asked.pk, said_yes=False)
    again = facts_of(asked.pk)
    assert again.asks == ()  # the request itself is no earlier one
    assert facts_of(spoken(MET.id, "instagram", TODAY).pk).said_no


def test_a6_for_somebody_put_out_there_are_words_of_repair(desk: Home) -> None:
    """A6: they ask nothing again."""
    number = of("Kim Novak")
    assert not drafts(number, Situation.REPAIR)
    react(NOT_MET.id, "upset")
    assert facts_of(number).upset_on is not None
    assert drafts(number, Situation.REPAIR)


def test_a_changed_rule_is_told_with_both_versions_known(desk: Home) -> None:
    """A5: who was declined under the old rule gets the note that it has changed."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    assert not drafts(number, Situation.RULE_OPENED)
    open_rules = [{"relationship": "", "answer": "accept", "because": "Welcome."}]
    folder = written_policy(
        desk.folder / "open", open_rules, version="2", in_force_from="2026-11-01"
    )
    policies.publish(policies.adopt(folder))
    undo(number)
    facts = facts_of(number)
    assert facts.earlier_policy is None  # what was undone was no answer
    answer(number, AnswerKind.ACCEPT)
    assert facts_of(number).earlier_answer is None
    _answered_before(number)
    facts = facts_of(number)
    assert facts.earlier_answer is AnswerKind.OFFER_OTHER
    assert drafts(number, Situation.RULE_OPENED)


def _answered_before(number: int) -> None:
    """Let the first answer hold again that was undone."""
    first = request_of(number).answer_set.order_by("id").first()
    assert first is not None
    first.undone_at = None
    first.save()


def test_somebody_who_is_not_safe_to_write_to_gets_no_letter(store: Home) -> None:
    """What is noted as a danger stops all words."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    keep_people(client("Jo Mora", at_risk=True, met=True))
    policies.adopt("met-in-person")
    number = spoken("person-jo-mora", "facebook", TODAY).pk
    assert drafts(number, Situation.ACCEPT) == []


def test_what_the_owner_said_of_themselves_has_its_day(desk: Home) -> None:
    """A year later it is said no more."""
    settings.put(SAID, {"reads_no_messages": TODAY.isoformat()})
    assert facts_of(of("Jo Mora")).said == {"reads_no_messages": TODAY}


def test_the_steps_say_write_offer_press_with_the_day_they_were_looked_at(desk: Home) -> None:
    """R75: in this order; each button with its date."""
    number = of("Kim Novak")
    found = steps_for(number)
    assert [one.act for one in found] == [
        *(StepAct.WRITE, StepAct.OFFER, StepAct.PRESS, StepAct.RECORD),
    ]
    assert found[2].checked == date(2026, 11, 22)
    answer(number, AnswerKind.ACCEPT, "A friend.")
    assert steps_for(number)[0].act is StepAct.PRESS


def test_who_asks_aloud_and_is_connected_already_is_not_invited(desk: Home) -> None:
    """For a yes nothing has to be done, and a no ends the tie after words."""
    yes, no = (spoken(one.id, "facebook", TODAY).pk for one in (MET, NOT_MET))
    lay_out([is_tied("Jo Mora"), is_tied("Kim Novak")], PEOPLE, [source()])
    assert "stay connected" in steps_for(yes)[0].text
    acts = [one.act for one in steps_for(no)]
    assert acts.index(StepAct.WRITE) < acts.index(StepAct.WAIT) < acts.index(StepAct.PRESS)


def test_what_was_asked_aloud_has_nothing_to_decline_on_the_network(desk: Home) -> None:
    """For a no there is no button; for a yes there is an invitation to send."""
    no = spoken(NOT_MET.id, "facebook", TODAY).pk
    yes = spoken(MET.id, "facebook", TODAY).pk
    assert StepAct.PRESS not in [one.act for one in steps_for(no)]
    assert steps_for(yes)[0].act is StepAct.WRITE
    answer(no, AnswerKind.OFFER_OTHER)
    wrote(no, drafts(no, Situation.OFFER_OTHER)[0])
    pressed(no)
    assert request_of(no).state == State.DONE


def test_a_draft_made_up_by_somebody_is_judged_like_any_other(desk: Home) -> None:
    """The claims that a draft brings along are not believed."""
    number = of("Kim Novak")
    answer(number, AnswerKind.OFFER_OTHER)
    best = drafts(number, Situation.OFFER_OTHER)[0]
    false = replace(best.claims[0], claim=Claim.FAMILY_PHOTOS, holds=True)
    with pytest.raises(NotTrueTodayError):
        wrote(number, replace(best, claims=(*best.claims, false)))
