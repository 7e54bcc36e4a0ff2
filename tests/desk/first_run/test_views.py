"""Tests of the steps of the first run."""

from pathlib import Path

import pytest
from desk_helpers import PORT, came_in, html_of, one
from django.test import Client
from noted_jobs import NotedJobs

from friendline.desk.first_run.steps import way
from friendline.desk.running import Desk
from friendline.store import documents
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep
from friendline.store.policy import policies
from friendline.store.review import reviewed, reviewing

_STEPS = ("exports", "client-list", "calendar", "why", "who-can-see", "review")


@pytest.mark.parametrize("step", ["", *(f"{step}/" for step in _STEPS), "before-the-first-client/"])
def test_each_step_can_be_seen_before_anything_is_done(client: Client, step: str) -> None:
    """On an empty store every step has its page, with one heading and a title that says it."""
    response = client.get(f"/start/{step}")
    assert response.status_code == 200
    page = html_of(response)
    assert len(page.css("h1")) == 1
    assert one(page, "h1").text() in one(page, "title").text()


@pytest.mark.parametrize("step", _STEPS)
def test_a_desk_that_only_shows_has_no_forms(store: Home, step: str) -> None:
    """With --read-only no step offers anything that would change the store."""
    client = came_in(Desk(PORT, store, read_only=True))
    assert not html_of(client.get(f"/start/{step}/")).css("main form[method=post]")


def test_the_first_page_of_an_empty_store_is_the_first_run(client: Client) -> None:
    """Who opens a new desk is led to the six steps, and from there to the first."""
    assert client.get("/").headers["Location"] == "/start/"
    page = html_of(client.get("/start/"))
    assert one(page, "h1").text() == "Six steps to your first review"
    assert one(page, "a.primary").attributes["href"] == "/start/exports/"


@pytest.mark.parametrize("kind", ["", "unknown"])
def test_no_step_is_done_where_nothing_was_read(store: Home, kind: str) -> None:
    """A review of nothing, as follows an empty zip, does no step."""
    if kind:
        keep(Source("empty.zip", kind), [])
    reviewing.refresh()
    assert reviewed.run() is not None
    assert [step.name for step in way().steps if step.is_done] == []


def test_the_interview_suggests_rules_and_adopts_what_is_chosen(client: Client) -> None:
    """The answers choose a preset, named with a reason; another can be taken all the same."""
    answers = {"why": "remembered", "met": "yes", "channels.linkedin": "professional"}
    assert client.post("/start/why/", answers).headers["Location"] == "/start/rules/"
    page = html_of(client.get("/start/rules/"))
    assert "would fit, because" in one(page, ".say").text()
    presets = [each.attributes["value"] for each in page.css("[name=preset]")]
    assert len(presets) > 1
    response = client.post("/start/rules/", {"preset": presets[1]})
    assert response.headers["Location"] == "/start/who-can-see/"
    assert policies.number() == 1
    assert next(step for step in way().steps if step.name == "why").is_done


def test_answers_are_shown_again(client: Client) -> None:
    """Who comes back finds what they answered."""
    client.post("/start/why/", {"why": "bond", "edited": ["health"], "place": "GB"})
    page = html_of(client.get("/start/why/"))
    assert one(page, "[name=why][checked]").attributes["value"] == "bond"
    assert one(page, "[name=place]").attributes["value"] == "GB"
    assert [each.attributes["value"] for each in page.css("[name=edited][checked]")] == ["health"]


def test_an_answer_that_cannot_be_is_told_beside_it(client: Client) -> None:
    """A place that is none is refused, and nothing is kept."""
    response = client.post("/start/why/", {"place": "<b>nowhere</b>"})
    assert response.status_code == 422
    assert one(html_of(response), ".field .error").text()
    assert client.get("/start/rules/").headers["Location"] == "/start/why/"


def test_rules_that_there_are_not_are_refused(client: Client) -> None:
    """A preset of a name that nobody offers changes nothing."""
    client.post("/start/why/", {"why": "none"})
    assert client.post("/start/rules/", {"preset": "../../etc"}).status_code == 422
    assert policies.number() is None


def test_without_a_review_there_is_nothing_to_ask_yet(client: Client) -> None:
    """The questions about audiences come from a review, and a strange answer does no harm."""
    assert (
        "come with the first review" in one(html_of(client.get("/start/who-can-see/")), "h1").text()
    )
    response = client.post("/start/who-can-see/", {"question": "no", "choice": "0"})
    assert response.headers["Location"] == "/start/who-can-see/"
    assert documents.latest(documents.AUDIENCE) is None
    assert client.post("/start/who-can-see/", {"question": "no", "choice": "x"}).status_code == 422
    assert client.post("/start/who-can-see/undo/", {"version": "7"}).status_code == 409


def test_the_list_before_the_first_client_is_done_or_waived(client: Client) -> None:
    """A thing that is open counts until it is done, or waived with a reason; waiving is undone."""
    page = html_of(client.get("/start/before-the-first-client/"))
    assert one(page, "h1").text() == "8 things to do before the first client"
    address = "/start/before-the-first-client/waive/"
    response = client.post(address, {"check": "backup", "why": " "})
    assert response.status_code == 422
    assert "Write why" in one(html_of(response), "#error-backup").text()
    client.post(address, {"check": "backup", "why": "<i>My disk is mirrored</i>"})
    page = html_of(client.get("/start/before-the-first-client/"))
    assert one(page, "h1").text() == "7 things to do before the first client"
    assert not page.css("main i")
    assert "<i>My disk is mirrored</i>" in one(page, "body").text()
    client.post("/start/before-the-first-client/take-up/", {"check": "backup"})
    page = html_of(client.get("/start/before-the-first-client/"))
    assert one(page, "h1").text() == "8 things to do before the first client"
    assert client.post(address, {"check": "nothing", "why": "x"}).status_code == 422


def test_uploads_of_a_step_lead_back_to_it(client: Client, jobs: NotedJobs, tmp_path: Path) -> None:
    """What is given in a step is imported, and the step says how far it is."""
    for step in ("exports", "calendar"):
        response = client.post(f"/start/{step}/", {"place": str(tmp_path)})
        assert response.headers["Location"] == f"/start/{step}/"
    assert len(jobs.asked) == 2
    assert client.post("/start/exports/").status_code == 422
