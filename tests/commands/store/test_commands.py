"""The commands of the store, as somebody types them."""

import json
import zipfile
from pathlib import Path

import pytest
from memory_keyring import InMemory, ring
from review_worlds import World
from typer.testing import CliRunner, Result

from friendline.cli import app
from friendline.commands.store import opened
from friendline.store.home import VARIABLE, home_at
from friendline.store.opening import close_store, open_store, set_up_django
from friendline.store.passphrase import remember

__all__ = ["ring"]

set_up_django()  # before the tables are imported

from friendline.store.imports.kept import media  # noqa: E402 - as above
from friendline.store.models import Contact, Import  # noqa: E402 - as above

CLIENTS = (
    "Name,Email,Status\n"
    "Ottoline Varga,ottoline@example.org,current client\n"
    "Berenike Okonjo,berenike@example.org,current client\n"
)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Exports, a client list, and a home of their own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    monkeypatch.delenv("FRIENDLINE_PASSPHRASE_FILE", raising=False)
    made = World(tmp_path / "exports", clients=CLIENTS)
    made.befriend("Ottoline Varga", "2019-05-01")
    made.befriend("Somebody Else", "2017-01-01")
    made.post("A pint with Ottoline Varga", "2020-01-02")
    made.meet("one", "2020-01-03", "12:00", "SUMMARY:Review")
    return made


@pytest.fixture
def somebody_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a person sat at the terminal."""
    monkeypatch.setattr(opened, "is_terminal", lambda: True)


def typed(*words: str, answers: str | None = None) -> Result:
    """Type a command; the store is closed behind it as at the end of a program."""
    done = CliRunner().invoke(app, list(words), input=answers)
    close_store()
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def imported(world: World, *more: str) -> Result:
    """Import all there is."""
    paths = map(str, world.write())
    clients = str(world.folder / "clients.csv")
    return typed("import", *paths, "--clients", clients, "--zone", "Europe/London", *more)


def test_an_import_makes_the_store_and_says_what_came(world: World, tmp_path: Path) -> None:
    """With the zone it was read in; the exports stay where they are."""
    done = imported(world)
    assert done.exit_code == 0
    assert "(facebook): " in done.output
    assert f"The store is in {tmp_path / 'home'}" in done.output
    told = typed("status").output
    assert "times in Europe/London" in told
    assert "Client list, 2 records" in told


def test_a_repeated_import_changes_nothing_and_says_so(world: World) -> None:
    """Not even the ledger grows."""
    imported(world)
    before = typed("ledger").output
    again = imported(world)
    assert again.output.count("all of them imported before; nothing was changed.") == 3
    assert typed("ledger").output == before


def test_a_grown_export_adds_what_is_new(world: World) -> None:
    """And another client list is the one that holds; the older one is in vain."""
    imported(world)
    world.post("Another", "2021-01-02")
    world.clients = CLIENTS.replace("current", "former")
    grown = imported(world)
    assert "1 of them new." in grown.output
    world.clients = CLIENTS
    assert "A list that you imported later is the one that holds." in imported(world).output


def test_bad_files_are_listed_and_cost_nothing_else(world: World, tmp_path: Path) -> None:
    """A broken part is told with its reason, and the rest is read."""
    world.more_facebook["your_facebook_activity/comments_and_reactions/comments.json"] = b"{"
    (world.folder / "notes.pdf").parent.mkdir(exist_ok=True)
    world.write()
    (world.folder / "list.zip").write_bytes(b"PK\x03\x04 broken")
    done = typed("import", str(world.folder))
    assert done.exit_code == 0
    assert "comments.json: " in done.output
    assert "list.zip: not read." in done.output
    assert "(facebook): " in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Nothing was given"),
        (["nowhere.zip"], "no such file"),
        (["--columns", __file__, __file__], "--clients"),
        (["--zone", "Europe/Nowhere", "x.zip"], "no time zone"),
    ],
)
def test_what_cannot_be_imported_is_a_sentence(world: World, words: list[str], said: str) -> None:
    """And exit code 2."""
    done = typed("import", *words)
    assert done.exit_code == 2
    assert said in done.output


def test_a_list_that_names_nobody_leaves_nothing(world: World, tmp_path: Path) -> None:
    """All of an import or none of it."""
    (tmp_path / "empty.csv").write_text("Name,Email\n")
    done = typed("import", "--clients", str(tmp_path / "empty.csv"))
    assert (done.exit_code, "cannot be used as client list" in done.output) == (2, True)
    assert "Imports: none yet" in typed("status").output


def test_another_zone_holds_from_now_on_and_is_told(world: World) -> None:
    """What was read before was read in the other one."""
    imported(world)
    done = typed("import", *map(str, world.write()), "--zone", "Europe/Berlin")
    assert (
        "read in Europe/Berlin from now on; those imported before were read in Europe/London"
        in (" ".join(done.output.split()))
    )


def test_the_calendar_tells_the_zone_where_the_machine_does_not(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine in UTC times are those of the calendar, on every page."""
    monkeypatch.setattr("friendline.commands.store.importing.local_zone", lambda: "Etc/UTC")
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:made-up", "X-WR-TIMEZONE:Europe/London"),
        *("BEGIN:VEVENT", "UID:1", "DTSTAMP:20260701T080000Z", "DTSTART:20260701T130000Z"),
        *("DTEND:20260701T140000Z", "SUMMARY:Review", "END:VEVENT", "END:VCALENDAR", ""),
    )
    (tmp_path / "calendar.ics").write_text("\r\n".join(lines))
    assert typed("import", str(tmp_path / "calendar.ics")).exit_code == 0
    assert "times in Europe/London" in typed("status").output


@pytest.mark.parametrize(
    "words",
    [["status"], ["doctor"], ["ledger"], ["backup", "b.db"], ["export", "out"], ["forget", "Jane"]],
)
def test_without_a_store_commands_say_how_to_make_one(world: World, words: list[str]) -> None:
    """They make none by themselves."""
    done = typed(*words)
    assert done.exit_code == 2
    assert "friendline import EXPORT..." in done.output


def test_an_encrypted_store_opens_by_its_file_alone(world: World, tmp_path: Path) -> None:
    """Without it, and without anybody to ask, each command is a sentence and exit code 2."""
    (tmp_path / "right").write_text("it's a long one\n")
    (tmp_path / "wrong").write_text("another\n")
    right, wrong = (["--passphrase-file", str(tmp_path / name)] for name in ("right", "wrong"))
    assert imported(world, "--encrypt", *right).exit_code == 0
    assert "(encrypted, " in typed("status", *right).output
    unasked = typed("status")
    assert (unasked.exit_code, "--passphrase-file FILE" in unasked.output) == (2, True)
    refused = typed("ledger", *wrong)
    assert (refused.exit_code, "does not open" in refused.output) == (2, True)
    content = (tmp_path / "home" / "friendline.db").read_bytes()
    assert b"Ottoline" not in content


def test_a_file_of_the_environment_is_read(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For scripts; where a store is made with it, it is an encrypted one."""
    (tmp_path / "file").write_text("it's a long one\n")
    monkeypatch.setenv("FRIENDLINE_PASSPHRASE_FILE", str(tmp_path / "file"))
    assert "it is encrypted" in typed("new").output
    assert typed("status").exit_code == 0


def test_a_new_passphrase_is_typed_twice(
    world: World, tmp_path: Path, somebody_is_there: None
) -> None:
    """Two that differ, and an empty one, make no store."""
    for answers in ("one\ntwo\n", "\n\n"):
        assert typed("new", "--encrypt", answers=answers).exit_code == 2
        assert not (tmp_path / "home" / "friendline.db").exists()
    assert typed("new", "--encrypt", answers="seven grey geese\nseven grey geese\n").exit_code == 0
    assert typed("status", answers="seven grey geese\n").exit_code == 0


def test_a_short_passphrase_is_not_taken(world: World, somebody_is_there: None) -> None:
    """Whoever has the file could find it by trying; nothing is made."""
    done = typed("new", "--encrypt", answers="ab\nab\n")
    assert done.exit_code == 2
    assert "can be found by trying" in done.output
    assert not home_at(None).exists


def test_a_wrong_passphrase_can_be_typed_anew(world: World, somebody_is_there: None) -> None:
    """Three times; then it is a sentence."""
    typed("new", "--encrypt", answers="seven grey geese\nseven grey geese\n")
    assert typed("status", answers="x\n\nseven grey geese\n").exit_code == 0
    assert typed("status", answers="x\ny\nz\n").exit_code == 2


def test_a_store_that_is_there_is_not_encrypted_by_new(world: World, tmp_path: Path) -> None:
    """The sentence names the command that does it."""
    typed("new")
    (tmp_path / "file").write_text("it's a long one\n")
    done = typed("new", "--encrypt", "--passphrase-file", str(tmp_path / "file"))
    assert done.exit_code == 2
    assert "friendline encrypt encrypts it" in " ".join(done.output.split())


def test_a_plain_store_is_encrypted_later(world: World, tmp_path: Path) -> None:
    """All is there, and the command says plainly what may still be found elsewhere."""
    imported(world)
    typed("backup", str(tmp_path / "b.db"))
    typed("restore", str(tmp_path / "b.db"))
    (tmp_path / "file").write_text("it's a long one\n")
    given = ["--passphrase-file", str(tmp_path / "file")]
    done = typed("encrypt", *given)
    said = " ".join(done.output.split())
    assert done.exit_code == 0
    assert "is encrypted." in said
    assert "Traces of it may remain" in said
    assert "before-restore-" in said
    assert typed("status").exit_code == 2
    assert "Client list, 2 records" in typed("status", *given).output
    assert typed("ledger", "--verify", *given).exit_code == 0


def test_the_passphrase_is_changed(world: World, tmp_path: Path, somebody_is_there: None) -> None:
    """The old one is asked for, and then the new one twice."""
    typed("new", "--encrypt", answers="seven grey geese\nseven grey geese\n")
    assert typed("encrypt", answers="seven grey geese\nnine black cats\nanother\n").exit_code == 2
    assert typed("status", answers="seven grey geese\n").exit_code == 0
    assert (
        typed("encrypt", answers="seven grey geese\nnine black cats\nnine black cats\n").exit_code
        == 0
    )
    assert typed("status", answers="nine black cats\n").exit_code == 0
    (tmp_path / "old").write_text("nine black cats\n")
    (tmp_path / "new").write_text("three tall trees\n")
    files = ["--passphrase-file", str(tmp_path / "old"), "--new-passphrase-file"]
    assert typed("encrypt", *files, str(tmp_path / "new")).exit_code == 0
    assert typed("status", answers="three tall trees\n").exit_code == 0


def test_the_keyring_that_remembered_a_passphrase_gets_the_new_one(
    world: World, ring: InMemory, somebody_is_there: None
) -> None:
    """So nobody is asked afterwards either; one that is out of date asks instead of failing."""
    typed("new", "--encrypt", "--remember", answers="seven grey geese\nseven grey geese\n")
    assert typed("encrypt", answers="nine black cats\nnine black cats\n").exit_code == 0
    assert typed("status").exit_code == 0
    remember(home_at(None), "seven grey geese")
    assert typed("status", answers="nine black cats\n").exit_code == 0


def test_there_is_nothing_to_encrypt(world: World) -> None:
    """A home without a store is a sentence."""
    done = typed("encrypt")
    assert (done.exit_code, "There is no store" in done.output) == (2, True)


def test_a_backup_is_restored(world: World, tmp_path: Path) -> None:
    """What came after it is put aside."""
    typed("new")
    assert "Whoever has it can read" in typed("backup", str(tmp_path / "b.db")).output.replace(
        "whoever", "Whoever"
    )
    imported(world)
    done = typed("restore", str(tmp_path / "b.db"))
    assert "before-restore-" in done.output
    assert "Imports: none yet" in typed("status").output
    assert "before-restore-" in typed("doctor").output
    assert typed("backup", str(tmp_path / "b.db")).exit_code == 2
    assert typed("restore", str(tmp_path / "none.db")).exit_code == 2


def test_what_is_not_there_is_not_restored(world: World) -> None:
    """The sentence says so in words, without the number that the system has for it."""
    typed("new")
    done = typed("restore", "nosuch.bak")
    told = " ".join(done.output.split())
    assert done.exit_code == 2
    assert "there is no file of this name" in told
    assert "Errno" not in told


def test_a_store_that_is_there_is_not_made_again(world: World) -> None:
    """Whoever asks for a new one is told that nothing was made."""
    assert "The store is made in " in typed("new").output
    again = " ".join(typed("new").output.split())
    assert "There is a store in " in again
    assert "Nothing was made" in again


def test_what_was_uploaded_is_not_told_as_lost(world: World, tmp_path: Path) -> None:
    """Its copy went once it was read; an export that lay elsewhere and is gone is told."""
    uploads = tmp_path / "home" / "uploads" / "a1b2"
    uploads.mkdir(parents=True)
    for place in (uploads / "mine.csv", tmp_path / "theirs.csv"):
        place.write_text(CLIENTS.replace("Ottoline", f"{place.stem.capitalize()}"))
        assert typed("import", "--clients", str(place)).exit_code == 0
        place.unlink()
    lines = [line for line in typed("status").output.splitlines() if "Client list" in line]
    assert lines[0].endswith("Client list, 2 records, mine.csv (uploaded)")
    assert lines[1].endswith("theirs.csv (moved or removed since; what was read is kept)")


def test_an_encrypted_backup_wants_its_passphrase(world: World, tmp_path: Path) -> None:
    """Also where there is no store yet."""
    (tmp_path / "file").write_text("it's a long one\n")
    given = ["--passphrase-file", str(tmp_path / "file")]
    imported(world, "--encrypt", *given)
    assert "It is encrypted" in typed("backup", str(tmp_path / "b.db"), *given).output
    elsewhere = ["--home", str(tmp_path / "other")]
    assert typed("restore", str(tmp_path / "b.db"), *elsewhere).exit_code == 2
    assert typed("restore", str(tmp_path / "b.db"), *elsewhere, *given).exit_code == 0
    assert "Client list, 2 records" in typed("status", *elsewhere, *given).output


def test_everything_is_exported(world: World, tmp_path: Path) -> None:
    """Once; a folder with something in it is left alone."""
    imported(world)
    assert typed("export", str(tmp_path / "out")).exit_code == 0
    assert "Ottoline Varga" in (tmp_path / "out" / "clients.csv").read_text()
    assert typed("export", str(tmp_path / "out")).exit_code == 2


def test_forgetting_shows_what_goes_and_asks(
    world: World, tmp_path: Path, somebody_is_there: None
) -> None:
    """A no changes nothing."""
    imported(world)
    asked = typed("forget", "ottoline@example.org", answers="n\n")
    assert asked.exit_code == 130
    assert "rows of client lists: 1" in asked.output
    assert "Ottoline Varga on Facebook" in asked.output
    assert "Nothing was changed." in asked.output
    assert typed("forget", "ottoline varga", answers="y\n").exit_code == 0
    assert b"Ottoline" not in (tmp_path / "home" / "friendline.db").read_bytes()
    assert "about people you had forgotten left out" in imported(world).output
    assert typed("forget", "Ottoline Varga", answers="y\n").exit_code == 2


def noted(text: str) -> None:
    """Note a contact with somebody else, in which only a first name stands."""
    open_store(home_at(None))
    Contact.objects.create(person="p", at=Contact.objects.count(), how="met", note=text)
    close_store()


def notes() -> list[str]:
    """All notes of contacts."""
    open_store(home_at(None))
    found = list(Contact.objects.values_list("note", flat=True))
    close_store()
    return found


def test_places_of_a_first_name_are_shown_and_asked_about(
    world: World, somebody_is_there: None
) -> None:
    """One by one; what is not chosen stays."""
    imported(world)
    noted("Saw Ottoline too")
    noted("Ottoline of the bakery")
    done = typed("forget", "Ottoline Varga", answers="y\ny\nn\n")
    assert 'note of a contact: "Saw Ottoline too"' in done.output
    assert notes() == ["Saw [name removed] too", "Ottoline of the bakery"]


def test_places_of_a_first_name_stay_where_nobody_is_asked(world: World) -> None:
    """They are shown, and go only with a word of their own."""
    imported(world)
    noted("Saw Ottoline too")
    noted("Berenike is in")
    assert '"Saw Ottoline too"' in typed("forget", "Ottoline Varga", "--yes").output
    assert notes()[0] == "Saw Ottoline too"
    typed("forget", "Berenike Okonjo", "--yes", "--bare-names")
    assert notes() == ["Saw Ottoline too", "[name removed] is in"]


def test_forgetting_unasked_needs_a_word(world: World) -> None:
    """Where nobody can be asked, nothing is erased without --yes."""
    imported(world)
    refused = typed("forget", "Ottoline Varga")
    assert (refused.exit_code, "Nothing was changed" in refused.output) == (2, True)
    assert typed("forget", "Ottoline Varga", "--yes").exit_code == 0
    assert typed("forget", "Ottoline Varga", "--let-back").exit_code == 0
    assert typed("forget", "Ottoline Varga", "--let-back").exit_code == 2
    assert "forgotten" not in imported(world).output


def test_the_ledger_is_shown_checked_and_written(world: World, tmp_path: Path) -> None:
    """As lines, as a table and as JSON Lines."""
    imported(world)
    said = typed("ledger").output
    assert "A client list was imported: 2 records." in said
    assert "You set your time zone to " in said
    assert "entries are as they were written" in typed("ledger", "--verify").output
    assert typed("ledger", "--since", "2999-01-01").output == ""
    assert typed("ledger", "--person", "Ottoline Varga").output == ""
    for name in ("l.jsonl", "l.csv"):
        assert typed("ledger", "--export", str(tmp_path / name)).exit_code == 0
    first, *others = (tmp_path / "l.jsonl").read_text().splitlines()
    assert json.loads(first)["kind"] == "setting_changed"
    assert len((tmp_path / "l.csv").read_text().splitlines()) == len(others) + 2
    assert typed("ledger", "--export", str(tmp_path / "l.csv")).exit_code == 2


def test_pictures_of_an_import_are_found_where_the_export_lies(world: World) -> None:
    """The store copies none."""
    world.more_facebook["your_facebook_activity/posts/media/pub.jpg"] = b"a picture"
    imported(world)

    open_store(home_at())
    found = media().find("pub.jpg", channel="facebook")
    assert found is not None
    assert found.read() == b"a picture"
    close_store()


def test_parts_of_an_export_belong_together_also_when_they_come_again(
    world: World, tmp_path: Path
) -> None:
    """By what they hold and not by where they lie."""
    (whole,) = [path for path in world.write() if "facebook" in path.name]
    parts = [tmp_path / f"facebook-jane-2026-11-19-aBcD-{number}.zip" for number in (1, 2)]
    with zipfile.ZipFile(whole) as archive:
        names = archive.namelist()
        for number, part in enumerate(parts):
            with zipfile.ZipFile(part, "w") as made:
                for name in names[number::2]:
                    made.writestr(name, archive.read(name))
    typed("import", *map(str, parts))
    again = typed("import", *map(str, parts))
    assert again.output.count("all of them imported before") == 2

    open_store(home_at())
    assert len(set(Import.objects.values_list("part_of", flat=True))) == 1
    close_store()
