"""Made-up reviews in several sizes: nothing read, one client, a full life, and very much of it."""

from datetime import UTC, datetime, timedelta

from review_rows import (
    answer,
    conflict,
    exposure,
    finding,
    item,
    person,
    review,
    sight,
    source,
    step,
)

from friendline.model import (
    AnswerKind,
    AudienceSource,
    Category,
    Certainty,
    Direction,
    EventState,
    Fact,
    ItemKind,
    Sees,
    Severity,
    Status,
)
from friendline.review.contract import (
    AnswerRow,
    BaselineRow,
    EventRow,
    ExposureRow,
    ItemRow,
    MissingPart,
    OutcomeRow,
    PersonRow,
    PolicyRow,
    Review,
    SkippedFile,
    SourceRow,
    StepRow,
    TreatmentRow,
)
from friendline.sight.viewing import Counts

POLICY = PolicyRow(
    name="Met in person",
    version="3",
    sentence="I connect on Facebook with people I have met, and with clients on LinkedIn.",
)


def small_review() -> Review:
    """One client who asks and already may see one photo."""
    return review(
        policy=POLICY,
        sources=[source(items=1)],
        people=[person("ana", "Ana Ruiz")],
        items=[item("pub", "Three pints at the Crown before noon.")],
        findings=[finding("pub", Category.ALCOHOL_PARTY, "pints")],
        answers=[
            answer("ana", AnswerKind.OFFER_OTHER, offer="linkedin", say="Shall we use LinkedIn?")
        ],
        sight=[sight("ana", 0, 1, 0, Counts(can=1, may=0, cannot=0))],
        exposures=[exposure("ana", "pub", Category.ALCOHOL_PARTY)],
        plan=[step("answer_request", "ana", "Ana Ruiz has been waiting for 3 days on Facebook.")],
    )


_CLIENTS = (
    ("ana", "Ana Ruiz", Certainty.CONFIRMED, Status.CURRENT),
    ("bola", "Bola Okafor", Certainty.LIKELY, Status.FORMER),
    ("mei", "Mei Lin", Certainty.AMBIGUOUS, Status.CURRENT),
    ("tomas", "Tomas Klein", Certainty.CONFIRMED, Status.CURRENT),
    ("zoe", "Zoë van der Hoeven-Wintergreen", Certainty.LIKELY, Status.CURRENT),
    ("idris", "Idris Kaya", Certainty.CONFIRMED, Status.PROSPECTIVE),
    ("noor", "نور الحسن", Certainty.CONFIRMED, Status.CURRENT),
)

_ITEMS = (
    (
        "pub",
        Category.ALCOHOL_PARTY,
        "pints",
        "Three pints at the Crown before the match. Ill in bed, officially.",
    ),
    ("party", Category.ALCOHOL_PARTY, "hangover", "The hangover of the century. Worth it."),
    (
        "vote",
        Category.POLITICS,
        "Vote Green",
        "Vote Green on Thursday, or do not complain to me on Friday.",
    ),
    (
        "march",
        Category.POLITICS,
        "march",
        "Eleven thousand of us on the march today, and it did not even rain.",
    ),
    (
        "boss",
        Category.WORK_COMPLAINT,
        "worst client",
        "The worst client of my life rang at seven in the morning. Again.",
    ),
    (
        "lake",
        Category.LOCATION,
        "lake house",
        "Back at the lake house until Monday, the flat stands empty.",
    ),
    ("swear", Category.PROFANITY, "bloody hell", "Bloody hell, the boiler."),
    (
        "canoe",
        Category.FAMILY,
        "children",
        "Lake again, the children found the old canoe under the boat house.",
    ),
    ("dog", Category.PETS, "Biscuit", "Biscuit has learned to open the fridge. We are lost."),
    (
        "soup",
        Category.COMMUNITY,
        "soup kitchen",
        "Ninety bowls at the soup kitchen tonight, and a song.",
    ),
    (
        "talk",
        Category.EXPERTISE,
        "my talk",
        "The slides of my talk on sleep and teenagers are online.",
    ),
)


def rich_review() -> Review:
    """A full life: requests of every kind, ties, conflicts, exposures, gaps, unequal treatment."""
    return review(
        policy=POLICY,
        sources=_rich_sources(),
        people=_rich_people(),
        items=_rich_items(),
        findings=[
            finding(key, category, words, list(Severity)[place % 3])
            for place, (key, category, words, _) in enumerate(_ITEMS)
        ],
        answers=_rich_answers(),
        sight=[
            sight(key, 40 + 3 * place, 820 - 90 * place, 344, Counts(can=61, may=1130, cannot=13))
            for place, (key, *_) in enumerate(_CLIENTS)
        ],
        baseline=[
            BaselineRow(
                channel="facebook", items=1204, can=12, may=1180, cannot=12, unknown_audience=1168
            ),
            BaselineRow(
                channel="linkedin", items=88, can=61, may=27, cannot=0, unknown_audience=27
            ),
        ],
        exposures=_rich_exposures(),
        events=[
            EventRow(
                id="session",
                summary="Session with Ana Ruiz",
                start="2026-03-14T14:00:00Z",
                end="2026-03-14T15:00:00Z",
                state=EventState.CANCELLED,
            )
        ],
        conflicts=[conflict("ana", "session", "pub")],
        treatment=_rich_treatment(),
        plan=_rich_plan(),
        missing=[
            MissingPart(
                what="Facebook does not export who a post is for, so most sight is “may”.",
                remedy="Say it once: “friends since 2016, public before” settles most of it.",
            )
        ],
    )


def _rich_sources() -> list[SourceRow]:
    facebook = SourceRow(
        path="facebook-jane-2026-11-20-x7Qp.zip",
        kind="facebook",
        items=1204,
        people=212,
        requests=4,
        events=0,
        skipped=[
            SkippedFile(
                file="stories/archived_stories.json",
                reason="it holds “[object Object]” and no story",
            )
        ],
        missing=[
            MissingPart(
                what="What others posted on your timeline is not in this export.",
                remedy="Look at your timeline yourself, signed in.",
            )
        ],
    )
    calendar = SourceRow(
        path="practice.ics",
        kind="calendar",
        items=0,
        people=0,
        requests=0,
        events=310,
        skipped=[],
        missing=[],
    )
    return [facebook, source("clients.csv", "client_list", 0), calendar]


def _rich_people() -> list[PersonRow]:
    clients = [
        person(key, name, certainty=certainty, status=status)
        for key, name, certainty, status in _CLIENTS
    ]
    others = [("guest", "Sam Poole"), ("lin", "Mei Lin")]
    return [*clients, *(person(key, name, on_client_list=False) for key, name in others)]


def _rich_items() -> list[ItemRow]:
    start = datetime(2014, 6, 1, 18, 40, tzinfo=UTC)
    sources = list(AudienceSource)
    return [
        item(
            key,
            text,
            (start + timedelta(days=401 * place)).isoformat().replace("+00:00", "Z"),
            kind=ItemKind.PHOTO if place % 3 == 0 else ItemKind.POST,
            place="The Crown" if key == "pub" else None,
            by="Tom Field" if key == "party" else None,
            audience="friends" if sources[place % 5].is_definite else "unknown",
            audience_source=sources[place % 5],
        )
        for place, (key, _, _, text) in enumerate(_ITEMS)
    ]


def _rich_answers() -> list[AnswerRow]:
    incoming = [
        answer(
            "tomas",
            AnswerKind.OFFER_OTHER,
            offer="linkedin",
            waiting_days=12,
            say="How kind of you to ask, Tomas. I keep Facebook for family, the same for everyone, "
            "and would be glad to see you on LinkedIn.",
        ),
        answer(
            "lin",
            AnswerKind.ASK,
            waiting_days=4,
            candidates=["mei", "zoe"],
            reasons=["It could be two people of your client list."],
        ),
        answer("idris", AnswerKind.DEFER, waiting_days=1, reasons=["You have not met yet."]),
        answer(
            "guest",
            AnswerKind.ACCEPT,
            waiting_days=2,
            reasons=["They are not a client.", "You have met."],
        ),
    ]
    kinds = (
        AnswerKind.ACCEPT_RESTRICTED,
        AnswerKind.DECLINE,
        AnswerKind.OFFER_OTHER,
        AnswerKind.ACCEPT,
    )
    ties = [
        answer(
            key, kind, Direction.EXISTING, waiting_days=None, offer="linkedin", onto_list="Clients"
        )
        for key, kind in zip(("ana", "bola", "zoe", "noor"), kinds, strict=True)
    ]
    unsure = answer(
        "lin", AnswerKind.ASK, Direction.EXISTING, waiting_days=None, candidates=["mei", "zoe"]
    )
    return [*incoming, *ties, unsure]


def _rich_exposures() -> list[ExposureRow]:
    rows = []
    for place, (client, *_) in enumerate(_CLIENTS[:5]):
        for turn, (key, category, _, _) in enumerate(_ITEMS):
            if (place + turn) % 3:
                sees = Sees.CAN if (place * turn) % 4 == 1 else Sees.MAY
                rows.append(exposure(client, key, category, sees))
    return rows


def _rich_treatment() -> list[TreatmentRow]:
    outcomes = [
        OutcomeRow(person="ana", outcome="accepted", channel="facebook", at="2025-02-03T10:00:00Z"),
        OutcomeRow(person="tomas", outcome="ignored", channel="facebook", at=None),
    ]
    facts: dict[str, Fact] = {"relationship": "client", "met_in_person": True, "ended_on": 20_000}
    return [TreatmentRow(facts=facts, outcomes=outcomes)]


def _rich_plan() -> list[StepRow]:
    told = (
        "It contradicts what Ana Ruiz was told, and they may see it. Remove your tag or narrow it."
    )
    waits = (
        "Tomas Klein has been waiting for 12 days on Facebook; your policy offers LinkedIn instead."
    )
    tied = "You are already connected with Ana Ruiz on Facebook, and your policy would use a list."
    unsure = "'Mei Lin' on Facebook could be Mei Lin or Zoë van der Hoeven-Wintergreen."
    equal = "2 people with equal facts were treated differently: 1 accepted and 1 ignored."
    unknown = (
        "Facebook does not say who 1,168 items (97%) are for, so every sight of them is a doubt."
    )
    return [
        step("hide_item", "ana", told, 1, "pub"),
        step("answer_request", "tomas", waits),
        step("confirm_match", "lin", unsure),
        step("treat_equally", "tomas", equal, 2),
        step("narrow_tie", "ana", tied),
        step("say_audience", None, unknown, 1168),
        step("narrow_item", None, "5 clients can or may see politics in it.", 1, "vote"),
        step("limit_past_posts", None, "It narrows all old public posts at once.", 240),
    ]


def huge_review(clients: int = 500, exposures: int = 1_000_000, items: int = 20_000) -> Review:
    """The largest review a single owner has: five hundred clients, a million exposures."""
    categories = list(Category)
    start = datetime(2008, 1, 1, tzinfo=UTC)
    text = "We went to the Crown again and had far too many pints for a Tuesday, all of us. " * 12
    because = (
        "you are friends on Facebook since 3 May 2016",
        "the export does not say who it is for",
    )
    return review(
        policy=POLICY,
        sources=[source(items=items)],
        people=[person(f"person-{n}", f"Client Number {n}") for n in range(clients)],
        items=[
            item(f"item-{n}", text, (start + timedelta(hours=7 * n)).isoformat())
            for n in range(items)
        ],
        findings=[
            finding(f"item-{n}", categories[n % 16], "pints", list(Severity)[n % 3])
            for n in range(items)
        ],
        answers=[
            answer(
                f"person-{n}", AnswerKind.ACCEPT_RESTRICTED, Direction.EXISTING, waiting_days=None
            )
            for n in range(clients)
        ],
        sight=[sight(f"person-{n}", 400, items - 400, 0) for n in range(clients)],
        exposures=[
            ExposureRow(
                person=f"person-{n % clients}",
                item=f"item-{(n * 7) % items}",
                category=categories[(n * 7) % items % 16],
                sees=Sees.CAN if n % 5 == 0 else Sees.MAY,
                because=because,
            )
            for n in range(exposures)
        ],
        plan=[
            step("narrow_tie", f"person-{n}", "Your policy would use a list.") for n in range(60)
        ],
    )
