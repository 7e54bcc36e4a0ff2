"""Forgetting a person."""

from collections.abc import Sequence

import msgspec
import pytest
from django.db.models import TextField

from friendline.model import (
    Account,
    Attendee,
    Direction,
    Event,
    Item,
    ItemKind,
    Person,
    Record,
    Request,
    RequestState,
    Tie,
    TieKind,
)
from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.imports.importing import Source, book, keep
from friendline.store.models import (
    Answer,
    Contact,
    DecisionRow,
    Document,
    Import,
    KeptRecord,
    LabelRow,
    LedgerEntry,
    Letter,
    PersonFact,
    PolicyVersion,
    Tombstone,
)
from friendline.store.models import Request as Asked
from friendline.store.opening import close_store, open_store
from friendline.store.people.somebody import NobodyOfThisNameError, SeveralOfThisNameError, find
from friendline.store.safekeeping.bare_names import FREE_TEXTS, BareNames
from friendline.store.safekeeping.forgetting import forget, let_back, preview, tables

FACEBOOK = Source("facebook.zip", "facebook")
CLIENTS = Source("clients.csv", "client_list", is_client_list=True)
OTTOLINE = Person(id="person-o", name="Ottoline Varga", emails=("ottoline@example.org",))
BERENIKE = Person(id="person-b", name="Berenike Okonjo", emails=("berenike@example.org",))


def friend(name: str, since: int, channel: str = "facebook", handle: str | None = None) -> Tie:
    """A friendship, as an export shows it."""
    account = Account(channel=channel, name=name, handle=handle)
    return Tie(account=account, kind=TieKind.FRIEND, since=since)


def post(text: str, at: int, by: str | None = None, tagged: tuple[str, ...] = ()) -> Item:
    """Something that can be seen."""
    kind = ItemKind.POST
    return Item(channel="facebook", kind=kind, at=at, text=text, by=by, tagged=tagged)


EXPORT: Sequence[Record] = (
    friend("Ottoline Varga", 100),
    friend("Berenike Okonjo", 200),
    Request(
        account=Account(channel="facebook", name="Ottoline Varga"),
        direction=Direction.INCOMING,
        state=RequestState.ACCEPTED,
        at=90,
    ),
    post("Happy birthday from me", 300, by="Ottoline Varga"),
    post("Lunch with Ottoline  VARGA and Berenike Okonjo", 310, tagged=("Ottoline Varga",)),
    post("Write to ottoline@example.org", 320),
    post("Nothing about anybody", 330),
    Event(
        id="event-1",
        start=1,
        end=2,
        summary="Ottoline Varga: review",
        attendees=(Attendee(name="O.", email="ottoline@example.org"), Attendee(name="Berenike")),
    ),
)


def settled(home: Home) -> None:
    """A store in which much is kept about one person, and some about another."""
    keep(CLIENTS, [OTTOLINE, BERENIKE])
    keep(FACEBOOK, EXPORT)
    account = next(key for key, one in book().accounts.items() if one.name == "Ottoline Varga")
    DecisionRow.objects.create(
        number=1, at=1, act="confirm", person="person-o", other=account, other_name="Ottoline Varga"
    )
    PersonFact.objects.create(person="person-o", name="met_in_person", value=True, at=1)
    asked = Asked.objects.create(
        key="k", channel="facebook", direction="incoming", account=account, person="person-o",
        name="Ottoline Varga", state="done", changed_at=1,
    )  # fmt: skip
    Answer.objects.create(
        request=asked, person="person-o", channel="facebook", direction="incoming", at=1,
        answer="decline", by_policy="decline", facts={}, reasons=[],
    )  # fmt: skip
    Letter.objects.create(
        request=asked, person="person-o", channel="facebook", situation="decline", template="t",
        language="en", text="Dear Ottoline Varga", claims=[], sent_at=1,
    )  # fmt: skip
    Contact.objects.create(person="person-b", at=1, how="met", note="With Ottoline Varga too")
    Document.objects.create(kind="audience.toml", at=1, content='friends = ["Ottoline Varga"]')
    hers, naming_her, *_ = book().items["id"]
    LabelRow.objects.create(
        number=1, at=1, verdict="fine", scope="this", item=hers, text="Happy birthday from me"
    )
    LabelRow.objects.create(
        number=2, at=1, verdict="fine", scope="this", item=naming_her, text="With Ottoline Varga"
    )
    ledger.append("answered", {"name": "Ottoline Varga"}, about="person-o")
    ledger.append("merged", {"kept": "person-b", "other": "person-o"}, about="person-b")
    ledger.append("noted", {"what": "something else"}, about="person-b")


def everything_in(home: Home) -> bytes:
    """All bytes that lie in the home."""
    return b"".join(file.read_bytes() for file in sorted(home.folder.rglob("*")) if file.is_file())


def test_nothing_of_a_forgotten_person_is_in_the_file(store: Home) -> None:
    """Neither name nor address nor id, in no table, no free page and no log."""
    settled(store)
    assert b"Ottoline" in everything_in(store)
    forget(find("Ottoline Varga"))
    found = everything_in(store).lower()
    for word in (b"ottoline", b"varga", b"person-o", b"ottoline@example.org"):
        assert word not in found
    assert b"berenike okonjo" in found
    assert not list(ledger.faults())


def test_what_would_go_is_told_before_and_is_what_goes(store: Home) -> None:
    """The preview changes nothing, and counts what the forgetting then erases."""
    settled(store)
    before = KeptRecord.objects.count(), LedgerEntry.objects.count(), Tombstone.objects.count()
    told = preview(find("ottoline@example.org"))
    after = KeptRecord.objects.count(), LedgerEntry.objects.count(), Tombstone.objects.count()
    assert before == after
    assert told == forget(find("Ottoline Varga"))
    assert told.counts == {
        "rows of client lists": 1,
        "ties": 1,
        "requests in exports": 1,
        "posts and comments they wrote": 1,
        "posts and comments, of which only the name goes": 2,
        "calendar entries, of which only the name goes": 1,
        "requests": 1,
        "answers": 1,
        "letters": 1,
        "labels of findings for them or in what they wrote": 1,
        "facts": 1,
        "decisions about who is who": 1,
        "other texts, of which only the name goes": 3,
        "entries of the ledger, of which only the words go": 2,
    }


def test_a_first_name_alone_is_shown_and_stays_unless_chosen(store: Home) -> None:
    """Nobody can tell whom it means, so it is never taken out in silence."""
    settled(store)
    Contact.objects.create(person="person-b", at=2, how="met", note="Ottoline's idea; see Varga")
    told = preview(find("Ottoline Varga")).doubtful
    assert [(one.what, one.about, one.word) for one in told] == [
        ("note of a contact", "person-b", "Ottoline")
    ]
    assert forget(find("Ottoline Varga")).doubtful == told
    assert Contact.objects.get(at=2).note == "Ottoline's idea; see Varga"


def test_a_first_name_is_taken_out_where_that_was_chosen(store: Home) -> None:
    """One by one: from the chosen note, and from what the ledger repeats of it; not elsewhere."""
    settled(store)
    chosen = Contact.objects.create(person="person-b", at=2, how="met", note="Ottoline's idea")
    ledger.append("noted", {"note": "Ottoline's idea"}, about="person-b")
    Contact.objects.create(person="person-b", at=3, how="met", note="Ottoline of the bakery")
    doubtful = preview(find("Ottoline Varga")).doubtful
    assert [one.shown for one in doubtful] == ["Ottoline's idea", "Ottoline of the bakery"]
    gone = forget(find("Ottoline Varga"), also={f"contact:{chosen.pk}:note"})
    assert [one.shown for one in gone.doubtful] == ["Ottoline of the bakery"]
    assert Contact.objects.get(at=2).note == "[name removed]'s idea"
    assert b"Ottoline's idea" not in everything_in(store)
    assert not list(ledger.faults())


def test_an_entry_of_the_ledger_with_a_first_name_can_be_chosen(store: Home) -> None:
    """Its words go as a whole; the ids, and the words of others, are not looked at."""
    settled(store)
    entry = ledger.append("noted", {"note": "Asked ottoline first", "name": "Ottoline Roe"})
    (place,) = preview(find("Ottoline Varga")).doubtful
    assert (place.key, place.word) == (f"ledger:{entry.pk}:words", "ottoline")
    forget(find("Ottoline Varga"), also=[place.key, "ledger:1:words", "ledger:x:words", "odd"])
    assert LedgerEntry.objects.get(pk=entry.pk).words is None
    assert not list(ledger.faults())


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("Will Mark", "I will mark it", None),
        ("Will Mark", "Will came", "Will"),
        ("Ottoline van der Berg", "van der Berg", "Berg"),
        ("Ottoline van der Berg", "the van of der Moor", None),
        ("Zoë Ek", "With Zoe again", "Zoe"),
        ("Dr. Ada Roe", "Dr. Moor", None),
        ("李 娜", "和 娜 见面", None),
        ("Ann", "Anna and Annex", None),
    ],
)
def test_what_counts_as_a_part_of_a_name(name: str, text: str, word: str | None) -> None:
    """Whole words in any accents; small words of names, titles and ordinary short words do not."""
    bare = BareNames([name])
    assert (bare.text(text) != text) is (word is not None)
    assert word is None or bare.text(text) == text.replace(word, "[name removed]")


def test_every_column_of_text_is_looked_at_or_holds_no_sentences() -> None:
    """A column that is added later is not forgotten."""
    plain = {
        "account", "act", "answer", "by_policy", "category", "cause", "channel", "choice",
        "detector", "direction", "ended_by", "group", "handle", "how", "item", "key", "kind",
        "language", "name", "of", "offer", "onto_list", "other", "other_name", "person",
        "person_name", "rule", "scope", "severity", "situation", "state", "template", "value",
        "verdict", "after", "before",
    }  # fmt: skip
    for model in tables():
        for field in model._meta.concrete_fields:  # noqa: SLF001 - Django's documented name
            if type(field) is TextField and field.name not in FREE_TEXTS.get(model, {}):
                assert field.name in plain, f"{model.__name__}.{field.name}"


def test_an_import_does_not_bring_them_back(store: Home) -> None:
    """The same export changes nothing, and a grown one brings all but the person."""
    settled(store)
    forget(find("Ottoline Varga"))
    again = keep(FACEBOOK, EXPORT)
    assert (again.new, again.left_out) == (0, 3)
    assert Import.objects.count() == 2
    grown = [
        *EXPORT,
        post("A walk with Ottoline Varga", 400),
        post("Me again", 410, "Ottoline Varga"),
    ]
    assert keep(FACEBOOK, grown).new == 1
    keep(CLIENTS, [OTTOLINE, BERENIKE])
    made = book()
    assert [one.name for one in made.people.values()] == ["Berenike Okonjo"]
    assert [one.name for one in made.accounts.values()] == ["Berenike Okonjo"]
    assert "A walk with [name removed]" in made.items["text"].to_list()


def test_labels_stay_with_a_post_of_which_the_name_went(store: Home) -> None:
    """The post has another id now; what the owner said of it holds."""
    keep(FACEBOOK, [post("Lunch with Ottoline Varga", 310), friend("Ottoline Varga", 100)])
    LabelRow.objects.create(
        number=1, at=1, verdict="fine", scope="this", item=book().items["id"][0]
    )
    forget(find("Ottoline Varga"))
    assert LabelRow.objects.get().item == book().items["id"][0]


def test_somebody_else_of_the_same_name_stays(store: Home) -> None:
    """Two people of one name stay two: only what is surely of the one goes."""
    namesake = Person(id="person-n", name="Ottoline Varga", emails=("other@example.org",))
    keep(CLIENTS, [OTTOLINE, namesake])
    mine, other = friend("Ottoline Varga", 100), friend("Ottoline Varga", 200)
    keep(FACEBOOK, [mine, other, post("Lunch with Ottoline Varga", 310)])
    somebody = find("ottoline@example.org")
    assert somebody.names_left == ("Ottoline Varga",)
    forget(somebody)
    made = book()
    assert list(made.people) == ["person-n"]
    assert len(made.accounts) == 2
    assert made.items["text"].to_list() == ["Lunch with Ottoline Varga"]


def test_an_account_of_two_namesakes_goes_by_its_moment(store: Home) -> None:
    """Of two friends of one name the one that is meant goes."""
    keep(FACEBOOK, [friend("Kim Novak", 100), friend("Kim Novak", 200)])
    key = next(key for key, ties in book().ties.items() if ties[0].since == 200)
    forget(find(key))
    assert [ties[0].since for ties in book().ties.values()] == [100]


def test_an_account_is_known_again_by_its_handle(store: Home) -> None:
    """Also under another name."""
    keep(FACEBOOK, [friend("Ottoline Varga", 100, "x", "ottoline")])
    forget(find("@ottoline"))
    keep(FACEBOOK, [friend("O. V.", 100, "x", "Ottoline"), post("Hello @ottoline.", 5)])
    made = book()
    assert not made.accounts
    assert made.items["text"].to_list() == ["Hello [name removed]."]


def test_who_is_meant_must_be_clear(store: Home) -> None:
    """Nobody and several are sentences."""
    keep(FACEBOOK, [friend("Kim Novak", 100), friend("Kim Novak", 200)])
    with pytest.raises(NobodyOfThisNameError, match="Ottoline"):
        find("Ottoline")
    with pytest.raises(SeveralOfThisNameError, match="account-"):
        find("kim novak")


def test_a_policy_that_names_them_is_told(store: Home) -> None:
    """Versions of a policy are never changed."""
    settled(store)
    files = msgspec.msgpack.encode({"policy.toml": b'name = "Not Ottoline Varga"'})
    PolicyVersion.objects.create(number=1, at=1, name="p", version="1", files=files)
    assert preview(find("Ottoline Varga")).policies == (1,)


def test_somebody_can_be_let_back(store: Home) -> None:
    """Who becomes a client again is imported again, once the owner says so."""
    settled(store)
    forget(find("Ottoline Varga"))
    assert not let_back("Berenike Okonjo")
    assert let_back("Ottoline Varga")
    assert not Tombstone.objects.exists()
    keep(CLIENTS, [OTTOLINE, BERENIKE])
    assert "person-o" in book().people


def test_who_is_let_back_takes_nobody_along(store: Home) -> None:
    """Another one of the same first name stays forgotten, in texts too."""
    keep(FACEBOOK, [friend("Ottoline Varga", 100), friend("Ottoline Roe", 200)])
    forget(find("Ottoline Varga"))
    forget(find("Ottoline Roe"))
    let_back("Ottoline Varga")
    keep(FACEBOOK, [post("With Ottoline Varga and Ottoline Roe", 5), friend("Ottoline Roe", 200)])
    assert not book().accounts
    assert book().items["text"].to_list() == ["With Ottoline Varga and [name removed]"]


def test_an_encrypted_store_forgets_too(home: Home) -> None:
    """The same, page by page encrypted."""
    open_store(home, "a passphrase")
    settled(home)
    forget(find("Ottoline Varga"))
    assert "person-o" not in book().people
    close_store()
    open_store(home, "a passphrase")
    assert LedgerEntry.objects.filter(words=None).count() == 2
    close_store()
