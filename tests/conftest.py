"""How properties are searched: quickly with every run, at length when asked for."""

import gc

from hypothesis import settings

# other work on the machine makes an example slow now and then; the suite as a whole is bounded
settings.register_profile("suite", deadline=None)
settings.register_profile("long", deadline=None, max_examples=3_000)
settings.load_profile("suite")


def pytest_collection_finish() -> None:
    """Leave what lives to the end, all tests and libraries, out of every search for garbage."""
    gc.collect()
    gc.freeze()
