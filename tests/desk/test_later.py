"""Views are imported when somebody asks for their page."""

import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from friendline.desk.later import Views, views_in


def test_a_view_is_had_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is called is the view of the module, with what stands in the address."""
    module = type(sys)("made_up_views")
    module.page = lambda request, number: HttpResponse(f"{request.path} {number}")  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "made_up_views", module)
    answered = Views("made_up_views").page(RequestFactory().get("/there/"), number=7)
    assert getattr(answered, "content", None) == b"/there/ 7"


def test_an_address_alone_imports_nothing() -> None:
    """A module that is not there is missed only when its page is asked for."""
    (views,) = views_in("nowhere")
    page = views.index
    with pytest.raises(ModuleNotFoundError, match="nowhere"):
        page(RequestFactory().get("/"))
