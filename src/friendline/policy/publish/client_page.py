"""The page for clients: what I do, where, how to reach me instead, and no hard feelings (R6).

It speaks of the reader alone. There is no table, no reason that is meant for the owner, no name of
a list and no word about anybody else.
"""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from friendline.model import AnswerKind, Relationship
from friendline.policy.publish.answers import told, told_connected
from friendline.policy.publish.document import (
    Block,
    Document,
    Heading,
    Line,
    Style,
    Terms,
    paragraph,
)
from friendline.policy.publish.fact_phrases import FactPhrases, channel_name
from friendline.policy.publish.foot import in_force_line, version_line
from friendline.policy.publish.phrases import Phrases
from friendline.policy.publish.readers import Account, ReaderAnswers, reader_answers, readers
from friendline.policy.publish.sentence import one_sentence
from friendline.policy.publish.views import Case, Outcome
from friendline.policy.publish.wording import Voice, Wording
from friendline.policy.rules import Policy


def client_page(policy: Policy, words: Wording, contact: str = "") -> Document:
    """Write the page for clients.

    Args:
        policy: What it is made from.
        words: The language.
        contact: Whom and how to ask, as the owner writes it; "" is "ask me".
    """
    speaker = _Speaker(Phrases(FactPhrases(words, policy.facts, Voice.CLIENT)))
    text = words.client
    ask = words.fill(text["ask_contact"], contact=contact) if contact else text["ask"]
    blocks: list[Block] = [
        paragraph(one_sentence(policy, words), Style.VOICE),
        Heading(text["what_heading"]),
        *_what_i_do(policy, speaker),
        Heading(text["reach_heading"]),
        paragraph(_reach(words, policy.alternatives)),
        Heading(text["feelings_heading"]),
        paragraph(text["feelings"]),
        Heading(text["ask_heading"]),
        paragraph(ask),
    ]
    foot = (version_line(words, policy), in_force_line(words, policy), text["summary"])
    return Document(language=words.language, title=text["title"], blocks=tuple(blocks), foot=foot)


def _reach(words: Wording, ways: Iterable[str]) -> str:
    names = [channel_name(words, way) for way in ways]
    if not names:
        return words.client["reach_none"]
    return words.fill(words.client["reach"], ways=words.listed(names))


def _what_i_do(policy: Policy, speaker: "_Speaker") -> Iterable[Block]:
    groups: dict[ReaderAnswers, list[Relationship]] = {}
    for reader in readers(policy):
        groups.setdefault(reader_answers(policy, reader), []).append(reader)
    for answers, who in groups.items():
        if len(groups) > 1:
            yield speaker.readers(who)
        yield speaker.all_of(answers)


class _Speaker(Struct, frozen=True):
    """Says to the reader what the policy answers."""

    phrases: Phrases

    @property
    def words(self) -> Wording:
        """The language."""
        return self.phrases.facts.words

    def readers(self, readers: Iterable[Relationship]) -> Heading:
        """Say whom the next lines are for."""
        listed = self.words.facts["relationship"].listed
        names = [listed.words[reader] if listed else reader for reader in readers]
        text = self.words.fill(self.words.client["for_readers"], readers=self.words.listed(names))
        return Heading(text, level=3)

    def all_of(self, answers: ReaderAnswers) -> Terms:
        """Say everything that one kind of reader is answered, account by account."""
        first = tuple(self._case(case, "case", told) for case in answers.everywhere)
        everywhere = [(self.words.client["everywhere"], first)] if first else []
        accounts = [
            (self._where(account), tuple(self._account(account, some_first=bool(first))))
            for account in answers.accounts
        ]
        return Terms((*everywhere, *accounts))

    def _account(self, account: Account, *, some_first: bool) -> Iterator[Line]:
        asking, connected = account.asking, account.connected
        same_cases = connected.exceptions == asking.exceptions
        some = some_first or bool(asking.exceptions)
        answer = told(self.words, asking.outcome)
        yield self._say("mostly" if some else "always", answer=answer)
        if {asking.outcome.answer, connected.outcome.answer} != {AnswerKind.ACCEPT}:
            some = some_first or bool(connected.exceptions)
            answer = told_connected(self.words, connected.outcome)
            yield self._say("connected_mostly" if some else "connected", answer=answer)
        for case in asking.exceptions:
            yield self._case(case, "case", told)
        for case in () if same_cases else connected.exceptions:
            yield self._case(case, "connected_case", told_connected)

    def _case(self, case: Case, name: str, tell: Callable[[Wording, Outcome], str]) -> Line:
        clause = self.phrases.clause(case.when).text
        return self._say(name, clause=clause, answer=tell(self.words, case.outcome))

    def _where(self, account: Account) -> str:
        channels = [channel_name(self.words, channel) for channel in account.place.channels]
        purpose = account.place.purpose
        if purpose is None and not channels:
            return self.words.client["anywhere"]
        forms = self.words.my_purposes[purpose] if purpose else {"other": ""}
        places = {
            "channels": self.words.listed(channels, "and"),
            "purpose": self.words.counted(max(len(channels), 1), forms),
        }
        name = (
            "on_accounts" if purpose and channels else "on_channels" if channels else "on_purpose"
        )
        return self.words.fill(self.words.client[name], Voice.CLIENT, **places)

    def _say(self, name: str, **places: object) -> Line:
        said = self.words.fill(self.words.client[name], Voice.CLIENT, **places)
        return Line(self.words.capitalised(said))
