"""What the owner decided about who is who holds in a review."""

import csv
from pathlib import Path
from typing import Any

from review_worlds import Reviewed, World

from friendline.archives.source import Reading
from friendline.matching.asking.decision_file import COLUMNS
from friendline.review.progress import Silent
from friendline.review.reading import read_all

CLIENTS = "Name,Email\nOttoline Varga,o@varga.example\n"


def world(folder: Path) -> World:
    """A client and one friend on Facebook who bears her name."""
    made = World(folder, clients=CLIENTS)
    made.befriend("Ottoline Varga")
    return made


def decide(folder: Path, act: str, reviewed: Reviewed) -> None:
    """Write the file of decisions beside the list, as ``friendline people`` does."""
    person = reviewed.person("Ottoline Varga")["id"]
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    row |= {"number": 1, "at": "2026-11-20T12:00:00Z", "act": act, "person": person}
    row |= {"person_name": "Ottoline Varga", "channel": "facebook"}
    row |= {"account": account_of(folder), "account_name": "Ottoline Varga"}
    with (folder / "who_is_who.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(row)


def account_of(folder: Path) -> str:
    """Id of the one account on Facebook."""
    exports = list(folder.glob("facebook-*.zip"))
    book = read_all(exports, None, Reading(zone="UTC"), Silent()).book
    (account,) = book.accounts
    return account


def certainties(reviewed: Reviewed) -> list[str]:
    """How sure it is of each account of the client."""
    return [one["certainty"] for one in reviewed.person("Ottoline Varga")["accounts"]]


def test_a_confirmed_account_is_confirmed_in_the_next_review(tmp_path: Path) -> None:
    """What stands beside the client list is read without being asked for."""
    first = world(tmp_path).review()
    assert certainties(first) == ["likely"]
    decide(tmp_path, "confirm", first)
    assert certainties(world(tmp_path).review()) == ["confirmed"]


def test_a_rejected_account_does_not_come_back(tmp_path: Path) -> None:
    """An account that the owner said is another's is not offered again."""
    first = world(tmp_path).review()
    decide(tmp_path, "reject", first)
    assert certainties(world(tmp_path).review()) == []


def test_a_decision_that_fits_nobody_is_told(tmp_path: Path) -> None:
    """Somebody who has left the list is named under what a review cannot tell."""
    first = world(tmp_path).review()
    decide(tmp_path, "confirm", first)
    later = world(tmp_path)
    later.clients = "Name,Email\nKim Novak,kim@novak.example\n"
    what = [one["what"] for one in later.review().data["missing"]]
    assert any("Ottoline Varga" in sentence for sentence in what)


def test_another_file_in_its_place_is_refused(tmp_path: Path) -> None:
    """A file of decisions that is none is named, and nothing is reviewed."""
    (tmp_path / "notes.csv").write_text("milk,bread\n1,2\n", "utf-8")
    result = world(tmp_path).run("--decisions", str(tmp_path / "notes.csv"))
    assert result.exit_code == 2
    assert "this is no file of decisions" in result.output.replace("\n", " ")


def test_the_file_of_decisions_is_no_client_list(tmp_path: Path) -> None:
    """It may lie in the folder that is reviewed; nobody in it becomes a client."""
    first = world(tmp_path).review()
    decide(tmp_path, "confirm", first)
    again = world(tmp_path)
    again.write()
    everybody = again.review(str(tmp_path)).data["people"]
    assert [one["name"] for one in everybody if one["on_client_list"]] == ["Ottoline Varga"]


def test_circles_name_their_members(tmp_path: Path) -> None:
    """Friends who are tagged together again and again are suggested as a circle."""
    made = World(tmp_path, clients=CLIENTS)
    for name in ("Ann Lee", "Kim Novak", "Bo Berg"):
        made.befriend(name)
    for day in ("2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01"):
        made.post(
            "Out together", day, tags=[{"name": n} for n in ("Ann Lee", "Kim Novak", "Bo Berg")]
        )
    circles = made.review().data["circles"]
    members = [{one["name"] for one in circle["members"]} for circle in circles]
    assert {"Ann Lee", "Kim Novak", "Bo Berg"} in members
