"""The words of a template become text: in a sandbox, from known names only, and bounded.

A template may fill in names and leave a part out where a name is not known. It may do nothing
else: no calls, no attributes, no filters, no loops. So it always ends, its text is no longer than
its parts, and a value is never read as a template.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from friendline.letters.slots import SLOTS

if TYPE_CHECKING:
    from jinja2 import nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST_SOURCE: Final = 3_000
"""Characters of one template."""

_EITHER: Final = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
_FRAME_SLOTS: Final = SLOTS | {"words"}


class TemplateError(ValueError):
    """A template cannot be used; the sentence says which, what is wrong and what to do."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"The letter {where} cannot be used: {what}.")


@dataclass(frozen=True)
class Words:
    """A template that was read and found harmless.

    Attributes:
        where: What it is called, for error sentences.
        source: As it is written, with both forms of address.
        needs: Names without which it cannot be filled in.
    """

    where: str
    source: str
    needs: frozenset[str]

    def render(self, values: Mapping[str, str | None], *, formal: bool) -> str:
        """Fill in the names.

        Args:
            values: By name; a name that is needed must have a value.
            formal: Which of ``[Sie|du]`` to take.

        Raises:
            TemplateError: A name that is needed has no value.
        """
        missing = sorted(name for name in self.needs if not values.get(name))
        if missing:
            raise TemplateError(self.where, f"nothing is known for {', '.join(missing)}")
        compiled = _compiled(_addressed(self.source, formal=formal))
        text: str = compiled.render(values)
        return text


def read_words(where: str, source: object, *, is_frame: bool = False) -> Words:
    """Check a template and give it, ready to be filled in.

    Args:
        where: What it is called, for error sentences.
        source: Its text.
        is_frame: Whether it stands around the words of others, and so may use ``{{ words }}``.

    Raises:
        TemplateError: It is no text, too long, or does more than fill in known names.
    """
    if not isinstance(source, str) or not source.strip():
        raise TemplateError(where, "it has no text")
    if len(source) > LONGEST_SOURCE:
        raise TemplateError(where, f"it is longer than {LONGEST_SOURCE} characters")
    tree = _parsed(where, source)
    _refuse_all_but_filling_in(where, tree, _FRAME_SLOTS if is_frame else SLOTS)
    return Words(where, source, frozenset(_needed(tree.body)))


def _addressed(source: str, *, formal: bool) -> str:
    return _EITHER.sub(lambda found: found[1 if formal else 2], source)


def _parsed(where: str, source: str) -> "nodes.Template":
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - 40 ms

    try:
        trees = [
            _environment().parse(_addressed(source, formal=formal)) for formal in (True, False)
        ]
    except (TemplateSyntaxError, RecursionError) as error:
        raise TemplateError(where, f"its braces do not fit together ({error})") from error
    return trees[0] if trees[0] == trees[1] else _both(trees)


def _both(trees: list["nodes.Template"]) -> "nodes.Template":
    """Give one tree with the parts of both forms of address, so that both are checked."""
    from jinja2 import nodes  # noqa: PLC0415 - 40 ms

    return nodes.Template([part for tree in trees for part in tree.body])


def _refuse_all_but_filling_in(where: str, tree: "nodes.Template", slots: Iterable[str]) -> None:
    from jinja2 import nodes  # noqa: PLC0415 - 40 ms

    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Name):
            if node.name not in slots:
                raise TemplateError(where, f"nothing is known as '{node.name}'")
        elif not isinstance(node, nodes.Output | nodes.TemplateData | nodes.If):
            what = type(node).__name__.lower()
            raise TemplateError(
                where, f"it may fill in names and leave parts out, no more ({what})"
            )
        elif isinstance(node, nodes.If) and not isinstance(node.test, nodes.Name):
            raise TemplateError(where, "'if' may only ask whether a name is known")


def _needed(body: Iterable["nodes.Node"], known: frozenset[str] = frozenset()) -> Iterator[str]:
    """Name what is filled in outside of an ``if`` that asks for it."""
    from jinja2 import nodes  # noqa: PLC0415 - 40 ms

    for node in body:
        if isinstance(node, nodes.If) and isinstance(node.test, nodes.Name):
            yield from _needed(node.body, known | {node.test.name})
            yield from _needed([*node.elif_, *node.else_], known)
        elif isinstance(node, nodes.Output):
            names = (part.name for part in node.find_all(nodes.Name))
            yield from (name for name in names if name not in known)


@cache
def _compiled(source: str) -> Any:  # noqa: ANN401 - jinja2 is loaded late
    return _environment().from_string(source)


@cache
def _environment() -> "ImmutableSandboxedEnvironment":
    from jinja2 import StrictUndefined  # noqa: PLC0415 - 40 ms
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - 40 ms

    # Letters are plain text, for message boxes: escaping would show "&amp;" to people.
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
