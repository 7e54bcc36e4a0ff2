"""What is killed: a program that imports, saves policies and sends letters until somebody ends it.

Each act is told on standard output once it is done, and not before: ``import TOKEN``.
"""

import random
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from friendline.model import Item, ItemKind, Record
from friendline.store.home import Home
from friendline.store.opening import open_store

MOST_RECORDS: Final = 1_500
_SLOW_TO_READ: Final = "friendline.store.imports.importing"


def main(folder: str, seed: str) -> None:
    """Do one act after the other in the store of a home, without an end."""
    open_store(Home(Path(folder)))
    import_module(_SLOW_TO_READ)  # or most would be killed before they imported anything
    tell("open")
    dice = random.Random(int(seed))  # noqa: S311 - nothing secret
    acts = list(_ACTS.items())
    for number in range(sys.maxsize):
        name, act = dice.choice(acts)
        token = f"{seed}-{number}"
        act(token, dice.randint(1, MOST_RECORDS))
        tell(f"{name} {token}")


def tell(line: str) -> None:
    """Say at once what is done."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def imports(token: str, many: int) -> None:
    """Import an export of so many records, which its name tells."""
    from friendline.store.imports.importing import Source, keep  # noqa: PLC0415 - needs Django set up

    keep(Source(f"{token}/{many}", "facebook"), _records(token, many))


def _records(token: str, many: int) -> Iterator[Record]:
    for number in range(many):
        yield Item(channel="facebook", kind=ItemKind.POST, at=number, text=f"{token} {number}")


def saves_a_policy(token: str, _many: int) -> None:
    """Save a version of a policy, and tell the ledger."""
    from django.db import transaction  # noqa: PLC0415 - as above

    from friendline.store import ledger  # noqa: PLC0415 - as above
    from friendline.store.models import PolicyVersion  # noqa: PLC0415 - as above

    with transaction.atomic():
        made = PolicyVersion.objects.create(
            number=PolicyVersion.objects.count() + 1,
            at=int(time.time()),
            name=token,
            version="1",
            files=token.encode() * 1_000,
        )
        ledger.append("policy_saved", {"token": token, "number": made.number})


def sends_a_letter(token: str, _many: int) -> None:
    """Note a letter that was sent, and tell the ledger."""
    from django.db import transaction  # noqa: PLC0415 - as above

    from friendline.store import ledger  # noqa: PLC0415 - as above
    from friendline.store.models import Letter  # noqa: PLC0415 - as above

    with transaction.atomic():
        Letter.objects.create(
            person=token,
            channel="facebook",
            situation="decline",
            template="light",
            language="en",
            text=token * 100,
            claims=[],
            sent_at=int(time.time()),
        )
        ledger.append("letter_sent", {"token": token}, about=token)


_ACTS: Final[dict[str, Callable[[str, int], None]]] = {
    "import": imports,
    "policy": saves_a_policy,
    "letter": sends_a_letter,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
