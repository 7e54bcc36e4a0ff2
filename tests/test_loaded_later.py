"""Names that are loaded later are the same as those of their modules."""

import subprocess
import sys

import pytest

import friendline.archives
import friendline.book
import friendline.matching
import friendline.review.report
from friendline.archives.registry import search_all
from friendline.book.collect import Collector
from friendline.matching.resolve import match_people
from friendline.review.report.html import render_report


def test_a_name_is_that_of_its_module() -> None:
    """What a package offers is what its module has."""
    assert friendline.archives.search_all is search_all
    assert friendline.book.Collector is Collector
    assert friendline.matching.match_people is match_people
    assert friendline.review.report.render_report is render_report


@pytest.mark.parametrize(
    "package",
    [friendline.archives, friendline.book, friendline.matching, friendline.review.report],
    ids=lambda package: str(package.__name__),
)
def test_every_name_that_is_offered_is_there(package: object) -> None:
    """Each name of ``__all__`` can be had, and one that is not offered cannot."""
    for name in package.__all__:  # type: ignore[attr-defined]
        assert getattr(package, name) is not None
    with pytest.raises(AttributeError, match="nobody_has_this"):
        _ = package.nobody_has_this  # type: ignore[attr-defined]


def test_a_package_alone_loads_nothing_heavy() -> None:
    """Importing the package of the archives reads no source and no table library."""
    program = (
        "import sys, friendline.archives, friendline.review.report, friendline.matching\n"
        "print([name for name in ('polars', 'jinja2', 'icalendar') if name in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
