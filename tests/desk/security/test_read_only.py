"""Tests of the desk that may only be looked at."""

import pytest
from desk_helpers import PORT, came_in, html_of, one, sentence_of

from friendline.desk.running import Desk
from friendline.store.home import Home


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_changed(store: Home, method: str) -> None:
    """Every method that could change something is answered with a sentence."""
    browser = came_in(Desk(PORT, store, read_only=True))
    response = getattr(browser, method)("/settings/look", {"theme": "dark"})
    assert response.status_code == 403
    assert "--read-only" in sentence_of(response)


def test_pages_show_no_forms_and_say_so(store: Home) -> None:
    """Nothing is offered that would be refused."""
    page = html_of(came_in(Desk(PORT, store, read_only=True)).get("/settings/"))
    assert page.css('form[method="post"]') == []
    assert "Read only" in one(page, ".rail").text()
