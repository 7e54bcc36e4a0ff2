"""The report says what a review says, holds nothing foreign, and stays small."""

import base64
import hashlib
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from report_reader import PageRead, read_page
from review_examples import POLICY, huge_review, rich_review, small_review
from review_rows import (
    answer,
    conflict,
    empty_review,
    exposure,
    finding,
    item,
    person,
    review,
    sight,
    source,
    step,
)

from friendline.model import AnswerKind, AudienceSource, Category, Certainty, Direction, Sees
from friendline.policy import preset_names
from friendline.review.contract import (
    BaselineRow,
    DiggerRow,
    ExposureCountRow,
    MissingPart,
    NotScreenedRow,
    PolicyRow,
    Review,
)
from friendline.review.report import render_report
from friendline.sight.viewing import Counts

HOSTILE = (
    "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{ 7*7 }}{% x %}"
)
ALL_SIZES = pytest.mark.parametrize("make", [empty_review, small_review, rich_review])


def page(made: Review) -> PageRead:
    """Render and read a review."""
    return read_page(render_report(made))


@ALL_SIZES
def test_every_page_is_well_formed(make: Callable[[], Review]) -> None:
    """Tags close, ids are unique, and headings never jump a level."""
    read = page(make())
    assert read.faults == []
    assert len(read.ids) == len(set(read.ids))
    assert read.headings[0] == 1
    assert read.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(read.headings, read.headings[1:], strict=False))


@ALL_SIZES
def test_every_link_leads_to_a_place_on_the_page(make: Callable[[], Review]) -> None:
    """Nothing is linked or loaded but ids of the page itself."""
    read = page(make())
    assert all(link.startswith("#") for link in read.links)
    assert {link[1:] for link in read.links} <= set(read.ids)


@ALL_SIZES
def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else(
    make: Callable[[], Review],
) -> None:
    """The hash in the content security policy is that of the one style element."""
    html = render_report(make())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
    read = read_page(html)
    assert "script" not in read.tags
    assert "style" not in {name for name, _ in read.attributes}
    assert html.count("<style") == 1


def test_the_page_says_that_it_is_confidential_and_wants_no_robots() -> None:
    """The first words of the page are what it is; the language is marked."""
    html = render_report(small_review())
    assert '<html lang="en">' in html
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in html
    words = read_page(html).words
    assert "this page holds the names of your clients" in words
    assert words.index("Confidential") < words.index("One request waits for you.")


def test_an_empty_review_claims_nothing() -> None:
    """Where nothing was read, no section says that nothing is wrong."""
    read = page(empty_review())
    assert "Nothing was read" in read.words
    assert "Nothing is decided yet, because no policy was given." in read.words
    assert all(preset in read.words for preset in preset_names())
    for claim in ("No client", "Nobody", "not fit", "missing"):
        assert claim not in read.words


def test_without_a_calendar_no_absence_of_conflicts_is_claimed() -> None:
    """The section says that nothing was compared, and how to compare."""
    words = page(small_review()).words
    assert "No calendar was read, so nothing was compared." in words
    assert "Nothing was found that does not fit" not in words


def test_without_a_client_list_nobody_is_called_no_client() -> None:
    """A review without clients says that the list is missing."""
    words = page(review(sources=[source()])).words
    assert "No client list was read, so nobody is known to be a client." in words
    assert "No client was found" not in words


def test_the_headline_says_what_waits_who_is_a_friend_and_what_they_see() -> None:
    """Counts of the headline are of certain clients, in words."""
    words = page(rich_review()).words
    assert "Four requests wait for you." in words
    assert "Four clients are already your friends on Facebook, as far as names tell." in words
    assert "One client can see something you would rather they did not; four more may." in words
    assert "One item may not fit what a client was told." in words


def test_a_tie_that_could_be_two_people_is_counted_apart() -> None:
    """Ambiguous connections are never among the clients who are connected."""
    words = page(rich_review()).words
    assert "Four clients are connected with you already, and one more may be" in words
    assert "one of: Mei Lin, Zoë van der Hoeven-Wintergreen" in words


def test_a_request_shows_its_answer_why_and_what_to_say() -> None:
    """Answer, reasons, words, rule and what they would see stand together."""
    asked = answer(
        "ana",
        AnswerKind.OFFER_OTHER,
        offer="linkedin",
        waiting_days=12,
        say="Shall we use LinkedIn?",
        passed_over=["met in person"],
    )
    made = structs.replace(small_review(), answers=[asked])
    words = page(made).words
    assert "Policy: offer LinkedIn" in words
    assert "Because: The relationship is client, and it is current. Facebook is for fr" in words
    assert "What to say Shall we use LinkedIn?" in words
    assert "If you accept: 1 can be seen" in words
    assert "Waiting for 12 days. Silence this long may be taken for a no." in words
    assert "were a fact known Met in person." in words


@pytest.mark.parametrize(
    ("kind", "request_words", "tie_words"),
    [
        (AnswerKind.ACCEPT, "Policy: accept", "Policy: keep"),
        (AnswerKind.ACCEPT_RESTRICTED, "accept, on the list “Clients”", "keep, on the list “Cl"),
        (AnswerKind.OFFER_OTHER, "Policy: offer LinkedIn", "Policy: move to LinkedIn"),
        (AnswerKind.DECLINE, "Policy: decline", "Policy: not connected here"),
        (AnswerKind.DEFER, "Policy: not yet", "Policy: not yet"),
        (AnswerKind.ASK, "Needs you", "Needs you"),
    ],
)
def test_every_answer_has_words_for_a_request_and_for_a_tie(
    kind: AnswerKind, request_words: str, tie_words: str
) -> None:
    """The six answers read differently for who asks and for who is there already (R90)."""
    for direction, words in ((Direction.INCOMING, request_words), (Direction.EXISTING, tie_words)):
        row = answer("ana", kind, direction, offer="linkedin", onto_list="Clients")
        made = structs.replace(small_review(), answers=[row])
        assert words in page(made).words


def test_without_a_policy_no_answer_is_shown() -> None:
    """What a row happens to hold is not shown as decided while there is no policy."""
    words = page(structs.replace(small_review(), policy=None)).words
    assert "Nothing decided" in words
    assert "Policy: offer" not in words
    assert "rule current clients" not in words


def test_a_request_sent_by_the_owner_does_not_wait_for_the_owner() -> None:
    """Outgoing requests stand apart."""
    row = answer("ana", AnswerKind.ACCEPT, Direction.OUTGOING)
    words = page(structs.replace(small_review(), answers=[row])).words
    assert "No request waits for an answer" in words
    assert "One request of yours is not answered yet" in words


def test_somebody_who_is_no_client_is_not_doubted() -> None:
    """An account of a stranger is whose it says; doubt is about clients only."""
    made = structs.replace(
        small_review(),
        people=[person("sam", "Sam Poole", on_client_list=False)],
        answers=[answer("sam")],
    )
    assert "account likely" not in page(made).words


def test_numbers_of_the_table_count_everything_and_lead_to_their_rows() -> None:
    """A cell prints can and may apart, links to the rows, and the rest is counted below them."""
    made = structs.replace(
        small_review(),
        exposure_counts=[
            ExposureCountRow(person="ana", category=Category.ALCOHOL_PARTY, can=2, may=11)
        ],
    )
    html = render_report(made)
    assert '<td class="r4"><a href="#client-1-alcohol-party">2 +11?' in html
    words = read_page(html).words
    assert "13 risks: 2 can, 11 may" in words
    assert "and 12 more findings, counted in review.json" in words


def test_an_exposure_shows_its_words_its_audience_and_why() -> None:
    """The evidence is marked in the text, and how the audience is known is said."""
    html = render_report(small_review())
    assert "Three <mark>pints</mark> at the Crown before noon." in html
    words = read_page(html).words
    assert "audience not known (the export does not say)" in words
    assert "14 March 2026, 16:05 UTC" in words
    assert "May see it because: You are friends on Facebook." in words


def test_several_words_of_one_finding_are_marked_apart() -> None:
    """A detector joins what it found by semicolons; each part is marked where it stands."""
    made = structs.replace(
        small_review(), findings=[finding("pub", Category.ALCOHOL_PARTY, "pints; Crown")]
    )
    html = render_report(made)
    assert "Three <mark>pints</mark> at the <mark>Crown</mark> before noon." in html
    assert "shown by “pints”, “Crown”" in read_page(html).words


def test_an_account_that_is_only_likely_theirs_is_said_to_be() -> None:
    """Evidence stands beside the name of whoever asks (design, rule 2)."""
    made = structs.replace(
        small_review(), people=[person("ana", "Ana Ruiz", certainty=Certainty.LIKELY)]
    )
    assert "account likely: the same name; the same town" in page(made).words


def test_what_cannot_be_seen_is_no_exposure() -> None:
    """A row that says cannot is left out of the rows."""
    made = structs.replace(
        small_review(), exposures=[exposure("ana", "pub", Category.ALCOHOL_PARTY, Sees.CANNOT)]
    )
    assert "<mark>" not in render_report(made).split('id="exposure"')[1].split('id="treatment"')[0]


def test_a_step_leads_to_the_rows_that_it_is_about() -> None:
    """A request leads to its sheet, a contradiction and an unknown audience to their parts."""
    html = render_report(rich_review())
    for place, words in (
        ("incoming-1", "Answer Tomas Klein on Facebook"),
        ("conflicts", "Hide your photo of 1 June 2014 from Ana Ruiz"),
        ("gaps", "Say who your items on Facebook are for"),
        ("treatment", "Treat equal people alike, Tomas Klein first"),
    ):
        assert f'<a href="#{place}">{words}</a>' in html


def test_a_conflict_shows_what_was_told_beside_what_is_seen() -> None:
    """Event, item and the chain of reasons stand in one place (R41)."""
    words = page(rich_review()).words
    assert (
        "In your calendar Session with Ana Ruiz 14 March 2026, 14:00 UTC Cancelled. Seen" in words
    )
    assert "Because: You cancelled the session of 14:00 that day." in words


def test_a_conflict_about_something_unknown_is_still_shown() -> None:
    """An event or item that is not in the review breaks nothing."""
    made = structs.replace(rich_review(), conflicts=[conflict("nobody", "nothing", "none")])
    words = page(made).words
    assert "Somebody unnamed" in words
    assert "an appointment that is not listed" in words
    assert "an item that is not listed" in words


def test_equal_people_with_different_outcomes_are_shown_together() -> None:
    """The facts they share and what became of each stand in one group (R4)."""
    words = page(rich_review()).words
    assert "One group of equal people was treated unequally" in words
    assert "met in person: yes, ended on: 4 October 2024" in words
    assert "Tomas Klein ignored Facebook" in words


def dug_up(key: str, anybody: Sees, can: int, may: int, *because: str) -> DiggerRow:
    """Give an item that swears and that somebody finds."""
    return DiggerRow(
        item=key,
        at=None,
        can=can,
        may=may,
        because=because,
        anybody=anybody,
        categories=[Category.PROFANITY],
    )


def test_what_somebody_who_digs_would_find_stands_in_one_table() -> None:
    """In the order of the review, with who sees each item and why (R73, A12)."""
    texts = [
        item("old", "An old rant", "2009-05-01T10:00:00Z", audience="public"),
        item("new", "A new rant", "2026-01-01T00:00:00Z"),
        item("dog", "The dog", "2007-01-01T00:00:00Z"),
    ]
    made = review(
        sources=[source()],
        items=texts,
        findings=[
            finding("new", Category.PROFANITY, "rant"),
            finding("old", Category.PROFANITY, "rant"),
            finding("dog", Category.PETS, "dog"),
        ],
        digger=[
            dug_up("old", Sees.CAN, 3, 0, "You said it is for: public."),
            dug_up("new", Sees.CANNOT, 1, 2, "Kim Novak is your friend on Facebook."),
        ],
        baseline=[
            BaselineRow(channel="facebook", items=3, can=1, may=2, cannot=0, unknown_audience=2)
        ],
    )
    words = page(made).words
    assert words.index("1 May 2009") < words.index("1 January 2026")
    assert "Anybody can see it. You said it is for: public." in words
    assert "1 client can and 2 more may see it. Kim Novak is your friend" in words
    assert "The dog" not in words
    assert "Anybody can see 1 item" in words
    assert "Swearing" in words


@pytest.mark.parametrize(
    ("anybody", "can", "may", "said"),
    [
        (Sees.MAY, 0, 0, "Anybody may see it."),
        (Sees.MAY, 0, 2, "2 clients may see it; anybody may too."),
        (Sees.MAY, 1, 0, "1 client can see it; anybody may too."),
        (Sees.CANNOT, 0, 1, "1 client may see it."),
    ],
)
def test_who_sees_what_was_dug_up_is_said_in_words(
    anybody: Sees, can: int, may: int, said: str
) -> None:
    """Never more than is known."""
    made = review(
        sources=[source()],
        items=[item("old", "An old rant")],
        findings=[finding("old", Category.PROFANITY, "rant")],
        digger=[dug_up("old", anybody, can, may)],
    )
    assert said in page(made).words


def test_where_nothing_can_be_dug_up_there_is_no_table() -> None:
    """A table stands only where it has rows."""
    assert "digs" not in page(small_review()).words


def test_what_cannot_be_told_is_said_once_with_its_remedy() -> None:
    """The same gap of two sources is one line; unscreened items are a gap."""
    gap = MissingPart(what="Tags are not exported.", remedy="Look yourself.")
    made = review(
        sources=[
            structs.replace(source(), missing=[gap]),
            structs.replace(source("other.zip"), missing=[gap]),
        ],
        not_screened=[NotScreenedRow(item="x", reason="It is too long.")],
    )
    words = page(made).words
    assert words.count("Tags are not exported.") == 1
    assert "Two things this review cannot tell" in words
    assert "One item was not read to its end" in words


def test_times_are_on_the_clock_of_the_owner() -> None:
    """A zone moves times and days; one that does not exist leaves them in UTC."""
    late = structs.replace(small_review(), items=[item("pub", "pints", "2026-07-01T23:30:00Z")])
    london = structs.replace(late, zone="Europe/London")
    assert "2 July 2026, 00:30 BST" in page(london).words
    assert "1 July 2026, 23:30 UTC" in page(structs.replace(late, zone="../Nowhere")).words


def test_somebody_whom_an_export_does_not_name_is_said_to_be_not_named() -> None:
    """A maker who is unknown has no name made of that word."""
    made = structs.replace(small_review(), items=[item("pub", "pints", by="unknown")])
    assert "by somebody not named" in page(made).words


@pytest.mark.parametrize("at", [None, "", "yesterday", "9999-99-99", "0001-01-01T00:00:00+14:00"])
def test_a_time_that_is_no_time_breaks_nothing(at: str | None) -> None:
    """Broken times are shown as they are, or as not known."""
    made = structs.replace(small_review(), items=[item("pub", "Three pints", at)])
    assert page(made).faults == []


def _poisoned(text: str) -> Review:
    """Put one text wherever an export or a policy can put words."""
    bad = person("ana", text)
    account = structs.replace(bad.accounts[0], name=text, handle=text, evidence=[text])
    made = rich_review()
    return structs.replace(
        made,
        policy=PolicyRow(name=text, version=text, sentence=text),
        friendline=text,
        made_at=text,
        people=[structs.replace(bad, accounts=[account]), *made.people[1:]],
        items=[
            structs.replace(one, text=text, place=text, by=text, audience=text)
            for one in made.items
        ],
        findings=[structs.replace(one, evidence=text, reason=text) for one in made.findings],
        answers=[
            structs.replace(one, say=text, rule=text, offer=text, onto_list=text, reasons=[text])
            for one in made.answers
        ],
        exposures=[structs.replace(one, because=(text,)) for one in made.exposures],
        events=[structs.replace(one, summary=text) for one in made.events],
        plan=[step(text, "ana", text)],
        missing=[MissingPart(what=text, remedy=text)],
        sources=[structs.replace(one, path=text, kind=text) for one in made.sources],
    )


def test_a_hostile_text_stays_a_text_wherever_it_stands() -> None:
    """Markup and template words from an export are shown and never obeyed."""
    html = render_report(_poisoned(HOSTILE))
    read = read_page(html)
    assert read.faults == []
    assert "script" not in read.tags
    assert "img" not in read.tags
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in read.words
    assert "{{ 7*7 }}" in read.words


@settings(max_examples=8, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), max_size=40))
def test_any_text_gives_a_page_that_can_be_written(text: str) -> None:
    """Lone surrogates, control characters and direction overrides never reach the page."""
    html = render_report(_poisoned(text))
    html.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert read_page(html).faults == []


def test_endless_texts_are_cut() -> None:
    """A megabyte in every field does not make a page of megabytes."""
    assert len(render_report(_poisoned("endless " * 125_000))) < 1_000_000


def test_a_million_exposures_give_a_small_page() -> None:
    """The largest review stays under five megabytes and says what it leaves out."""
    html = render_report(huge_review())
    assert len(html.encode()) < 5_000_000
    assert "499 more findings, counted in" in html
    assert "and 40 more steps" in html
    assert "and 200 more connections" in html


def test_more_people_than_fit_are_counted() -> None:
    """Beyond five hundred people the page says how many it leaves out."""
    words = page(huge_review(clients=620, exposures=6200, items=50)).words
    assert "620 people can or may see something that was flagged" in words
    assert "and 120 more people, all in review.json" in words


def test_the_same_review_gives_the_same_page() -> None:
    """Rendering holds no clock and no chance."""
    assert render_report(rich_review()) == render_report(rich_review())


def test_the_policy_that_answers_is_named() -> None:
    """Name, version and sentence of the policy stand above the answers (R6)."""
    words = page(small_review()).words
    assert f"{POLICY.name} , version {POLICY.version}" in words
    assert POLICY.sentence in words


def test_how_an_audience_is_known_is_always_said() -> None:
    """An assumed audience is never shown as known (design, rule 1)."""
    made = structs.replace(
        small_review(),
        items=[
            item("pub", "pints", audience="friends", audience_source=AudienceSource.ASSUMED),
        ],
        sight=[sight("ana", 1, 0, 0, Counts(can=1, may=0, cannot=0))],
    )
    assert "for friends (assumed, not known)" in page(made).words
