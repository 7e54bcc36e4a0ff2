"""Steps of the plan that would keep from clients what the owner edits."""

from view_worlds import client, friend, post, small

from friendline.model import Sees
from friendline.review.contract import EditedRow
from friendline.review.edited.marking import Mark, Marked
from friendline.review.edited.seen import EditedSeen, look_at_edited
from friendline.review.effects import Effects
from friendline.review.fine_for import FineFor
from friendline.review.plan import Findings, plan

NAMES = [f"Client{number} Doe" for number in range(8)]


def row(item: str, **more: object) -> EditedRow:
    """An item that clients see."""
    known = {"sees": Sees.CAN, "can": 1, "may": 0, "way": "narrow", "topics": ["weekend"]}
    return EditedRow(item=item, shows=[], **{**known, **more})  # type: ignore[arg-type]  # of a row


def steps_for(*rows: EditedRow, channel: str = "facebook") -> list[tuple[str, int]]:
    """Why and how many of each step."""
    return [
        (one.why, one.repairs)
        for one in plan(
            _found(EditedSeen(rows, (), {}), dict.fromkeys([r.item for r in rows], channel))
        )
    ]


def _found(edited: EditedSeen, channel_of: dict[str, str]) -> Findings:
    return Findings(
        people={},
        findings=[],
        answers=[],
        baseline=[],
        exposures=[],
        conflicts=[],
        treatment=[],
        channel_of=channel_of,
        edited=edited,
    )


def test_what_is_mended_alike_is_one_step() -> None:
    """Items of one network, one way and one certainty are dealt with in one sitting."""
    steps = steps_for(
        row("a"), row("b", can=3), row("c", way="untag"), row("d", sees=Sees.MAY, can=0, may=2)
    )
    assert sorted(number for _, number in steps) == [1, 1, 2]
    assert steps[0][0] == (
        "Up to three clients can see them, and you edit your weekends. "
        "Narrow who can see them, so that your clients cannot."
    )


def test_certain_comes_before_perhaps() -> None:
    """What a client can see weighs more than what one may see."""
    steps = steps_for(row("a", sees=Sees.MAY, can=0, may=9), row("b"))
    assert [why.split(" see ")[0] for why, _ in steps] == ["One client can", "Nine clients may"]


def test_where_nothing_can_be_narrowed_the_network_says_what_to_do() -> None:
    """X and LinkedIn cannot narrow a post, and the step says so in their words."""
    ((why, _),) = steps_for(row("a", way="instead", anybody=True), channel="x")
    assert why.startswith("Anybody can see it, and you edit your weekends. X cannot narrow")


def test_many_clients_are_kept_out_by_a_list() -> None:
    """Beyond five names a list is worked out, and then none of them sees the item."""
    world = small(*map(client, NAMES), *map(friend, NAMES), post("a walk"))
    marked = Marked({world.item("a walk"): (Mark("weekend", "Posted on Saturday."),)})
    edited = look_at_edited(marked, world.sights, world.subjects, FineFor())
    found = _found(edited, {world.item("a walk"): "facebook"})
    (step,) = plan(found, Effects(world.sights, [], world.subjects.listed))
    (expected,) = step.expected
    assert "Acquaintances" in expected.change
    assert (expected.before.can, expected.after.can, expected.after.may) == (1, 0, 0)
