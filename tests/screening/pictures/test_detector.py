"""Pictures, from items to findings."""

import subprocess
import sys
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photo_helpers import LEEDS, photo
from PIL import Image
from screening.pictures.drawn import NEEDS_RAPIDOCR, batch, landscape, media, packed, poster

from friendline.model import Category, Finding, Person, Relationship, Severity
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.detector import Batch
from friendline.screening.outside.not_screened import NotScreenedError
from friendline.screening.pictures import Pictures, make
from friendline.screening.pictures.looking import Looking
from friendline.screening.pictures.nudity import Bare
from friendline.screening.pictures.words import Read
from friendline.screening.screen import screen
from friendline.screening.words import Words

WORDS = Words()
RUDE = "What a fucking day"


class Eyes:
    """Sees in each picture what its corner says: words in green ones, bare skin in red ones."""

    def read(self, image: Image.Image) -> Read:
        """Give the words of a green picture."""
        return Read(RUDE if self._corner(image)[1] > 200 else "", is_whole=True)

    def judge(self, image: Image.Image) -> Bare | None:
        """Find a red picture bare."""
        bare = Bare(Category.NUDITY, Severity.HIGH, "It looks naked.")
        return bare if self._corner(image)[0] > 200 else None

    @staticmethod
    def _corner(image: Image.Image) -> Sequence[int]:
        corner = image.getpixel((0, 0))
        assert isinstance(corner, tuple)
        return [int(one) for one in corner]


GREEN = packed(Image.new("RGB", (60, 60), "#00ff00"))
RED = packed(Image.new("RGB", (60, 60), "#ff0000"))
BLUE = packed(Image.new("RGB", (60, 60), "#0000ff"))
NAMES = ("green.png", "red.png", "blue.png", "bad.png", "none.png", "film.mp4", "m/red.png", "..")
FILES = {"m/green.png": GREEN, "m/red.png": RED, "m/blue.png": BLUE, "m/bad.png": b"bad"}


def pictures(files: dict[str, bytes] | None = None, most: int = 100) -> Pictures:
    """Make the detector with plain eyes and the word lists."""
    eyes = Eyes()
    return Pictures(media(FILES if files is None else files), Looking(eyes, eyes, most), [WORDS])


def seen(detector: Pictures, *items: dict[str, Any]) -> tuple[list[Finding], dict[str, str]]:
    """Findings, and what is said of the items that were not wholly looked at."""
    try:
        return list(detector.screen(batch(*items))), {}
    except NotScreenedError as partly:
        return list(partly.findings), partly.reasons


def test_words_in_a_picture_are_read_as_words_of_a_post() -> None:
    """The finding shows the word, says that it stands in a picture, and states no share."""
    ((found,), unseen) = seen(pictures(), {"id": "a", "media": ["green.png"]})
    assert (found.item, found.category, found.detector) == ("a", Category.PROFANITY, "pictures")
    assert found.evidence == "in the picture: “fucking”"
    assert found.reason.endswith(". It stands in a picture.")
    assert found.confidence is None
    assert unseen == {}


def test_what_the_item_itself_says_is_not_read_again() -> None:
    """The text, the place and the album belong to the other detectors."""
    own = {"text": RUDE, "album": RUDE, "place": RUDE, "group": RUDE}
    assert seen(pictures(), {"id": "a", "media": ["blue.png"], **own}) == ([], {})
    (found, _) = seen(pictures(), {"id": "a", "media": ["green.png"], **own})
    assert len(found) == 1


def test_bare_pictures_are_findings_whoever_posted_them() -> None:
    """Those of others stand on the owner's timeline too."""
    items = ({"id": str(by), "media": ["red.png"], "by": by} for by in (None, "Ann Test"))
    (found, _) = seen(pictures(), *items)
    assert {(one.item, one.category, one.severity, one.evidence) for one in found} == {
        ("None", Category.NUDITY, Severity.HIGH, "red.png"),
        ("Ann Test", Category.NUDITY, Severity.HIGH, "red.png"),
    }


def test_the_place_in_a_file_is_told_for_the_owners_pictures_only() -> None:
    """The coordinates themselves are not repeated."""
    detector = pictures({"m/out.jpg": photo(gps=LEEDS)})
    items = ({"id": str(by), "media": ["out.jpg"], "by": by} for by in (None, "Ann Test"))
    ((found,), _) = seen(detector, *items)
    assert (found.item, found.category, found.severity) == ("None", "location", "low")
    assert "53" not in found.evidence + found.reason


def test_what_was_not_looked_at_is_never_clean() -> None:
    """One broken or absent picture of several makes the item one that nobody knows of."""
    detector = pictures()
    found, unseen = seen(
        detector,
        {"id": "a", "media": ["bad.png", "red.png", "none.png"]},
        {"id": "b", "media": ["blue.png"]},
        {"id": "c", "media": ["film.mp4"], "text": "A film"},
    )
    assert [one.item for one in found] == ["a"]
    assert list(unseen) == ["a", "c"]
    assert unseen["a"].startswith("A picture is broken")
    assert unseen["a"].endswith("A picture of it is not in the export.")
    assert unseen["c"] == "Its video was not looked at: only pictures are."


def test_the_newest_are_looked_at_where_not_all_can_be() -> None:
    """What is older than so many pictures is told as not looked at."""
    names = ["green.png", "red.png", "blue.png"]
    items = [{"id": name, "at": at, "media": [name]} for at, name in enumerate(names)]
    found, unseen = seen(pictures(most=2), *items)
    assert [one.item for one in found] == ["red.png"]
    assert list(unseen) == ["green.png"]


def test_the_order_of_rows_changes_nothing() -> None:
    """Findings and what is not looked at are the same for shuffled items."""
    names = [name.rpartition("/")[2] for name in FILES]
    items = [{"id": f"{n}", "at": n % 5, "media": names[n % 3 : n % 3 + 2]} for n in range(20)]
    first = seen(pictures(most=3), *items)
    Random(2).shuffle(items)  # noqa: S311 - an order, and no secret
    again = seen(pictures(most=3), *items)
    assert sorted(map(repr, first[0])) == sorted(map(repr, again[0]))
    assert first[1] == again[1]


def test_screening_never_takes_a_broken_picture_for_a_clean_one() -> None:
    """In a whole review the item with the broken picture is listed as not screened."""
    items = batch({"id": "a", "media": ["bad.png"]}, {"id": "b", "media": ["green.png"]}).items
    screening = screen(items, [pictures()])
    assert [one.item for one in screening.findings] == ["b"]
    assert [item for item, _ in screening.not_screened] == ["a"]


@given(st.lists(st.lists(st.sampled_from(NAMES) | st.text(max_size=6), max_size=4), max_size=6))
def test_every_item_with_media_is_looked_at_or_told(media_of_items: list[list[str]]) -> None:
    """Whatever the names are, an item is only silent if all its pictures were looked at."""
    items = [{"id": str(row), "media": names} for row, names in enumerate(media_of_items)]
    _, unseen = seen(pictures(), *items)
    good = {"green.png", "red.png", "blue.png", "m/red.png"}
    expected = {str(row) for row, names in enumerate(media_of_items) if not good.issuperset(names)}
    assert set(unseen) == expected


@pytest.mark.parametrize("columns", [["id"], ["id", "text"]])
def test_a_table_without_media_is_read(columns: list[str]) -> None:
    """A table made by hand has what it has."""
    items = batch({"id": "a", "media": ["red.png"]}).items.select(columns)
    assert list(pictures().screen(Batch(items))) == []


def test_the_card_says_what_was_not_measured() -> None:
    """An owner is told that nobody here measured it on photographs."""
    card = Pictures.card
    assert "No real photographs" in card.measured_on
    assert not card.sends


@pytest.mark.parametrize(
    ("settings", "said"),
    [({"most": 0}, "most"), ({"txt": True}, "txt"), ({"text": "yes"}, "text")],
)
def test_settings_that_do_not_fit_are_told(settings: dict[str, object], said: str) -> None:
    """The sentence names the setting."""
    with pytest.raises(ScreeningSettingsError, match=said):
        make(Given(settings=settings))


def test_the_version_changes_with_what_is_asked_for() -> None:
    """What was kept of a review without nakedness is not taken for one with it."""
    off = {"text": False, "nudity": False}
    versions = {make(Given(settings=off | {"most": most})).version for most in (1, 2, 2)}
    assert len(versions) == 2


@NEEDS_RAPIDOCR
def test_all_of_it_works_together() -> None:
    """Words, a client's name and a number are read from a drawn picture by the real thing."""
    names = ("Petronella Ashgrove", "Thaddeus Winterbourne")
    clients = [Person(id=name, name=name, relationship=Relationship.CLIENT) for name in names]
    files = {
        "m/1.png": packed(poster("Petronella Ashgrove", "told me on 020 7946 0018", RUDE)),
        "m/2.jpg": packed(landscape(), "JPEG"),
        "m/3.jpg": packed(poster("With Thaddeus Winterbourne"), "JPEG"),
    }
    detector = make(Given(people=clients, media=media(files)))
    both = {"id": "a", "media": ["1.png", "3.jpg"]}
    found, unseen = seen(detector, both, {"id": "b", "media": ["2.jpg"]})
    assert {one.item for one in found} == {"a"}
    assert {one.category for one in found} == {Category.PROFANITY, Category.CONFIDENTIAL}
    assert all(any(name in one.evidence for one in found) for name in names)
    assert detector.categories > {Category.NUDITY, Category.PROFANITY, Category.CONFIDENTIAL}
    assert unseen == {}


REACHING = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "socket.sendmsg",
    "subprocess.Popen",
    "os.system",
)
"""What Python tells its watchers before a program reaches out. Opening a socket is not among it:
urllib3, which rapidocr brings, looks in this way whether the machine itself speaks IPv6."""

QUIET = """
import sys
sys.path.insert(0, {tests!r})
from screening.pictures.drawn import batch, media, packed, poster
touched = []
def watch(event, arguments):
    if event in {reaching}:
        touched.append((event, arguments))
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        touched.append((event, arguments))
content = packed(poster("What a fucking day"))
from friendline.screening.choosing import Given
from friendline.screening.pictures import make
sys.addaudithook(watch)
detector = make(Given(media=media({{"m/1.png": content}})))
found = list(detector.screen(batch({{"id": "a", "media": ["1.png"]}})))
print(len(found), touched)
"""


@NEEDS_RAPIDOCR
def test_nothing_is_sent_and_nothing_is_written(request: pytest.FixtureRequest) -> None:
    """From making the detector to the finding no connection is opened and no file written.

    A program of its own is watched, since Python does not take its watchers off again.
    """
    tests = str(request.config.rootpath / "tests")
    command = [sys.executable, "-B", "-c", QUIET.format(tests=tests, reaching=REACHING)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - our own program
    assert said.stderr == ""
    assert said.stdout.strip() == "1 []"
