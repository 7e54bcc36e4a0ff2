"""What tells the parts of one export, for all networks of the house."""

from archives_helpers import Memory

from friendline.archives.meta.names import KnownFiles
from friendline.archives.meta.parts import wholes_of
from friendline.archives.opening import Archive

FILES = KnownFiles(lambda name: "profile" if name.endswith("me.json") else None)
wholes = wholes_of(
    "network", (frozenset({"old"}), frozenset({"new"})), FILES, lambda kind: kind == "profile"
)


def part(*names: str, path: str = "part.zip") -> Archive:
    """Make a part that holds these files."""
    return Memory(dict.fromkeys(names, b""), f"/home/zoe/{path}")


def are_one(one: Archive, other: Archive) -> bool:
    """Whether two archives are parts of one export, whichever comes first."""
    there, back = wholes([one, other]), wholes([other, one])
    assert len(there) == len(back)
    return len(there) == 1


def test_parts_hold_different_files() -> None:
    """Two archives with a file of one name are two exports; media do not count."""
    assert are_one(part("new/a.json", "1.jpg"), part("new/b.json", "1.jpg"))
    assert not are_one(part("new/a.json"), part("new/a.json"))


def test_there_is_one_profile_in_an_export() -> None:
    """Two profiles are two exports, wherever they lie."""
    assert not are_one(part("new/me.json"), part("new/x/me.json"))


def test_the_layout_and_the_network_s_own_name_agree() -> None:
    """Where both tell the year or the day, it is the same; what tells nothing fits."""
    assert not are_one(part("old/a.json"), part("new/b.json"))
    assert are_one(part("a.json"), part("new/b.json"))
    first = part("a.json", path="network-zoe-2026-AbC.zip")
    assert are_one(first, part("b.json", path="Network-Zoe-2026-dEf.zip"))
    assert not are_one(first, part("b.json", path="network-zoe-2025-dEf.zip"))
    assert are_one(first, part("b.json", path="renamed.zip"))
