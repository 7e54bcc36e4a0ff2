"""Before you post: a form, a look in another process, and what it gave."""

from io import BytesIO

import pytest
from desk_helpers import PORT, came_in, html_of, one
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from friendline.desk.running import Desk
from friendline.policy.authoring.interview import Topic
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.review import edited_version, reviewed

_PATIENCE = 120
_FORM = {
    "text": "So drunk last night, six pints of beer <script>alert(1)</script>",
    "channel": "facebook",
    "audience": "facebook:friends",
    "own_words": "",
    "at": "2026-11-20T18:00",
    "place": "",
    "tagged": "",
}


def _picture() -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (80, 60), "navy").save(made, "JPEG")
    return SimpleUploadedFile("a<b>.jpg", made.getvalue(), "image/jpeg")


def test_a_draft_is_looked_at_and_named_who_sees_it(
    desk: Desk, client: Client, store: Home
) -> None:
    """The form leads to a calm page, and that to names and reasons; nothing of it stays."""
    before = LedgerEntry.objects.count()
    asked = client.post("/before-you-post/look/", {**_FORM, "pictures": _picture()})
    address = asked.headers["Location"]
    assert "…" in one(html_of(client.get(address)), "h1").text()
    look = desk.looks.find(address.split("/")[-2])
    assert look is not None
    assert look.jobs.wait(_PATIENCE)
    page = html_of(client.get(address))
    assert "clients" in one(page, "h1").text()
    assert not page.css("[hx-get*='look/']")
    known = {person.name for person in reviewed.section("people")}
    names = [node.text() for node in page.css(".seers .name")]
    assert names
    assert set(names) <= known
    assert "Alcohol" in one(page, "[aria-labelledby=in-it]").text()
    assert "alert(1)" in one(page, "textarea").text()
    assert not page.css("main script")
    assert LedgerEntry.objects.count() == before
    assert not list(store.folder.rglob("*.jpg"))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 20_001}, "text"),
        ({"channel": "nowhere"}, "channel"),
        ({"audience": "linkedin:connections"}, "audience"),
        ({"own_words": "friends except ("}, "own_words"),
        ({"at": "next week"}, "at"),
        ({"at": "9999-12-31T23:59"}, None),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(
    desk: Desk, client: Client, wrong: dict[str, str], field: str | None
) -> None:
    """A mistake is told where it was made, what was typed stays, and nothing is looked at."""
    answer = client.post("/before-you-post/look/", {**_FORM, **wrong})
    desk.looks.stop()
    if field is None:
        assert answer.status_code == 302
        return
    assert answer.status_code == 422
    page = html_of(answer)
    assert one(page, f"#{field}").attributes["aria-invalid"] == "true"
    assert one(page, f"#{field}-error").text()


def test_a_look_that_is_not_remembered_is_no_longer_there(client: Client) -> None:
    """A strange word in the address is a calm sentence."""
    assert client.get("/before-you-post/look/strange/").status_code == 404


def test_a_desk_to_be_looked_at_offers_no_form(store: Home) -> None:
    """With --read-only nothing is taken, and the page says why."""
    client = came_in(Desk(PORT, store, read_only=True))
    page = html_of(client.get("/before-you-post/"))
    assert not page.css("form[method=post]")
    assert client.post("/before-you-post/look/", _FORM).status_code == 403


def test_a_new_look_ends_the_one_before(desk: Desk, client: Client) -> None:
    """Only what was asked last is worked out, and eight looks at most are remembered."""
    words = []
    for _ in range(10):
        asked = client.post("/before-you-post/look/", _FORM)
        words.append(asked.headers["Location"].split("/")[-2])
    assert desk.looks.find(words[0]) is None
    assert desk.looks.find(words[-1]) is not None
    desk.looks.stop()


def test_what_is_edited_for_clients_is_told_before_it_is_posted(
    desk: Desk, client: Client, store: Home
) -> None:
    """A14: what the owner edits is named, with whether clients would see it."""
    edited_version.edit([Topic.EVENING])
    asked = client.post("/before-you-post/look/", {**_FORM, "text": "Out for a walk"})
    address = asked.headers["Location"]
    look = desk.looks.find(address.split("/")[-2])
    assert look is not None
    assert look.jobs.wait(_PATIENCE)
    told = one(html_of(client.get(address)), "section[aria-labelledby=edited]").text()
    assert "You edit this for clients, and they may see it" in told
    assert "Posted on Friday 20 November 2026, 18:00, and you edit your evenings." in told
