"""How properties are searched: quickly with every run, at length when asked for."""

from hypothesis import settings

# other work on the machine makes an example slow now and then; the suite as a whole is bounded
settings.register_profile("suite", deadline=None)
settings.register_profile("long", deadline=None, max_examples=3_000)
settings.load_profile("suite")
