"""The areas of the desk: each is read once it is asked for, and then works like any other."""

import subprocess
import sys

import pytest
from django.test import Client
from django.urls import resolve, reverse

from friendline.desk import areas

_FIRST = """
import sys
from friendline.store.opening import set_up_django
set_up_django()
import friendline.desk.urls
from django.urls import resolve, reverse
assert reverse("home") == "/"
assert reverse("policy:index") == "/policy/"
assert resolve("/ledger/").view_name == "ledger:index"
assert not [name for name in sys.modules if name.endswith(".views") and ".desk." in name]
"""


@pytest.mark.parametrize("area", areas.there(), ids=lambda area: area.folder)
def test_every_area_has_a_first_page_under_its_name(client: Client, area: areas.Area) -> None:
    """Its address leads to its index, and its index to its address."""
    assert reverse(f"{area.folder}:index") == area.address
    assert resolve(area.address).view_name == f"{area.folder}:index"
    assert client.get(area.address).status_code in {200, 302, 404}


def test_an_area_is_read_once_it_is_asked_for() -> None:
    """To know the addresses of all pages reads the pages of no area."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _FIRST], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


_LIGHT = """
import sys
from friendline.store.opening import set_up_django
set_up_django()
from friendline.desk import areas
areas.read_first()
assert "friendline.desk.requests.queue_views" in sys.modules
heavy = {"polars", "numpy", "onnxruntime", "PIL"} & set(sys.modules)
assert not heavy, heavy
"""


def test_the_first_page_needs_nothing_heavy() -> None:
    """What the desk begins with is there within a second: no tables, no pictures, no model."""
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _LIGHT], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""


def test_all_can_be_read_ahead() -> None:
    """What is read soon after the start is what pages would read."""
    areas.read_all()
    assert all(f"{area.package}.views" in sys.modules for area in areas.there())
