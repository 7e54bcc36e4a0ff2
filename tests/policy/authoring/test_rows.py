"""Tests of what is refused in the rows of the sheet, and with which words."""

from pathlib import Path

import pytest
from policy_helpers import SETTINGS, refusal, write_policy

HEADER = "relationship,status,months_known,met,also,answer,list,offer,say,because\n"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",curent,,,,ask,,,,b", "row 2, status: 'curent' is not known; did you mean 'current'?"),
        (",,5-10,,,ask,,,,b", "row 2, months_known: '5-10' is not how it is written; write \"5 to"),
        (",,,,met == 3,ask,,,,b", "row 2, also: met is a fact of kind yes/no"),
        (",,,,mett,ask,,,,b", "row 2, also: 'mett' is not known; did you mean 'met'?"),
        (",,,,age < 30,ask,,,,b", "row 2, also: 'age' is about who somebody is"),
        (",,,yes,!met,ask,,,,b", "row 2, also: what the cells of this row ask for can never"),
        (",,< 0,,,ask,,,,b", "row 2, months_known: '< 0' can never be true"),
        (",,,,,acept,,,,b", "row 2, answer: 'acept' is not known; did you mean 'accept'?"),
        (",,,,,,,,,b", "row 2, answer: this cell is blank; write accept"),
        (",,,,,accept_restricted,,,,b", "row 2, list: accept_restricted needs"),
        (",,,,,offer_other,,,,b", "row 2, offer: offer_other needs something to offer"),
        (",,,,,offer_other,,linkdin,,b", "row 2, offer: 'linkdin' is not known; did you mean 'l"),
        (",,,,,ask,,,,", "row 2, because: every rule says why"),
        (",,,,,ask,,,on {offer},b", "row 2, say: nothing is put in the place of '{offer}'"),
        (
            ",,,,,ask,,phone,on {ofer},b",
            "row 2, say: nothing is put in the place of '{ofer}'; only",
        ),
        (
            ",,,,,ask,,phone,on {offer,b",
            "row 2, say: the bracket '{' stands alone; write '{offer}'",
        ),
        (",,,,,ask,,,on} top,b", "row 2, say: the bracket '}' stands alone"),
        (",,,,,ask,,phone,{{offer}},b", "row 2, say: the bracket '{' stands alone"),
        (",,,,,ask,,,dear {name},b", "row 2, say: nothing is put in the place of '{name}'"),
    ],
)
def test_every_mistake_in_a_row_names_its_place(tmp_path: Path, row: str, sentence: str) -> None:
    """File, row and column are named, with what is wrong and the likely word."""
    folder = write_policy(tmp_path, HEADER + row + "\n", 'name = "n"\nversion = "1"\n')
    assert f"rules.csv, {sentence}" in refusal(folder)


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("staus,answer,because", "row 1, staus: 'staus' is not known; did you mean 'status'?"),
        ("a\x03swer,because", "row 1, answer: this column is needed and is not there"),
        ("notes,answer,because", "row 1, notes: 'notes' is not known, neither as a fact nor as"),
        ("a\u202eb,answer,because", "row 1, a?b: 'a?b' is not known"),
        ("age,answer,because", "row 1, age: 'age' is about who somebody is"),
        ("preferred,answer,because", "row 1, preferred: 'preferred' is picking"),
        ("origin,answer,because", "row 1, origin: 'origin' stands under must_not_matter"),
        ("answer", "row 1, because: this column is needed"),
        ("because", "row 1, answer: this column is needed"),
    ],
)
def test_columns_are_checked(tmp_path: Path, header: str, sentence: str) -> None:
    """Columns that are misspelt, missing or must not decide are named."""
    settings_text = SETTINGS + 'must_not_matter = ["origin"]\n'
    folder = write_policy(tmp_path, f"{header}\n,ask,b\n", settings_text)
    assert f"rules.csv, {sentence}" in refusal(folder)


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    """A decision names its rule, so the name must be its own."""
    rules = "rule,answer,because\na,ask,b\na,ask,b\n"
    assert "row 3, rule: row 2 has the same name" in refusal(write_policy(tmp_path, rules))


def test_a_sheet_without_rules_is_refused(tmp_path: Path) -> None:
    """A header alone decides nothing."""
    assert "there is no rule in it" in refusal(write_policy(tmp_path, "answer,because\n"))
