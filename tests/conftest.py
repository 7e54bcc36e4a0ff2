"""How properties are searched, and what is made once for all tests.

They are searched quickly with every run, and at length when asked for.
"""

import gc
from functools import cache

import pytest
from hypothesis import settings
from typer.main import get_command

# other work on the machine makes an example slow now and then; the suite as a whole is bounded
settings.register_profile("suite", deadline=None)
settings.register_profile("long", deadline=None, max_examples=3_000)
settings.load_profile("suite")

# to make all commands anew takes longer than most tests that type one
pytest.MonkeyPatch().setattr("typer.testing._get_command", cache(get_command))


def pytest_collection_finish() -> None:
    """Leave what lives to the end, all tests and libraries, out of every search for garbage.

    What is left is searched less often, since most of it goes without a search.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
