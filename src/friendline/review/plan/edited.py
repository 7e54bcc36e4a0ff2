"""Steps about what the owner edits for clients, and a client sees all the same (R36, A14)."""

from collections.abc import Iterator, Sequence

from friendline.model import Sees
from friendline.review.contract import EditedRow
from friendline.review.edited.mending import MENDED, Way
from friendline.review.edited.setting import topics_said
from friendline.review.effects import Hide
from friendline.review.plan import weights
from friendline.review.plan.step import Findings, Step, grouped, step
from friendline.review.words import noun, spelled
from friendline.sight import RULES

__all__ = ["items_to_keep"]


def items_to_keep(found: Findings) -> Iterator[Step]:
    """One step for what is mended in one way on one network, and is as certain."""
    seen, channels = found.edited, found.channel_of
    for rows in grouped(seen.rows, lambda row: (channels[row.item], row.sees, row.way)):
        channel = channels[rows[0].item]
        yield _keep(rows, channel, seen.seers.get(channel, ()))


def _keep(rows: Sequence[EditedRow], channel: str, seers: tuple[str, ...]) -> Step:
    first, number = rows[0], len(rows)
    mended = MENDED[Way(first.way)]
    instead = RULES[channel].instead_of_narrowing
    them = noun(number, "it", "them")
    remedy = instead if mended is None and instead else mended or ""
    return step(
        "keep_from_clients",
        f"{_who(rows)} see {them}, and you edit {topics_said(rows)}. {remedy.format(it=them)}",
        repairs=number,
        weight=_weight(first.sees) + min(number, weights.MANY),
        channel=channel,
        item=first.item,
        deed=Hide(channel, tuple(row.item for row in rows), seers),
    )


def _weight(sees: Sees) -> int:
    return weights.EDITED if sees is Sees.CAN else weights.EDITED_PERHAPS


def _who(rows: Sequence[EditedRow]) -> str:
    """Say who sees them: of several items the one that most people see counts."""
    if any(row.anybody for row in rows):
        return "Anybody can"
    is_sure = rows[0].sees is Sees.CAN
    most = max(row.can if is_sure else row.may for row in rows)
    verb = "can" if is_sure else "may"
    clients = spelled(most, "client")
    return f"{clients} {verb}" if 1 in {len(rows), most} else f"Up to {clients.lower()} {verb}"
