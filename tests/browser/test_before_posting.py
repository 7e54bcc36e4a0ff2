"""Looking before posting, as a person does it; and a hostile owner's pages, which ask nobody."""

from typing import TYPE_CHECKING

from browser_looking import Visitor, faults_of
from browser_running import visitor_of
from hostile_owner import hostile_desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from playwright.sync_api import Browser, Dialog

_PATIENCE = 60_000
_HOSTILE = (
    *("/people/", "/exposure/", "/exposure/found/?kind=risk", "/exposure/told/", "/view-as/"),
    *("/requests/1/", "/ledger/", "/keep-in-touch/", "/policy/versions/", "/who-is-who/"),
)


def test_who_would_see_it_is_told_by_name(visitor: Visitor) -> None:
    """Typed, chosen, pressed: names with reasons come by themselves, in every look."""
    page = visitor.visit("/before-you-post/")
    page.get_by_label("Its words").fill("So drunk last night, six pints at the Crown")
    page.get_by_label("For whom", exact=True).select_option("facebook:friends")
    page.get_by_role("button", name="Look who would see it").click()
    page.get_by_role("heading", name="Who of your clients sees it").wait_for(timeout=_PATIENCE)
    assert "of your 24 clients" in page.title()
    assert page.locator(".seers .person").count() > 0
    assert page.get_by_text("Alcohol and parties").count() > 0
    assert list(faults_of(page, "before-you-post-looked")) == []
    page.locator(".seers .person").first.click()
    assert "/people/" in page.url
    assert visitor.outside == []
    assert visitor.complaints == []


def test_hostile_texts_run_nothing_and_ask_nobody(
    browser: "Browser", tmp_path_factory: "pytest.TempPathFactory"
) -> None:
    """Scripts, pictures and styles in exports stay words: no dialog, no request outside."""
    home: Path = tmp_path_factory.mktemp("hostile") / "home"
    with hostile_desk(home) as link, visitor_of(browser, link) as visitor:
        dialogs: list[str] = []

        def hear(dialog: "Dialog") -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        visitor.context.on("dialog", hear)
        for path in _HOSTILE:
            page = visitor.visit(path)
            page.wait_for_load_state("networkidle")
            page.close()
        assert dialogs == []
        assert visitor.outside == []
        assert visitor.complaints == []
