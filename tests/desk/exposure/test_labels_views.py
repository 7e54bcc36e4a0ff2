"""Saying of a finding what it is, on the pages."""

from desk_helpers import PORT, came_in, html_of
from django.apps import apps
from django.test import Client

from friendline.desk.running import Desk
from friendline.model import FindingKind
from friendline.store.home import Home
from friendline.store.labels import LABELS
from friendline.store.models import Finding, LabelRow, LedgerEntry, PersonFact
from friendline.store.review import labelling, reviewed, reviewing

HTMX = {"hx-request": "true"}


def a_finding(category: str = "politics") -> Finding:
    """Give a risk."""
    return Finding.objects.filter(category=category).order_by("id")[0]


def said_of(finding: Finding, verdict: str = "fine", **more: str) -> dict[str, str]:
    """Give what a form sends."""
    return {"item": finding.item_id, "category": finding.category, "verdict": verdict, **more}


def one_of_the_list() -> str:
    """Give a client who may see risks."""
    listed = {one.id for one in reviewed.section("people") if one.on_client_list}
    rows = reviewed.section("exposure_counts")
    risks = (row for row in rows if row.category.kind is FindingKind.RISK)
    return str(next(row.person for row in risks if row.person in listed))


def in_force() -> list[tuple[str, str, str]]:
    """Give what holds."""
    return [(one.verdict, one.scope, one.person) for one in LABELS.read().said.in_force]


def test_what_is_said_is_kept_and_told_with_an_undo(client: Client) -> None:
    """A label is kept, is in the ledger, shows at once, and the next page offers to undo it."""
    finding = a_finding()
    answer = client.post(
        "/exposure/say/", said_of(finding, "problem", back="/exposure/found/?category=politics")
    )
    assert answer.headers["Location"] == "/exposure/found/?category=politics"
    assert in_force() == [("problem", "this", "")]
    assert LedgerEntry.objects.filter(kind="labelled").count() == 1
    page = html_of(client.get("/exposure/found/?category=politics"))
    assert page.css_first(f"#f-{finding.item_id}-politics .said .badge.care") is not None
    toast = page.css_first(".toast")
    assert toast is not None
    assert "Kept: is a problem." in toast.text()
    assert toast.css_first('form[action="/exposure/take-back/"] input[value="1"]') is not None


def test_undo_and_undo_of_the_undo(client: Client) -> None:
    """A label that is taken back counts no more, and again once that is taken back."""
    client.post("/exposure/say/", said_of(a_finding(), "embarrassing"))
    client.post("/exposure/take-back/", {"number": "1"})
    assert in_force() == []
    client.post("/exposure/take-back/", {"number": "2"})
    assert in_force() == [("embarrassing", "this", "")]


def test_what_cannot_be_taken_back_is_refused(client: Client) -> None:
    """Numbers of nothing change nothing and say so calmly."""
    for number in ("", "7", "-1", "²", "x" * 50):
        assert client.post("/exposure/take-back/", {"number": number}).status_code == 409
    assert LABELS.read().said.listed == ()


def test_after_not_a_problem_more_like_it_is_offered(client: Client) -> None:
    """What is fine leads to what else would be cleared, with how many, and takes it on asking."""
    finding = next(
        one
        for one in Finding.objects.filter(kind="risk")
        if any(offer.count for offer in labelling.offers(one.item_id, one.category))
    )
    answer = client.post("/exposure/say/", said_of(finding, back="/exposure/"))
    assert answer.headers["Location"] == f"/exposure/finding/{finding.item_id}/{finding.category}/"
    page = html_of(client.get(answer.headers["Location"]))
    offer = page.css_first(".offers li")
    assert offer is not None
    assert "more now, and what comes later" in offer.text()
    assert offer.css_first("blockquote") is not None
    button = offer.css_first("button")
    assert button is not None
    client.post("/exposure/say/", said_of(finding, scope=str(button.attributes["value"])))
    assert len(in_force()) == 2
    before = reviewed.section("cleared")
    assert before == []
    reviewing.refresh()
    assert len(reviewed.section("cleared")) > 1
    held = html_of(client.get("/exposure/labels/2/"))
    assert len(held.css("li.finding")) == len(labelling.set_aside_by(2))
    assert labelling.set_aside_by(2)


def test_what_is_fine_for_one_stays_for_all_others(client: Client) -> None:
    """A label for one person holds for them alone, here and in the numbers that follow."""
    person, finding = one_of_the_list(), a_finding()
    before = {
        row.person: row.may
        for row in reviewed.section("exposure_counts")
        if row.category == "politics"
    }
    client.post("/exposure/say/", said_of(finding, person=person))
    assert in_force() == [("fine", "this", person)]
    reviewing.refresh()
    rows = reviewed.section("exposure_counts")
    after = {row.person: row.may for row in rows if row.category == "politics"}
    assert after == {**before, person: before[person] - 1}
    page = client.get(f"/exposure/person/{person}/?category=politics")
    assert page.context["page"].paginator.count == after[person]


def test_a_problem_for_one_alone_counts_for_nobody_else(client: Client) -> None:
    """What is fine for all but one is behind the number of that one only."""
    person, finding = one_of_the_list(), a_finding()
    client.post("/exposure/say/", said_of(finding))
    client.post("/exposure/say/", said_of(finding, "problem", person=person))
    reviewing.refresh()
    for row in reviewed.section("exposure_counts"):
        if row.category == "politics":
            page = client.get(f"/exposure/person/{row.person}/?category=politics")
            assert page.context["page"].paginator.count == row.can + row.may


def test_htmx_gets_the_row_alone(client: Client) -> None:
    """With htmx the answer is the row, with what was said and its undo."""
    finding = a_finding()
    answer = client.post(
        "/exposure/say/", said_of(finding, "problem", back="/exposure/found/"), headers=HTMX
    )
    page = answer.content.decode()
    assert page.lstrip().startswith("<li")
    assert "Is a problem" in page
    assert 'name="back" value="/exposure/found/"' in page


def test_nonsense_is_refused_in_a_sentence(client: Client) -> None:
    """Strange verdicts, widths, people and findings change nothing."""
    finding = a_finding()
    refused = {
        422: [
            said_of(finding, "undo"),
            said_of(finding, scope="everything"),
            said_of(finding, person="nobody"),
            said_of(finding, "problem", scope="kind"),
            said_of(finding, scope="album"),
        ],
        409: [{**said_of(finding), "item": "gone"}, {**said_of(finding), "category": "x"}],
    }
    for status, forms in refused.items():
        assert [client.post("/exposure/say/", form).status_code for form in forms] == [
            status for _ in forms
        ]
    assert LABELS.read().said.listed == ()


def test_a_desk_to_be_looked_at_keeps_nothing(store: Home) -> None:
    """With --read-only nothing that is said is kept."""
    browser = came_in(Desk(PORT, store, read_only=True))
    assert browser.post("/exposure/say/", said_of(a_finding())).status_code == 403
    assert LABELS.read().said.listed == ()


def test_everything_said_is_listed_with_how_often_rules_were_right(client: Client) -> None:
    """What holds, everything that was said, and the precision of each rule have their lists."""
    for finding in Finding.objects.filter(category="politics").order_by("pk")[:3]:
        client.post("/exposure/say/", said_of(finding, "problem"))
    client.post("/exposure/take-back/", {"number": "1"})
    holds = html_of(client.get("/exposure/labels/"))
    everything = html_of(client.get("/exposure/labels/?part=history"))
    right = html_of(client.get("/exposure/labels/?part=right"))
    assert len(holds.css("ul.labels > li")) == 2
    assert len(everything.css("ul.labels > li")) == 4
    assert "undone" in everything.text()
    assert "Of 2 that you looked at, none were fine" in right.text()


def test_nothing_of_what_clients_think_is_kept(client: Client) -> None:
    """A finding on politics says something of the owner's post, and of nobody who sees it (A2)."""
    finding = Finding.objects.filter(category="politics", item__text__contains="#VoteRemain")[0]
    client.get(f"/exposure/finding/{finding.item_id}/politics/")
    client.post("/exposure/say/", said_of(finding, "embarrassing"))
    of_people = [
        model
        for model in apps.get_app_config("store").get_models()
        if {"person", "about"} & {field.name for field in model._meta.get_fields()}  # noqa: SLF001 - so Django calls it
    ]
    assert {LabelRow, LedgerEntry, PersonFact} <= set(of_people)
    for model in of_people:
        about = "person" if hasattr(model, "person") else "about"
        every = model._default_manager  # noqa: SLF001 - so Django calls it
        rows = every.exclude(**{f"{about}__isnull": True}).exclude(**{about: ""})
        assert [row for row in rows.values() if "politic" in str(row).lower()] == []
