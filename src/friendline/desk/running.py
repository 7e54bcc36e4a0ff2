"""A desk that runs: its address, how it was started, and who may come in."""

from dataclasses import dataclass, field
from typing import Final, cast

from django.http import HttpRequest

from friendline.desk.jobs import Jobs
from friendline.desk.looks import Looks
from friendline.desk.security.sessions import Sessions
from friendline.store.home import Home

__all__ = ["ENVIRON_KEY", "Desk", "desk_of"]

ENVIRON_KEY: Final = "friendline.desk"
"""Under this name the server hands the desk to each request."""


@dataclass(frozen=True)
class Desk:
    """A desk from its start to its end.

    Attributes:
        port: On which it listens, on the loopback address only.
        home: Of the store that it shows.
        passphrase: What opens the store, for the long jobs that other processes do.
        read_only: Whether nothing may be changed.
        incognito: Whether people have made-up names and pictures are blurred.
        sessions: Launch keys and those who came in by one.
        jobs: The long jobs that it has done.
        looks: What is looked at before it is posted.
        errands: Long jobs about the whole store: forgetting, copies, its health.
        renews: Whether the review is made anew by itself once something changed it.
    """

    port: int
    home: Home
    passphrase: str | None = field(default=None, repr=False)
    read_only: bool = False
    incognito: bool = False
    sessions: Sessions = field(default_factory=Sessions)
    jobs: Jobs = field(default_factory=Jobs)
    looks: Looks = field(default_factory=Looks)
    errands: Looks = field(default_factory=lambda: Looks(ends_former=False))
    renews: bool = False

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which a browser may ask for it."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def cookie(self) -> str:
        """The name of its cookie: browsers keep cookies by machine, and not by port."""
        return f"friendline-{self.port}"

    def launch_link(self) -> str:
        """Make a link that lets one browser in, once and soon."""
        return f"http://127.0.0.1:{self.port}/open?key={self.sessions.new_key()}"


def desk_of(request: HttpRequest) -> Desk:
    """Give the desk that was asked."""
    return cast("Desk", request.META[ENVIRON_KEY])
