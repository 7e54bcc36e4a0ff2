"""Changing the rules in place."""

from unittest.mock import patch

from desk_helpers import html_of, one
from django.test import Client
from policy_pages import here, post, said, toasts

from friendline.policy.guidance import load_pack
from friendline.store.policy import interview, policies, policy_drafts

RULE = "met"


def number_of(name: str) -> int:
    """The number of the rule of this name."""
    return 1 + [row[0] for row in here().rows].index(name)


def test_an_open_rule_has_a_field_for_every_cell(client: Client) -> None:
    """What stands in the cells stands in the fields; the asked one has the focus."""
    page = html_of(client.get(f"/policy/?rule={number_of(RULE)}&at=met"))
    fields = page.css("#editor [name^=cell-]")
    assert len(fields) == len(here().columns)
    assert one(page, "#cell-met").attributes["value"] == "yes"
    assert [node.attributes["name"] for node in page.css("[autofocus]")] == ["cell-met"]


def test_a_rule_is_changed_as_one_change_and_undone_as_one(client: Client) -> None:
    """Two cells that were written go together, and come back together."""
    before, number = here(), number_of(RULE)
    after = post(client, f"rules/{number}/", **{"cell-tone": "plain", "cell-because": "We met."})
    assert here().cell(number, "because") == "We met."
    assert policy_drafts.changes_made() == 1
    assert toasts(after) == [f"Rule {number} was changed."]
    undo = {
        node.attributes["name"]: node.attributes["value"]
        for node in html_of(after).css(".toast input")
    }
    assert undo["seen"] == here().digest
    assert toasts(client.post("/policy/undo/", undo, follow=True)) == ["The change was undone."]
    assert here() == before


def test_what_changes_nothing_is_no_change(client: Client) -> None:
    """A rule that is kept as it was is not told of, and the policy is not being written."""
    number = number_of(RULE)
    after = post(client, f"rules/{number}/", **{"cell-met": "yes"})
    assert toasts(after) == []
    assert said(after, "h1") == ["Every case has an answer"]


def test_every_mistake_stands_beside_its_cell(client: Client) -> None:
    """What nonsense says is kept, told where it stands, and cannot be saved."""
    number = number_of(RULE)
    after = post(client, f"rules/{number}/", **{"cell-met": "perhaps", "cell-because": ""})
    assert said(after, "h1") == ["Two mistakes stand in the way of version 2"]
    assert "perhaps" in one(html_of(after), f"#rule-{number} .wrong .error").text()
    assert one(html_of(after), "#cell-met").attributes["aria-invalid"] == "true"
    assert "blank" in one(html_of(after), "#cell-because-error").text()
    assert not html_of(after).css(".saves .primary")
    refused = post(client, "save/", note="")
    assert refused.status_code == 422
    assert "Nothing was saved" in said(refused, "[role=alert]")[0]
    assert policies.number() == 1


def test_who_somebody_is_may_not_decide(client: Client) -> None:
    """The rule is refused with the sentence that says why (A4, R26)."""
    number = number_of(RULE)
    after = post(client, f"rules/{number}/", **{"cell-met": "", "cell-also": "age < 30"})
    assert any("may not decide" in error for error in said(after, ".error"))
    post(client, "beside-the-rules/facts/", name="age", kind="whole number")
    post(client, "columns/add/", fact="age")
    assert any("must_not_matter" in error for error in said(client.get("/policy/"), "th .error"))


def test_a_second_window_is_told_and_keeps_what_was_typed(client: Client) -> None:
    """A change to what has changed meanwhile is refused; nothing that was typed is lost."""
    number, seen = number_of(RULE), here().digest
    post(client, f"rules/{number}/", **{"cell-tone": "plain"})
    now = here()
    late = client.post(f"/policy/rules/{number}/", {"seen": seen, "cell-tone": "light"})
    assert late.status_code == 409
    assert "changed elsewhere" in said(late, "[role=alert]")[0]
    assert one(html_of(late), "#cell-tone").attributes["value"] == "light"
    assert "It says now: plain" in said(late, "#editor .help")
    assert here() == now


def test_htmx_is_given_the_page_with_the_reason(client: Client) -> None:
    """What was refused is put into the page that asked, which htmx does for good answers only."""
    answer = client.post(
        "/policy/rules/1/", {"seen": "x", "cell-tone": "a"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert "changed elsewhere" in said(answer, "[role=alert]")[0]


def test_an_undo_of_an_older_page_undoes_nothing(client: Client) -> None:
    """Only the change that was told of is taken back."""
    seen = here().digest
    post(client, "rules/1/", **{"cell-tone": "plain"})
    now = here()
    after = client.post("/policy/undo/", {"seen": seen}, follow=True)
    assert "changed elsewhere" in toasts(after)[0]
    assert here() == now


def test_rules_are_added_moved_and_taken_out(client: Client) -> None:
    """Each is told of by number, and the rule stays open where it is."""
    before = len(here().rows)
    after = post(client, "rules/add/", below="2")
    assert toasts(after) == ["Rule 3 is new. It asks you."]
    assert len(here().rows) == before + 1
    assert html_of(after).css_first("#rule-3.open")
    moved = post(client, "rules/3/move/", to="1")
    assert toasts(moved) == ["Rule 3 is now rule 1."]
    assert here().cell(1, "answer") == "ask"
    assert toasts(post(client, "rules/1/take-out/")) == ["Rule 1 was taken out."]
    assert len(here().rows) == before


def test_what_cannot_be_done_to_rules_is_told(client: Client) -> None:
    """No such rule, no such place."""
    for address, fields in (
        ("rules/99/", {"cell-tone": "x"}),
        ("rules/1/move/", {"to": "0"}),
        ("rules/99/take-out/", {}),
        ("rules/add/", {"below": "99"}),
        ("columns/add/", {"fact": "shoe_size"}),
        ("columns/take-out/", {"fact": "answer"}),
    ):
        answer = post(client, address, **fields)
        assert answer.status_code == 409, address
        assert said(answer, "[role=alert]")[0].startswith("Nothing was kept."), address
    assert policy_drafts.changes_made() == 0


def test_a_fact_is_asked_for_and_no_longer(client: Client) -> None:
    """A column comes with blank cells, and goes."""
    after = post(client, "columns/add/", fact="months_known")
    assert "Months known" in said(after, "thead th")
    assert toasts(after) == ["Months known is asked for. Its cells are blank."]
    assert "Months known" not in said(
        post(client, "columns/take-out/", fact="months_known"), "thead th"
    )


def test_going_back_to_the_last_version_can_be_undone(client: Client) -> None:
    """All changes are given up at once; the undo brings them back."""
    post(client, "rules/1/", **{"cell-tone": "plain"})
    changed = here()
    after = post(client, "give-up/")
    assert said(after, "h1") == ["Every case has an answer"]
    assert here().cell(1, "tone") == "warm"
    post(client, "undo/")
    assert here() == changed


def test_what_stands_beside_the_rules_is_kept(client: Client) -> None:
    """Texts, days, networks, ways and what must not matter, each by its own form."""
    post(
        client,
        "beside-the-rules/texts/",
        name="Mine",
        purpose="To be kind.",
        sentence="I meet first.",
    )
    post(client, "beside-the-rules/days/", in_force_from="2026-12-01", in_force_until="")
    post(client, "beside-the-rules/networks/", **{"network-x": "personal", "network-facebook": ""})
    post(client, "beside-the-rules/lists/", key="alternatives", texts="phone\n\nlinkedin\n")
    post(client, "beside-the-rules/lists/", key="must_not_matter", texts="age\nbirth_place")
    policy = here().policy
    assert policy is not None
    assert (policy.name, policy.sentence) == ("Mine", "I meet first.")
    assert str(policy.in_force_from) == "2026-12-01"
    assert policy.channels["x"] == "personal"
    assert "facebook" not in policy.channels
    assert policy.alternatives == ("phone", "linkedin")
    assert policy.must_not_matter == ("age", "birth_place")
    assert policy_drafts.changes_made() == 5


def test_a_wrong_setting_is_told_beside_it(client: Client) -> None:
    """A day that is none and a purpose that no network has stay until they are mended."""
    post(client, "beside-the-rules/days/", in_force_from="soon")
    page = post(client, "beside-the-rules/networks/", **{"network-x": "fun"})
    assert "soon" in one(html_of(page), "#from-error").text()
    assert "fun" in one(html_of(page), "#network-x-error").text()
    assert len(said(client.get("/policy/"), ".note.stop p")) == 2


def test_a_setting_that_is_none_is_refused(client: Client) -> None:
    """Any word may be sent as the key of a list."""
    after = post(client, "beside-the-rules/lists/", key="rules", texts="x")
    assert toasts(after)[0].startswith("Nothing was kept.")


def test_promises_are_switched_off_and_on(client: Client) -> None:
    """Off, it is looked at no more; on, it is proved again."""
    off = post(client, "beside-the-rules/promises/", number="1", on="no")
    assert toasts(off) == ["The promise is switched off."]
    assert "Switched off" in said(off, ".badge")
    assert len(here().promises) == 1
    post(client, "beside-the-rules/promises/", number="2", on="yes")
    assert len(here().promises) == 2


def test_what_a_profession_asks_is_shown_with_its_source_and_can_be_promised(
    client: Client,
) -> None:
    """Each thing asked names its text; promised, it belongs to the policy (R25)."""
    page = client.get("/policy/professions/nursing/")
    pack = load_pack("nursing")
    for promise in pack.promises:
        assert promise.source is not None
        assert promise.source.title in page.content.decode()
    asked = one(html_of(page), 'form input[name="id"]').attributes["value"]
    after = post(
        client,
        "promises/add/",
        profession="nursing",
        id=str(asked),
        back="/policy/professions/nursing/",
    )
    assert toasts(after) == ["The policy promises this now."]
    assert "Promised" in said(after, ".badge")


def test_what_the_owners_profession_asks_stands_among_the_promises(client: Client) -> None:
    """Who said in the interview what they are is asked by the page, too."""
    with patch.object(interview, "packs", lambda: ((load_pack("nursing"),), None)):
        page = client.get("/policy/beside-the-rules/")
    assert "What your profession asks beside that" in said(page, "h3")
