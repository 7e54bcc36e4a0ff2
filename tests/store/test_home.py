"""Where an owner's data lies."""

from pathlib import Path

import pytest

from friendline.store.home import VARIABLE, Home, home_at


def test_what_is_named_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The folder of the command, then that of the environment, then the usual one."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "environment"))
    assert home_at(tmp_path / "command").folder == tmp_path / "command"
    assert home_at().folder == tmp_path / "environment"
    monkeypatch.delenv(VARIABLE)
    assert home_at().folder.name == "friendline"


def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Nobody else on the machine reads client lists."""
    home = Home(tmp_path / "deep" / "home")
    home.make()
    assert home.folder.stat().st_mode & 0o077 == 0
    assert not home.exists
