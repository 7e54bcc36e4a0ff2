"""The detector that asks a language model behind an address."""

import json
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from fake_endpoint import Answering, answering
from network_watch import network_calls

from friendline.model import Category, Finding, Person, Relationship, Severity
from friendline.screening import Batch, Detector, screen
from friendline.screening.choosing import Given, ScreeningSettingsError, Sending
from friendline.screening.outside.endpoint import Endpoint, make
from friendline.screening.outside.not_screened import NotScreenedError

POSTS = ["I vote", "Rain", "", "I vote", "Please vote"]


@pytest.fixture
def server() -> Iterator[Answering]:
    """A server that finds politics where somebody votes."""
    with answering() as running:
        yield running


def table(texts: list[str], **columns: list[Any]) -> pl.DataFrame:
    """Give an items table of these texts; the ids count up."""
    return pl.DataFrame(
        {"id": [f"item-{row}" for row in range(len(texts))], "text": texts} | columns
    )


def settings(url: str, **more: object) -> dict[str, object]:
    """Give the table of ``screening.toml``."""
    return {"url": url, "model": "small", "categories": ["politics"], "seconds": 5} | more


def asking(server: Answering, *, yes: bool = True, **more: object) -> Endpoint:
    """Make the detector for an owner who says yes, or no."""
    return make(Given(settings=settings(server.url, **more), may_send=lambda _: yes))


def read(detector: Detector, items: pl.DataFrame) -> tuple[list[Finding], dict[str, str]]:
    """Let it read a batch."""
    try:
        return list(detector.screen(Batch(items))), {}
    except NotScreenedError as partly:
        return list(partly.findings), partly.reasons


def test_what_the_server_sees_is_a_finding(server: Answering) -> None:
    """Findings carry the words, the model and the detector; no confidence is made up."""
    found, reasons = read(asking(server), table(POSTS))
    assert {one.item for one in found} == {"item-0", "item-3", "item-4"}
    assert reasons == {}
    assert found[0] == Finding(
        item="item-0",
        category=Category.POLITICS,
        severity=Severity.LOW,
        evidence="vote",
        reason="The model small was asked and says so.",
        detector="endpoint",
    )


def test_different_texts_are_sent_once_and_empty_ones_never(server: Answering) -> None:
    """Who repeats a post does not pay for it twice."""
    read(asking(server), table(POSTS))
    assert server.asked[0].texts == ["I vote", "Rain", "Please vote"]
    assert len(server.asked) == 1


def test_neither_ids_nor_names_nor_times_are_sent(server: Answering) -> None:
    """Of an item its words are sent and nothing else."""
    items = table(
        ["Rain"], tagged=[["Ottoline Varga"]], file=["my_export/posts.json"], at=[1_700_000_000]
    )
    read(asking(server), items)
    sent = json.dumps(server.asked[0].body)
    for secret in ("item-0", "Ottoline", "my_export", "1700000000"):
        assert secret not in sent


def test_without_a_yes_nothing_is_sent_and_nothing_is_clean(server: Answering) -> None:
    """No is the usual answer; then every item is reported with the reason."""
    unasked = make(Given(settings=settings(server.url)))
    with network_calls() as calls:
        found, reasons = read(unasked, table(POSTS))
    assert (found, calls, server.asked) == ([], [], [])
    assert set(reasons) == {"item-0", "item-1", "item-3", "item-4"}
    assert set(reasons.values()) == {"The detector 'endpoint': You did not agree that it is sent."}


def test_making_it_reaches_nothing(server: Answering) -> None:
    """Settings alone are no request."""
    with network_calls() as calls:
        asking(server)
    assert calls == []


def test_the_owner_is_asked_once_for_a_batch_even_after_a_no(server: Answering) -> None:
    """Going through the items one by one afterwards puts no further question."""
    questions: list[Sending] = []

    def no(sending: Sending) -> bool:
        questions.append(sending)
        return False

    detector = make(Given(settings=settings(server.url), may_send=no))
    not_screened = screen(table(POSTS), [detector]).not_screened
    assert {item for item, _ in not_screened} == {"item-0", "item-1", "item-3", "item-4"}
    (question,) = questions
    assert (list(question.texts), question.is_this_machine) == (
        ["I vote", "Rain", "Please vote"],
        True,
    )


def test_a_whole_screening_survives_a_server_that_answers_nonsense() -> None:
    """What is not understood twice is not screened; the words that others found stay."""
    with answering(raw=b"{}") as server:
        screening = screen(table(["I vote", "Rain"]), [asking(server)])
        assert len(server.asked) == 2
    assert screening.findings == []
    assert [item for item, _ in screening.not_screened] == ["item-0", "item-1"]


def test_one_post_without_an_answer_costs_only_itself() -> None:
    """The others keep their findings."""

    def forgetful(asked: Any) -> str:
        posts = [post for post in asked.posts if post["text"] != "Rain"]
        found = [{"category": "politics", "evidence": post["text"]} for post in posts]
        return json.dumps(
            {"posts": [{"id": p["id"], "found": [f]} for p, f in zip(posts, found, strict=True)]}
        )

    with answering(written=forgetful) as server:
        screening = screen(table(["I vote", "Rain"]), [asking(server)])
    assert [(one.item, one.evidence) for one in screening.findings] == [("item-0", "I vote")]
    assert [item for item, _ in screening.not_screened] == ["item-1"]


def test_what_others_wrote_is_sent_only_if_the_owner_says_so(server: Answering) -> None:
    """Other people's words are not the owner's to send, unless settings say otherwise."""
    items = table(["I vote", "They vote"], by=[None, "Pat Example"])
    read(asking(server), items)
    assert server.asked.pop().texts == ["I vote"]
    found, _ = read(asking(server, others=True), items)
    assert [one.item for one in found] == ["item-0", "item-1"]


def test_the_newest_are_sent_first(server: Answering) -> None:
    """Where not all can be sent, old posts are left."""
    items = table(["old", "new", "undated", "newest"], at=[1, 5, None, 9])
    _, reasons = read(asking(server, most=2), items)
    assert server.asked[0].texts == ["newest", "new"]
    assert set(reasons) == {"item-0", "item-2"}


def test_posts_that_name_a_client_are_left_out_on_request(server: Answering) -> None:
    """Yes to the others and no to these sends only the others."""
    client = Person(id="p", name="Ottoline Varga", relationship=Relationship.CLIENT)
    given = Given(
        people=[client],
        settings=settings(server.url),
        may_send=lambda sending: not sending.naming_clients,
    )
    _, reasons = read(make(given), table(["Ottoline Varga came", "I vote"]))
    assert server.asked[0].texts == ["I vote"]
    assert "names a client" in reasons["item-0"]


def test_the_owner_says_how_much_a_category_weighs(server: Answering) -> None:
    """Severity is the owner's, never the model's."""
    found, _ = read(asking(server, severity={"politics": "high"}), table(["I vote"]))
    assert [one.severity for one in found] == [Severity.HIGH]


def test_the_card_says_where_words_go(server: Answering) -> None:
    """Who looks at the card sees the address."""
    assert server.url in asking(server).card.sends


def test_the_key_comes_from_the_environment(
    server: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file names the variable only."""
    monkeypatch.setenv("MY_KEY", " sesame\n")
    read(asking(server, key_from="MY_KEY"), table(["Rain"]))
    assert server.asked[0].headers["Authorization"] == "Bearer sesame"


@pytest.mark.parametrize("name", ["key", "api_key", "API-KEY", "apikey", "token", "password"])
def test_a_key_in_the_file_is_refused_and_not_repeated(name: str) -> None:
    """The sentence says where it belongs."""
    with pytest.raises(ScreeningSettingsError, match="key_from") as raised:
        make(Given(settings=settings("http://localhost/v1", **{name: "sesame"})))
    assert "sesame" not in str(raised.value)


@pytest.mark.parametrize("value", ["sk-sesame-123", "sesame!", "", "1KEY"])
def test_a_key_in_place_of_a_variable_is_refused_and_not_repeated(value: str) -> None:
    """A common mistake; the key is not shown."""
    with pytest.raises(ScreeningSettingsError, match="name of a variable") as raised:
        make(Given(settings=settings("http://localhost/v1", key_from=value)))
    assert "sesame" not in str(raised.value)


@pytest.mark.parametrize("held", [None, "", "  ", "two\nlines", "schlüssel"])
def test_a_variable_without_a_usable_key_is_named(
    held: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told before anything is asked."""
    monkeypatch.delenv("MY_KEY", raising=False)
    if held is not None:
        monkeypatch.setenv("MY_KEY", held)
    with pytest.raises(ScreeningSettingsError, match="MY_KEY"):
        make(Given(settings=settings("http://localhost/v1", key_from="MY_KEY")))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"categories": []}, "categories"),
        ({"categories": ["gossip"]}, "categories"),
        ({"model": ""}, "model"),
        ({"most": 0}, "most"),
        ({"most": "all"}, "most"),
        ({"seconds": -1}, "seconds"),
        ({"minutes": 10_000}, "minutes"),
        ({"severity": {"politics": "huge"}}, "severity"),
        ({"modle": "x"}, "modle"),
        ({"url": "http://example.org/v1"}, "url"),
    ],
)
def test_settings_that_do_not_fit_are_named(change: dict[str, object], place: str) -> None:
    """The sentence says which one it is."""
    with pytest.raises(ScreeningSettingsError, match=place):
        make(Given(settings=settings("http://localhost/v1") | change))


def test_the_version_changes_with_what_could_change_a_finding(server: Answering) -> None:
    """The model, the address, the categories and their weight; not the limits."""
    plain = asking(server).version
    assert asking(server, most=7, seconds=9, minutes=3, at_once=4).version == plain
    others = [
        asking(server, model="large"),
        asking(server, categories=["politics", "religion"]),
        asking(server, severity={"politics": "high"}),
        asking(server, others=True),
        make(Given(settings=settings(f"{server.url}/other"))),
    ]
    assert len({plain, *(one.version for one in others)}) == 6


def test_a_server_that_hangs_costs_bounded_time_and_nothing_is_clean() -> None:
    """After two requests that got no answer no further one is made."""
    with answering(hangs=True) as server:
        detector = asking(server, seconds=0.2, at_once=1)
        not_screened = screen(table(["1", "2", "3", "4"]), [detector]).not_screened
        assert len(server.asked) == 2
    assert len(not_screened) == 4
