"""Another program that has the store open."""

import subprocess
import sys
from pathlib import Path

__all__ = ["OtherProgram"]

_ANOTHER_PROGRAM = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], timeout=0.1)
for what in sys.stdin:
    try:
        told = other.execute(what).fetchall()
        other.commit()
        print("done", told, flush=True)
    except sqlite3.Error as error:
        print("refused", error, flush=True)
"""


class OtherProgram:
    """Another program that has opened the file; locks do not show within one program."""

    def __init__(self, file: Path) -> None:
        self._program = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-c", _ANOTHER_PROGRAM, str(file)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def does(self, what: str) -> str:
        """Have it do something; gives what came of it."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(what + "\n")
        self._program.stdin.flush()
        return self._program.stdout.readline()

    def ends(self) -> None:
        """End it."""
        self._program.communicate()
