"""Long jobs are done in a process of their own, one after the other."""

from pathlib import Path
from shutil import copytree

import pytest

from friendline.desk.jobs import Jobs
from friendline.store import documents
from friendline.store.home import Home
from friendline.store.jobs import Job
from friendline.store.models import Import
from friendline.store.opening import close_store, open_store

_PATIENCE = 120
_LIST = "Name,E-mail,Relationship\nAda Made-Up,ada@example.org,client\n"


@pytest.fixture(scope="module")
def without_model(empty_store: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A store whose reviews leave the model out: each process would load it."""
    home = Home(copytree(empty_store.folder, tmp_path_factory.mktemp("jobs") / "home"))
    open_store(home)
    documents.save(documents.SCREENING, "[meaning]\ndeep = false\n")
    close_store()
    return home


@pytest.fixture
def home(without_model: Home, tmp_path: Path) -> Home:
    """A store, closed."""
    return Home(copytree(without_model.folder, tmp_path / "home"))


def test_an_import_is_done_and_told(home: Home, tmp_path: Path) -> None:
    """What is imported stands in the store, what it gave is told, and a copy is removed."""
    copy = tmp_path / "list.csv"
    copy.write_text(_LIST, "utf-8")
    jobs = Jobs()
    jobs.ask(Job(kind="import", home=str(home.folder), clients=str(copy), uploaded=True))
    assert jobs.wait(_PATIENCE)
    ended = jobs.standing.ended
    assert ended is not None
    assert ended.why is None
    assert [(each.name, each.new, each.row.people) for each in ended.read] == [("list.csv", 2, 1)]
    assert not copy.exists()
    open_store(home)
    assert Import.objects.count() == 1
    close_store()


def test_what_fails_is_told_in_a_sentence(home: Home, tmp_path: Path) -> None:
    """A client list that nobody can read ends the job with the sentence of the command line."""
    jobs = Jobs()
    jobs.ask(Job(kind="import", home=str(home.folder), clients=str(tmp_path / "no.csv")))
    assert jobs.wait(_PATIENCE)
    ended = jobs.standing.ended
    assert ended is not None
    assert "no.csv" in (ended.why or "")


def test_one_strange_file_does_not_stop_the_others(home: Home, tmp_path: Path) -> None:
    """What is no export is told with its reason, and what lies beside it is imported."""
    strange, good = tmp_path / "strange.zip", tmp_path / "list.csv"
    strange.write_bytes(b"PK\x03\x04 and then nothing")
    good.write_text(_LIST, "utf-8")
    jobs, files = Jobs(), (str(strange), str(good))
    jobs.ask(Job(kind="import", home=str(home.folder), sources=files, uploaded=True))
    assert jobs.wait(_PATIENCE)
    imported = jobs.standing.imported
    assert imported is not None
    assert imported.why is None
    assert [(each.name, each.new) for each in imported.read] == [
        ("list.csv", 2),
        ("strange.zip", None),
    ]
    assert "damaged" in imported.read[1].row.skipped[0].reason
    assert not strange.exists()


def test_what_waits_already_is_not_asked_for_twice(home: Home) -> None:
    """Of many changes in a row there is one review more, not one each."""
    jobs, review = Jobs(), Job(kind="review", home=str(home.folder))
    for _ in range(5):
        jobs.ask(review)
    assert jobs.standing.waiting == 1
    assert jobs.wait(_PATIENCE)
    assert jobs.standing.ended is not None
    assert jobs.standing.ended.why is None


def test_a_job_that_is_stopped_leaves_the_store_whole(home: Home) -> None:
    """Ending the desk ends what is being done, and the store opens as before."""
    jobs = Jobs()
    jobs.ask(Job(kind="review", home=str(home.folder)))
    jobs.stop()
    assert jobs.wait(_PATIENCE)
    jobs.ask(Job(kind="review", home=str(home.folder)))
    assert jobs.standing.is_idle
    open_store(home)
    close_store()
