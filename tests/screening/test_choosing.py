"""Which detectors look."""

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as searching
from hypothesis import strategies as st

from friendline.model import Category, Finding, Person, Relationship
from friendline.screening import Batch
from friendline.screening import choosing as module
from friendline.screening.card import Card
from friendline.screening.choosing import (
    GROUP,
    USUAL,
    Given,
    ScreeningSettingsError,
    Sending,
    chosen,
    in_use,
    installed,
    load_settings,
    never,
)

USUAL_VALUES = {
    "client_names": "friendline.screening.confidential.client_names:make",
    "meaning": "friendline.screening.meaning.detector:make",
    "patterns": "friendline.screening.patterns:make",
}


class Plain:
    """A detector that keeps what it was made from."""

    name = "plain"
    version = "1"
    categories = frozenset({Category.HUMOUR})
    card = Card(title="Plain", how="Sees nothing.")

    def __init__(self, given: Given) -> None:
        self.given = given

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """See nothing."""
        yield from ()


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """Settings of a detector under test."""

    most: int = 3


def wanting(given: Given) -> Plain:
    """Make a detector that reads its settings."""
    given.read(Wanted)
    return Plain(given)


def lacking(given: Given) -> Plain:
    """Make a detector whose library is not there."""
    raise ModuleNotFoundError(name="onnxruntime")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a way to have detectors beside the usual ones installed."""

    def installing(**values: str) -> None:
        all_values = [*USUAL_VALUES.items(), *values.items()]
        points = [EntryPoint(name, value, GROUP) for name, value in all_values]
        monkeypatch.setattr(module, "entry_points", lambda group: points)

    return installing


def here(name: str) -> str:
    """Give the value of an entry point for something of this file."""
    return f"{__name__}:{name}"


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let entry points find what stands in this file."""
    import sys  # noqa: PLC0415 - only for this

    module_here = type(sys)(__name__)
    vars(module_here).update(Plain=Plain, wanting=wanting, lacking=lacking)
    monkeypatch.setitem(sys.modules, __name__, module_here)


def test_where_nothing_is_asked_for_the_usual_ones_look() -> None:
    """They come in their order: of equally strong ones the first speaks."""
    assert [one.name for one in chosen(Given())][: len(USUAL)] == list(USUAL)


def test_nothing_that_sends_is_among_the_usual_ones() -> None:
    """Without settings no detector says that anything leaves this machine."""
    assert [one.card.sends for one in chosen(Given())] == [""] * len(chosen(Given()))


def test_what_is_asked_for_looks_after_the_usual_ones(install: Callable[..., None]) -> None:
    """A table is enough; its settings reach the detector, and `use` does not."""
    install(plain=here("Plain"))
    *_, last = chosen(Given(), {"plain": {"use": True, "most": 5}})
    assert isinstance(last, Plain)
    assert last.given.settings == {"most": 5}


def test_every_detector_gets_what_is_given(install: Callable[..., None]) -> None:
    """People and the question are the review's; the settings are each one's own."""
    install(plain=here("Plain"))
    people = (Person(id="p", name="Ottoline Varga", relationship=Relationship.CLIENT),)

    def ask(sending: Sending) -> bool:
        return True

    *_, last = chosen(Given(people=people, may_send=ask, settings={"x": 1}), {"plain": {}})
    assert isinstance(last, Plain)
    assert (last.given.people, last.given.may_send, last.given.settings) == (people, ask, {})


def test_what_is_installed_and_not_asked_for_does_not_look(install: Callable[..., None]) -> None:
    """Installing a package does not change a review."""
    install(plain=here("lacking"))
    assert "plain" not in [one.name for one in chosen(Given())]


def test_a_usual_one_can_be_left_out() -> None:
    """`use = false` is enough."""
    assert "meaning" not in [one.name for one in chosen(Given(), {"meaning": {"use": False}})]
    assert in_use({"patterns": {"use": False}}) == [one for one in USUAL if one != "patterns"]


@pytest.mark.parametrize("said", ["no", "false", 0, 1, [], {}])
def test_use_is_true_or_false_and_nothing_else(said: object) -> None:
    """The word "no" is not taken for a yes."""
    with pytest.raises(ScreeningSettingsError, match=r"\[meaning\]: use: expected true or false"):
        chosen(Given(), {"meaning": {"use": said}})


def test_a_name_that_there_is_not_is_told_with_the_nearest() -> None:
    """A slip of the pen is not a detector that silently does not look."""
    with pytest.raises(ScreeningSettingsError, match=r"\[wrods\].*Did you mean \[words\]\?"):
        chosen(Given(), {"wrods": {}})


def test_a_usual_one_that_is_not_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that is half done does not review with fewer detectors."""
    monkeypatch.setattr(module, "entry_points", lambda group: [])
    with pytest.raises(ScreeningSettingsError, match="there is no detector of this name"):
        chosen(Given())


def test_settings_that_do_not_fit_name_the_table_and_the_place(
    install: Callable[..., None],
) -> None:
    """Table, field, what was expected."""
    install(wanting=here("wanting"))
    with pytest.raises(ScreeningSettingsError) as raised:
        chosen(Given(), {"wanting": {"most": "all"}})
    assert str(raised.value) == "[wanting]: most: expected int, got str."
    with pytest.raises(ScreeningSettingsError, match="unknown field mots"):
        chosen(Given(), {"wanting": {"mots": 3}})


def test_a_library_that_is_not_installed_is_named(install: Callable[..., None]) -> None:
    """With where it is said how to install it."""
    install(lacking=here("lacking"))
    with pytest.raises(ScreeningSettingsError, match=r"\[lacking\]: it needs onnxruntime"):
        chosen(Given(), {"lacking": {}})


def test_a_stranger_does_not_take_the_place_of_a_usual_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the order in which packages are found, `words` is friendline's own."""
    own = EntryPoint("meaning", USUAL_VALUES["meaning"], GROUP)
    other = EntryPoint("meaning", "friendlines.other:make", GROUP)
    for points in ([own, other], [other, own]):
        monkeypatch.setattr(module, "entry_points", lambda group, points=points: points)
        assert installed() == {"meaning": own}


def test_never_says_no() -> None:
    """Whatever would be sent, wherever to."""
    assert not never(Sending("http://localhost", is_this_machine=True, texts=()))
    assert not Given().may_send(Sending("http://localhost", is_this_machine=True, texts=()))


def test_a_file_of_settings_is_read(tmp_path: Path) -> None:
    """One table a detector; a mark that Windows puts first does no harm."""
    path = tmp_path / "screening.toml"
    path.write_text("\ufeff[words]\nuse = false\n[plain]\nmost = 3\n", "utf-8")
    assert load_settings(path) == {"words": {"use": False}, "plain": {"most": 3}}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"use = false\n", "use stands alone"),
        (b"[[words]]\nuse = false\n", "words stands alone"),
        (b"[words\n", "expected a TOML file"),
        (b"\xff\xfe", "expected a TOML file"),
        (b"x = " + b"[" * 100_000, "expected a TOML file"),
    ],
)
def test_a_file_that_holds_something_else_is_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    """It names the file and what was expected."""
    path = tmp_path / "screening.toml"
    path.write_bytes(content)
    with pytest.raises(ScreeningSettingsError, match=sentence) as raised:
        load_settings(path)
    assert str(path) in str(raised.value)


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """As is a folder in its place."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ScreeningSettingsError, match="expected a TOML file"):
            load_settings(path)


@searching(max_examples=60)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()))
def test_any_file_is_settings_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Nothing in it makes the reading fall over."""
    path = tmp_path_factory.mktemp("said") / "screening.toml"
    path.write_bytes(content)
    try:
        read = load_settings(path)
    except ScreeningSettingsError:
        return
    assert all(isinstance(table, dict) for table in read.values())
