"""What the tests of requests share: a made-up client list, a review of it, a policy."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from friendline.model import (
    AnswerKind,
    Certainty,
    Direction,
    Fact,
    Owner,
    Person,
    Relationship,
    Status,
)
from friendline.review.contract import AccountRow, AnswerRow, PersonRow, SourceRow

TODAY: Final = date(2026, 11, 22)
OWNER: Final = Owner(channel="facebook", names=("Ada Calder",))
LINKEDIN: Final = Owner(
    channel="linkedin", names=("Ada Calder",), url="https://www.linkedin.com/in/ada-calder"
)
EPOCH: Final = date(1970, 1, 1)


def days(day: date) -> int:
    """Give a day as a client list keeps it."""
    return (day - EPOCH).days


def client(name: str, status: Status = Status.CURRENT, **facts: Fact) -> Person:
    """Give a client by name, with facts."""
    return Person(
        id=identity(name),
        name=name,
        relationship=Relationship.CLIENT,
        status=status,
        facts=dict(facts),
    )


def identity(name: str) -> str:
    """Give the id of somebody."""
    return f"person-{name.casefold().replace(' ', '-')}"


def asks(name: str, on: date | None = TODAY, **parts: object) -> AnswerRow:
    """Give the row of a request that waits on Facebook."""
    row = AnswerRow(
        person=identity(name),
        channel="facebook",
        direction=Direction.INCOMING,
        requested_at=None if on is None else f"{on.isoformat()}T09:00:00Z",
        since=None,
        waiting_days=None,
        answer=AnswerKind.ASK,
        offer=None,
        onto_list=None,
        tone=None,
        say=None,
        rule=None,
        reasons=["Say first who it is."],
        passed_over=[],
        facts={},
        candidates=[],
    )
    return replace(row, **parts)


def is_tied(name: str, **parts: object) -> AnswerRow:
    """Give the row of a tie that stands on Facebook."""
    made = asks(name, None, direction=Direction.EXISTING, since="2026-01-05T09:00:00Z")
    return replace(made, **parts)


def row_of(person: Person, *handles: str, on_client_list: bool = True) -> PersonRow:
    """Give somebody as a review shows them, with an account on Facebook, or several by handle."""
    accounts = [_account(person.name, handle) for handle in handles or (None,)]
    return PersonRow(
        id=person.id,
        name=person.name,
        relationship=person.relationship,
        status=person.status,
        on_client_list=on_client_list,
        accounts=accounts,
    )


def _account(name: str, handle: str | None) -> AccountRow:
    return AccountRow(
        channel="facebook",
        name=name,
        handle=handle,
        url=None,
        certainty=Certainty.LIKELY,
        evidence=["the same name"],
    )


def keep_people(*people: Person) -> None:
    """Import a client list, and two exports that show the owner."""
    from friendline.store.imports.importing import Source, keep  # noqa: PLC0415 - needs Django set up

    keep(Source("clients.csv", "client_list", is_client_list=True), people)
    keep(Source("facebook.zip", "facebook"), [OWNER])
    keep(Source("linkedin.zip", "linkedin"), [LINKEDIN])


def lay_out(
    answers: Sequence[AnswerRow],
    people: Sequence[PersonRow],
    sources: Sequence[SourceRow] = (),
) -> None:
    """Put a review in the place of the last one."""
    from friendline.store.models import Reviewed, Section  # noqa: PLC0415 - as above

    Section.objects.all().delete()
    for name, rows in {"answers": answers, "people": people, "sources": sources}.items():
        Section.objects.create(name=name, content=msgspec.json.encode(list(rows)))
    Reviewed.objects.all().delete()
    Reviewed.objects.create(at=0, today=TODAY, zone="UTC", changes=0, seconds=0.0)


def source(kind: str = "facebook", people: int = 10) -> SourceRow:
    """Give an export that was read."""
    return SourceRow(
        path=f"{kind}.zip",
        kind=kind,
        items=1,
        people=people,
        requests=0,
        events=0,
        skipped=[],
        missing=[],
    )


def seconds(day: date) -> int:
    """Give noon of a day."""
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


def written_policy(folder: Path, rules: Sequence[Mapping[str, str]], **settings: str) -> Path:
    """Write a policy of some rules into a folder."""
    folder.mkdir(parents=True)
    lines = {"name": "My rule", "version": "1"} | settings
    text = "\n".join(f'{key} = "{value}"' for key, value in lines.items() if key != "more")
    more = settings.get("more", "")
    rest = 'alternatives = ["linkedin", "e-mail"]\n[channels]\nfacebook = "personal"\n'
    (folder / "policy.toml").write_text(
        f"{text}\n".replace(f'more = "{more}"\n', "") + rest + more, "utf-8"
    )
    columns = list(dict.fromkeys(name for rule in rules for name in rule))
    out = io.StringIO()
    table = csv.DictWriter(out, columns, lineterminator="\n")
    table.writeheader()
    table.writerows(rules)
    (folder / "rules.csv").write_text(out.getvalue(), "utf-8")
    return folder
