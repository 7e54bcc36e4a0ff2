"""Encrypting a store that is there, and another passphrase for one that is encrypted."""

import shutil
import subprocess
import sys
from collections import namedtuple
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from other_program import OtherProgram

from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry, Setting
from friendline.store.opening import (
    WrongPassphraseError,
    close_store,
    is_encrypted,
    is_open_one_encrypted,
    open_store,
)
from friendline.store.safekeeping import encrypting
from friendline.store.safekeeping.doctor import checks
from friendline.store.safekeeping.encrypting import CannotEncryptError, encrypt
from friendline.store.safekeeping.status import status_lines

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = "Ottoline Varga waits"
_NEW = "it's the quiet of the harbour"


def _hold_something() -> None:
    for number in range(300):
        ledger.append("noted", {"what": _WORDS, "number": number})
    Setting.objects.create(name="zone", value="Europe/Lisbon")


def _all_bytes(home: Home) -> bytes:
    return b"".join(one.read_bytes() for one in home.folder.rglob("*") if one.is_file())


def test_an_encrypted_store_holds_all_that_the_plain_one_held(store: Home) -> None:
    """Its ledger verifies, tells of it, and no readable word is left in the folder."""
    _hold_something()
    encrypt(store, _NEW)
    assert is_encrypted(store)
    assert [one.name for one in store.folder.iterdir()] == ["friendline.db"]
    assert _WORDS.encode() not in _all_bytes(store)
    open_store(store, _NEW)
    assert not list(ledger.faults())
    assert LedgerEntry.objects.count() == 301
    assert LedgerEntry.objects.order_by("-pk")[0].kind == "store_encrypted"
    assert Setting.objects.get(name="zone").value == "Europe/Lisbon"


def test_the_ledger_of_the_copy_still_refuses_changes(store: Home) -> None:
    """What keeps it from being changed is copied too."""
    _hold_something()
    encrypt(store, _NEW)
    open_store(store, _NEW)
    with (
        pytest.raises(Exception, match="only grows"),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE ledger SET kind = 'other'")


def test_another_passphrase_opens_it_and_the_old_one_no_longer(home: Home) -> None:
    """The ledger tells that it was changed."""
    open_store(home, "the first one")
    _hold_something()
    encrypt(home, _NEW)
    with pytest.raises(WrongPassphraseError):
        open_store(home, "the first one")
    open_store(home, _NEW)
    assert LedgerEntry.objects.order_by("-pk")[0].kind == "passphrase_changed"
    close_store()


_COUNT = "SELECT count(*) FROM ledger"


def test_a_store_that_another_program_has_open_is_left_as_it_is(store: Home) -> None:
    """What that one writes next would be lost."""
    _hold_something()
    other = OtherProgram(store.database)
    assert "300" in other.does(_COUNT)
    with pytest.raises(CannotEncryptError, match="Close the desk"):
        encrypt(store, _NEW)
    other.ends()
    open_store(store)
    assert LedgerEntry.objects.count() == 300


@pytest.mark.skipif(sys.platform == "win32", reason="there, open files cannot be moved at all")
def test_looking_at_a_store_leaves_nobody_else_in(store: Home) -> None:
    """What is told of the file keeps its locks, so that another program still sees it in use."""
    _hold_something()
    assert list(status_lines(store))
    assert list(checks(store))
    other = OtherProgram(store.database)
    assert other.does("PRAGMA journal_mode = DELETE").startswith("refused")
    assert is_open_one_encrypted() is False
    other.ends()


def test_nothing_written_while_it_works_is_lost_in_silence(store: Home) -> None:
    """Another program is kept waiting; one that goes on with the old file gets an error."""
    _hold_something()
    told: list[str] = []
    late = OtherProgram(store.database)
    encrypt(store, _NEW, lambda _step: told.append(late.does(_COUNT)))
    assert len(told) == 4
    assert all(one.startswith("refused") for one in told)
    assert late.does("INSERT INTO settings (name) VALUES ('lost')").startswith("refused")
    late.ends()
    open_store(store, _NEW)
    assert LedgerEntry.objects.count() == 301


def test_a_copy_that_does_not_fit_is_not_begun(
    store: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says how much is needed."""
    usage = namedtuple("usage", "total used free")  # noqa: PYI024 - as shutil's
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage(9, 9, 0))
    with pytest.raises(CannotEncryptError, match="MB are free"):
        encrypt(store, _NEW)
    open_store(store)


def test_a_copy_that_is_not_like_the_store_does_not_take_its_place(
    store: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The counts of the rows are compared."""
    _hold_something()
    monkeypatch.setattr(encrypting, "_counts", lambda _source: {"ledger": 301})
    with pytest.raises(CannotEncryptError, match="does not hold"):
        encrypt(store, _NEW)
    open_store(store)
    assert LedgerEntry.objects.count() == 300


_KILLED = """
import os, signal, sys
from pathlib import Path
from friendline.store.home import Home
from friendline.store.opening import open_store
home, old, deadly = Home(Path(sys.argv[1])), sys.argv[2] or None, int(sys.argv[3])
open_store(home, old)
from friendline.store.safekeeping.encrypting import encrypt
steps = []
def say(step):
    steps.append(step)
    if len(steps) == deadly:
        os.kill(os.getpid(), signal.SIGKILL)
encrypt(home, "it's the quiet of the harbour", say)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("deadly", [1, 2, 3, 4])
@pytest.mark.parametrize("before", ["", "the first one"])
def test_a_program_killed_between_two_steps_leaves_one_whole_store(
    home: Home, before: str, deadly: int
) -> None:
    """The one of before up to the third step, the new one after it; then it can be done again."""
    open_store(home, before or None)
    _hold_something()
    close_store()
    arguments = [sys.executable, "-c", _KILLED, str(home.folder), before, str(deadly)]
    ended = subprocess.run(arguments, check=False)  # noqa: S603 - our own words
    assert ended.returncode == -9
    is_new = deadly > 3
    open_store(home, _NEW if is_new else before or None)
    assert not list(ledger.faults())
    assert LedgerEntry.objects.count() == 300 + is_new
    assert (_WORDS.encode() in _all_bytes(home)) is not (is_new or bool(before))
    encrypt(home, "another one")
    open_store(home, "another one")
    assert LedgerEntry.objects.count() == 301 + is_new
    close_store()


def test_copies_that_are_as_before_are_named(home: Home) -> None:
    """They may hold in plain what the store now encrypts."""
    home.make()
    aside: Path = home.folder / "before-restore-20260101-000000.db"
    aside.touch()
    assert encrypting.copies_as_before(home) == [aside]
