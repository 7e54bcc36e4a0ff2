"""Labels for one person by the ids of today."""

from friendline.model import Category
from friendline.screening.labels import Label, Labels, Verdict, attach


def label(number: int, person: str = "", name: str = "") -> Label:
    """Give a label for somebody."""
    return Label(
        number=number,
        at=0,
        verdict=Verdict.FINE,
        category=Category.PROFANITY,
        item="item-1",
        person=person,
        person_name=name,
    )


def today(person: str, name: str) -> str | None:
    """Kim has a new id, Pat the old one, and nobody knows the others."""
    return {"Kim": "kim-2", "Pat": person}.get(name)


def test_a_label_follows_its_person() -> None:
    """What has another id today is told apart from what is lost; what is for all stays."""
    labels = Labels.of([label(1), label(2, "kim-1", "Kim"), label(3, "p", "Pat"), label(4, "z")])
    attached = attach(labels, today)
    assert [one.person for one in attached.labels.listed] == ["", "kim-2", "p", "z"]
    assert [one.number for one in attached.found] == [2]
    assert [one.number for one in attached.lost] == [4]


def test_of_what_is_undone_nothing_is_told() -> None:
    """A label that counts no more cannot be lost."""
    undo = Label(number=2, at=0, verdict=Verdict.UNDO, item="1")
    assert attach(Labels.of([label(1, "z"), undo]), today).lost == ()


def test_without_labels_for_one_nothing_is_looked_for() -> None:
    """The same labels come back."""
    labels = Labels.of([label(1)])
    assert attach(labels, today).labels is labels
