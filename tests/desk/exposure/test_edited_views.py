"""The pages of what clients get an edited version of."""

import pytest
from desk_helpers import html_of, one, sentence_of
from django.test import Client

from friendline.desk.exposure.edited import title_for
from friendline.desk.requests.day_one import eyes_for
from friendline.policy.authoring.interview import Topic
from friendline.review.contract import EditsRow
from friendline.store import documents
from friendline.store.models import Item, Request
from friendline.store.review import edited_version, reviewed, reviewing

PAGE, SETTING = "/exposure/edited/", "/settings/edited/"


@pytest.fixture
def edited(client: Client) -> Client:
    """A browser at the desk of an owner who edits weekends and politics, and was reviewed."""
    edited_version.edit([Topic.WEEKEND, Topic.POLITICS])
    reviewing.refresh()
    return client


def title(client: Client, address: str = PAGE) -> str:
    """The heading of a page."""
    return one(html_of(client.get(address)), "h1").text()


def test_nothing_said_leads_to_saying_it(client: Client) -> None:
    """Who was never asked is told what this is, and led to the question."""
    page = html_of(client.get(PAGE))
    assert "Nothing was said yet" in one(page, "h1").text()
    assert one(page, ".empty a").attributes["href"] == SETTING


def test_each_conflict_says_what_makes_it_one_and_who_sees_it(edited: Client) -> None:
    """Item, day or category, how sure, by whom it is seen and why, and what would end it."""
    page = html_of(edited.get(PAGE))
    rows = reviewed.section("edited")
    row, told = one(page, "li.finding"), rows[0]
    assert "of what you edit" in one(page, "h1").text()
    assert all(sentence in row.text() for sentence in told.shows)
    assert f"What would end it: {told.mend}" in row.text()
    assert len(row.css("details")) == len(told.seen_by)
    assert one(row, "details .because").text()
    assert len(page.css("li.finding")) == min(len(rows), 25)


def test_can_and_may_stay_apart(edited: Client) -> None:
    """Of what may be seen nothing is called certain."""
    rows = reviewed.section("edited")
    for sees in ("can", "may"):
        page = edited.get(PAGE, {"sees": sees})
        assert page.context["page"].paginator.count == sum(row.sees == sees for row in rows)
        verdicts = {node.text(strip=True) for node in html_of(page).css("li.finding .when .badge")}
        assert all(sees in verdict.lower() for verdict in verdicts)


def test_one_part_of_life_can_be_looked_at(edited: Client) -> None:
    """The choice offers the parts of which something is seen."""
    rows = [row for row in reviewed.section("edited") if "politics" in row.topics]
    page = edited.get(PAGE, {"of": "politics"})
    assert page.context["page"].paginator.count == len(rows) > 0


def test_a_person_has_their_own_list_and_their_page_leads_there(edited: Client) -> None:
    """The person page says how many, and the link shows as many."""
    row = reviewed.section("edited_counts")[0]
    person = html_of(edited.get(f"/people/{row.person}/"))
    link = one(person, f"a[href='{PAGE}?person={row.person}']")
    assert str(row.can or row.may) in link.text()
    page = edited.get(PAGE, {"person": row.person})
    assert page.context["page"].paginator.count == row.can + row.may
    assert one(html_of(page), "li.finding .because").text()
    assert edited.get(PAGE, {"person": "nobody"}).status_code == 404


def test_a_step_of_the_plan_stands_with_what_it_changes(edited: Client) -> None:
    """What would mend it is told with what it changes, where the plan has such a step."""
    steps = [one for one in reviewed.section("plan") if one.action == "keep_from_clients"]
    text = one(html_of(edited.get(PAGE)), "main").text()
    assert steps
    assert "What would mend it" in text
    assert all(step.expected and step.expected[0].change in text for step in steps)


def test_the_setting_is_changed_and_taken_back(client: Client) -> None:
    """Boxes are ticked and kept, the toast undoes it, and the ledger tells of both."""
    client.post(SETTING, {"edited": ["weekend", "family"]})
    assert documents.edited().topics == (Topic.WEEKEND, Topic.FAMILY)
    page = html_of(client.get(SETTING))
    assert one(page, "h1").text() == "Clients get an edited version of 2 parts of your life"
    chosen = {node.attributes["value"] for node in page.css("input[name=edited][checked]")}
    assert chosen == {"weekend", "family"}
    client.post("/exposure/edited/back/", {"version": str(edited_version.last_version())})
    assert documents.edited().topics == ()
    told = one(html_of(client.get("/ledger/")), "main").text()
    assert told.count("You changed what you edit for clients") == 2
    assert "your weekends and your family" in told


def test_nothing_ticked_is_nothing_edited(client: Client) -> None:
    """All boxes empty takes the answer away."""
    edited_version.edit([Topic.WEEKEND])
    client.post(SETTING, {})
    assert documents.edited().topics == ()


def test_a_strange_answer_is_refused(client: Client) -> None:
    """What is no part of life is told, and nothing is kept."""
    answer = client.post(SETTING, {"edited": ["sundays"]})
    assert answer.status_code == 422
    assert "sundays" in one(html_of(answer), ".error").text()
    assert edited_version.last_version() == 0


def test_an_item_is_kept_from_clients_and_let_through(edited: Client) -> None:
    """A button beside each item; the next review follows it."""
    shown = reviewed.section("edited")[0].item
    said = {"item": shown, "for_clients": "yes", "back": PAGE}
    assert edited.post("/exposure/edited/item/", said).headers["Location"] == PAGE
    assert documents.edited().for_clients == (shown,)
    other = Item.objects.exclude(pk=shown).first()
    assert other is not None
    edited.post("/exposure/edited/item/", {"item": other.pk, "for_clients": "no"})
    assert documents.edited().not_for_clients == (other.pk,)
    reviewing.refresh()
    assert shown not in {row.item for row in reviewed.section("edited")}


def test_what_cannot_be_said_of_an_item_is_refused(client: Client) -> None:
    """An unknown item and an unknown word are told in a sentence; an old undo too."""
    answer = client.post("/exposure/edited/item/", {"item": "made-up", "for_clients": "no"})
    assert answer.status_code == 409
    assert "in no export any more" in sentence_of(answer)
    assert client.post("/exposure/edited/item/", {"for_clients": "perhaps"}).status_code == 422
    for version in ("", "7", "²", "-1"):
        assert client.post("/exposure/edited/back/", {"version": version}).status_code == 409


def test_a_finding_offers_it(client: Client) -> None:
    """On the page of a finding its item can be kept from clients."""
    link = one(html_of(client.get("/exposure/found/")), "li.finding .when a").attributes["href"]
    page = html_of(client.get(str(link)))
    assert one(page, "button[name=for_clients]").text() == "Not for clients"


def test_when_nobody_sees_it_the_title_says_so() -> None:
    """What is edited and seen by nobody is a good state, and is told as one."""
    edits = EditsRow(topics=["politics"], looked_for=["politics"], items=["an item"])
    edited_version.edit([Topic.POLITICS])
    reviewing.refresh()
    assert title_for(edits, []) == "No client sees what you edit for them"


def test_what_nothing_looks_for_is_never_called_unseen(edited: Client) -> None:
    """Nobody saw it because nobody looked: the title and the sentence below it say so."""
    edited_version.edit([Topic.HEALTH])
    reviewing.refresh()
    assert "nothing looks for it" in title(edited)
    assert "Nothing looks for your health" in one(html_of(edited.get(PAGE)), ".lede").text()
    assert "nothing looks for it" in one(html_of(edited.get(SETTING)), "main").text()


def test_before_the_next_review_the_page_says_that_it_is_not_there_yet(client: Client) -> None:
    """Who just said what they edit is not told that nothing was said."""
    edited_version.edit([Topic.WEEKEND])
    page = html_of(client.get(PAGE))
    assert one(page, "h1").text() == "What clients see of what you edit is not worked out yet"
    assert not page.css(".empty")
    reviewing.refresh()
    assert "not worked out" not in title(client)


def test_day_one_tells_what_somebody_would_see_of_it(edited: Client) -> None:
    """Who asks to be let in: their page counts what is edited and would be open to them."""
    request = Request.objects.filter(channel="facebook", direction="incoming").first()
    assert request is not None
    eyes, _ = eyes_for(request)
    assert eyes is not None
    can, may = edited_version.number_through(eyes)
    note = next(
        node.text()
        for node in html_of(edited.get(f"/requests/{request.pk}/")).css("p.note.care")
        if "edit for clients" in node.text()
    )
    assert can + may > 0
    assert all(str(number) in note for number in (can, may) if number)
