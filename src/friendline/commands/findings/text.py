"""What ``friendline findings`` shows: a finding, what else a label would clear, what was said."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from friendline.commands import undoing
from friendline.matching.wording import channel_title
from friendline.matching.wording import show as short
from friendline.model import Finding, Sees, moment
from friendline.review.label_words import VERDICT_WORDS, said_text, scope_words
from friendline.review.words import CATEGORY_NAMES
from friendline.screening.labels.applying import Labelled
from friendline.screening.labels.label import Label, Labels, same_words
from friendline.screening.labels.label_file import WORDS, KeptLabels
from friendline.screening.labels.offering import Offer, why_no_wider
from friendline.screening.labels.personal import personal_models
from friendline.screening.labels.precision import (
    Kept,
    precision_of_detectors,
    precision_of_words,
)

if TYPE_CHECKING:
    from friendline.commands.findings.reading import Known

LONGEST_TEXT: Final = 600
"""Characters of an item that are shown."""

_FEWEST_TO_TELL: Final = 5
"""Of fewer labels nothing is said of a rule beside its finding."""

_MOST_RULES: Final = 20


def finding_text(known: "Known", finding: Finding) -> str:
    """Give a finding: its item, who sees it, why it was found, what is known of such findings."""
    guess = known.guesses.get((finding.item, finding.category))
    weight = f"{CATEGORY_NAMES[finding.category]}, {finding.severity}"
    lines = [
        _place_of(known, finding),
        *(f"   {line}" for line in _quoted(known.by.text(finding))),
        f"   {_seen_by_words(known, finding)}",
        f"   {weight}: {finding.reason}",
        *_told_of_rule(known.labels, finding),
        *([f"   {guess.sentence}"] if guess else []),
    ]
    return "\n".join(lines)


def _place_of(known: "Known", finding: Finding) -> str:
    item = known.items.get(finding.item)
    if item is None:
        return "An item that is not in this review"
    by = f"by {short(item.by)}" if item.by else ""
    where = {"at": item.place, "in the group": item.group, "in the album": item.album}
    said = (
        *(channel_title(item.channel), item.kind.replace("_", " "), (item.at or "")[:10], by),
        *(f"{how} {short(name)}" for how, name in where.items() if name),
    )
    return ", ".join(one for one in said if one)


def _quoted(text: str) -> list[str]:
    cut = text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT].rstrip()} ..."
    return [f"| {line}" for line in cut.splitlines()] or ["| (it has no words)"]


def _seen_by_words(known: "Known", finding: Finding) -> str:
    from friendline.commands.findings.reading import seen_by

    if known.person:
        sees = known.sees[known.person][finding.item, finding.category]
        verb = "can" if sees is Sees.CAN else "may be able to"
        return f"{known.names[known.person]} {verb} see it."
    can, may = seen_by(known, finding)
    if not can and not may:
        return "Nobody on your client list sees it."
    if not can:
        return f"{_people(may)} on your client list may see it; of nobody it is certain."
    also = f", {may:,} more may" if may else ""
    return f"{_people(can)} on your client list can see it{also}."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _told_of_rule(labels: Labels, finding: Finding) -> Iterator[str]:
    """Say how often the words, or else the detector, were right so far."""
    rule = finding.detector, finding.category
    of_words = (
        one for one in precision_of_words(labels) if one.words == same_words(finding.evidence)
    )
    for one in (*of_words, *precision_of_detectors(labels)):
        if (one.detector, one.category) == rule and one.looked_at >= _FEWEST_TO_TELL:
            yield f"   {_rule_words(one)}: {one.sentence}"
            return


def offers_text(finding: Finding, offers: Sequence[Offer], known: "Known") -> str:
    """Give each wider way to say "fine" under a number, with what else it would clear."""
    lines = ["   What is fine? Only this category is ever cleared."]
    for number, offer in enumerate(offers, 1):
        lines.append(f"   {number}  {scope_words(offer.label)}: {_cleared(offer.count)}")
        lines += (f'        "{_shown(known, one)}"' for one in offer.examples)
    if why := why_no_wider(finding):
        lines.append(f"   {why}")
    return "\n".join(lines)


def _cleared(count: int) -> str:
    later = "and what comes later"
    return f"{count:,} more now, {later}" if count else f"no other now, {later}"


def _shown(known: "Known", finding: Finding) -> str:
    return short(known.by.text(finding) or finding.evidence)


def kept_text(before: "Known", now: "Known") -> str:
    """Give the label that was just kept, and what it cleared besides."""
    label = now.labels.listed[-1]
    more = len(now.labelled.cleared) - len(before.labelled.cleared)
    more += len(now.labelled.fine_for) - len(before.labelled.fine_for)
    also = f" {more:,} findings are cleared by it." if more > 1 else ""
    return f"   Kept as label {label.number}: {VERDICT_WORDS[label.verdict]}.{also}"


def list_text(known: "Known") -> str:
    """Give what holds, with what of this review each label clears."""
    lines = [standing_text(known)]
    lines += (_standing_line(one, known.labelled) for one in known.labels.in_force)
    return "\n".join([*lines, *_faults(known.kept)])


def _standing_line(label: Label, done: Labelled) -> str:
    cleared = sum(ruled.label is label for ruled in done.cleared)
    cleared += sum(one is label for one in done.fine_for.values())
    confirmed = sum(ruled.label is label for ruled in done.confirmed)
    told = [f"clears {cleared:,}"] if cleared else []
    told += [f"confirms {confirmed:,}"] if confirmed else []
    return f"{label.number:>5}  {said_text(label)} [{', '.join(told) or 'nothing in this review'}]"


def standing_text(known: "Known") -> str:
    """Say how many findings are open, cleared and confirmed."""
    done = known.labelled
    whom = f", {len(known.open):,} open for {known.names[known.person]}" if known.person else ""
    return (
        f"{len(known.findings):,} risks were found: {len(done.cleared):,} cleared by your labels, "
        f"{len(done.confirmed):,} confirmed, "
        f"{len(known.findings) - len(done.cleared) - len(done.confirmed):,} without a label{whom}."
    )


def history_text(kept: KeptLabels) -> str:
    """Give everything that was said, oldest first, and what was taken back."""
    lines = [
        f"{one.number:>5}  {_day(one)}  {said_text(one)}"
        f"{' [undone]' if one.number in kept.said.undone else ''}"
        f"{f' - {short(one.note)}' if one.note else ''}"
        for one in kept.said.listed
    ]
    return "\n".join([*(lines or ["Nothing was said yet."]), *_faults(kept)])


def precision_text(kept: KeptLabels) -> str:
    """Give how often each detector and each rule was right, and whether a model is used."""
    labels = kept.said
    if not labels.looked_at:
        return "\n".join(["You have looked at nothing yet.", *_faults(kept)])
    detectors, words = precision_of_detectors(labels), precision_of_words(labels)
    of_words = [one for one in words if one.words][:_MOST_RULES]
    models = sorted(personal_models(labels).items())
    blocks = [
        ["By detector and category:", *map(_precision_line, detectors)],
        ["By words, the most looked at:", *map(_precision_line, of_words)] if of_words else [],
        [
            "Probably fine for you:",
            *(f"  {CATEGORY_NAMES[category]}: {model.sentence}" for category, model in models),
        ],
        _faults(kept),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _precision_line(one: Kept) -> str:
    return f"  {_rule_words(one)}: {one.sentence}"


def _rule_words(one: Kept) -> str:
    rule = f"{CATEGORY_NAMES[one.category]} ({one.detector})"
    return f'{rule} "{short(one.words)}"' if one.words else rule


def undo_command(place: Path, number: int) -> str:
    """Give the command that takes a label back, as it is typed."""
    return undoing.undo_command(WORDS, place, number)


def _faults(kept: KeptLabels) -> list[str]:
    return [f"  {fault.reason}" for fault in kept.faults]


def _day(label: Label) -> str:
    return moment(label.at).strftime("%Y-%m-%d") if label.at else " " * 10
