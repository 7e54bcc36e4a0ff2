"""Tests of the first page."""

from unittest.mock import patch

from django.test import Client

from friendline.desk import home
from friendline.desk.areas import Area, there_in_rail
from friendline.store.imports.importing import Source, keep


class _FirstRun(Area):
    @property
    def address(self) -> str:
        return "/start/"


def test_an_empty_store_leads_to_the_first_run(client: Client) -> None:
    """Where nothing was imported, importing comes first."""
    with patch.object(home, "there", lambda: (_FirstRun("first_run", "start/"),)):
        assert client.get("/").headers["Location"] == "/start/"


def test_a_store_with_something_in_it_leads_to_the_rail(client: Client) -> None:
    """Where something was imported, the first entry of the rail is shown."""
    keep(Source("clients.csv", "client_list"), [])
    assert client.get("/").headers["Location"] == there_in_rail()[0].address
