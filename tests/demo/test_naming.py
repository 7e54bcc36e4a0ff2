"""Names are given once, and nobody is taken for a client by accident."""

from nicknames import NickNamer
from rapidfuzz import fuzz

from friendline.demo.dice import Dice
from friendline.demo.naming import Namer, plain
from friendline.demo.owner import CLOSE_FRIENDS
from friendline.demo.phrases import names_source


def test_clients_have_families_like_nobody_else() -> None:
    """No family name of clients is near one of friends, so no friend fits by accident."""
    cultures = names_source()["culture"]
    clients = [plain(name) for one in cultures for name in one["clients"]]
    others = [plain(name) for one in cultures for name in (*one["friends"], *one["given"])]
    others += [plain(name.split()[-1]) for name in CLOSE_FRIENDS]
    near = [(one, two) for one in clients for two in others if fuzz.ratio(one, two) > 80]
    assert near == []


def test_names_are_given_once() -> None:
    """Nine thousand friends and five hundred clients have names of their own."""
    namer = Namer(Dice(5, "test"))
    friends = [namer.friend() for _ in range(9_000)]
    clients = [namer.client() for _ in range(500)]
    assert len(set(friends)) == 9_000
    assert len({(plain(given)[0], family) for given, family in clients}) == 500


def test_nicknames_are_known_ones() -> None:
    """Every nickname is one that matching knows, so that the planted truth is fair."""
    known = NickNamer()
    for full, short in names_source()["nicknames"].items():
        assert short.lower() in known.nicknames_of(full.lower()), full
