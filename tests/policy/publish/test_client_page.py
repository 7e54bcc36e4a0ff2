"""Tests of the page for clients."""

import re
from datetime import date

import pytest
from publish_helpers import made_up_language, policy_of

from friendline.model import AnswerKind
from friendline.policy import Policy, load_policy, preset_names
from friendline.policy.publish import publish
from friendline.policy.publish.client_page import client_page
from friendline.policy.publish.document import Table
from friendline.policy.publish.markdown import as_markdown
from friendline.policy.publish.wording import wording

PRESETS = preset_names()


def _page(policy: Policy, contact: str = "") -> str:
    return as_markdown(client_page(policy, wording(), contact))


def test_a_client_finds_what_they_need() -> None:
    """What I do and where, the other ways, no hard feelings, version, dates, whom to ask."""
    page = publish(
        policy_of(
            ("purpose == 'professional'", AnswerKind.ACCEPT),
            ("true", AnswerKind.OFFER_OTHER),
            in_force_from=date(2026, 1, 1),
        ),
        form="markdown",
        contact="Ana Calder, at the next meeting",
    )
    for said in (
        "- **On Facebook (my personal account)**\n  - I do not connect, and offer you another way",
        "another way (LinkedIn).\n",
        "- **On LinkedIn (my work account)**\n  - You are welcome to connect with me.\n",
        "You are welcome to reach me another way: LinkedIn or e-mail.",
        "It says nothing about you",
        "Ask me about it at any time: Ana Calder, at the next meeting.",
        "Ours, version 3.",
        "In force from 1 January 2026.",
    ):
        assert said in page


def test_exceptions_speak_to_the_reader() -> None:
    """The reader is "you", the owner "I", and facts that differ have a line each."""
    page = _page(
        policy_of(
            ("kin", AnswerKind.ACCEPT),
            ("status == 'former' && months_since_end >= 12", AnswerKind.ACCEPT_RESTRICTED),
            ("true", AnswerKind.DECLINE),
            channels={},
        )
    )
    assert "  - In general, I do not connect.\n" in page
    assert "  - If we are related: you are welcome to connect with me.\n" in page
    assert (
        "  - If our work together is over and our last work together was at least a year ago: "
        "I connect with you, and keep some of what I post for a smaller circle.\n" in page
    )


def test_those_connected_already_are_told_what_becomes_of_it() -> None:
    """A tie that is there has its own line where it is not simply kept."""
    page = _page(policy_of(("true", AnswerKind.DECLINE)))
    assert "If we are connected there already: I would like to end the connection there." in page
    kept = policy_of(("direction == 'existing'", AnswerKind.ACCEPT), ("true", AnswerKind.DECLINE))
    assert "you are welcome to stay" in _page(kept)


def test_readers_who_are_answered_differently_have_a_part_each() -> None:
    """Patients whom the policy singles out are spoken to apart from clients."""
    policy = policy_of(("relationship == 'patient'", AnswerKind.ASK), ("true", AnswerKind.ACCEPT))
    page = _page(policy)
    assert page.index("### If you are a client") < page.index("### If you are a patient")
    assert "### If" not in _page(policy_of(("true", AnswerKind.ACCEPT)))


@pytest.mark.parametrize("name", PRESETS)
def test_nothing_internal_is_told(name: str) -> None:
    """No table, no reason or tone of a rule, no name of a list or rule, no word about others."""
    policy = load_policy(name)
    document = client_page(policy, wording())
    page = as_markdown(document)
    assert not any(isinstance(block, Table) for block in document.blocks)
    for rule in policy.rules:
        assert rule.because not in page
        assert rule.onto_list is None or rule.onto_list not in page
    assert "other clients" not in page
    assert "not known" not in page


@pytest.mark.parametrize("name", PRESETS)
def test_another_language_leaves_no_english_behind(name: str) -> None:
    """All wording comes from the language's file; only names and the owner's words stay."""
    policy = load_policy(name)
    page = as_markdown(client_page(policy, made_up_language()))
    own = " ".join((policy.sentence, policy.name, *policy.alternatives, "in person"))
    networks = {"Facebook", "Instagram", "Threads", "WhatsApp", "LinkedIn", "X", "Mastodon"}
    left = set(re.findall(r"[A-Za-z]+", page)) - networks - {"Bluesky"}
    assert left <= set(re.findall(r"[A-Za-z]+", own))


@pytest.mark.parametrize("name", PRESETS)
def test_what_comes_first_stands_first(name: str) -> None:
    """A reader who stops at their network has read what comes before every network."""
    parts = re.split(r"^### .*$|^## .*$", _page(load_policy(name)), flags=re.MULTILINE)
    told = [part.strip() for part in parts if "before anything else" in part]
    assert all(part.startswith("- **On every account, before anything else**") for part in told)
