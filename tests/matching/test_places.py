"""Company and city as further evidence."""

import pytest
from matching_helpers import account, person

from friendline.matching.places import agreeing_places

KIM = person("Kim Novak", company="Acme Consulting Ltd.", city="Berlin")


@pytest.mark.parametrize("company", ["ACME Consulting", "Acme Consulting GmbH", "acme"])
def test_a_company_agrees_without_its_legal_form(company: str) -> None:
    """Ltd and GmbH, case and what follows the name make no difference."""
    found = list(agreeing_places(KIM, account("Kim Novak", company=company)))
    assert found == ["Same company: Acme Consulting Ltd."]


@pytest.mark.parametrize("company", [None, "", "Consulting", "Globex", "GmbH"])
def test_another_company_does_not_agree(company: str | None) -> None:
    """A word in common is no company in common."""
    assert list(agreeing_places(KIM, account("Kim Novak", company=company))) == []


def test_a_remark_beside_the_name_may_agree() -> None:
    """A town or firm that stands beside a display name counts."""
    assert list(agreeing_places(KIM, account("Kim Novak (Berlin)"))) == ["Same city: Berlin"]
    found = list(agreeing_places(KIM, account("Kim Novak | Acme Consulting")))
    assert found == ["Same company: Acme Consulting Ltd."]
