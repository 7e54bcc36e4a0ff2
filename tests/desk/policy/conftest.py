"""A desk on a store whose owner adopted a policy, and knows a few people."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import msgspec
import pytest

from friendline.model import Direction, Fact
from friendline.policy.change.changed_people import Became, PersonCase
from friendline.store.home import Home
from friendline.store.opening import close_store, open_store

_KNOWN: dict[str, Fact] = {
    "relationship": "client",
    "status": "current",
    "kin": False,
    "minor": False,
    "sensitive": False,
    "became_friend": False,
}


@pytest.fixture(scope="session")
def adopted_store(empty_store: Home, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A store with "met in person", whom it turned away, whom it let in, and who waits."""
    home = Home(copytree(empty_store.folder, tmp_path_factory.mktemp("adopted") / "home"))
    open_store(home)
    from friendline.store.models import Section  # noqa: PLC0415 - Django first
    from friendline.store.policy import policies, policy_changes  # noqa: PLC0415 - Django first

    policies.adopt("met-in-person", "My first rules.")
    cases = [
        _case("Ines Abara", Became.REJECTED, met=False),
        _case("Tom <b>Bold</b>", Became.REJECTED, met=False),
        _case("Ruth Cole", Became.CONNECTED, met=True),
        _case("Omar Diaz", Became.WAITING, met=False),
    ]
    content = msgspec.json.encode(cases)
    Section.objects.create(name=policy_changes.CASES, content=content)
    close_store()
    return home


@pytest.fixture
def store(adopted_store: Home, tmp_path: Path) -> Iterator[Home]:
    """The same, open, for one test."""
    home = Home(copytree(adopted_store.folder, tmp_path / "home"))
    open_store(home)
    yield home
    close_store()


def _case(name: str, became: Became, *, met: bool) -> PersonCase:
    return PersonCase(
        id=f"person-{len(name)}",
        name=name,
        channel="facebook",
        direction=Direction.EXISTING if became is Became.CONNECTED else Direction.INCOMING,
        facts={**_KNOWN, "met": met},
        became=became,
        at=1_700_000_000,
    )
