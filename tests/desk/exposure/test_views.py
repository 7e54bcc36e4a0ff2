"""The pages that show what clients can see of what was found."""

from desk_helpers import PORT, came_in, html_of, sentence_of
from django.test import Client

from friendline.desk.running import Desk
from friendline.model import FindingKind
from friendline.store.home import Home
from friendline.store.models import Finding, Item, Reviewed, Section, View
from friendline.store.review import reviewed
from friendline.store.review.seeing import Findings, eyes_of

PAGES = ("", "found/", "told/", "upkeep/", "reading/", "labels/")
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)>'


def exposed() -> str:
    """Give somebody who may see a risk."""
    rows = reviewed.section("exposure_counts")
    risks = (row for row in rows if row.category.kind is FindingKind.RISK and row.may)
    return str(next(risks).person)


def name_of(person: str) -> str:
    """Give their name."""
    return str(next(one.name for one in reviewed.section("people") if one.id == person))


def test_each_number_of_the_table_is_that_of_the_review(client: Client) -> None:
    """The table prints what can and may be seen of each category, apart."""
    page = html_of(client.get("/exposure/"))
    shown = {
        link.attributes["href"]: link.text(strip=True)
        .partition(" items on")[0]
        .partition("items")[0]
        for link in page.css(".heat td a")
    }
    rows = [row for row in reviewed.section("exposure_counts") if row.can or row.may]
    assert len(shown) == len(rows)
    for row in rows:
        text = shown[f"/exposure/person/{row.person}/?category={row.category}"]
        can = str(row.can) if row.can else ""
        may = f"+{row.may} may" if row.may else ""
        assert text.replace(" ", "") == f"{can}{may}".replace(" ", "")


def test_a_number_says_for_whom_and_of_what_it_is(client: Client) -> None:
    """Who hears the page is told the category and the person of each number."""
    cell = html_of(client.get("/exposure/?kind=risk")).css_first(".heat td.maybe a .unseen")
    assert cell is not None
    assert " items on " in cell.text()
    assert cell.text().endswith(" may see")


def test_behind_each_number_are_as_many_rows(client: Client) -> None:
    """The rows behind a number are as many as it says."""
    for row in reviewed.section("exposure_counts")[:12]:
        page = client.get(f"/exposure/person/{row.person}/", {"category": row.category})
        assert page.context["page"].paginator.count == row.can + row.may
        assert len(html_of(page).css("li.finding")) == min(row.can + row.may, 25)


def test_a_row_says_what_why_and_who_found_it(client: Client) -> None:
    """A row quotes the item with its evidence marked, and says why it was found and is seen."""
    page = html_of(client.get(f"/exposure/person/{exposed()}/?category=politics"))
    row = page.css_first("li.finding")
    assert row is not None
    assert row.css_first("blockquote mark") is not None
    assert "Found by" in row.text()
    assert row.css_first(".because") is not None
    assert "may see" in row.text()


def test_what_is_possible_is_not_called_certain(client: Client) -> None:
    """Of items of which nobody knows whom they are for it is said that they may be seen."""
    page = html_of(client.get("/exposure/?kind=risk"))
    heading = page.css_first("h1")
    assert heading is not None
    assert "can or may see" in heading.text()
    assert {cell.text(strip=True)[0] for cell in page.css(".heat td.maybe a")} == {"+"}


def test_the_table_can_be_sorted_and_searched(client: Client) -> None:
    """People come in the order asked for, and only those who are called so."""
    by_name = [one.text() for one in html_of(client.get("/exposure/?first=name")).css("tbody th a")]
    assert by_name == sorted(by_name, key=str.casefold)
    one = by_name[0]
    found = html_of(client.get("/exposure/", {"q": one[:6].upper()})).css("tbody th a")
    assert one in [each.text() for each in found]
    assert len(found) < len(by_name)
    nobody = html_of(client.get("/exposure/?q=zzzz"))
    assert nobody.css_first(".empty a.button") is not None


def test_what_is_in_it_begins_with_what_most_see(client: Client) -> None:
    """All findings are listed, those that most people can or may see first."""
    page = client.get("/exposure/found/?kind=risk")
    seen = [(row.can, row.may) for row in page.context["rows"]]
    assert seen == sorted(seen, reverse=True)
    assert page.context["page"].paginator.count == Finding.objects.filter(kind="risk").count()


def test_a_finding_tells_everybody_who_sees_it(client: Client) -> None:
    """The page of a finding lists as many people as it counts."""
    finding = Finding.objects.filter(kind="risk", may__gt=0).first()
    assert finding is not None
    page = client.get(f"/exposure/finding/{finding.item_id}/{finding.category}/")
    assert len(page.context["people"]) == finding.can + finding.may
    assert len(html_of(page).css("li .because")) == finding.can + finding.may


def test_what_clients_were_told_stands_beside_what_shows(client: Client) -> None:
    """A conflict names the client, the meeting, what became of it, and the items with reasons."""
    conflict = reviewed.section("conflicts")[0]
    text = html_of(client.get("/exposure/told/")).css_first("article").text()  # type: ignore[union-attr]
    assert name_of(conflict.person) in text
    assert conflict.shows[0] in text
    assert conflict.because[-1] in text


def test_upkeep_gives_a_range_for_each_policy(client: Client) -> None:
    """Each policy has its items a month, in numbers and drawn."""
    page = html_of(client.get("/exposure/upkeep/"))
    policies = reviewed.section("policy_upkeep")
    assert len(page.css("svg.span")) == len(policies)
    drawn = page.css_first("svg.span title")
    assert drawn is not None
    assert "median" in drawn.text()
    assert [one.policy in page.text() for one in policies] == [True] * len(policies)
    assert page.css_first("svg.bars desc") is not None


def test_the_cards_of_the_detectors_tell_how_often_they_are_right(client: Client) -> None:
    """Each detector that looked has a card with its figures and known faults."""
    page = html_of(client.get("/exposure/reading/"))
    assert [one.title for one in reviewed.section("detectors")] == [
        one.text() for one in page.css("main section h2")
    ]
    assert "Precision" in page.text()


def test_pages_are_calm_where_nothing_was_reviewed(client: Client) -> None:
    """Before the first review each page says so and what comes next."""
    for table in (Section, View, Finding, Item, Reviewed):
        table.objects.all().delete()
    for page in PAGES[:5]:
        assert sentence_of(client.get(f"/exposure/{page}")) == "Nothing was reviewed yet"


def test_who_is_not_there_is_a_calm_404(client: Client) -> None:
    """Ids of nobody and of nothing lead to the page that says so."""
    paths = ("person/nobody/", "finding/x/politics/", "finding/x/y/", "labels/9/")
    assert [client.get(f"/exposure/{path}").status_code for path in paths] == [404] * len(paths)


def test_a_desk_to_be_looked_at_shows_no_forms(store: Home) -> None:
    """With --read-only no page has a form that changes something."""
    browser = came_in(Desk(PORT, store, read_only=True))
    for path in (*PAGES, f"person/{exposed()}/"):
        assert html_of(browser.get(f"/exposure/{path}")).css('form[method="post"]') == []


def test_incognito_shows_no_name(store: Home) -> None:
    """With --incognito no name of anybody stands on a page."""
    browser = came_in(Desk(PORT, store, incognito=True))
    names = {one.name for one in reviewed.section("people")}
    finding = Finding.objects.filter(kind="risk", may__gt=0).first()
    assert finding is not None
    finding_page = f"finding/{finding.item_id}/{finding.category}/"
    for path in (*PAGES, f"person/{exposed()}/", finding_page):
        text = browser.get(f"/exposure/{path}").content.decode()
        assert [name for name in names if name in text] == []


def test_texts_of_an_archive_are_never_markup(client: Client) -> None:
    """What stands in an archive is shown as it is and does nothing."""
    Item.objects.update(text=HOSTILE, place=HOSTILE, by=HOSTILE, group=HOSTILE)
    Finding.objects.update(evidence=HOSTILE, reason=HOSTILE, detector=HOSTILE)
    for path in ("found/", "told/", f"person/{exposed()}/"):
        page = html_of(client.get(f"/exposure/{path}"))
        assert page.css("main script, main img:not([src^='/pictures/']), main [onerror]") == []


def test_the_rows_are_those_of_the_eyes(client: Client) -> None:
    """A page shows the same findings, in the same order, as the store gives them."""
    person = exposed()
    eyes = eyes_of(person)
    assert eyes is not None
    rows = client.get(f"/exposure/person/{person}/").context["rows"]
    wanted = Findings(eyes, kind=FindingKind.RISK)[0:25]
    assert [(row.item.id, row.category.value) for row in rows] == [
        (one.finding.item_id, one.finding.category) for one in wanted
    ]
