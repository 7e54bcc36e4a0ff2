"""Names of clients in the owner's posts."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category, Finding, Person, Relationship, Severity
from friendline.screening.confidential.client_names import ClientNames
from friendline.screening.detector import Batch

MARTA = Person(
    id="1",
    name="Marta Lindqvist",
    relationship=Relationship.CLIENT,
    company="Brackenfell Optics Ltd",
)
JOHN = Person(id="2", name="Dr. John Smith", relationship=Relationship.PATIENT)
ANNA = Person(
    id="3",
    name="Anna-Lena Großkreutz",
    other_names=("Vollmerhaus",),
    relationship=Relationship.STUDENT,
)


def findings(text: str, *people: Person, **columns: object) -> list[Finding]:
    """Give what is found in one item."""
    row = {"id": ["a"], "text": [text]} | {name: [value] for name, value in columns.items()}
    return list(ClientNames(people or (MARTA, JOHN, ANNA)).screen(Batch(pl.DataFrame(row))))


@pytest.mark.parametrize(
    "text",
    [
        "Coffee with Marta Lindqvist today",
        "MARTA LINDQVIST's birthday",
        "Lindqvist, Marta",
        "#MartaLindqvist",
        "Anna-Lena Großkreutz passed",
        "Anna Lena Grosskreutz passed",
        "Anna-Lena Vollmerhaus passed",
        "a very Marta Lindqvist-like day",
        "my ex-client, now ex-Marta Lindqvist",
    ],
)
def test_a_full_name_is_found(text: str) -> None:
    """A full name is found in the ways people write it, earlier names included."""
    (found,) = findings(text)
    assert (found.category, found.severity) == (Category.CONFIDENTIAL, Severity.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Marta is lovely",
        "Lindqvist",
        "Marta Lindqvistson",
        "Smarta Lindqvist",
        "Marta and Lindqvist",
        "Marta Lindqvist-Hall",
        "Eva-Marta Lindqvist",
    ],
)
def test_less_than_a_full_name_is_nobody(text: str) -> None:
    """A first name, a last name, a longer word or a longer name is no client."""
    assert findings(text) == []


def test_a_client_known_by_a_first_name_alone() -> None:
    """Somebody of whom only a first name is noted is never looked for."""
    kim = Person(id="9", name="Kim", relationship=Relationship.CLIENT)
    assert findings("Kim was here", kim) == []


def test_a_common_name_is_doubted() -> None:
    """A common name weighs little, and the reason says that others have it."""
    (found,) = findings("Met John Smith at the shop")
    assert found.severity is Severity.LOW
    assert found.reason == (
        "Names Dr. John Smith, a patient of yours. "
        "Others have this name too: it may be somebody else."
    )


def test_a_friend_of_the_same_name() -> None:
    """Where a friend has the client's name, it weighs little."""
    friend = Person(id="8", name="Marta Lindqvist", relationship=Relationship.FRIEND)
    (found,) = findings("Coffee with Marta Lindqvist", MARTA, friend)
    assert found.severity is Severity.LOW
    assert "Somebody else whom you know" in found.reason


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Marta Lindqvist is in hospital again", "health"),
        ("Won the custody hearing for Marta Lindqvist!", "legal"),
        ("Marta Lindqvist still owes me", "money"),
    ],
)
def test_a_delicate_word_in_the_sentence_raises_it(text: str, hint: str) -> None:
    """Words of health, law and money about a client weigh more, and the reason says which."""
    (found,) = findings(text)
    assert found.severity is Severity.HIGH
    assert f"a {hint} hint about a client" in found.reason


def test_a_delicate_word_in_another_sentence() -> None:
    """A word of health in the next sentence is about somebody else."""
    for text in (
        "Lunch with Marta Lindqvist. My own depression is better.",
        "I'm ill. Marta Lindqvist is not.",
    ):
        (found,) = findings(text)
        assert found.severity is Severity.MEDIUM


def test_a_title_ends_no_sentence() -> None:
    """The full stop of a title does not part a name from what is told."""
    (found,) = findings("Depression again for Mrs. Marta Lindqvist")
    assert found.severity is Severity.HIGH


def test_a_text_of_nothing_but_names() -> None:
    """A name many times over is one finding."""
    (found,) = findings("Marta Lindqvist " * 1_250)
    assert found.evidence == "Marta Lindqvist"


@pytest.mark.parametrize(
    "text",
    ["Photo session with Marta Lindqvist", "Good hearing from Marta Lindqvist", "She broke it"],
)
def test_words_that_only_look_delicate(text: str) -> None:
    """A photo session is no therapy, and hearing from somebody is no court."""
    assert all(found.severity is Severity.MEDIUM for found in findings(text))


def test_somebody_tagged_is_not_leaked() -> None:
    """Who is tagged, mentioned or on whose timeline it stands, is there anyway."""
    text = "With Marta Lindqvist"
    assert findings(text, tagged=["marta lindqvist"]) == []
    assert findings(text, timeline="Marta Lindqvist") == []
    assert findings("With @Marta Lindqvist") == []
    assert findings("With @[123:45:Marta Lindqvist]") == []
    assert len(findings(text, tagged=["John Smith"], timeline=None)) == 1


def test_what_others_wrote_is_not_the_owners() -> None:
    """Only the owner's own words leak what the owner owes."""
    assert findings("With Marta Lindqvist", by="Somebody") == []
    assert findings("With Marta Lindqvist", by=None, kind="reaction") == []


def test_friends_are_not_looked_for() -> None:
    """No silence is owed about people who are no clients."""
    friend = Person(id="8", name="Marta Lindqvist", relationship=Relationship.FRIEND)
    assert findings("Coffee with Marta Lindqvist", friend) == []


def test_a_distinctive_firm_weighs_little() -> None:
    """The firm of a client is found as it is written, in capitals where it has them."""
    (found,) = findings("Pitch at Brackenfell Optics")
    assert found.severity is Severity.LOW
    assert found.reason.startswith("Names Brackenfell Optics Ltd, the firm of a client of yours")
    assert findings("brackenfell optics") == []


def test_two_clients_of_one_name() -> None:
    """A name that two clients have names both."""
    other = Person(id="7", name="Marta Lindqvist", relationship=Relationship.PATIENT)
    assert len(findings("Marta Lindqvist", MARTA, other)) == 2


@pytest.mark.parametrize(
    ("name", "text"), [("김민수", "오늘 김민수를 만났다"), ("Иван Петров", "видел Иван Петров")]
)
def test_other_scripts(name: str, text: str) -> None:
    """Names are found in the script they are noted in."""
    assert len(findings(text, Person(id="5", name=name, relationship=Relationship.CLIENT))) == 1


def test_no_clients() -> None:
    """A book without clients finds nothing and reads nothing."""
    assert list(ClientNames([]).screen(Batch(pl.DataFrame({"id": ["a"], "text": ["x"]})))) == []


@pytest.mark.parametrize("name", ["Anna-Lena Großkreutz", "Siobhan O'Rourke-Vane", "Ng Li"])
@given(before=st.text(max_size=20), turned=st.booleans(), loud=st.booleans())
def test_nothing_is_left_out_at_a_glance(
    name: str, *, before: str, turned: bool, loud: bool
) -> None:
    """What reading a text finds is found in a table too, whatever stands around it."""
    client = Person(id="1", name=name, relationship=Relationship.CLIENT)
    written = " ".join(reversed(name.split())) if turned else name
    text = f"{before} {written.upper() if loud else written}"
    likely = [named for named in ClientNames([client]).read(text) if named.is_likely]
    assert len(findings(text, client)) == len(likely)


OTTOLINE = Person(id="11", name="Ottoline Varga", relationship=Relationship.CLIENT)
KATHERINE = Person(id="12", name="Katherine Pettigrew", relationship=Relationship.PATIENT)
ROSE = Person(id="13", name="Rose Garden", relationship=Relationship.CLIENT)
GRANT = Person(id="14", name="Grant Jordan", relationship=Relationship.CLIENT)


@pytest.mark.parametrize(
    "written",
    ["Mrs Varga", "Dr. Varga", "Frau Varga", "Mme Varga", "Señora Varga", "O. Varga", "Varga, O."],
)
def test_a_last_name_with_a_title_or_an_initial(written: str) -> None:
    """A rare last name that one client has is that client, with little weight, and told whole."""
    (found,) = findings(f"Then {written} came late", OTTOLINE)
    assert (found.evidence, found.severity) == (written, Severity.LOW)
    assert "Only the last name" in found.reason


@pytest.mark.parametrize(
    "text", ["M. Varga", "Varga", "the Varga case", "J. O. Varga", "Mrs Varga-Hall"]
)
def test_a_last_name_without_them_is_nobody(text: str) -> None:
    """Another initial, no title, or a longer name is somebody else."""
    assert findings(text, OTTOLINE) == []


def test_a_last_name_that_two_people_have() -> None:
    """Whom "Mrs Varga" means is open where a friend has the name, or where many have it."""
    friend = Person(id="8", name="Bob Varga", relationship=Relationship.FRIEND)
    assert findings("Mrs Varga came", OTTOLINE, friend) == []
    assert findings("Mr Smith came", JOHN) == []


def test_a_full_name_beside_its_last_name_is_one_finding() -> None:
    """The full name is told of where both stand there."""
    (found,) = findings("Mrs Varga, that is Ottoline Varga", OTTOLINE)
    assert found.evidence == "Ottoline Varga"


@pytest.mark.parametrize("written", ["Kate Pettigrew", "Katie Pettigrew", "Pettigrew, Kathy"])
def test_a_nickname_that_was_not_noted(written: str) -> None:
    """The usual short forms of a first name are known."""
    (found,) = findings(f"Lunch with {written}", KATHERINE)
    assert found.evidence == written


@pytest.mark.parametrize(
    "text",
    [
        "the Rose Garden is open",
        "rose garden walk",
        "Rose Garden again",
        "Rose Garden Café",
        "Garden, Rose",
    ],
)
def test_a_name_of_ordinary_words_needs_more(text: str) -> None:
    """Without a second sign a garden is meant."""
    assert findings(text, ROSE) == []


@pytest.mark.parametrize(
    "text",
    [
        "My client Rose Garden",
        "Rose Garden told me",
        "Mrs Rose Garden",
        "Rose Garden is in hospital",
    ],
)
def test_a_second_sign_makes_it_somebody(text: str) -> None:
    """A title, a relation, what people do, or a delicate word says that a person is meant."""
    (found,) = findings(text, ROSE)
    assert found.evidence == "Rose Garden"


def test_a_name_that_turned_is_somebody_elses() -> None:
    """Jordan Grant is not Grant Jordan, unless more says so; a comma does."""
    assert findings("Jordan Grant plays", GRANT) == []
    assert len(findings("Jordan, Grant", GRANT)) == 1
    assert len(findings("Jordan Grant owes me", GRANT)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A film starring Marta Lindqvist",
        "the band Marta Lindqvist",
        "new album by Marta Lindqvist",
        "Marta Lindqvist vs John Doe",
        '"Be kind." - Marta Lindqvist',
        "quote by Marta Lindqvist",
        "der Film mit Marta Lindqvist",
        "une chanson de Marta Lindqvist",
        "la película de Marta Lindqvist",
        "Marta Lindqvist Foundation",
    ],
)
def test_words_of_fame_speak_against_a_name(text: str) -> None:
    """Beside films, songs, games and quotations somebody famous of that name is meant."""
    assert findings(text, MARTA) == []
    assert ClientNames([MARTA]).read(text), "who asks what may be sent is told all the same"


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lindqvist, a client, loves that film",
        "asked by Marta Lindqvist",
        "a case of Marta Lindqvist",
    ],
)
def test_words_of_fame_do_not_hide_a_client(text: str) -> None:
    """Where the post says "client", or nothing of fame, it is the client."""
    assert len(findings(text, MARTA)) == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_name_and_any_text(name: str, text: str) -> None:
    """No name and no text raises."""
    client = Person(id="1", name=name, company=name, relationship=Relationship.CLIENT)
    assert all(found.evidence for found in findings(f"{text} {name}", client))
