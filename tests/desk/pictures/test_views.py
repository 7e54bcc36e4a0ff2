"""Pictures of items: made anew, small, and only where they still lie."""

import itertools
from io import BytesIO

import pytest
from desk_helpers import PORT, came_in
from django.test import Client
from PIL import Image

from friendline.desk.pictures import finding, views
from friendline.desk.running import Desk
from friendline.store.home import Home
from friendline.store.models import Item


@pytest.fixture(autouse=True)
def _fresh() -> None:
    views._shown.cache_clear()  # noqa: SLF001 - stores of tests are made one after the other
    finding._media_of.cache_clear()  # noqa: SLF001 - the same


def _with_picture(monkeypatch: pytest.MonkeyPatch, content: bytes | None) -> str:
    """Let every picture have this content; give the address of one."""
    monkeypatch.setattr(views, "content_of", lambda _item, _number: content)
    item = Item.objects.exclude(media="").first()
    assert item is not None
    return f"/pictures/{item.pk}/0"


def _photo() -> bytes:
    image, made, facts = Image.new("RGB", (1600, 900), "navy"), BytesIO(), Image.Exif()
    facts[0x010E] = "SECRET PLACE"
    image.paste("white", (0, 0, 800, 900))
    image.save(made, "JPEG", exif=facts)
    return made.getvalue()


def test_a_picture_is_found_in_the_export_where_it_lies(client: Client) -> None:
    """What the export holds is shown as a small JPEG that no browser takes for anything else."""
    item = Item.objects.exclude(media="").first()
    assert item is not None
    answer = client.get(f"/pictures/{item.pk}/0")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert max(Image.open(BytesIO(answer.content)).size) <= 640


def test_what_a_file_tells_of_itself_is_not_passed_on(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture is made anew: neither its facts nor its size stay."""
    shown = client.get(_with_picture(monkeypatch, _photo())).content
    image = Image.open(BytesIO(shown))
    assert image.size == (640, 360)
    assert not image.getexif()
    assert b"SECRET" not in shown


def test_a_picture_is_blurred_incognito(store: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --incognito the server itself gives nothing sharp."""
    client = came_in(Desk(PORT, store, incognito=True))
    image = Image.open(BytesIO(client.get(_with_picture(monkeypatch, _photo())).content))
    edge = [image.convert("L").getpixel((x, 180)) for x in range(300, 341)]
    steps = [abs(int(one) - int(other)) for one, other in itertools.pairwise(edge)]  # type: ignore[arg-type]  # one channel
    assert max(steps) < 20


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script>",
        b"\xff\xd8\xff" + b"\xff\xda" * 200,
    ],
)
def test_what_is_no_picture_is_not_shown(
    client: Client, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    """Where there is nothing to show, a sign of our own is shown, and never the file."""
    answer = client.get(_with_picture(monkeypatch, content))
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("no-picture.svg")


def test_a_bomb_is_not_unpacked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that would be a hundred million points is refused by its header."""
    made = BytesIO()
    Image.new("1", (12_000, 9_000)).save(made, "PNG")
    assert len(made.getvalue()) < 20_000
    assert client.get(_with_picture(monkeypatch, made.getvalue())).status_code == 302


@pytest.mark.parametrize(
    "path", ["/pictures/", "/pictures/x/0", "/pictures/..%2f..%2fx/0", "/pictures/x/-1"]
)
def test_strange_addresses_are_calm(client: Client, path: str) -> None:
    """There is no list of pictures, and no way out of the items."""
    assert client.get(path).status_code == 404


def test_a_number_too_high_is_a_picture_that_is_not_there(client: Client) -> None:
    """A picture beyond the last is shown as one that is gone."""
    item = Item.objects.exclude(media="").first()
    assert item is not None
    assert client.get(f"/pictures/{item.pk}/99999999").status_code == 302
