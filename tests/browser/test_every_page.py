"""Every page, in light and dark, narrow and wide."""

import pytest
from browser_looking import Visitor, faults_of
from browser_pages import PAGES, PageToLookAt


@pytest.mark.parametrize("looked_at", PAGES, ids=lambda page: page.name)
def test_a_page_is_without_fault(visitor: Visitor, looked_at: PageToLookAt) -> None:
    """A page has no fault that axe finds, fits its width, is quiet, and asks nobody else."""
    page = visitor.visit(looked_at.path)
    assert list(faults_of(page, looked_at.name)) == []
    assert visitor.outside == []
    assert [line for line in visitor.complaints if not _is_told(line, looked_at)] == []


def _is_told(line: str, looked_at: PageToLookAt) -> bool:
    """Whether the console only repeats the status that is expected."""
    return looked_at.status != 200 and f"status of {looked_at.status}" in line
