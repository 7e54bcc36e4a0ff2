"""Close friends, restricted accounts, and who is hidden from stories (formats 2.2)."""

import pytest
from archives_helpers import of_kind
from instagram_helpers import PEOPLE, listed, read, titled

from friendline.model import Listed


@pytest.mark.parametrize(
    ("file", "root", "name"),
    [
        ("close_friends", "relationships_close_friends", "Close Friends"),
        ("hide_story_from", "relationships_hide_stories_from", "Hidden from stories"),
        ("restricted_accounts", "relationships_restricted_users", "Restricted"),
        ("restricted_profiles", "relationships_restricted_users", "Restricted"),
    ],
)
@pytest.mark.parametrize("shape", [listed, titled])
def test_each_list_names_its_members(file: str, root: str, name: str, shape: object) -> None:
    """Each account on a list is told with the name of the list, in both shapes."""
    assert callable(shape)
    found = of_kind(read({f"{PEOPLE}{file}.json": {root: shape("kim", "ann")}}), Listed)
    assert [(one.account.handle, one.name) for one in found] == [("kim", name), ("ann", name)]
