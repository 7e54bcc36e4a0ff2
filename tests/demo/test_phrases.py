"""The owner's sentences are whole, varied and of their season."""

import json

import pytest

from friendline.demo.dice import Dice
from friendline.demo.phrases import Phrasebook, say, texts_source
from friendline.model import Category, FindingKind


@pytest.fixture(scope="module")
def phrases() -> Phrasebook:
    """All topics, with three friends to name."""
    return Phrasebook(["Ruth", "Dave", "Zoltán"])


def test_no_slot_is_left_open(phrases: Phrasebook) -> None:
    """Every template of every topic gives a sentence without braces or double blanks."""
    dice = Dice(1, "test")
    for topic in phrases.topics:
        for template in topic.texts:
            text = say(dice, [template])
            assert not set(text) & set("{}"), text
            assert "  " not in text
            assert text[0] == text[0].upper()


def test_every_slot_is_used() -> None:
    """No list of words lies unused."""
    source = texts_source()
    everything = json.dumps(source)
    for name in source["slots"]:
        assert f"{{{name}}}" in everything or f"{{{name.capitalize()}}}" in everything, name


def test_topics_name_what_screening_knows(phrases: Phrasebook) -> None:
    """What a topic shows is a category of the model, and every risk but nudity is among them."""
    shown = {topic.shows for topic in phrases.topics} - {""}
    assert shown <= set(Category)
    risks = {one for one in Category if one.kind is FindingKind.RISK} - {Category.NUDITY}
    assert risks <= shown


def test_about_a_tenth_of_a_year_is_risky(phrases: Phrasebook) -> None:
    """In any month of a usual year 6 to 14 % of the posts are of risky topics."""
    dice = Dice(3, "test")
    risks = {one for one in Category if one.kind is FindingKind.RISK}
    for month in (1, 6, 12):
        season = phrases.season(2016, month)
        topics = [dice.turn(season) for _ in range(4000)]
        assert 0.06 < sum(topic.shows in risks for topic in topics) / 4000 < 0.14


def test_texts_rarely_repeat(phrases: Phrasebook) -> None:
    """Of 10,000 posts at least 85 % are said once only."""
    dice = Dice(2, "test")
    texts = [phrases.about(dice, dice.turn(phrases.season(2018, 6))) for _ in range(10_000)]
    assert len(set(texts)) > 8_500


def test_seasons_keep_their_months(phrases: Phrasebook) -> None:
    """The nativity play is in December, and no dog is posted before it came."""
    dice = Dice(4, "test")
    summer = {dice.turn(phrases.season(2012, 7)).name for _ in range(2000)}
    assert not summer & {"winter feast", "pets"}
    assert "winter feast" in {dice.turn(phrases.season(2015, 12)).name for _ in range(200)}
