"""Long jobs about the whole store: begun by a form, and shown by a page of their own."""

from dataclasses import dataclass
from typing import Any

import msgspec
from django.http import Http404, HttpRequest
from msgspec.structs import replace

from friendline.desk.running import desk_of
from friendline.store.jobs import Job, Stage

__all__ = ["Errand", "begin", "errand"]


@dataclass(frozen=True)
class Errand:
    """How far a long job is.

    Attributes:
        kind: Of the job.
        said: What was typed.
        stage: What is being done; ``None`` once it has ended.
        why_not: Why it failed; empty if it did not.
        outcome: What it gave, as MessagePack.
    """

    kind: str
    said: str
    stage: Stage | None
    why_not: str = ""
    outcome: bytes = b""

    def gave(self, kind: Any) -> Any:  # noqa: ANN401 - a type, and a value of it
        """Give what it gave."""
        return msgspec.msgpack.decode(self.outcome, type=kind)


def begin(request: HttpRequest, job: Job) -> str:
    """Have a job done; give the word by which it is found."""
    desk = desk_of(request)
    asked = replace(job, home=str(desk.home.folder), passphrase=desk.passphrase)
    return desk.errands.begin({"kind": job.kind, "whom": job.whom}, asked)


def errand(request: HttpRequest, word: str, *kinds: str) -> Errand:
    """Give a job of one of these kinds.

    Raises:
        Http404: There is none of this word, or not any more.
    """
    found = desk_of(request).errands.find(word)
    if found is None or found.said["kind"] not in kinds:
        raise Http404
    kind, said, standing = found.said["kind"], found.said["whom"], found.standing
    ended = standing.ended
    if ended is None or not standing.is_idle:
        return Errand(kind, said, standing.stage or Stage("Beginning"))
    why_not = "" if ended.outcome else ended.why or "It was broken off."
    return Errand(kind, said, None, why_not, ended.outcome)
