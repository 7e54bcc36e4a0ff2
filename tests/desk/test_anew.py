"""Tests of the review that is made anew by itself."""

import pytest
from desk_helpers import PORT, came_in, html_of, one
from django.test import Client
from noted_jobs import NotedJobs

from friendline.desk.jobs import Standing
from friendline.desk.running import Desk
from friendline.review.progress import Silent
from friendline.review.reading import reading_for
from friendline.store import clock
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, import_files
from friendline.store.jobs import Ended, Job, Stage
from friendline.store.review import reviewing


@pytest.fixture
def jobs() -> NotedJobs:
    """Jobs that are noted and not done."""
    return NotedJobs()


@pytest.fixture
def desk(store: Home, jobs: NotedJobs) -> Desk:
    """A desk that renews."""
    return Desk(PORT, store, jobs=jobs, renews=True)


@pytest.fixture
def client(desk: Desk) -> Client:
    """A browser that came in."""
    return came_in(desk)


def _import(folder: Home) -> None:
    file = folder.folder / "list.csv"
    file.write_text("Name,E-mail,Relationship\nAda Made-Up,ada@example.org,client\n", "utf-8")
    import_files(Asked((), file), reading_for("UTC", clock.today(), None), Silent())


def test_a_change_asks_for_a_review_only_where_it_would_be_another(
    client: Client, jobs: NotedJobs, store: Home
) -> None:
    """Nothing imported, nothing to review; a current review is not asked for again."""
    client.post("/settings/look", {"theme": "dark"})
    assert not jobs.asked
    _import(store)
    client.get("/keys/")
    assert not jobs.asked
    client.post("/settings/look", {"theme": "dark"})
    assert [job.kind for job in jobs.asked] == ["review"]
    reviewing.refresh()
    client.post("/settings/look", {"theme": "dark"})
    assert len(jobs.asked) == 1


def test_what_was_refused_asks_for_nothing(client: Client, jobs: NotedJobs, store: Home) -> None:
    """A form that was not taken changed nothing."""
    _import(store)
    client.post("/settings/look", {"theme": "neon"})
    assert not jobs.asked


def test_a_page_says_how_far_the_review_is(client: Client, jobs: NotedJobs) -> None:
    """While it is made, each page shows the stage, and asks again by itself."""
    review = Job(kind="review", home="")
    jobs.shown = Standing(review, Stage("Who can see what", 2, 5))
    strip = one(html_of(client.get("/keys/")), "#anew")
    assert "Who can see what, 2 of 5" in " ".join(strip.text().split())
    assert strip.attributes["hx-trigger"] == "every 1s"


def test_a_new_review_is_offered_and_not_forced(
    client: Client, jobs: NotedJobs, store: Home
) -> None:
    """Once it is there, the strip has a link to the page as it would be now."""
    _import(store)
    reviewing.refresh()
    jobs.shown = Standing(ended=Ended())
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://127.0.0.1:{PORT}/imports/?page=2"}
    strip = html_of(client.get("/review-anew/?since=0", headers=headers))
    assert one(strip, "a").attributes["href"] == "/imports/?page=2"
    assert "hx-get" not in one(strip, "#anew").attributes


def test_what_failed_is_told_on_every_page(client: Client, jobs: NotedJobs) -> None:
    """Why it could not be made stands in a sentence, with a button to try again."""
    jobs.shown = Standing(ended=Ended(why="The disk is <full>."))
    page = html_of(client.get("/keys/"))
    assert "The disk is <full>." in one(page, "#anew").text()
    client.post("/review-anew/ask", {"back": "/keys/"})
    assert [job.kind for job in jobs.asked] == ["review"]


def test_nothing_is_said_where_nothing_is_done(client: Client) -> None:
    """A quiet desk shows no strip, and a strange number does no harm."""
    assert not html_of(client.get("/keys/")).css("#anew")
    assert client.get("/review-anew/?since=x").status_code == 200
