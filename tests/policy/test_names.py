"""Tests of what the policy room offers by name."""

import subprocess
import sys

import pytest

import friendline.policy as room
from friendline.policy.change.diff import diff
from friendline.policy.change.explain_text import explain_text
from friendline.policy.engine.many import decide_many
from friendline.policy.prove import prove
from friendline.policy.publish import publish


def printed(code: str) -> str:
    """What a fresh Python prints."""
    told = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    return told.stdout.strip()


def test_every_name_that_is_offered_is_there() -> None:
    """What is loaded later is had like the rest, and is listed."""
    assert all(getattr(room, name) is not None for name in room.__all__)
    assert set(room.__all__) <= set(dir(room))
    assert sorted(room.__all__) == room.__all__


def test_names_are_what_their_rooms_call_so() -> None:
    """A function is the very one of the room that it comes from."""
    assert room.prove is prove
    assert room.publish is publish
    assert room.diff is diff
    assert room.decide_many is decide_many
    assert room.explain is explain_text


def test_what_is_not_offered_is_refused_by_name() -> None:
    """A misspelt name is an error as in any other module."""
    with pytest.raises(AttributeError, match="'prov'"):
        room.prov  # noqa: B018 - looking it up is the test


@pytest.mark.parametrize("name", ["prove", "publish"])
@pytest.mark.parametrize(
    "first",
    [
        "",
        "import friendline.policy.{0}; ",
        "from friendline.policy.{0} import __all__; ",
        "import friendline.policy as room; room.{0}; import friendline.policy.{0}.written; ",
    ],
)
def test_a_function_is_had_whichever_import_came_first(name: str, first: str) -> None:
    """A room that is called like its function does not take its place, in any order."""
    before = first.format(name).replace("publish.written", "publish.wording")
    code = f"{before}from friendline.policy import {name}; print({name}.__name__, callable({name}))"
    assert printed(code) == f"{name} True"


def test_what_only_some_need_is_loaded_when_it_is_asked_for() -> None:
    """Reading a policy loads neither the tables, nor the provers, nor the pages."""
    heavy = "{'polars', 'numpy', 'z3', 'friendline.policy.prove', 'friendline.policy.publish'}"
    assert printed(f"import sys, friendline.policy; print({heavy} & sys.modules.keys())") == "set()"
