"""Tests of the part that says what each file gave."""

import pytest
from desk_helpers import PORT, one, request_to
from django.template import Context, Template
from selectolax.lexbor import LexborHTMLParser

from friendline.desk.frame import Frame
from friendline.desk.imports.pages import Given
from friendline.desk.running import Desk
from friendline.review.contract import SkippedFile
from friendline.store.home import Home


@pytest.mark.parametrize("is_read", [True, False])
def test_why_a_file_was_not_read_is_told_openly(store: Home, *, is_read: bool) -> None:
    """The reason is in sight where nothing was read, and folded away where a part was skipped."""
    skipped = SkippedFile(file="broken.zip", reason="this zip is damaged: download it again.")
    given = (Given("broken.zip", "facebook", "3 posts", is_read, [skipped]),)
    context = Context({"frame": Frame(request_to(Desk(PORT, store))), "given": given})
    page = LexborHTMLParser(Template('{% include "imports/given.html" %}').render(context))
    details = one(page, "details")
    assert ("open" in details.attributes) is not is_read
    assert "download it again" in details.text()
