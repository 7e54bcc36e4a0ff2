"""A store with the review of a small made-up owner."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.template import Template
from django.test.utils import instrumented_test_render  # type: ignore[attr-defined]  # it is there

from friendline.store.opening import close_store, open_store, set_up_django

set_up_django()  # before anything of the store is imported

from reviewed_owner import copy_of_reviewed_home  # noqa: E402 - Django first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from friendline.store.home import Home


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Iterator[Home]":
    """Her store, open; what a test does stays in it. Answers tell what templates were given."""
    monkeypatch.setattr(Template, "_render", instrumented_test_render)
    home = copy_of_reviewed_home(tmp_path)
    open_store(home)
    yield home
    close_store()
