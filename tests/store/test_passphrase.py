"""Where the passphrase comes from."""

from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring
from memory_keyring import InMemory, ring

from friendline.store.home import Home
from friendline.store.passphrase import (
    KeyringError,
    PassphraseFileError,
    UnusablePassphraseError,
    checked,
    forget_remembered,
    from_file,
    remember,
    remembered,
)

__all__ = ["ring"]


@pytest.mark.parametrize("said", [b"it's long", b"it's long\n", b"\xef\xbb\xbfit's long\r\n"])
def test_a_file_holds_it_in_its_only_line(tmp_path: Path, said: bytes) -> None:
    """The end of the line is none of it, whichever editor wrote it."""
    (tmp_path / "file").write_bytes(said)
    assert from_file(tmp_path / "file") == "it's long"


@pytest.mark.parametrize(
    "said", [b"", b"\n", b"  \n", b"one\ntwo\n", b"\xff\xfe\x00", b"x" * 9_999]
)
def test_another_file_is_refused_with_a_sentence(tmp_path: Path, said: bytes) -> None:
    """Empty, of several lines, no text, or far too long."""
    (tmp_path / "file").write_bytes(said)
    with pytest.raises(PassphraseFileError, match="Expected is a text file"):
        from_file(tmp_path / "file")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """As is a folder."""
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(PassphraseFileError):
            from_file(path)


def test_accents_are_written_in_one_way() -> None:
    """What a Mac types opens what was made on a PC."""
    assert checked("cafe\u0301 noir") == checked("caf\u00e9 noir")


@pytest.mark.parametrize("typed", ["", "   ", "a\x00b", "a\tb"])
def test_what_protects_nothing_or_cannot_be_typed_is_refused(typed: str) -> None:
    """An empty passphrase, or one with signs that cannot be seen."""
    with pytest.raises(UnusablePassphraseError, match="several words"):
        checked(typed)


def test_the_keyring_is_used_only_where_that_was_asked_for(home: Home, ring: InMemory) -> None:
    """Remembered on request, given back, and forgotten on request."""
    home.make()
    ring.kept["friendline", str(home.folder)] = "of somebody else"
    assert remembered(home) is None
    remember(home, "it's long")
    assert remembered(home) == "it's long"
    assert forget_remembered(home)
    assert not ring.kept
    assert remembered(home) is None
    assert not forget_remembered(home)


def test_a_keyring_that_lost_it_is_a_sentence(home: Home, ring: InMemory) -> None:
    """And is forgotten without one."""
    home.make()
    remember(home, "it's long")
    ring.kept.clear()
    with pytest.raises(KeyringError, match="--passphrase-file"):
        remembered(home)
    assert forget_remembered(home)


def test_a_system_without_a_keyring_is_a_sentence(home: Home, ring: InMemory) -> None:
    """As on most servers."""
    home.make()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    with pytest.raises(KeyringError, match="cannot be used"):
        remember(home, "it's long")
    assert remembered(home) is None
