"""What the owner says about the columns of a list, and the file that keeps it."""

from pathlib import Path

import pytest
from archives_helpers import folder_of
from csv_archive_helpers import READING, MemoryArchive, day
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_lists import workbook

from friendline.archives.client_list import (
    SOURCE,
    ListMapping,
    ListMappingError,
    load_mapping,
    mapping_name,
    read_client_list,
    read_mapping,
    suggest_mapping,
    write_mapping,
)
from friendline.archives.client_list.lifecycle import Standing, phrase_of, standing_of
from friendline.archives.client_list.mapping import FIELDS, NETWORKS
from friendline.archives.client_list.mapping_writing import mapping_text
from friendline.archives.client_list.suggestions import with_new_words
from friendline.archives.opening import open_archive
from friendline.model import Fault, Person, Record, Relationship, Status

LIST = (
    "Wer;Erreichbar;Phase;Dabei ab;Netz;Bemerkung\n"
    "Kim Novak;kim@example.org;läuft;3/4/2020;kimn;secret\n"
    "Ann Lee;ann@example.org;ruht;4/4/2020;;secret\n"
    "Bo Ek;;Freundin;;;secret\n"
)
COLUMNS = """\
dates = "month first"

[columns]
name = "Wer"
email = ["Erreichbar"]
began = "Dabei ab"

[accounts]
instagram = "Netz"

[words.Phase]
"läuft" = "current patient"
ruht = "former patient"
"""


def records(columns: str, text: str = LIST) -> list[Record]:
    """What is read of a list beside which the columns are said."""
    files = {"clients.csv": text.encode(), "clients.columns.toml": columns.encode()}
    return list(read_client_list(MemoryArchive(files), READING))


def problems(columns: str) -> str:
    """What is wrong with a file of columns."""
    with pytest.raises(ListMappingError) as raised:
        read_mapping(columns.encode(), "c.columns.toml", LIST.partition("\n")[0].split(";"))
    return "\n".join(raised.value.problems)


def test_a_list_is_read_as_the_owner_says() -> None:
    """Named columns and explained words are read, and nothing else."""
    kim, ann, bo = (each for each in records(COLUMNS) if isinstance(each, Person))
    assert (kim.name, kim.emails) == ("Kim Novak", ("kim@example.org",))
    assert kim.said_accounts == (("instagram", "kimn"),)
    assert kim.facts == {"began_on": day(2020, 3, 4)}
    assert (kim.relationship, kim.status) == (Relationship.PATIENT, Status.CURRENT)
    assert (ann.relationship, ann.status) == (Relationship.PATIENT, Status.FORMER)
    assert (bo.relationship, bo.status) == (Relationship.FRIEND, Status.NONE)
    assert "secret" not in repr(records(COLUMNS))


def test_it_is_recognised_by_what_lies_beside_it(tmp_path: Path) -> None:
    """A list that nobody would know is one as soon as its columns are said; CSV or workbook."""
    rows = [line.split(";") for line in LIST.splitlines()]
    files = {
        "clients.csv": LIST.encode(),
        "clients.columns.toml": COLUMNS.encode(),
        "other.xlsx": workbook({"a": [["Stand: heute"], *rows]}),
        "other.columns.toml": COLUMNS.encode(),
        "unknown.csv": LIST.encode(),
    }
    folder = folder_of(tmp_path, files)
    found = []
    for name in ("clients.csv", "other.xlsx", "unknown.csv"):
        archive = open_archive(folder / name)
        found.append((name, SOURCE.recognises(archive)))
        if SOURCE.recognises(archive):
            people = [each for each in SOURCE.read(archive, READING) if isinstance(each, Person)]
            assert [each.name for each in people] == ["Kim Novak", "Ann Lee", "Bo Ek"]
    assert found == [("clients.csv", True), ("other.xlsx", True), ("unknown.csv", False)]


def test_everyone_is_what_the_owner_says() -> None:
    """One line makes everybody a patient of whom the list says nothing else."""
    said = 'everyone = "current patient"\n[columns]\nname = "Wer"\nrelationship = "Phase"\n'
    kim, _, bo = (
        each for each in records(said, LIST.replace("läuft", "")) if isinstance(each, Person)
    )
    assert (kim.relationship, kim.status) == (Relationship.PATIENT, Status.CURRENT)
    assert bo.relationship is Relationship.FRIEND


def test_a_word_may_say_nothing() -> None:
    """A word that the owner calls unknown is no longer asked about."""
    said = '[columns]\nname = "Wer"\n[words.Phase]\nruht = "unknown"\n"läuft" = "client"\n'
    told = records(said)
    ann = next(each for each in told if isinstance(each, Person) and each.name == "Ann Lee")
    assert (ann.relationship, ann.status) == (Relationship.UNKNOWN, Status.UNKNOWN)
    assert "ruht" not in repr(told)


def test_a_sign_may_be_a_word() -> None:
    """A star or a question mark in a column can mean something; blanks and others do not."""
    said = '[columns]\nname = "Wer"\n[words.Phase]\n"*" = "current client"\n"?" = "prospect"\n'
    text = "Wer;Phase\nKim;*\nAnn;?\nBo;\nCy;-\n"
    people = [each for each in records(said, text) if isinstance(each, Person)]
    assert [each.relationship.value for each in people] == [
        "client",
        "prospect",
        "unknown",
        "unknown",
    ]


def test_mistakes_are_named_with_their_line_and_nothing_is_read() -> None:
    """A misspelt column is told with the likely one, and the list waits until it is mended."""
    faults = [
        each for each in records(COLUMNS.replace('"Wer"', '"Wehr"')) if isinstance(each, Fault)
    ]
    assert faults[0] == Fault(
        file="clients.columns.toml",
        reason="Line 4: column 'Wehr' is not in the list; did you mean 'Wer'?",
    )
    assert faults[1].reason == "It was not read: mend clients.columns.toml first."
    assert len(records(COLUMNS.replace('"Wer"', '"Wehr"'))) == len(faults) == 2


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ("[columns]\nname = Wer", "It is not TOML: Invalid value (at line 2"),
        ('[columns]\nemial = "Wer"', "Line 2: 'emial' is not known; did you mean 'email'?"),
        ('[colums]\nname = "Wer"', "Line 1: 'colums' is not known; did you mean 'columns'?"),
        ("[columns]\n\nname = 3", 'Line 3: name: expected a column, such as name = "Column".'),
        ("[columns]\nname = []", "Line 2: name: expected a column"),
        ('columns = "Wer"', "columns: expected a table, [columns]."),
        ('[accounts]\nmyspace = "Netz"', "Line 2: 'myspace' is not known; known are facebook"),
        ('[words]\nPhase = "client"', "Line 2: Phase: expected a table, [words.Phase]."),
        ('[words.Phase]\n\n"läuft" = "blue"', "Line 3: 'läuft' is said to mean 'blue'"),
        (
            '[words."Phasen"]\nx = "client"',
            "Line 1: column 'Phasen' is not in the list; did you mean",
        ),
        ('everyone = "blue"', "'everyone' is said to mean 'blue'"),
        ('dates = "year first"', 'dates: expected "day first" or "month first".'),
        ('names = "first"', 'names: expected "surname first" or "as written".'),
        ("\ufffe", "It is not TOML"),
    ],
)
def test_every_mistake_has_a_sentence(columns: str, sentence: str) -> None:
    """What is wrong, where, and what was expected."""
    assert sentence in problems(columns)


def test_all_mistakes_are_told_at_once() -> None:
    """Nobody mends a file one mistake at a time."""
    assert len(problems('everyone = "blue"\n[columns]\nx = "Wer"\nname = "Wehr"').split("\n")) == 3


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be read is a mistake too."""
    with pytest.raises(ListMappingError, match="does not give it out"):
        load_mapping(tmp_path / "none.columns.toml")


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("a/clients.csv", "clients.columns.toml"),
        ("my.clients.xlsx", "my.clients.columns.toml"),
        ("clients", "clients.columns.toml"),
        (".clients", ".clients.columns.toml"),
    ],
)
def test_the_name_of_the_file(name: str, beside: str) -> None:
    """It is called as the list is, with an ending of its own."""
    assert mapping_name(name) == beside


_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
_PHRASES = st.sampled_from(["current client", "former patient", "prospect", "unknown", "family"])
MAPPINGS = st.builds(
    ListMapping,
    columns=st.dictionaries(
        st.sampled_from(sorted(FIELDS)),
        st.lists(_TEXTS, min_size=1, max_size=3).map(tuple),
        max_size=4,
    ),
    accounts=st.dictionaries(st.sampled_from(NETWORKS), st.tuples(_TEXTS), max_size=2),
    words=st.dictionaries(
        _TEXTS, st.dictionaries(_TEXTS, _PHRASES, min_size=1, max_size=3), max_size=2
    ),
    everyone=st.none() | _PHRASES,
    day_first=st.none() | st.booleans(),
    surname_first=st.none() | st.booleans(),
)


@settings(deadline=None)
@given(MAPPINGS)
def test_what_is_written_is_read_again(mapping: ListMapping) -> None:
    """Any columns and words, with quotes, brackets and blanks in them, come back as they were."""
    assert read_mapping(mapping_text(mapping).encode(), "c") == mapping


def test_writing_and_loading(tmp_path: Path) -> None:
    """What is remembered beside a list is found and read with the list."""
    (tmp_path / "clients.csv").write_text(LIST, "utf-8")
    written = read_mapping(COLUMNS.encode(), "c")
    write_mapping(tmp_path / mapping_name("clients.csv"), written)
    assert (
        load_mapping(tmp_path / "clients.columns.toml", LIST.partition("\n")[0].split(";"))
        == written
    )
    archive = open_archive(tmp_path / "clients.csv")
    assert list(read_client_list(archive, READING)) == records(COLUMNS)


def test_phrases_for_what_somebody_is_are_understood() -> None:
    """Every relationship and status has words that read back as the same."""
    for relationship in set(Relationship) - {Relationship.UNKNOWN, Relationship.PROSPECT}:
        for status in (None, Status.CURRENT, Status.FORMER):
            standing = Standing(relationship, status)
            assert standing_of(phrase_of(standing)) == standing
    prospect = Standing(Relationship.PROSPECT, Status.PROSPECTIVE)
    assert standing_of(phrase_of(prospect)) == prospect


def test_a_guess_from_names_and_content() -> None:
    """Known names are taken; cells that look like addresses, numbers and names tell the rest."""
    header = ["Wer", "Erreichbar", "Nummer", "Phase", "Twitter", "Farbe"]
    rows = [
        ["Kim Novak", "kim@example.org", "+44 20 7946 0000", "current client", "@kimn", "red"],
        ["Ann Lee", "ann@example.org", "020 7946 0001", "former client", "", "blue"],
        ["Bo Ek", "", "", "current client", "", "red"],
    ]
    guess = suggest_mapping(header, rows)
    assert guess.columns == {
        "name": ("Wer",),
        "email": ("Erreichbar",),
        "phone": ("Nummer",),
        "status": ("Phase",),
    }
    assert guess.accounts == {"x": ("Twitter",)}


def test_words_to_ask_about() -> None:
    """Words of a status are explained where known, and unknown where not, the commonest first."""
    rows = [["Kim", "ruht"], ["Ann", "aktiv"], ["Bo", "ruht"], ["Cy", ""]]
    guess = suggest_mapping(["Name", "Status"], rows)
    assert guess.words == {"Status": {"ruht": "unknown", "aktiv": "current"}}
    assert suggest_mapping(["Name", "Type"], [["Kim", "x" * 99]]).words == {}


def test_words_of_another_list_are_added() -> None:
    """What was said of words stays; words that are new are guessed, or unknown."""
    said = ListMapping(columns={"status": ("status",)}, words={"Status": {"Ruht": "former"}})
    rows = [["Kim", "ruht"], ["Ann", "aktiv"], ["Bo", "neu"]]
    words = {"Status": {"Ruht": "former", "aktiv": "current", "neu": "unknown"}}
    assert with_new_words(said, ["Name", "Status"], rows).words == words
    assert with_new_words(said, ["Name"], [["Kim"]]) == said


_CELLS = st.sampled_from(
    ["", "Kim Novak", "k@x.example", "current client", "3/4/2020", "blau", "1"]
)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Name", "Status", "Foo", "", "Mail", "Client", "Typ"]),
        min_size=1,
        max_size=5,
    ),
    st.lists(st.lists(_CELLS, min_size=5, max_size=5), max_size=5),
)
def test_a_guess_can_always_be_written_and_used(header: list[str], rows: list[list[str]]) -> None:
    """Whatever a list holds, the guess is a file that can be read and names columns there are."""
    guess = suggest_mapping(header, rows)
    assert read_mapping(mapping_text(guess).encode(), "c", header) == guess


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80), st.integers(0, len(COLUMNS)))
def test_any_file_of_columns_is_survived(junk: str, at: int) -> None:
    """Whatever stands in the file, the list is read or the mistake is told."""
    assert records(COLUMNS[:at] + junk + COLUMNS[at:])
    assert records(junk)
