"""The pages of the policy that only show."""

import pytest
from desk_helpers import came_in, html_of
from django.test import Client
from policy_pages import here, post, said

from friendline.desk.running import Desk
from friendline.store.home import Home
from friendline.store.policy import policies, policy_drafts

PAGES = (
    *("", "?rule=2", "in-words/", "found/", "found/?rule=3", "beside-the-rules/", "changes/"),
    *("versions/", "versions/1/", "versions/compare/", "try/", "begin/", "begin/open/"),
    *("professions/nursing/", "publish/", "publish/client/", "publish/staff/"),
)


def test_every_page_is_shown_and_names_its_state(client: Client) -> None:
    """Each has one title that is no name of a module."""
    for page in PAGES:
        answer = client.get(f"/policy/{page}")
        assert answer.status_code == 200, page
        assert len(said(answer, "h1")) == 1, page
    assert said(client.get("/policy/"), "h1") == ["Every case has an answer"]


def test_the_table_shows_what_each_rule_asks_answers_and_whether_it_is_proved(
    client: Client,
) -> None:
    """One row for a rule, with a badge for its answer and one for its proof."""
    page = client.get("/policy/")
    rows = said(page, ".decides tbody tr")
    assert len(rows) == len(here().rows)
    assert rows[0].startswith("1kin")
    assert "accept" in rows[0]
    assert "Proved" in rows[0]
    assert said(page, ".aloud") == [str(here().settings["sentence"])]
    assert "Complete: every case has an answer" in said(page, ".top .badge")


def test_a_case_without_an_answer_is_told_of_somebody(client: Client) -> None:
    """A policy that is not complete says of whom it says nothing."""
    post(client, f"rules/{len(here().rows)}/take-out/")
    page = client.get("/policy/")
    assert "Not complete" in said(page, ".top .badge")
    assert said(page, ".note")[0].endswith(".")


def test_what_was_found_is_told_of_invented_people(client: Client) -> None:
    """Counterexamples are sentences about people; a rule has its own."""
    every = said(client.get("/policy/found/"), "[data-row] p")
    one = said(client.get("/policy/found/?rule=3"), "[data-row] p")
    assert 0 < len(one) < len(every)
    assert any("which is not known" in sentence for sentence in one)
    assert said(client.get("/policy/found/?rule=3"), ".points li")


@pytest.mark.parametrize(
    "page",
    ["versions/99/", "begin/nothing/", "professions/nothing/", "publish/nobody/"],
)
def test_what_is_not_there_is_told_calmly(client: Client, page: str) -> None:
    """A wrong address is a page with one sentence."""
    answer = client.get(f"/policy/{page}")
    assert answer.status_code == 404
    assert len(said(answer, "h1")) == 1


@pytest.mark.parametrize(
    "asked", ["?rule=99", "?rule=-1", "?rule=x", "?rule=99999999999", "?rule=²"]
)
def test_a_rule_that_is_not_there_is_not_opened(client: Client, asked: str) -> None:
    """The table is shown all the same."""
    answer = client.get(f"/policy/{asked}")
    assert answer.status_code == 200
    assert not html_of(answer).css("#editor")


def test_read_only_shows_no_forms_and_changes_nothing(store: Home) -> None:
    """Neither the table nor what stands beside it can be changed."""
    browser = came_in(Desk(8123, store, read_only=True))
    for page in ("", "?rule=2", "changes/", "versions/1/", "publish/", "begin/"):
        assert not html_of(browser.get(f"/policy/{page}")).css(
            'form[method="post"][action^="/policy"]'
        )
    before = here()
    answer = browser.post("/policy/rules/1/", {"seen": before.digest, "cell-tone": "plain"})
    assert answer.status_code == 403
    assert here() == before


def test_incognito_hides_whom_a_change_concerns(store: Home) -> None:
    """Nobody who looks on learns a name."""
    policy_drafts.begin_from("open")
    shown = came_in(Desk(8123, store)).get("/policy/changes/").content.decode()
    hidden = came_in(Desk(8123, store, incognito=True)).get("/policy/changes/").content.decode()
    assert "Ines Abara" in shown
    assert "Ines Abara" not in hidden


def test_a_hostile_text_in_a_policy_stays_a_text(client: Client) -> None:
    """Cells, settings and names are escaped wherever they are shown."""
    evil = "<script>alert(1)</script>"
    post(client, "rules/1/", **{"cell-rule": evil, "cell-because": evil, "cell-say": evil})
    post(client, "beside-the-rules/texts/", name=evil, purpose=evil, sentence=evil)
    policy_drafts.save(evil, here().digest)
    policy_drafts.begin_from("open")
    for page in (*PAGES, "versions/2/"):
        answer = client.get(f"/policy/{page}")
        assert evil not in answer.content.decode(), page
        assert "<b>Bold</b>" not in answer.content.decode(), page


def test_without_a_policy_one_chooses_where_to_begin(empty_store: Home, client: Client) -> None:
    """Every page leads to the policies one can begin with; the first one saved is version 1."""
    from friendline.store.models import PolicyVersion  # noqa: PLC0415 - Django first

    PolicyVersion.objects.all().delete()
    for page in ("", "in-words/", "found/", "changes/", "versions/", "try/", "publish/"):
        assert client.get(f"/policy/{page}").headers["Location"] == "/policy/begin/", page
    assert client.get("/policy/begin/").status_code == 200
    client.post("/policy/begin/with/", {"name": "open"})
    assert said(client.get("/policy/changes/"), "h1") == ["Version 1 is being written"]
    post(client, "save/", note="")
    assert policies.number() == 1
