"""What titles tell, and that unknown titles tell nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.facebook.title_templates import LANGUAGES, templates
from friendline.archives.facebook.titles import (
    NOTHING,
    Membership,
    Told,
    commented_on,
    membership,
    reacted_to,
    told_by,
    writer,
)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Zoë Test wrote on Kim Ray's timeline.", Told(by="Zoë Test", timeline="Kim Ray")),
        (
            "Zoë Test added a new photo to Kim Ray's timeline.",
            Told(by="Zoë Test", timeline="Kim Ray"),
        ),
        (
            "Zoë Test wrote on Kim Ray\N{RIGHT SINGLE QUOTATION MARK}s timeline.",
            Told(by="Zoë Test", timeline="Kim Ray"),
        ),
        (
            "Zoë Test was with Ann Lee and Bo Ek at The Inn at Hove.",
            Told(tagged=("Ann Lee", "Bo Ek"), place="The Inn at Hove"),
        ),
        (
            "Zoë Test was with Ann Lee, Bo Ek and 3 others.",
            Told(tagged=("Ann Lee", "Bo Ek")),
        ),
        ("Zoë Test is with Ann Lee at The Crown.", Told(tagged=("Ann Lee",), place="The Crown")),
        ("Zoë Test is at The Crown", Told(place="The Crown")),
        ("Zoë Test was at The Crown.", Told(place="The Crown")),
        ("Zoë Test posted in Bread Bakers.", Told(group="Bread Bakers")),
        ("Zoë Test posted in Bakers Inc..", Told(group="Bakers Inc.")),
        ("Zoë Test shared a link to the group: Bread Bakers.", Told(group="Bread Bakers")),
    ],
)
def test_known_templates(title: str, told: Told) -> None:
    """The English templates tell whose timeline, who, where and which group."""
    assert told_by(title) == told


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Zoë Test updated her status.",
        "Zoë Test shared a link.",
        "Zoë Test kirjoitti Kim Rayn aikajanalle.",
        "Zoë Test hat das Foto geändert.",
        "Zoë Test publicó en la página de Panaderos.",
        "Zoë Test is in a relationship with her work.",
        "'s timeline.",
        "x" * 2_000 + " wrote on Kim Ray's timeline.",
    ],
)
def test_unknown_titles_tell_nothing(title: str) -> None:
    """A title in another language or of another kind is no information."""
    assert told_by(title) == NOTHING


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Zoë Test commented on Kim Ray's photo.", "Kim Ray"),
        ("Zoë Test commented on his own post.", None),
        ("Zoë Test commented on her mother's post.", None),
        ("Zoë Test replied to Kim Ray's comment.", None),
        ("Zoë Test kommentierte Kims Foto.", None),
        ("Zoë Test hat das Foto kommentiert.", None),
        ("Zoë Test hat ihren eigenen Beitrag kommentiert.", None),
        ("Zoë Test hat Jens Müllers Beitrag kommentiert.", "Jens Müller"),
        ("Zoë Test hat einen Beitrag von Kim von Berg kommentiert.", "Kim von Berg"),
        ("Zoë Test a commenté la photo d\N{RIGHT SINGLE QUOTATION MARK}Ann Lee.", "Ann Lee"),
        ("Zoë Test a commenté sa propre publication.", None),
        ("Zoë Test comentó la foto de Kim Ray.", "Kim Ray"),
        ("Zoë Test comentó una publicación en el grupo Amigos de Lima.", None),
        ("Zoë Test a commenté une publication dans le groupe Pains de Lyon.", None),
        ("Zoë Test comentou a foto de Kim Ray.", "Kim Ray"),
        ("Zoë Test ha commentato il post di Kim Ray.", "Kim Ray"),
        ("Zoë Test heeft gereageerd op de foto van Kim Ray.", "Kim Ray"),
        ("Zoë Test kommenterede Kim Rays opslag.", "Kim Ray"),
        ("Zoë Test kommenterede hendes opslag.", None),
        ("Zoë Test skomentowała post użytkowniczki Kim Ray.", "Kim Ray"),
        ("田中花子さんがKim Rayさんの投稿にコメントしました。", "Kim Ray"),
    ],
)
def test_whose_post_a_comment_stands_on(title: str, whose: str | None) -> None:
    """Only a comment on somebody's post tells where it stands."""
    assert commented_on(title) == whose


@pytest.mark.parametrize(
    "title",
    [
        "Zoë Test hat in Kim Rays Chronik geschrieben.",
        "Zoë Test a écrit sur le journal de Kim Ray.",
        "Zoë Test escribió en la biografía de Kim Ray.",
        "Zoë Test escreveu na linha do tempo de Kim Ray.",
        "Zoë Test ha scritto sul diario di Kim Ray.",
        "Zoë Test heeft op de tijdlijn van Kim Ray geschreven.",
        "Zoë Test skrev på Kim Rays tidslinje.",
        "Zoë Test napisała na osi czasu użytkowniczki Kim Ray.",
        "Zoë TestさんがKim Rayさんのタイムラインに投稿しました。",
    ],
)
def test_timelines_in_other_languages(title: str) -> None:
    """Whose timeline a post stands on is told in nine more languages."""
    assert told_by(title) == Told(by="Zoë Test", timeline="Kim Ray")


@pytest.mark.parametrize(
    "title",
    [
        "Zoë Test war mit Ann Lee, Bo Ek und 3 weiteren Personen hier: The Crown.",
        "Zoë Test était avec Ann Lee, Bo Ek et 3 autres personnes à The Crown.",
        "Zoë Test está con Ann Lee, Bo Ek y 3 personas más en The Crown.",
        "Zoë Test está com Ann Lee, Bo Ek e outras 3 pessoas em The Crown.",
        "Zoë Test era con Ann Lee, Bo Ek e altre 3 persone presso The Crown.",
        "Zoë Test was met Ann Lee, Bo Ek en 3 anderen bij The Crown.",
        "Zoë Test var sammen med Ann Lee, Bo Ek og 3 andre på The Crown.",
        "Zoë Test jest z: Ann Lee, Bo Ek i 3 innymi osobami w: The Crown.",
        "Zoë TestさんはAnn Leeさん、Bo Ekさん、他3人とThe Crownにいます。",
        "Zoë Test is feeling happy with Ann Lee, Bo Ek and 3 others at The Crown.",
    ],
)
def test_company_and_place_in_other_languages(title: str) -> None:
    """Who is named and where is told; who is only counted is not."""
    assert told_by(title) == Told(tagged=("Ann Lee", "Bo Ek"), place="The Crown")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Zoë Test hat in Brotfreunde gepostet.", Told(group="Brotfreunde")),
        (
            "Zoë Test a partagé un lien dans le groupe\N{NO-BREAK SPACE}: Pains.",
            Told(group="Pains"),
        ),
        ("Zoë Test publicó en el grupo Panaderos.", Told(group="Panaderos")),
        ("Zoë Test ist hier: Zum Löwen.", Told(place="Zum Löwen")),
        ("Zoë Test è presso Bar Uno.", Told(place="Bar Uno")),
        ("Zoë Test se siente feliz en Bar Uno.", Told(place="Bar Uno")),
        ("Zoë Test er på Bodega.", Told(place="Bodega")),
        ("Zoë Test is feeling tired at The Crown.", Told(place="The Crown")),
    ],
)
def test_groups_and_places_in_other_languages(title: str, told: Told) -> None:
    """Groups, places and feelings are told apart by the template with the most literal words."""
    assert told_by(title) == told


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Zoë Test likes Kim Ray's photo.", "Kim Ray"),
        ("Zoë Test reacted to her own post.", None),
        ("Zoë Test gefällt Kim Rays Foto.", "Kim Ray"),
        ("A Zoë Test le gusta la foto de Kim Ray.", "Kim Ray"),
        ("Zoë Test aime la photo de Kim Ray.", "Kim Ray"),
        ("Zoë Test synes godt om Kim Rays opslag.", "Kim Ray"),
        ("Zoë Test pitää kuvasta.", None),
    ],
)
def test_whose_post_a_reaction_stands_under(title: str, whose: str | None) -> None:
    """A reaction tells under whose post it stands, unless it is the owner's own."""
    assert reacted_to(title) == whose


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("You became a member of Bakers Inc..", Membership("Bakers Inc.", has_left=False)),
        ("You stopped being a member of Bakers.", Membership("Bakers", has_left=True)),
        ("Du bist jetzt Mitglied von Bakers.", Membership("Bakers", has_left=False)),
        ("Du bist kein Mitglied von Bakers mehr.", Membership("Bakers", has_left=True)),
        ("Vous n'êtes plus membre de Bakers.", Membership("Bakers", has_left=True)),
        ("Te uniste al grupo Bakers.", Membership("Bakers", has_left=False)),
        ("Non sei più membro di Bakers.", Membership("Bakers", has_left=True)),
        ("Je bent geen lid meer van Bakers.", Membership("Bakers", has_left=True)),
        ("Du er ikke længere medlem af Bakers.", Membership("Bakers", has_left=True)),
        ("Opuszczono grupę Bakers.", Membership("Bakers", has_left=True)),
        ("Bakersのメンバーではなくなりました。", Membership("Bakers", has_left=True)),
        ("Zoë Test updated her status.", None),
    ],
)
def test_joining_and_leaving_groups(title: str, told: Membership | None) -> None:
    """Leaving a group is never read as joining it."""
    assert membership(title) == told


@pytest.mark.parametrize("kind", ["posts", "walls", "comments", "reactions", "joined", "left"])
def test_every_template_reads_what_it_writes(kind: str) -> None:
    """A title made by any template is matched, so that no template is dead."""
    texts = {"noun": "the photo", "": "words"}
    every = templates(kind)
    for template in every:
        fields = [*template.inner, template.last]
        title = template.head + "".join(
            texts.get(field.name, f"Name{number}") + field.after
            for number, field in enumerate(fields)
        )
        assert any(match.template is template for match in every.matches(title)), title


def test_every_language_has_every_kind() -> None:
    """A table that is missing from a language's file would be noticed here."""
    for kind in ("posts", "walls", "comments", "reactions", "joined", "left"):
        heads = [template.language for template in templates(kind)]
        assert set(heads) == set(LANGUAGES)


def test_a_hundred_thousand_titles_are_read_quickly() -> None:
    """Different titles, which no memory helps with, stay within a few microseconds each."""
    titles = [
        f"Zoë Test was with Ann Lee{number} and Bo Ek at Inn {number}." for number in range(20_000)
    ]
    began = time.process_time()
    for title in titles:
        told_by(title)
    assert time.process_time() - began < 1.0


def test_hostile_titles_take_no_time() -> None:
    """A title made of the beginnings of many templates is read in one pass."""
    began = time.process_time()
    for words in (" was with ", " at ", "'s timeline ", " is feeling with at ", "さんは"):
        for size in range(1, 90):
            told_by(words * size)
    assert time.process_time() - began < 1.0


PIECES = [" was with ", " at ", "'s timeline.", " hat ", " kommentiert.", "さんは", "Kim", " ", "."]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_titles_never_raise(title: str) -> None:
    """Any text may be a title, and no name that it gives is empty."""
    told = told_by(title)
    assert "" not in (told.by, told.timeline, told.place, told.group, *told.tagged)
    for name in (commented_on(title), reacted_to(title), writer(title)):
        assert name is None or name
    assert membership(title) is None or isinstance(membership(title), Membership)
