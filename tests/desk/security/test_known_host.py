"""Tests of the guard against DNS rebinding."""

import pytest
from desk_helpers import HOST, PORT, came_in, sentence_of

from friendline.desk.running import Desk


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"127.0.0.1:{PORT}.evil.example",
        f"0.0.0.0:{PORT}",
        f"[::1]:{PORT}",
        "",
    ],
)
def test_a_foreign_name_is_refused(desk: Desk, host: str) -> None:
    """A name that is made to point to this machine shows nothing, even with the cookie."""
    response = came_in(desk).get("/settings/", headers={"host": host})
    assert response.status_code == 403
    assert "not the desk's" in sentence_of(response)


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}"])
def test_the_desks_own_names_are_answered(desk: Desk, host: str) -> None:
    """Both names of the loopback address lead to the desk."""
    assert came_in(desk).get("/settings/", headers={"host": host}).status_code == 200
