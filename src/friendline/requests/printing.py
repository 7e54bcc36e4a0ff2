"""The graph of requests as ``docs/requests.md`` shows it; a test compares the two."""

from collections.abc import Iterator

from friendline.requests.graph import FINAL, GRAPH, MEANINGS, Kind, State, Transition


def graph_text() -> str:
    """Print all states and, for each kind of request, what leads from one to another.

    It is Markdown, the drawings in the language of Mermaid.
    """
    return "\n".join([*_states(), *(line for kind in Kind for line in _kind(kind))]) + "\n"


def _states() -> Iterator[str]:
    yield "| state | meaning |"
    yield "|---|---|"
    for state, meaning in MEANINGS.items():
        last = " Nothing follows." if state in FINAL else ""
        yield f"| `{state}` | {meaning}{last} |"


def _kind(kind: Kind) -> Iterator[str]:
    yield from ("", f"### {kind.value.capitalize()} requests", "", "```mermaid")
    yield "stateDiagram-v2"
    ways = [one for one in GRAPH if kind in one.kinds]
    yield from (f"    {_arrow(one)}" for one in ways)
    yield from (f"    {state} --> [*]" for state in _ends(ways))
    yield "```"


def _arrow(one: Transition) -> str:
    begin = "[*]" if one.before is None else one.before.value
    return f"{begin} --> {one.after}: {one.act} ({one.cause})"


def _ends(ways: list[Transition]) -> Iterator[State]:
    reached = {one.after for one in ways}
    return (state for state in State if state in reached and state in FINAL)
