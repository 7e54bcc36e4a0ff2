"""Tests of the targets: each is fit to be tried, and takes what it begins from."""

import pytest
from fuzz.archives import exports_of, words_of
from fuzz.checking import Memory
from fuzz.findings import tried
from fuzz.running import ROOMS, targets_of
from fuzz.seeds import SEEDS, made_of
from fuzz.target import Target
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.registry import SOURCES
from friendline.archives.source import Reading, Source
from friendline.model import Fault

TARGETS = [target for room in ROOMS for target in targets_of(room)]
FEW = 25


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_target_takes_what_it_begins_from(target: Target) -> None:
    """Nothing is wrong with the seeds, nor with no bytes at all."""
    for seed in (b"", *target.seeds[:FEW]):
        assert tried(target, seed) is None


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_every_target_has_a_name_and_seeds_of_its_own(target: Target) -> None:
    """Findings of two targets never lie in one folder."""
    assert target.seeds
    assert [one.name for one in TARGETS].count(target.name) == 1


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.kind)
def test_every_source_is_tried(source: Source) -> None:
    """A source that is registered is fuzzed, with files of its own or of its words."""
    assert source.kind in {target.name for target in TARGETS}
    assert all(exports_of(source))


@pytest.mark.parametrize(
    "source", [one for one in SOURCES if one.kind in SEEDS], ids=lambda source: source.kind
)
def test_the_seeds_of_a_kind_are_read_whole(source: Source) -> None:
    """What is damaged later is sound to begin with, and gives records."""
    archive = Memory(SEEDS[source.kind]())
    assert source.recognises(archive)
    records = list(source.read(archive, Reading()))
    assert records
    assert not [one for one in records if isinstance(one, Fault)]


def test_a_kind_without_seeds_is_made_of_its_words() -> None:
    """The names of files and keys that a source looks for stand in its code."""
    (facebook,) = (one for one in SOURCES if one.kind == "facebook")
    words = set(words_of(facebook))
    assert "label_values" in words
    files = made_of(words)
    assert any(b"label_values" in content for content in files.values())


@given(st.sampled_from(TARGETS), st.binary(max_size=80))
def test_a_few_random_inputs_are_taken(target: Target, data: bytes) -> None:
    """A short run of what ``run.py fuzz`` does at length."""
    assert tried(target, data) is None
