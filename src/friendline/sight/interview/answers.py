"""What can be answered to a question of the interview, and the lines that an answer becomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from friendline.model import ItemKind
from friendline.sight import RULES
from friendline.sight.audience import (
    Audience,
    Except,
    FriendsOf,
    InGroup,
    Named,
    OnList,
    Tied,
    write_audience,
)
from friendline.sight.interview.spans import day_of
from friendline.sight.network import NetworkRules
from friendline.sight.statements.statement import Nearness, Scope
from friendline.toml_text import toml_text


class Needs(StrEnum):
    """What an answer still has to name."""

    NOTHING = "nothing"
    LIST = "list"
    PEOPLE = "people"


@dataclass(frozen=True)
class Choice:
    """One answer that can be given.

    Attributes:
        words: The answer, for the owner.
        audience: Who the items are for, in the words of ``sight.audience``; ``None`` where names
            are still needed, or where nothing is said.
        needs: What still has to be named.
        without: Whether everybody tied is meant but those on the list.
        varied: Whether it says that it varied.
    """

    words: str
    audience: str | None = None
    needs: Needs = Needs.NOTHING
    without: bool = False
    varied: bool = False


@dataclass(frozen=True)
class AudienceQuestion:
    """One question to the owner.

    Attributes:
        scope: Which items it is about.
        nearness: Whether its answer is a default or a rule.
        words: The question.
        choices: What can be answered.
        items: Number of items whose audience is open and that an answer would settle.
        findings: Number of findings in them.
        exposures: Findings times people who have an account there.
    """

    scope: Scope
    nearness: Nearness
    words: str
    choices: tuple[Choice, ...]
    items: int
    findings: int
    exposures: int


@dataclass(frozen=True)
class Answer:
    """What the owner answers.

    Attributes:
        choice: Which of the choices.
        list_name: The list that is meant, where one is needed.
        people: Who is meant, or who is on the list; a list may stay without.
    """

    choice: Choice
    list_name: str = ""
    people: tuple[str, ...] = ()


class NothingNamedError(ValueError):
    """An answer lacks the names that it needs."""

    def __init__(self, needs: Needs) -> None:
        wanted = "the name of the list" if needs is Needs.LIST else "at least one name"
        super().__init__(f"That answer needs {wanted}.")


VARIED: Final = Choice("It varied", varied=True)
NOT_KNOWN: Final = Choice("I do not know")

_SAID: Final = {
    "public": "Everybody, logged in or not",
    "members": "Everybody who is logged in",
    "friends of friends": "Friends, and their friends",
    "only me": "Only you",
    'list "Close Friends"': "Close friends",
}


def choices_for(scope: Scope, rules: NetworkRules) -> tuple[Choice, ...]:
    """Give what can be answered about some items on a network."""
    return (*_audiences(scope, rules), *_ways_out(scope))


def _audiences(scope: Scope, rules: NetworkRules) -> Iterator[Choice]:
    if scope.group is not None:
        yield Choice("Everybody: the group is public", "public")
        yield Choice("The members of the group", write_audience(InGroup(scope.group)))
        return
    if scope.timeline is not None:
        yield Choice("Everybody", "public")
        yield Choice(f"The friends of {scope.timeline}", write_audience(FriendsOf(scope.timeline)))
        return
    for audience in rules.offers:
        if not audience.startswith("list ") or scope.kinds == (ItemKind.STORY,):
            yield Choice(_SAID.get(audience, audience.capitalize()), audience)
    if rules.offers_lists:
        tied = f"{rules.tie_word}s".capitalize()
        yield Choice(f"{tied}, except those on a list", needs=Needs.LIST, without=True)
        yield Choice("Only those on a list", needs=Needs.LIST)
        yield Choice("Only certain people", needs=Needs.PEOPLE)


def _ways_out(scope: Scope) -> tuple[Choice, ...]:
    return (NOT_KNOWN,) if scope.group is not None else (VARIED, NOT_KNOWN)


def answer_lines(question: AudienceQuestion, answer: Answer, zone: str = "UTC") -> str:
    """Give the lines of ``audience.toml`` that an answer becomes.

    Args:
        question: What was asked.
        answer: What was answered.
        zone: IANA name of the zone in which days are days.

    Raises:
        NothingNamedError: The answer needs a name, and none was given.
    """
    needs = answer.choice.needs
    lacks_list = needs is Needs.LIST and not answer.list_name
    if lacks_list or (needs is Needs.PEOPLE and not answer.people):
        raise NothingNamedError(needs)
    rules = RULES[question.scope.channel or ""]
    where = _conditions(question.scope, ZoneInfo(zone))
    audience = answer.choice.audience or _named(answer, rules)
    if audience is None:
        said = "varied" if answer.choice.varied else "not known"
        return toml_text({"asked": [{**where, "answer": said}]})
    table = "default" if question.nearness is Nearness.DEFAULT else "rule"
    tables: dict[str, object] = {table: [{**where, "audience": audience}]}
    if needs is Needs.LIST and answer.people:
        members = list(answer.people)
        tables["list"] = [{"channel": rules.channel, "name": answer.list_name, "members": members}]
    return toml_text(tables)


def _named(answer: Answer, rules: NetworkRules) -> str | None:
    audience: Audience
    match answer.choice.needs:
        case Needs.LIST if answer.choice.without:
            audience = Except(Tied(f"{rules.tie_word}s"), OnList(answer.list_name))
        case Needs.LIST:
            audience = OnList(answer.list_name)
        case Needs.PEOPLE:
            audience = Named(answer.people)
        case _:
            return None
    return write_audience(audience)


def _conditions(scope: Scope, zone: ZoneInfo) -> dict[str, object]:
    kinds = [kind.value for kind in scope.kinds]
    return {
        "channel": scope.channel,
        "kind": kinds[0] if len(kinds) == 1 else kinds,
        "album": scope.album,
        "group": scope.group,
        "timeline": scope.timeline,
        "from": None if scope.since is None else day_of(scope.since, zone),
        "to": None if scope.until is None else day_of(scope.until - 1, zone),
    }
