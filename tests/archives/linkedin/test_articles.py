"""Articles, which are HTML files of the large export."""

import time

import pytest
from linkedin_helpers import BASIC, LARGE, export, items, of, read, utc

from friendline.archives.linkedin import SOURCE
from friendline.archives.source import Reading
from friendline.model import Fault, Item, ItemKind

NAME = "Articles/Articles/a.html"


def articles(*pages: str) -> list[Item]:
    """The articles of an export that has these pages."""
    files = {f"Articles/Articles/{number}.html": page for number, page in enumerate(pages)}
    records = read({"Profile.csv": BASIC["Profile.csv"], **files})
    return [item for item in of(records, Item) if item.file in files]


def test_an_article_is_a_post() -> None:
    """Title, words and the day of publication are read; styles and the day itself are not text."""
    early, on_change = (post for post in items(LARGE, ItemKind.POST) if "Articles" in post.file)
    assert on_change.text == "On change\nFirst & last.\nSlow\ndown."
    assert on_change.at == utc("2019-01-03 11:12")
    assert on_change.audience == "unknown"
    assert (early.text, early.at) == ("Early\nWords", utc("2018-05-06 07:08:09"))


def test_articles_of_2026_have_no_day() -> None:
    """Without a day in the page or in the name of its file there is none."""
    (article,) = articles("<html><title>T</title><h1>T</h1><p>Words</p></html>")
    assert (article.text, article.at) == ("T\nWords", None)


def test_only_the_folder_of_articles_is_read() -> None:
    """Another HTML file of the export is no article."""
    assert "Not an article" not in repr(read(LARGE))


@pytest.mark.parametrize("page", ["", "<html></html>", "<style>x</style>", " \n"])
def test_an_article_without_words_is_told(page: str) -> None:
    """A page with nothing in it is listed and left out."""
    (fault,) = of(read({"Profile.csv": BASIC["Profile.csv"], NAME: page}), Fault)
    assert fault.file == NAME


def test_an_article_that_cannot_be_read_is_told() -> None:
    """A page that the archive cannot give does not stop the rest."""
    archive = export(LARGE)
    archive.broken.add("Articles/Articles/on-change-7n5pe.html")
    records = list(SOURCE.read(archive, Reading()))
    assert [fault.file for fault in of(records, Fault)] == [
        "Articles/Articles/on-change-7n5pe.html"
    ]
    assert any(item.text.startswith("Early") for item in of(records, Item))


def test_an_article_that_only_opens_elements_takes_no_time() -> None:
    """A parser takes time by the square of the depth; the words before that are kept."""
    began = time.process_time()
    (article,) = articles("<h1>T</h1><p>Words</p>" + "<div>" * 400_000 + "deep")
    assert time.process_time() - began < 2
    assert article.text == "T\nWords"
