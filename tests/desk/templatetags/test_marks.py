"""Tests of badges, verdicts, reasons and quotes."""

import pytest
from desk_helpers import PORT, one, request_to
from django.template import Context, Template
from selectolax.lexbor import LexborHTMLParser, LexborNode

from friendline.desk.frame import Frame
from friendline.desk.running import Desk
from friendline.model import Person, Sees
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep


def _rendered(
    template: str, home: Home, *, incognito: bool = False, **values: object
) -> LexborNode:
    request = request_to(Desk(PORT, home, incognito=incognito))
    context = Context({"frame": Frame(request), **values})
    return one(LexborHTMLParser(f"<main>{Template(template).render(context)}</main>"), "main")


@pytest.mark.parametrize("state", ["ok", "care", "stop", "wait"])
def test_a_badge_has_a_sign_a_word_and_a_colour(store: Home, state: str) -> None:
    """Nothing is told by colour alone."""
    badge = one(_rendered(f'{{% badge "{state}" words %}}', store, words="<b>x</b>"), ".badge")
    assert state in str(badge.attributes["class"]).split()
    assert badge.css_first("svg") is not None
    assert badge.text() == "<b>x</b>"


@pytest.mark.parametrize("verdict", list(Sees))
def test_every_verdict_of_the_review_can_be_shown(store: Home, verdict: Sees) -> None:
    """Each verdict has a sign and words."""
    shown = one(_rendered("{% verdict verdict %}", store, verdict=verdict), ".badge")
    assert shown.text().endswith("see")
    assert one(shown, "svg") is not None


@pytest.mark.parametrize(
    ("reasons", "text"),
    [
        ([], ""),
        (["It is public."], "Because: It is public."),
        (["one", "Two."], "BecauseOne.Two."),
    ],
)
def test_reasons_are_said_as_many_as_there_are(store: Home, reasons: list[str], text: str) -> None:
    """One stands in the line, several make a list, none says nothing."""
    shown = _rendered("{% because reasons %}", store, reasons=reasons)
    assert shown.text() == text
    assert len(shown.css("li")) == (len(reasons) if len(reasons) > 1 else 0)


def test_what_somebody_wrote_cannot_become_a_page(store: Home) -> None:
    """Markup in a quote, a reason, a name or a sentence is shown as it was written."""
    evil = "<script>alert(1)</script>"
    template = (
        "{% quote evil %}{% because list %}{% person evil evil evil %}{% shown evil %}"
        "{% badge 'ok' evil %}{% avatar evil evil %}"
    )
    shown = _rendered(template, store, evil=evil, list=[evil])
    assert shown.css("script") == []
    assert shown.text().count(evil) == 5


def test_no_tag_shows_a_name_where_it_is_to_be_covered(store: Home) -> None:
    """With --incognito no tag lets the name of a client through."""
    keep(Source("clients.csv", "client_list"), [Person(id="p1", name="Ana Ruiz")])
    template = (
        "{% quote said %}{% because reasons %}{% person 'p1' 'Ana Ruiz' %}{% shown said %}"
        "{% name_of 'p1' 'Ana Ruiz' %}"
    )
    said, reasons = "Dear Ana", ["Ana Ruiz is a client."]
    assert "Ana" in _rendered(template, store, said=said, reasons=reasons).text()
    covered = _rendered(template, store, incognito=True, said=said, reasons=reasons).text()
    assert "Ana" not in covered
    assert "Ruiz" not in covered


def test_a_person_leads_to_their_page(store: Home) -> None:
    """A name with an address is a link; one without is none."""
    linked = _rendered("{% person 'p1' 'Ana Ruiz' '/people/p1/' %}", store)
    assert one(linked, "a.person").attributes["href"] == "/people/p1/"
    assert one(linked, ".avatar").text() == "AR"
    assert _rendered("{% person 'p1' 'Ana Ruiz' %}", store).css("a") == []
