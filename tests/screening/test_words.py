"""The word lists at work: innocent sentences pass, clear ones do not, nothing breaks it."""

import time

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from screening_german_french_spanish import INNOCENT_POSTS, POSTS, lines
from screening_innocent import INNOCENT

from friendline.model import Category, FindingKind, Severity
from friendline.screening import Batch, Words, screen
from friendline.screening.entries import Entry, WordList
from friendline.screening.words import MOST_WORDS, Sighting

WORDS = Words()

CLEAR: list[tuple[str, Category, str]] = [
    ("What a load of bullshit that was", Category.PROFANITY, "bullshit"),
    ("Well, FUCK this traffic", Category.PROFANITY, "FUCK"),
    ("So pissed off today", Category.PROFANITY, "pissed"),
    ("So eine Scheiße, schon wieder Regen", Category.PROFANITY, "Scheiße"),
    ("Putain, il pleut encore", Category.PROFANITY, "Putain"),
    ("Vaya mierda de tiempo", Category.PROFANITY, "mierda"),
    ("We had sex on the beach chair", Category.SEXUAL, "had sex"),
    ("Feeling horny on a Monday", Category.SEXUAL, "horny"),
    ("I was so drunk last night", Category.ALCOHOL_PARTY, "so drunk"),
    ("Hangover from hell this morning", Category.ALCOHOL_PARTY, "Hangover"),
    ("Having a beer with the boys tonight", Category.ALCOHOL_PARTY, "beer"),
    ("Gestern total besoffen gewesen", Category.ALCOHOL_PARTY, "besoffen"),
    ("Encore la gueule de bois ce matin", Category.ALCOHOL_PARTY, "gueule de bois"),
    ("Menuda resaca tengo hoy", Category.ALCOHOL_PARTY, "resaca"),
    ("Watching the football, third pint of the day!", Category.ALCOHOL_PARTY, "pint"),
    ("Two pints in and dancing", Category.ALCOHOL_PARTY, "pints"),
    ("A lager on the terrace", Category.ALCOHOL_PARTY, "lager"),
    ("Home from the pub", Category.ALCOHOL_PARTY, "pub"),
    ("What a day, bloody hell", Category.PROFANITY, "bloody hell"),
    ("Send the immigrants back, they are vermin", Category.HATE_OFFENSIVE, "immigrants"),
    ("A client is getting divorced, poor soul", Category.CONFIDENTIAL, "A client"),
    ("Just landed in Lisbon", Category.LOCATION, "Just landed in"),
    ("Today is the day #VoteLeave", Category.POLITICS, "#VoteLeave"),
    ("Today is the day #Remain", Category.POLITICS, "#Remain"),
    ("I voted Labour and you should too", Category.POLITICS, "voted Labour"),
    ("That conservative minister, and her taxes", Category.POLITICS, "conservative"),
    ("Heute Bundestagswahl, geht hin", Category.POLITICS, "Bundestagswahl"),
    ("Premier tour des élections dimanche", Category.POLITICS, "élections"),
    ("Las elecciones son el domingo", Category.POLITICS, "elecciones"),
    ("Bible study at our house on Wednesday", Category.RELIGION, "Bible study"),
    ("Praying for everyone in the storm", Category.RELIGION, "Praying"),
    ("God is good all the time", Category.RELIGION, "God is good"),
    ("Ramadan Mubarak to all my friends", Category.RELIGION, "Ramadan"),
    ("Schöner Gottesdienst am Sonntag", Category.RELIGION, "Gottesdienst"),
    ("Messe de Pâques à l'église du village", Category.RELIGION, "église"),
    ("Rezando por todos vosotros", Category.RELIGION, "Rezando"),
    ("Send them all back, the lot", Category.HATE_OFFENSIVE, "Send them all back"),
    ("All muslims are the same", Category.HATE_OFFENSIVE, "All muslims are"),
    ("I hate my job so much", Category.WORK_COMPLAINT, "hate my job"),
    ("Worst client ever, third change today", Category.WORK_COMPLAINT, "Worst client"),
    ("My boss is so annoying", Category.WORK_COMPLAINT, "My boss"),
    ("A client of mine told me about his wife", Category.CONFIDENTIAL, "client of mine"),
    ("Saw a patient today who cried", Category.CONFIDENTIAL, "Saw a patient today"),
    ("The wifi password is below", Category.CONFIDENTIAL, "wifi password is"),
    ("Home alone all week, come over", Category.LOCATION, "Home alone"),
    ("Our house is empty till Sunday", Category.LOCATION, "house is empty"),
    ("We are in Spain, away until the 14th", Category.LOCATION, "away until"),
    ("Volunteering at the food bank again", Category.COMMUNITY, "Volunteering"),
    ("A long walk with my daughter", Category.FAMILY, "my daughter"),
    ("Our puppy learned to swim", Category.PETS, "Our puppy"),
    ("I passed my driving test", Category.ACHIEVEMENT, "passed my"),
    ("Why did the chicken cross the road", Category.HUMOUR, "Why did the chicken"),
    ("New blog post: leases explained", Category.EXPERTISE, "New blog post"),
    ("Die Briefwahl habe ich verpasst", Category.POLITICS, "Briefwahl"),
    ("Der Ministerpräsident verspricht alles", Category.POLITICS, "Ministerpräsident"),
    ("La réforme des retraites, assez", Category.POLITICS, "réforme des retraites"),
    ("Dimanche je vais aux urnes", Category.POLITICS, "aux urnes"),
    ("Otra campaña electoral sin ideas", Category.POLITICS, "campaña electoral"),
    ("La sanidad pública no se vende", Category.POLITICS, "sanidad pública"),
    ("Taufe von Emil, so schön", Category.RELIGION, "Taufe"),
    ("Gott segne euch alle", Category.RELIGION, "Gott segne"),
    ("Le curé a parlé de patience", Category.RELIGION, "curé"),
    ("Baptême de Léa dimanche", Category.RELIGION, "Baptême"),
    ("El párroco nos habló de paciencia", Category.RELIGION, "párroco"),
    ("Primera comunión de mi sobrina", Category.RELIGION, "Primera comunión"),
    ("Zwei Radler und ein Sonnenbrand", Category.ALCOHOL_PARTY, "Radler"),
    ("Gestern Filmriss, heute Tee", Category.ALCOHOL_PARTY, "Filmriss"),
    ("On a bu trois pintes au soleil", Category.ALCOHOL_PARTY, "pintes"),
    ("Unas cañas y a casa", Category.ALCOHOL_PARTY, "cañas"),
    ("Tinto de verano en la terraza", Category.ALCOHOL_PARTY, "Tinto de verano"),
    ("Der Vollidiot hat wieder geparkt", Category.PROFANITY, "Vollidiot"),
    ("Quel enfoiré, ce voisin", Category.PROFANITY, "enfoiré"),
    ("Que te den, vecino", Category.PROFANITY, "Que te den"),
    ("Cast my first ballot this morning", Category.POLITICS, "Cast my first"),
    ("Write to your MP about the buses", Category.POLITICS, "your MP"),
    ("Our imam spoke of patience", Category.RELIGION, "imam"),
    ("Two ciders and a hip flask", Category.ALCOHOL_PARTY, "hip flask"),
    ("I handed in my notice today", Category.WORK_COMPLAINT, "handed in my notice"),
    ("Bedtime took us two hours, said the kids", Category.FAMILY, "kids"),
    ("We live above the chemist on the square", Category.LOCATION, "We live above"),
    ("Breeding like rabbits, the lot of them", Category.HATE_OFFENSIVE, "Breeding like"),
]


def seen(text: str) -> dict[Category, str]:
    """Give the categories seen in a text, with their evidence."""
    return {sighting.category: sighting.evidence for sighting in WORDS.read(text)}


def risks(text: str) -> dict[Category, str]:
    """Give only the risks seen in a text."""
    return {what: why for what, why in seen(text).items() if what.kind is FindingKind.RISK}


def shown_once(text: str) -> pl.DataFrame:
    """Give an items table with one item of this text."""
    return pl.DataFrame({"id": ["item-1"], "text": [text]})


@pytest.mark.parametrize(
    "sentence", [pytest.param(text, id=text) for family in INNOCENT.values() for text in family]
)
def test_innocent_sentences_give_no_risk(sentence: str) -> None:
    """A sentence that only contains the letters or the innocent use of a word is no risk."""
    assert risks(sentence) == {}


@pytest.mark.parametrize("sentence", [family[0] for family in INNOCENT.values()])
def test_innocent_sentences_stay_innocent_in_capitals(sentence: str) -> None:
    """Writing in capitals makes nothing worse."""
    names = {"Reading Dickens and Moby Dick by the fire"}
    if sentence not in names:
        assert risks(sentence.upper()) == {}


@pytest.mark.parametrize("language", INNOCENT_POSTS)
def test_innocent_posts_in_other_languages_give_no_risk(language: str) -> None:
    """A German, French or Spanish word in its innocent sense is no risk, in capitals neither."""
    posts = lines(INNOCENT_POSTS[language])
    assert {post: risks(post) for post in posts if risks(post)} == {}
    # Some words are told by their capitals: in a line of nothing else they go unseen.
    assert {post: risks(post) for post in map(str.upper, posts) if risks(post)} == {}


@pytest.mark.parametrize(("language", "category"), POSTS)
def test_posts_in_other_languages_are_found(language: str, category: Category) -> None:
    """Posts of a risk, in German, French and Spanish, are seen as that risk."""
    posts = lines(POSTS[language, category])
    assert [post for post in posts if category not in risks(post)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The total is 49.3 percent",
        "A vote for the best cake",
        "Two shooters in the game, and a free party map",
        "The CSU campus in California is closed",
        "Made progress with the salad",
        "An art con, a gift and a bar of soap",
        "Demo day: two demos of our software",
        "The candidate had a mine of questions",
    ],
)
def test_words_of_other_languages_leave_english_alone(text: str) -> None:
    """A word of another language that is an English word too does not count in English."""
    assert risks(text) == {}


@pytest.mark.parametrize(("text", "category", "evidence"), CLEAR)
def test_clear_sentences_are_found_with_their_words(
    text: str, category: Category, evidence: str
) -> None:
    """A clear sentence is found, and the evidence holds the words as written."""
    assert evidence in seen(text)[category].split("; ")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("What the fuuuuuck, really", "fuuuuuck"),
        ("oh sh1t, the keys", "sh1t"),
        ("f**k this", "f**k"),
        ("f*** off then", "f***"),
        ("total bullsh*t again", "bullsh*t"),
        ("go ƒuck it all fůck", "fůck"),
        ("\u0455hit and more", "\u0455hit"),
        ("f\u200bu\u200bc\u200bk you", "f\u200bu\u200bc\u200bk"),
        ("ＦＵＣＫ off", "ＦＵＣＫ"),  # noqa: RUF001 - wide letters are the disguise
        ("you @sshole", "@sshole"),
        ("(Shit!)", "Shit"),
        ("#ThisIsShit really", "#ThisIsShit"),
    ],
)
def test_disguised_words_are_shown_as_written(text: str, written: str) -> None:
    """Disguises are seen through, and the evidence keeps the disguise."""
    assert seen(text)[Category.PROFANITY] == written


@pytest.mark.parametrize(
    "text",
    [
        "Thanks @fuckjerry for the picture",
        "See https://example.org/shit/fuck.html for the map",
        "Write to bollocks@example.org",
        "With @[1234567:2048:Dick Shit] at the lake",
    ],
)
def test_addresses_and_mentions_are_not_the_owners_words(text: str) -> None:
    """Handles, links and addresses are not read as words."""
    assert Category.PROFANITY not in seen(text)


def test_several_words_are_one_sighting_with_the_strongest_reason() -> None:
    """Mild and strong words of a category give one sighting, strongest first."""
    (sighting,) = WORDS.read("Bloody hell, what a fucking mess")
    assert sighting.severity is Severity.HIGH
    assert sighting.evidence == "fucking; Bloody hell"
    assert sighting.reason == '"fucking" is a swear word.'


def test_context_far_away_does_not_count() -> None:
    """An exclusion only counts close by, so a long post cannot hide behind one word."""
    far = "and then we walked along the river for a very long time " * 3
    assert Category.PROFANITY in seen(f"The donkey {far} kicked my ass")


def test_a_repeated_weak_word_is_context_for_the_other() -> None:
    """A word cannot be its own context: alone it gives nothing."""
    assert Category.POLITICS not in seen("A debate at home about curtains")


def test_evidence_shows_the_word_of_context_too() -> None:
    """What makes a word count is shown beside it, in the evidence and in the reason."""
    (sighting,) = WORDS.read("Why is my boss so annoying")
    assert sighting.evidence == "my boss; annoying"
    assert '"my boss … annoying"' in sighting.reason


def test_context_that_goes_without_saying_is_not_shown() -> None:
    """A "we" or "my" that makes a word count is no evidence of anything."""
    assert seen("A pint for me")[Category.ALCOHOL_PARTY] == "pint"


def test_a_phrase_around_a_word_is_shown_whole() -> None:
    """Where the phrase that makes a word count holds the word, it is shown once."""
    (sighting,) = WORDS.read("I was so drunk last night")
    assert sighting.evidence == "so drunk"
    assert sighting.reason == 'Speaks of being drunk ("so drunk").'


def test_hits_give_weak_words_without_their_context() -> None:
    """A word that does not count by itself is a hit all the same, marked as weak."""
    assert WORDS.read("A debate about curtains") == []
    assert WORDS.hits("A debate about curtains") == [(Category.POLITICS, False)]


def test_hits_call_strong_what_a_reading_counts() -> None:
    """With its context the same word is a strong hit, and so is one that needs none."""
    hits = WORDS.hits("A debate in parliament, then Brexit")
    assert hits == [(Category.POLITICS, True)] * 3


def test_hits_leave_out_innocent_words() -> None:
    """What a word beside it makes innocent is no hit, weak or strong."""
    assert (Category.POLITICS, False) not in WORDS.hits("A filing cabinet for my club")


@settings(max_examples=100, deadline=None)
@given(st.text("abcdefghijklmnop #*fuckshitbeer", max_size=80))
def test_strong_hits_and_sightings_agree(text: str) -> None:
    """A category is read exactly where one of its hits is strong."""
    strong = {category for category, is_strong in WORDS.hits(text) if is_strong}
    assert strong == set(seen(text))


def test_weak_words_of_a_list_without_context_never_count() -> None:
    """Weak means that something beside the word must speak for it, if only another detector."""
    entry = Entry(words=("Zwieback",), weak=True)
    mine = Words(
        [WordList(category=Category.HUMOUR, severity=Severity.LOW, reason="x", entry=(entry,))]
    )
    assert mine.read("Zwieback") == []
    assert mine.hits("Zwieback") == [(Category.HUMOUR, False)]


def test_own_lists_can_be_given() -> None:
    """A detector can be built from other lists, with all the rules of context."""
    entry = Entry(words=("Zwieback*",), unless=("kein Zwieback",), needs=("Tee",))
    rules = WordList(category=Category.HUMOUR, severity="low", reason="{words}!", entry=(entry,))  # type: ignore[arg-type]
    mine = Words([rules])
    assert mine.categories == {Category.HUMOUR}
    assert [one.reason for one in mine.read("Tee und Zwiebacke")] == ["Zwiebacke!"]
    assert mine.read("Zwieback ohne alles") == []
    assert mine.read("kein Zwieback zum Tee") == []


def test_version_names_the_lists() -> None:
    """Other lists, other version: a stored finding says what it was found with."""
    assert Words().version == WORDS.version != Words([]).version


def test_identical_texts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred shares of one text cost one reading and give a hundred findings."""
    read: list[str] = []
    real = WORDS.read

    def read_and_count(text: str) -> list[Sighting]:
        read.append(text)
        return real(text)

    monkeypatch.setattr(WORDS, "read", read_and_count)
    items = pl.DataFrame({"id": [f"i{n}" for n in range(100)], "text": ["Oh shit"] * 100})
    assert len(list(WORDS.screen(Batch(items)))) == 100
    assert read == ["Oh shit"]


HOSTILE = {
    "a megabyte of words": "fuck the government " * 50_000,
    "a megabyte of one letter": "a" * 1_000_000,
    "a megabyte of stars": "f*" * 500_000,
    "a megabyte of hashtags": "#aB" * 330_000,
    "a megabyte of at signs": "@" * 1_000_000,
    "a megabyte of address letters": "a." * 500_000,
    "a megabyte of digits": "0123456789" * 100_000,
    "only emoji": "🍺🎉👨‍👩‍👧‍👦🇬🇧" * 5_000,
    "right to left": "שלום \u202eעולם\u202c مرحبا " * 5_000,  # noqa: RUF001 - Hebrew on purpose
    "zero width": "\u200b\u200d\ufeff" * 30_000,
    "accents piled up": "e" + "\u0301" * 20_000,
    "html": "<div onclick='x'>&lt;b&gt;shit&#x200b;</div>" * 2_000,
    "controls": "".join(map(chr, range(32))) * 1_000,
    "nothing but spaces": " \u3000\n\t" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_screened_fast(name: str) -> None:
    """A text made to break or slow the screening does neither."""
    began = time.process_time()
    screening = screen(shown_once(HOSTILE[name]))
    assert time.process_time() - began < 2
    assert all("could not read" not in reason for _, reason in screening.not_screened)


def test_lone_surrogates_do_not_stop_a_reading() -> None:
    """Half characters, as broken exports hold them, are read over."""
    assert seen("\ud83d shit \udc00")[Category.PROFANITY] == "shit"


def test_evidence_stays_short() -> None:
    """A text full of findings shows some of its words, not all."""
    text = "shit fuck bitch bastard wanker twat cunt"
    assert len(seen(text)[Category.PROFANITY].split("; ")) == MOST_WORDS


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_any_text_is_read_and_evidence_is_of_the_text(text: str) -> None:
    """No text raises, and every word of evidence stands in it."""
    for sighting in WORDS.read(text):
        assert all(word in text for word in sighting.evidence.split("; "))


@settings(max_examples=100, deadline=None)
@given(st.text("fuckshit@*#1!$ .aäё\u200b", max_size=60))
def test_any_disguise_is_read(text: str) -> None:
    """Texts of nothing but disguises never raise."""
    for sighting in WORDS.read(text):
        assert sighting.evidence
