"""What the tests of the policy room share: writing policies, and making up situations."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import strategies as st

from friendline.model import Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.language.facts import BUILT_IN, FactKind, FactSpec
from friendline.policy.problems import PolicyError

SETTINGS = 'name = "Ours"\nversion = "1"\nalternatives = ["linkedin", "e-mail"]\n'


def write_policy(
    folder: Path, rules: str | bytes, settings: str | bytes = SETTINGS, *, name: str = "ours"
) -> Path:
    """Write the two files of a policy and give its folder."""
    made = folder / name
    made.mkdir(exist_ok=True)
    for file, content in (("policy.toml", settings), ("rules.csv", rules)):
        data = content.encode() if isinstance(content, str) else content
        (made / file).write_bytes(data)
    return made


def refusal(folder: Path) -> str:
    """Load a policy that must be refused and give the text."""
    with pytest.raises(PolicyError) as refused:
        load_policy(folder)
    return str(refused.value)


def values_of(spec: FactSpec) -> st.SearchStrategy[Fact]:
    """Any value of a fact, not known included."""
    match spec.kind:
        case FactKind.ENUMERATION:
            return st.none() | st.sampled_from(spec.values)
        case FactKind.YES_NO:
            return st.none() | st.booleans()
        case FactKind.NUMBER:
            return st.none() | st.integers(spec.least, spec.most)


def situations(specs: Mapping[str, FactSpec] = BUILT_IN) -> st.SearchStrategy[dict[str, Fact]]:
    """Any case over all the facts."""
    return st.fixed_dictionaries({name: values_of(spec) for name, spec in specs.items()})
