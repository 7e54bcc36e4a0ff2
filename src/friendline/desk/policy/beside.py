"""What a policy says beside its rules: why it is there, when it holds, networks, ways, promises."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from friendline.desk.policy.standing import Standing
from friendline.model import CHANNEL_TITLES
from friendline.policy.editing import Draft, PromiseLine, promise_lines
from friendline.policy.language.facts import BUILT_IN, FactKind
from friendline.policy.overview import PromiseShown
from friendline.policy.prove import Standing as Outcome

__all__ = ["Beside", "Network", "Promised", "beside"]

_STATES = {
    Outcome.PROVED: ("ok", "Kept in every case"),
    Outcome.REFUTED: ("stop", "Broken"),
    Outcome.OUTSIDE: ("wait", "Not for rules to keep"),
    Outcome.OPEN: ("wait", "Not proved"),
}


@dataclass(frozen=True)
class Network:
    """What a network is for.

    Attributes:
        channel: The network.
        title: What it is called.
        purpose: What it is for; ``""`` is not said.
        error: What is wrong with that.
    """

    channel: str
    title: str
    purpose: str
    error: str


@dataclass(frozen=True)
class Promised:
    """A promise and whether it is kept.

    Attributes:
        line: The promise.
        state: Sign and words; ``None`` while it is off or the policy has mistakes.
        sentence: Of whom it is not so.
    """

    line: PromiseLine
    state: tuple[str, str] | None
    sentence: str


@dataclass(frozen=True)
class Beside:
    """The page.

    Attributes:
        said: Text by setting.
        errors: What is wrong, by setting.
        networks: What each is for.
        purposes: What one may be for.
        ways: The ways to offer, the best first, a line each.
        must_not_matter: What must not matter, a line each.
        promises: What is promised.
        asked: What the owner's profession asks beside that.
        kinds: The kinds that a fact of the owner's own may have.
        own_facts: Those there are.
    """

    said: Mapping[str, str]
    errors: Mapping[str, str]
    networks: tuple[Network, ...]
    purposes: tuple[str, ...]
    ways: str
    must_not_matter: str
    promises: tuple[Promised, ...]
    asked: tuple[tuple[PromiseShown, tuple[str, str]], ...]
    kinds: tuple[str, ...]
    own_facts: tuple[tuple[str, str, str], ...]


def beside(stands: Standing) -> Beside:
    """Give what the page shows of a policy that is being edited."""
    draft = stands.draft
    errors = {one.column or "": one.sentence for one in draft.mistakes if one.rule is None}
    shown = stands.overview.promises if stands.overview else ()
    asked = (one for one in shown if one.number is None)
    return Beside(
        said={key: _text(value) for key, value in draft.settings.items()},
        errors={key.replace(".", "_"): sentence for key, sentence in errors.items()},
        networks=tuple(_networks(draft, errors)),
        purposes=BUILT_IN["purpose"].values,
        ways=_lines(draft, "alternatives"),
        must_not_matter=_lines(draft, "must_not_matter"),
        promises=tuple(_promised(draft, shown)),
        asked=tuple((one, _STATES[one.standing]) for one in asked),
        kinds=tuple(map(str, FactKind)),
        own_facts=tuple(_own_facts(draft)),
    )


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _lines(draft: Draft, key: str) -> str:
    said = draft.settings.get(key, [])
    return "\n".join(map(str, said)) if isinstance(said, list) else ""


def _networks(draft: Draft, errors: Mapping[str, str]) -> Iterator[Network]:
    said = draft.settings.get("channels", {})
    purposes = said if isinstance(said, dict) else {}
    for channel in dict.fromkeys((*CHANNEL_TITLES, *purposes)):
        name = CHANNEL_TITLES.get(channel, channel)
        error = errors.get(f"channels.{channel}", "")
        yield Network(channel, name, str(purposes.get(channel, "")), error)


def _promised(draft: Draft, shown: tuple[PromiseShown, ...]) -> Iterator[Promised]:
    proved = {one.number: one for one in shown}
    for line in promise_lines(draft):
        one = proved.get(line.number) if line.on else None
        yield Promised(line, _STATES[one.standing] if one else None, one.sentence if one else "")


def _own_facts(draft: Draft) -> Iterator[tuple[str, str, str]]:
    said = draft.settings.get("facts", {})
    for name, fact in (said if isinstance(said, dict) else {}).items():
        about = fact if isinstance(fact, dict) else {}
        words = ", ".join(map(str, about.get("values", ())))
        yield str(name), str(about.get("type", "")), str(about.get("label", "")) or words
