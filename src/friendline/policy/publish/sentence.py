"""The policy in one sentence to say aloud: as its owner wrote it, else made from the rules (R6)."""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import starmap
from typing import Final

from msgspec import Struct

from friendline.policy.publish.answers import said
from friendline.policy.publish.fact_phrases import FactPhrases, Words, channel_name
from friendline.policy.publish.phrases import Phrases
from friendline.policy.publish.readers import Account, reader_answers, readers
from friendline.policy.publish.views import View
from friendline.policy.publish.wording import Voice, Wording
from friendline.policy.rules import Policy

_MOST_EXCEPTIONS: Final = 3
"""More than these nobody can say in one breath; the sentence then says that there are some."""


def one_sentence(policy: Policy, words: Wording) -> str:
    """Give the policy in one sentence that its owner can say aloud.

    Args:
        policy: Its own ``sentence`` is used where there is one. Else the sentence says what a
            client (or whom the policy speaks of first) is answered who asks to connect.
        words: The language.
    """
    return policy.sentence or _Made(policy, words).sentence()


class _Made(Struct, frozen=True):
    """Makes the sentence from the rules."""

    policy: Policy
    words: Wording

    def sentence(self) -> str:
        """Say what the first kind of reader is answered who asks."""
        reader = readers(self.policy)[0]
        answers = reader_answers(self.policy, reader)
        cases: dict[str, list[str]] = {}
        for account in answers.accounts:
            cases.setdefault(self._answer(account.asking), []).append(self._accounts(account))
        listed = self.words.facts["relationship"].listed
        who = listed.words[reader] if listed else reader
        all_said = not answers.everywhere and all(
            self._can_be_said(account.asking) for account in answers.accounts
        )
        name = "sentence" if all_said else "sentence_with_exceptions"
        return self._fill(name, who=who, cases=self._chained(starmap(self._case, cases.items())))

    def _chained(self, cases: Iterable[str]) -> str:
        return reduce(lambda one, other: self._fill("chain", before=one, after=other), cases)

    def _case(self, answer: str, accounts: Sequence[str]) -> str:
        named = list(filter(None, accounts))
        if not named:
            return answer
        where = self._fill("where", accounts=self.words.listed(named, "and"))
        return self._fill("case", where=where, answer=answer)

    def _accounts(self, account: Account) -> str:
        place = account.place
        if place.purpose is None:
            names = (channel_name(self.words, channel) for channel in place.channels)
            return self.words.listed(names, "and")
        forms = self.words.my_purposes[place.purpose]
        return self.words.counted(max(len(place.channels), 1), forms)

    def _answer(self, seen: View) -> str:
        answer = said(self.words, seen.outcome)
        if not (seen.exceptions and self._can_be_said(seen)):
            return answer
        clauses = self.words.listed(clause.text for clause in self._clauses(seen))
        return self._fill("exceptions", case=answer, clauses=clauses)

    def _can_be_said(self, seen: View) -> bool:
        """Tell whether "unless" is right for all exceptions, and can be said in one breath."""
        return (
            len(seen.exceptions) <= _MOST_EXCEPTIONS
            and all(case.outcome != seen.outcome for case in seen.exceptions)
            and not any(clause.compound for clause in self._clauses(seen))
        )

    def _clauses(self, seen: View) -> list[Words]:
        phrases = Phrases(FactPhrases(self.words, self.policy.facts, Voice.ALOUD))
        return [phrases.clause(case.when) for case in seen.exceptions]

    def _fill(self, name: str, **places: object) -> str:
        return self.words.fill(self.words.said[name], Voice.ALOUD, **places)
