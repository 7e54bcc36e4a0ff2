"""Targets of the policy room: whatever is written ends in a policy or in sentences.

What is read must decide, and written again it must say the same.
"""

from collections.abc import Sequence
from importlib import resources
from typing import Final

import msgspec

from friendline.policy import BUILT_IN, FactKind, FactSpec, Policy, Problem, decide
from friendline.policy.authoring.as_written import as_written
from friendline.policy.authoring.sheet import read_policy, read_policy_workbook
from friendline.policy.authoring.workbook import WorkbookRefusedError, workbook_bytes
from friendline.policy.language.cells import parse_cell
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import declared
from friendline.policy.language.syntax import Condition, facts_read, truth
from friendline.policy.problems import ConditionError
from fuzz.damage import other_member
from fuzz.target import Choices, Target, at_random, chosen, must, text_of

_PRESETS: Final = resources.files("friendline.policy") / "presets"
_FACTS: Final[dict[str, FactSpec]] = {
    **BUILT_IN,
    "tier": declared("tier", FactKind.ENUMERATION, values=("small", "very_large")),
    "visits": declared("visits", FactKind.NUMBER, bounds=(-5, 12)),
}
_SETTINGS: Final = b'name = "Ours"\nversion = "1"\nalternatives = ["linkedin", "e-mail"]\n'
_RULES: Final = b"relationship,also,answer,say,because\nclient,met,accept,,So.\n,,ask,,Why not.\n"
_ALL_SETTINGS: Final = b"""\
name = "Ours" # ours
version = 2
purpose = '''
Calm.'''
in_force_from = 2026-01-01
in_force_until = "2026-12-31"
alternatives = [
  "LinkedIn", # first
  "phone",
]
must_not_matter = ["origin"]
channels = { facebook = "personal" }
[facts.trust]
type = "enumeration"
values = ["low", "Very high"]
[facts.visits]
type = "whole number"
max = 10
[[promises]]
id = "P1"
text = "No client is accepted."
when = "relationship == 'client' && trust == 'low'"
never = ["accept"]
source = { body = "A", title = "B", year = 2001, in_force_from = "2013-04", jurisdictions = ["GB"] }
"""
_EXPRESSIONS: Final = (
    "met || months_known > 24",
    "relationship == 'client' && !(status in ['former', \"none\"])",
    "kin == null && 12 <= months_since_end && tier != 'small'",
    "((met)) && !(!(visits >= -5 || false))",
)
_CELLS: Final = ("not client, patient", "unknown or < 12", "5 to 10", "yes", "known", "<= 3, 7")
_WORDS: Final = (
    *("&&", "||", "!", "==", "!=", "<=", ">=", " in [", "]", "null", "true", "false", "(", ")"),
    *_FACTS,
    *("client", "patient", "current", "former", "facebook", "personal", "small", "very_large"),
    *(" or ", "not ", "unknown", "known", "any", " to ", "yes", "no", "between 1 and 2", "12+"),
    *("answer", "because", "also", "say", "offer", "list", "tone", "rule", "{offer}", "accept"),
    *("accept_restricted", "offer_other", "decline", "defer", "ask", ",", ";", "\t", '"', "\r\n"),
    *("[facts.", "[[promises]]", "[channels]", "type = ", "values = [", "min = ", "max = ", "'''"),
    *("never = ", "always = ", "when = ", "source = {", "year = ", "duties = ", "version = 1.5"),
    *("2026-01-01", "1979-05-27T07:32:00Z", "0x1F", "inf", "nan", "1e400", "\\u00e9", '"""', "="),
)
_LONGEST_SENTENCE: Final = 2_000
_READ_THRICE: Final = 3.0
"""Seconds: a sound policy is read, read to be written, and read again as it was written."""


def tries_expression(data: bytes) -> None:
    """Read an expression of the column ``also``."""
    try:
        condition = parse_expression(text_of(data), _FACTS)
    except ConditionError as error:
        check_sentence(str(error))
    else:
        check_condition(condition)


def tries_cell(data: bytes) -> None:
    """Read a cell of any column."""
    choices = Choices(data)
    spec = choices.of(list(_FACTS.values()))
    try:
        condition = parse_cell(text_of(choices.rest()), spec)
    except ConditionError as error:
        check_sentence(str(error))
    else:
        check_condition(condition)


def tries_rules(data: bytes) -> None:
    """Read any ``rules.csv``."""
    check_policy(*read_policy(_ALL_SETTINGS, data))
    check_written_again(_ALL_SETTINGS, data)


def tries_settings(data: bytes) -> None:
    """Read any ``policy.toml``."""
    check_policy(*read_policy(data, _RULES))
    check_written_again(data, _RULES)


def tries_workbook(data: bytes) -> None:
    """Read any workbook: bytes as they are, or a sound one of which one file is damaged."""
    choices = Choices(data)
    sound = choices.of(WORKBOOKS)
    tried = sound if choices.number(8) else b""
    data = other_member(tried, choices) if tried else choices.rest()
    try:
        check_policy(*read_policy_workbook(data))
    except WorkbookRefusedError as error:
        check_sentence(str(error))


def check_policy(policy: Policy | None, problems: Sequence[Problem]) -> None:
    """Check that there is a policy that decides, or a sentence for everything that is wrong."""
    must((policy is None) == bool(problems), "there is a policy or a mistake, not both")
    for problem in problems:
        check_sentence(str(problem))
    if policy is not None:
        decide(policy, {})
        decide(policy, {"relationship": "client", "channel": "facebook"})
        must(policy.digest, "a policy has a fingerprint")


def check_written_again(settings: bytes, rules: bytes) -> None:
    """Check that a sound policy says the same when it is written anew."""
    policy, _ = read_policy(settings, rules)
    if policy is None:
        return
    written = as_written(settings, rules)
    again, problems = read_policy(written.toml, written.csv)
    must(again is not None, problems)
    must(again is None or again.digest == policy.digest, "written again it says something else")


def check_condition(condition: Condition) -> None:
    """Check that a condition can be asked of a case of which nothing is known."""
    truth(condition, dict.fromkeys(facts_read(condition)))
    msgspec.json.encode(condition)


def check_sentence(text: str) -> None:
    """Check that a sentence is short, on one line, and can be shown everywhere."""
    must(text.strip(), "a sentence is blank")
    must(len(text) <= _LONGEST_SENTENCE, f"a sentence has {len(text)} characters")
    must(text.isprintable(), ascii(text))


def _preset(name: str, file: str) -> bytes:
    return (_PRESETS / name / file).read_bytes()


WORKBOOKS: Final = tuple(
    workbook_bytes(as_written(settings, rules))
    for settings, rules in (
        (_ALL_SETTINGS, b"trust,visits,answer,because\nlow,< 3,ask,So.\n,,accept,Else.\n"),
        (_preset("audience", "policy.toml"), _preset("audience", "rules.csv")),
    )
)

TARGETS: Final = (
    Target("expression", tries_expression, tuple(map(str.encode, _EXPRESSIONS)), _WORDS),
    Target(
        "cell",
        tries_cell,
        tuple(chosen(n, rest=cell.encode()) for n in range(len(_FACTS)) for cell in _CELLS),
        _WORDS,
    ),
    Target(
        "rules.csv",
        tries_rules,
        (_RULES, _preset("hybrid", "rules.csv")),
        _WORDS,
        seconds=_READ_THRICE,
    ),
    Target(
        "policy.toml",
        tries_settings,
        (_SETTINGS, _ALL_SETTINGS, _preset("hybrid", "policy.toml")),
        _WORDS,
        seconds=_READ_THRICE,
    ),
    Target(
        "workbook",
        tries_workbook,
        (*at_random(60), *(chosen(0, 0, rest=book) for book in WORKBOOKS)),
        seconds=2.0,
    ),
)
