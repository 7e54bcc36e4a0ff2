"""The preflight itself: everything that is known of a draft before it is posted."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

import polars as pl
from msgspec.structs import replace

from friendline.model import (
    UNKNOWN,
    AudienceSource,
    Category,
    Finding,
    Sees,
    Severity,
    moment,
)
from friendline.review.conflicts import draft_conflicts
from friendline.review.edited.marking import marked
from friendline.review.preflight.draft import DRAFT, Draft, draft_table, tags_in
from friendline.review.preflight.feeds import feed_sentences
from friendline.review.preflight.narrowing import narrower
from friendline.review.preflight.result import Clash, Preflight
from friendline.review.preflight.seeing import Judged, judge
from friendline.review.preflight.world import PICTURES, World, rules_of
from friendline.screening import Detector, screen
from friendline.screening.alibi import Draft as DraftOfThatDay
from friendline.screening.choosing import (
    Given,
    ScreeningSettingsError,
    installed,
    made,
    own_settings,
)
from friendline.screening.labels import apply_labels
from friendline.screening.third_parties import ThirdParties, third_parties
from friendline.sight.audience import parse_audience, write_audience
from friendline.sight.network import NetworkRules, Topic

_NAMES: Final = "client_names"
"""Name of the detector that sees clients named."""

_BEFORE: Final = "the post before"
"""Stands in the rule of a network that offers the audience of the last post again."""


def preflight(draft: Draft, world: World) -> Preflight:
    """Say what is known of a draft before it is posted.

    It gives no score, and it holds nothing up: it says who of the clients would see what.

    Args:
        draft: What is to be posted.
        world: What it is held against.

    Raises:
        UnknownNetworkError: friendline has no rules of its network.
        AudienceError: Its audience cannot be read.
    """
    rules = rules_of(draft.channel)
    draft, source = _complete(draft, world)
    judged = judge(world, draft, [(draft.audience, source)])
    seers = judged.seers(0)
    screening, not_looked_at = _screened(draft, world)
    clashes = list(_clashes(draft, world, judged))
    told_otherwise = {one.person for one in clashes}
    return Preflight(
        channel=draft.channel,
        audience=draft.audience,
        told=tuple(_told(draft, source, rules)),
        tagged=draft.tagged,
        findings=tuple(one for one in screening if one.detector != _NAMES),
        not_looked_at=not_looked_at,
        anybody=judged.anybody(0),
        seers=tuple(seers),
        cannot=len(world.clients) - len(seers),
        feed=tuple(feed_sentences(seers, rules)),
        clashes=tuple(clashes),
        narrower=tuple(narrower(world, draft, seers, told_otherwise)),
        afterwards=tuple(_afterwards(rules)),
        third_parties=_shows(draft, world, screening),
        naming_clients=tuple(one for one in screening if one.detector == _NAMES),
        purpose=world.policy.channels.get(draft.channel, "") if world.policy else "",
        edited=_edited(draft, world, screening),
    )


def _complete(draft: Draft, world: World) -> tuple[Draft, AudienceSource]:
    """Write its audience in one way, and add whom its text tags."""
    there = (one for one in world.book.accounts.values() if one.channel == draft.channel)
    tagged = dict.fromkeys((*draft.tagged, *tags_in(draft.text, there)))
    audience, source = write_audience(parse_audience(draft.audience)), AudienceSource.OWNER
    if audience == UNKNOWN:
        audience, source = world.usual_audience(draft.channel)
    return replace(draft, audience=audience, tagged=tuple(tagged)), source


def _told(draft: Draft, source: AudienceSource, rules: NetworkRules) -> Iterator[str]:
    if source is AudienceSource.DERIVED:
        yield f"On {rules.title} it would be for: {draft.audience}, by the state of your account."
    elif source is AudienceSource.UNKNOWN:
        yield "You did not say who it is for, so of nobody it is certain that they see it."
        yield from (rule.what for rule in rules.about(Topic.AUDIENCE) if _BEFORE in rule.what)
    if draft.tagged:
        yield from (rule.what for rule in rules.about(Topic.TAGGED))


def _screened(draft: Draft, world: World) -> tuple[list[Finding], tuple[str, ...]]:
    """Let every detector look; give what was found, and what was not looked at."""
    detectors = [one for one in world.detectors if one.name != PICTURES]
    not_looked_at: list[str] = []
    if draft.pictures:
        looking = _picture_detector(draft, world)
        if isinstance(looking, str):
            not_looked_at.append(looking)
        else:
            detectors.append(looking)
    items = _table(draft, world)
    seen = screen(items, detectors)
    labelled = apply_labels(seen, world.labels, items)
    return labelled.findings, (*not_looked_at, *(why for _, why in seen.not_screened))


def _picture_detector(draft: Draft, world: World) -> Detector | str:
    """Make what looks at the pictures, or say why nothing does."""
    said = world.settings.get(PICTURES, {})
    many = "Its pictures were" if len(draft.pictures) > 1 else "Its picture was"
    if said.get("use", True) is False:
        return f"{many} not looked at: your settings leave the detector of pictures out."
    people = tuple(world.clients.values())
    given = Given(people=people, media=draft.media_files(), settings=own_settings(said))
    try:
        return made(installed()[PICTURES], given)
    except (ScreeningSettingsError, KeyError) as error:
        return f"{many} not looked at. {error}"


def _table(draft: Draft, world: World) -> pl.DataFrame:
    one = [(draft.audience, AudienceSource.OWNER)]
    return draft_table(draft, one, draft.taken(world.zone))


def _clashes(draft: Draft, world: World, judged: Judged) -> Iterator[Clash]:
    """Give whom it contradicts, who would see it first (R41, A1)."""
    that_day = DraftOfThatDay(
        at=draft.at,
        text=draft.text,
        place=draft.place,
        taken=draft.taken(world.zone),
        kind=draft.kind,
        tagged=draft.tagged,
        media=draft.media,
    )
    found = draft_conflicts(world.identified, that_day)
    by_sight = {Sees.CAN: 0, Sees.MAY: 1, Sees.CANNOT: 2}
    found.sort(key=lambda one: by_sight[judged.sees(one.person, 0)])
    for one in found:
        yield Clash(
            person=one.person,
            name=world.clients[one.person].name,
            event=one.event,
            sees=judged.sees(one.person, 0),
            became=one.became,
            near=one.near,
            because=one.because,
        )


def _edited(draft: Draft, world: World, findings: list[Finding]) -> tuple[str, ...]:
    """Say what makes it something that the owner edits for clients (R36, A14)."""
    # a draft may be for a day to come; nothing of it is left out for that
    last = moment(draft.at).date() + timedelta(days=1)
    found = marked(_table(draft, world), findings, world.edited, world.zone, last)
    return tuple(mark.why for marks in found.marks.values() for mark in marks)


def _shows(draft: Draft, world: World, findings: list[Finding]) -> ThirdParties | None:
    """Say whom else it shows (guidance P14)."""
    # these are looked for in items with a perk; a draft is looked at whatever was found in it
    marked = Finding(
        item=DRAFT,
        category=Category.FAMILY,
        severity=Severity.LOW,
        evidence="",
        reason="",
        detector="",
    )
    names = {one.name for one in world.book.accounts.values()}
    looked = third_parties([*findings, marked], _table(draft, world), names, world.owner_names)
    return looked.get(DRAFT)


def _afterwards(rules: NetworkRules) -> Iterator[str]:
    """Say what can be done about who sees it once it stands there."""
    if rules.account_decides:
        yield (
            f"On {rules.title} the state of your account decides for all posts, old ones too; "
            "it is not chosen for each."
        )
    if rules.instead_of_narrowing is not None:
        yield rules.instead_of_narrowing.format(it="it")
