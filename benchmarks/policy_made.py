"""Made-up policies and people for the benchmarks of the policy room; the same in every run."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from friendline.policy.authoring.sheet import load_policy
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.rules import Policy

SETTINGS = """name = "Measured"
version = "1"
alternatives = ["linkedin", "e-mail"]

[channels]
facebook = "personal"
instagram = "personal"
whatsapp = "personal"
linkedin = "professional"
x = "mixed"
"""
TWELVE = """rule,relationship,status,direction,purpose,kin,minor,sensitive,met,months known,also,\
answer,list,because
kin,,,,,yes,,,,,,accept,,a
minors,,,,unknown or not official,,yes,,,,,decline,,b
close to home,not friend,,,,,,yes,,,,ask,,c
friends,"friend, family",,,,,,,,,,accept,,d
work account,known,,,"professional, official",,,,,,,accept,,e
outgoing,,,outgoing,personal,,,,unknown or no,,,offer_other,,f
colleagues,"colleague, supervisee",,,,,,,,>= 6,,accept,,g
former,,former,,personal,,,,,,met || months_known >= 24,accept_restricted,Acquaintances,h
connected,,"current, prospective",existing,personal,,,,yes,,,accept_restricted,Acquaintances,i
business,"client, patient, student, prospect, investor",,,"personal, mixed",,,,,,,offer_other,,j
vendors,"vendor, referrer",,,,,,,yes,>= 12,,accept,,k
,,,,,,,,,,,ask,,l
"""
OTHERS = (
    *("status", "direction", "channel", "purpose", "origin", "met", "became_friend", "kin"),
    *("minor", "sensitive", "months_known", "months_since_end"),
)
FREQUENT = {"status", "direction", "purpose", "met"}
MANY_WORDS = 5
SHARE_UNKNOWN_TOO = 0.15
CUTS = (3, 6, 12, 24, 36, 60)
SHARE_UNKNOWN = 0.1
SHARE_YES = {"kin": 0.05, "minor": 0.05, "sensitive": 0.1, "became_friend": 0.2, "met": 0.6}


def twelve_rules(folder: Path) -> Policy:
    """A sheet as one professional writes it."""
    return _loaded(folder, TWELVE)


def two_hundred_rules(folder: Path) -> Policy:
    """A sheet as an office might come to: 199 particular rows in no good order, then "ask"."""
    path = folder / "two_hundred.csv"
    with path.open("w", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(["relationship", *OTHERS, "answer", "list", "because"])
        chance = random.Random(7)  # noqa: S311 - made-up rules are no secret
        sheet.writerows(_rows(chance, 199))
        sheet.writerow(["", *[""] * len(OTHERS), "ask", "", "so"])
    return _loaded(folder, path.read_text())


def _loaded(folder: Path, rules: str) -> Policy:
    (folder / "policy.toml").write_text(SETTINGS)
    (folder / "rules.csv").write_text(rules)
    return load_policy(folder)


def _rows(chance: random.Random, count: int) -> Iterator[list[str]]:
    from friendline.policy.language.facts import BUILT_IN

    answers = ("accept", "accept_restricted", "offer_other", "decline", "defer", "ask")
    weights = [5 if name in FREQUENT else 1 for name in OTHERS]
    for _ in range(count):
        filled: set[str] = set()
        while len(filled) < chance.choice((2, 3, 3, 4)):
            filled.update(chance.choices(OTHERS, weights))
        cells = [_cell(chance, BUILT_IN[name]) if name in filled else "" for name in OTHERS]
        answer = chance.choice(answers)
        onto = "Acquaintances" if answer == "accept_restricted" else ""
        yield [_cell(chance, BUILT_IN["relationship"]), *cells, answer, onto, "so"]


def _cell(chance: random.Random, spec: FactSpec) -> str:
    if spec.kind is FactKind.ENUMERATION:
        most = 3 if len(spec.values) >= MANY_WORDS else 1
        cell = ", ".join(chance.sample(spec.values, chance.randint(1, most)))
    elif spec.kind is FactKind.YES_NO:
        cell = chance.choice(("yes", "no"))
    else:
        cell = f"{chance.choice(('<', '>='))} {chance.choice(CUTS)}"
    return f"unknown or {cell}" if chance.random() < SHARE_UNKNOWN_TOO else cell


def people(policy: Policy, rows: int, seed: int = 3) -> pl.DataFrame:
    """Make up people: every fact that the policy reads, a tenth of each not known.

    Words and numbers are evenly spread; few are family or minors, and most have been met. Words
    are Enum, numbers Int16: the types that a table of facts is best kept in.
    """
    chance = np.random.default_rng(seed)
    return pl.DataFrame(
        _column(chance, policy.facts[name], rows) for name in sorted({*policy.tests, "channel"})
    )


def _column(chance: np.random.Generator, spec: FactSpec, rows: int) -> pl.Series:
    known = pl.Series(chance.random(rows) >= SHARE_UNKNOWN)
    if spec.kind is FactKind.ENUMERATION:
        words = pl.Series(spec.values, dtype=pl.Enum(spec.values))
        values = words.gather(chance.integers(0, len(words), rows))
    elif spec.kind is FactKind.YES_NO:
        values = pl.Series(chance.random(rows) < SHARE_YES[spec.name])
    else:
        values = pl.Series(chance.integers(0, 100, rows).astype(np.int16))
    return pl.select(pl.when(known).then(values)).to_series().alias(spec.name).rechunk()
