"""Everything out of the store in open formats."""

import csv
import json
from hashlib import blake2b
from pathlib import Path

import pytest

from friendline.archives.client_list import SOURCE
from friendline.archives.opening import open_archive
from friendline.archives.source import Reading
from friendline.matching.asking.decision_file import read_decisions
from friendline.matching.asking.decisions import Act, Decision
from friendline.model import Category, Item, ItemKind, Person, Relationship, Status
from friendline.policy import load_policy
from friendline.screening.labels import Label, Verdict, read_labels
from friendline.store import documents, ledger, settings
from friendline.store.home import Home
from friendline.store.imports.importing import Source, keep
from friendline.store.labels import LABELS
from friendline.store.policy import policies
from friendline.store.safekeeping.exporting import ExportError, export
from friendline.store.said import DECISIONS

OTTOLINE = Person(
    id="person-o",
    name="Ottoline Varga",
    other_names=("Tilly Varga",),
    emails=("ottoline@example.org", "o@example.org"),
    phones=("+44 20 7946 0000",),
    company="=Acme",
    city="York",
    said_accounts=(("facebook", "ottoline.varga"),),
    relationship=Relationship.CLIENT,
    status=Status.FORMER,
    facts={"met": True, "met_on": 17_000, "kin": False, "sensitive": True, "ended_on": 18_000},
)


@pytest.fixture
def filled(store: Home) -> Home:
    """A store with a bit of everything."""
    keep(Source("clients.csv", "client_list", is_client_list=True), [OTTOLINE])
    photo = Item(channel="facebook", kind=ItemKind.PHOTO, at=5, tagged=("A B", "C D"), text="Hü")
    keep(Source("/gone/facebook.zip", "facebook"), [photo])
    DECISIONS.append(
        [Decision(number=1, at=9, act=Act.CONFIRM, person="person-o", other="account-1")]
    )
    LABELS.append(
        [Label(number=1, at=9, verdict=Verdict.FINE, category=Category.PETS, item="item-1")]
    )
    documents.save(documents.AUDIENCE, "")
    policies.adopt("audience")
    settings.secret()
    return store


def lines(file: Path) -> list[dict[str, object]]:
    """What stands in a file of JSON Lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_people_come_back_from_the_exported_client_list(filled: Home, tmp_path: Path) -> None:
    """The list says of each person what was known, in columns that friendline reads."""
    export(tmp_path / "out")
    archive = open_archive(tmp_path / "out" / "clients.csv")
    found = next(one for one in SOURCE.read(archive, Reading()) if isinstance(one, Person))
    assert (found.name, found.emails, found.phones) == (
        OTTOLINE.name, OTTOLINE.emails, OTTOLINE.phones,
    )  # fmt: skip
    assert (found.relationship, found.status) == (OTTOLINE.relationship, OTTOLINE.status)
    assert (found.city, found.company, found.other_names) == ("York", "'=Acme", ("Tilly Varga",))
    assert found.said_accounts == OTTOLINE.said_accounts
    assert found.facts == OTTOLINE.facts


def test_what_the_owner_said_stands_in_the_usual_files(filled: Home, tmp_path: Path) -> None:
    """Decisions and labels are read again as they were kept."""
    export(tmp_path / "out")
    assert read_decisions(tmp_path / "out" / "who_is_who.csv").said == DECISIONS.read().said
    assert read_labels(tmp_path / "out" / "labels.csv").said == LABELS.read().said


def test_policies_are_folders(filled: Home, tmp_path: Path) -> None:
    """Each version as it can be given to a review."""
    export(tmp_path / "out")
    found = load_policy(str(tmp_path / "out" / "policies" / "version-1"))
    assert found.name == policies.load(1).name


def test_every_table_is_written_and_told(filled: Home, tmp_path: Path) -> None:
    """A file for each, with a word about it and its columns."""
    names = export(tmp_path / "out")
    told = (tmp_path / "out" / "README.md").read_text("utf-8")
    tables = [name for name in names if name.startswith("tables/")]
    assert len(tables) > 20
    assert all(f"## {name}\n" in told for name in tables)
    imports = lines(tmp_path / "out" / "tables" / "import.jsonl")
    assert imports[1]["shown_path"] == "/gone/facebook.zip"
    records = lines(tmp_path / "out" / "tables" / "record.jsonl")
    assert records[1]["content"]["text"] == "Hü"  # type: ignore[index]


def test_items_are_a_table(filled: Home, tmp_path: Path) -> None:
    """For a spreadsheet."""
    export(tmp_path / "out")
    with (tmp_path / "out" / "items.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["text"], row["tagged"]) == ("Hü", "A B | C D")


def test_the_ledger_can_be_checked_without_friendline(filled: Home, tmp_path: Path) -> None:
    """By what the page beside it says."""
    ledger.append("noted", {"what": "Ottoline"}, about="person-o")
    ledger.erase("person-o")
    export(tmp_path / "out")
    before = bytes(32)
    for entry in lines(tmp_path / "out" / "ledger.jsonl"):
        words_digest = bytes.fromhex(str(entry["words_digest"]))
        told = (before, str(entry["seconds"]).encode(), str(entry["kind"]).encode(), words_digest)
        before = blake2b(b"\x1f".join(told), digest_size=32).digest()
        assert before.hex() == entry["digest"]
    assert entry["words"] is None


def test_the_secret_stays(filled: Home, tmp_path: Path) -> None:
    """It would let others check whom the owner has forgotten."""
    names = export(tmp_path / "out")
    secret = settings.secret().hex().encode()
    assert all(secret not in (tmp_path / "out" / name).read_bytes() for name in names)


def test_a_folder_with_something_in_it_is_left_alone(store: Home, tmp_path: Path) -> None:
    """Nothing is mixed with other files."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(ExportError, match="already"):
        export(tmp_path / "out")
    assert [one.name for one in tmp_path.joinpath("out").iterdir()] == ["mine.txt"]


def test_an_empty_store_is_exported_too(store: Home, tmp_path: Path) -> None:
    """Into an empty folder."""
    (tmp_path / "out").mkdir()
    assert "clients.csv" in export(tmp_path / "out")


def test_a_place_that_cannot_be_written_is_a_sentence(store: Home, tmp_path: Path) -> None:
    """Here a file stands where a folder is needed."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ExportError):
        export(tmp_path / "file" / "out")
