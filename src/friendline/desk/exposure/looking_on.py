"""Who of the list sees a finding."""

from dataclasses import dataclass

from friendline.desk.exposure.links import rows_address
from friendline.model import Sees
from friendline.store.review import reviewed
from friendline.store.review.labelling import Found
from friendline.store.review.seeing import who_sees

__all__ = ["Onlooker", "looking_on"]


@dataclass(frozen=True)
class Onlooker:
    """Somebody who can or may see it, and why."""

    id: str
    name: str
    sees: Sees
    because: tuple[str, ...]
    address: str


def looking_on(found: Found) -> list[Onlooker]:
    """Give everybody of the list who can or may see a finding, who can first."""
    names = {one.id: one.name for one in reviewed.section("people") if one.on_client_list}
    return [
        Onlooker(key, names[key], sees, because, rows_address(key))
        for key, sees, because in who_sees(found.item, found.finding.category)
        if key in names
    ]
