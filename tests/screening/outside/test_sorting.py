"""Which texts are asked about, in which portions, and what becomes of them."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category
from friendline.screening.outside.answers import Seen
from friendline.screening.outside.chat import RefusedError
from friendline.screening.outside.exchange import NoAnswerError
from friendline.screening.outside.sorting import MOST_CHARACTERS, Limits, Sorting, portions

SEEN = (Seen(Category.PETS, "cat"),)


class Server:
    """Answers about cats, and fails as it is told."""

    def __init__(self, *fails: Exception | None, takes: float = 0, ignores: str = "") -> None:
        self.fails = list(fails)
        self.takes = takes
        self.ignores = ignores
        self.asked: list[list[str]] = []
        self.seconds: list[float] = []
        self.now = 0.0

    def ask(self, texts: Sequence[str], seconds: float) -> Mapping[str, tuple[Seen, ...]]:
        """Answer, or fail."""
        self.asked.append(list(texts))
        self.seconds.append(seconds)
        self.now += self.takes
        if self.fails and (error := self.fails.pop(0)) is not None:
            raise error
        return {text: SEEN if "cat" in text else () for text in texts if text != self.ignores}


def everything(texts: Sequence[str]) -> tuple[Sequence[str], Mapping[str, str]]:
    """Allow all."""
    return texts, {}


def sorting(server: Server, most: int = 100, at_once: int = 2, minutes: float = 30) -> Sorting:
    """Sort with a server, within limits."""
    limits = Limits(most, at_once, seconds=60, minutes=minutes)
    return Sorting(server.ask, everything, limits, lambda: server.now)


def test_every_text_gets_its_answer() -> None:
    """Texts go in portions, in their order."""
    server = Server()
    assert sorting(server).outcomes(["a cat", "rain", "sun"]) == {
        "a cat": SEEN,
        "rain": (),
        "sun": (),
    }
    assert server.asked == [["a cat", "rain"], ["sun"]]


def test_a_text_is_asked_about_once_in_a_review() -> None:
    """Batches that repeat a text cost nothing more, answered or not."""
    server = Server(NoAnswerError("Gone."))
    sorted_ = sorting(server)
    first = sorted_.outcomes(["a cat"])
    assert first == sorted_.outcomes(["a cat", "a cat"]) == {"a cat": "Gone."}
    assert len(server.asked) == 1


def test_what_is_not_answered_is_asked_once_more_and_then_left() -> None:
    """A text without a usable answer is not clean; it does not cost the others theirs."""
    server = Server(ignores="rain")
    told = sorting(server).outcomes(["a cat", "rain"])
    assert told["a cat"] == SEEN
    assert "did not have the form" in str(told["rain"])
    assert server.asked == [["a cat", "rain"], ["rain"]]


def test_one_failure_costs_one_portion() -> None:
    """A server that stumbles is asked on."""
    server = Server(NoAnswerError("Too slow."))
    told = sorting(server).outcomes(["one", "two", "three"])
    assert told == {"one": "Too slow.", "two": "Too slow.", "three": ()}


def test_two_failures_in_a_row_end_it() -> None:
    """A server that is gone does not cost a time limit for each portion."""
    server = Server(None, NoAnswerError("Gone."), NoAnswerError("Still gone."))
    told = sorting(server, at_once=1).outcomes(["one", "two", "three", "four", "five"])
    assert list(told.values()) == [(), "Gone.", "Still gone.", "Still gone.", "Still gone."]
    assert len(server.asked) == 3


def test_a_refusal_ends_it_at_once() -> None:
    """A wrong key is wrong for the next request too, also in a later batch."""
    server = Server(RefusedError("No such key."))
    sorted_ = sorting(server, at_once=1)
    assert set(sorted_.outcomes(["one", "two"]).values()) == {"No such key."}
    assert sorted_.outcomes(["three"]) == {"three": "No such key."}
    assert len(server.asked) == 1


def test_no_more_texts_are_sent_than_allowed_in_all_batches() -> None:
    """The limit holds for the review; what is beyond is named with its reason."""
    server = Server()
    sorted_ = sorting(server, most=3)
    assert list(sorted_.outcomes(["1", "2"]).values()) == [(), ()]
    told = sorted_.outcomes(["3", "4"])
    assert told["3"] == ()
    assert "At most 3 texts are sent" in str(told["4"])
    assert sum(map(len, server.asked)) == 3


def test_the_time_of_all_requests_is_bounded() -> None:
    """After the minutes the rest is not screened, and the last request gets what is left."""
    server = Server(takes=50)
    told = sorting(server, at_once=1, minutes=2).outcomes(["1", "2", "3", "4"])
    assert server.seconds == [60, 60, 20]
    assert "2 minutes" in str(told["4"])


def test_time_that_the_owner_takes_to_answer_does_not_count() -> None:
    """Only the server's time is limited."""
    server = Server()

    def slow_owner(texts: Sequence[str]) -> tuple[Sequence[str], Mapping[str, str]]:
        server.now += 10_000
        return texts, {}

    limits = Limits(10, 10, 60, 1)
    sorted_ = Sorting(server.ask, slow_owner, limits, lambda: server.now)
    assert sorted_.outcomes(["1"]) == {"1": ()}


def test_what_is_not_allowed_is_not_sent_and_takes_no_room() -> None:
    """A refusal leaves the limit to those that may be sent."""
    server = Server()
    sorted_ = Sorting(
        server.ask,
        lambda texts: ([one for one in texts if one != "no"], {"no": "You said no."}),
        Limits(2, 10, 60, 1),
    )
    assert sorted_.outcomes(["no", "1"]) == {"no": "You said no.", "1": ()}
    assert sorted_.outcomes(["2"]) == {"2": ()}
    assert server.asked == [["1"], ["2"]]


def test_a_question_that_fails_leaves_nothing_clean_and_is_not_put_again() -> None:
    """Where the asking itself breaks, nothing is sent, then or later."""
    server = Server()
    times = []

    def broken(texts: Sequence[str]) -> tuple[Sequence[str], Mapping[str, str]]:
        times.append(texts)
        raise LookupError

    sorted_ = Sorting(server.ask, broken, Limits(10, 10, 60, 1))
    with pytest.raises(LookupError):
        sorted_.outcomes(["1"])
    assert "stopped" in str(sorted_.outcomes(["1"])["1"])
    assert (len(times), server.asked) == (1, [])


@given(st.lists(st.text(max_size=30), max_size=40), st.integers(1, 7))
def test_portions_hold_every_text_once_and_in_order(texts: list[str], at_once: int) -> None:
    """Cutting loses and moves nothing."""
    cut = list(portions(texts, at_once))
    assert [text for portion in cut for text in portion] == texts
    assert all(1 <= len(portion) <= at_once for portion in cut)


def test_a_long_text_goes_alone() -> None:
    """Small models forget what stands at the beginning of a long request."""
    long = "x" * (MOST_CHARACTERS + 1)
    assert list(portions(["a", long, "b", "c"], 10)) == [["a"], [long], ["b", "c"]]
