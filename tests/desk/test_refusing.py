"""Tests of pages that say why there is nothing to see."""

import pytest
from desk_helpers import browser_of, html_of, one, sentence_of
from django.test import Client

from friendline.desk.running import Desk


@pytest.mark.parametrize("path", ["/nothing-here/", "/requests/999999/", "/people/nobody/"])
def test_what_is_not_there_leads_back_to_the_desk(client: Client, path: str) -> None:
    """Whoever came in is told so, and has a link to go on."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert "no such page" in sentence_of(answer)
    assert one(html_of(answer), "a[href='/']").text() == "To the desk"


@pytest.mark.parametrize("path", ["/", "/open?key=too-old", "/nothing-here/"])
def test_who_is_not_let_in_is_told_what_to_press_and_where(desk: Desk, path: str) -> None:
    """A link into the desk would lead nowhere, so there is none."""
    answer = browser_of(desk).get(path)
    assert answer.status_code == 403
    assert "Press Enter" in sentence_of(answer)
    assert "start the desk again" in sentence_of(answer)
    assert not html_of(answer).css("a")


@pytest.mark.parametrize("path", ["/start/client-list/columns/", "/settings/forget/now"])
def test_the_address_of_a_form_leads_back_to_the_desk(client: Client, path: str) -> None:
    """Who opens it from the history sees a sentence and a link, and no empty page."""
    answer = client.get(path)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "a form is sent" in sentence_of(answer)
    assert one(html_of(answer), "a[href='/']").text() == "To the desk"
