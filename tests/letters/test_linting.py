"""Tests of reading a letter as it is typed."""

import time
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_helpers import FACTS, POLICY, TODAY, facts_for
from letters_random import facts as random_facts

from friendline.letters import (
    Context,
    Facts,
    Length,
    Note,
    PastAsk,
    Severity,
    Situation,
    languages,
    lint,
    units,
)
from friendline.letters.linting import RULES

NOTHING = Facts(
    today=TODAY, channel="facebook", name="Jo Mora", owner="Ada Calder", offer="linkedin", asks=()
)
FINE = "Thank you for asking. I would be glad to be in touch on LinkedIn."


def read(
    text: str, situation: Situation = Situation.OFFER_OTHER, facts: Facts = NOTHING, **more: Any
) -> list[Note]:
    """Read a text against facts."""
    return lint(text, Context(situation=situation, facts=facts, **more))


def rules(notes: list[Note]) -> list[str]:
    """Name the rules that spoke."""
    return [note.rule for note in notes]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", FINE),
        ("de", "Danke für die Anfrage. Gern bleibe ich auf LinkedIn in Kontakt."),
        ("fr", "Merci pour votre demande. Restons en contact sur LinkedIn, avec plaisir."),
        ("es", "Gracias por su solicitud. Con gusto sigo en contacto en LinkedIn."),
        ("en", "Hi Jo, lovely to hear from you! Drop me an email, ok?"),
        ("en", "I rarely say no, but here I do. Call me on Tuesday."),
        ("en", "Your wedding photos are lovely. Our office has moved; see you in person there."),
        ("en", "It is ages since we met. You are welcome to ask again; my e-mail is the same."),
        ("de", "Wir haben uns schon lange nicht mehr gesehen. Schreib mir eine E-Mail."),
        ("de", "Unser Büro ist umgezogen, kommen Sie gern persönlich vorbei."),
        ("fr", "Cela fait des années. Bonjour à toute la famille, parlons-en par téléphone."),
        ("es", "Hace mucho que no nos vemos. Saludos a la familia; mejor en LinkedIn."),
    ],
)
def test_a_kind_letter_is_left_alone(language: str, text: str) -> None:
    """No note on style, exclamation marks or anything else that hurts nobody."""
    assert read(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Sorry, company policy. See you on LinkedIn.", "company policy"),
        ("en", "Sorry, it\u2019s against our rules. LinkedIn?", "our rules"),
        ("de", "Das ist bei uns Firmenpolitik. Gern auf LinkedIn.", "Firmenpolitik"),
        (
            "fr",
            "C'est la politique de l\u2019entreprise. LinkedIn ?",
            "politique de l\u2019entreprise",
        ),
        ("es", "Es política de empresa. ¿LinkedIn?", "política de empresa"),
        ("en", "I never check Facebook. Find me on LinkedIn.", "I never check"),
        ("de", "Dort schaue ich nie vorbei, aber auf LinkedIn.", "schaue ich nie"),
        ("fr", "Je n'y vais jamais, mais LinkedIn oui.", "n'y vais jamais"),
        ("es", "Nunca entro ahí; mejor LinkedIn.", "Nunca entro"),
        ("en", "It is all family photos there. LinkedIn is better.", "family photos"),
        ("de", "Da sind nur Familienfotos. Lieber LinkedIn.", "Familienfotos"),
        ("fr", "Ce sont des photos de famille. Plutôt LinkedIn.", "photos de famille"),
        ("es", "Son fotos familiares. Mejor LinkedIn.", "fotos familiares"),
        ("en", "It is the same for everyone. LinkedIn is fine.", "same for everyone"),
        ("en", "My code of ethics forbids it. LinkedIn is fine.", "code of ethics"),
        ("en", "I don't read messages there. LinkedIn is fine.", "don't read messages"),
        ("en", "My firm has a policy against it. LinkedIn?", "firm has a policy"),
        ("en", "My office doesn\u2019t let us. LinkedIn?", "My office doesn\u2019t"),
        ("en", "It is for my nearest and dearest. LinkedIn?", "nearest and dearest"),
        ("de", "Meine Firma erlaubt das nicht. Gern LinkedIn.", "Meine Firma erlaubt das nicht"),
        ("de", "Das ist nur für die Familie. Gern LinkedIn.", "nur für die Familie"),
        ("fr", "Je garde Facebook pour la famille. LinkedIn ?", "garde Facebook pour la famille"),
        ("es", "La empresa no lo permite. ¿LinkedIn?", "La empresa no"),
    ],
)
def test_a_reason_that_is_not_known_to_be_true_is_shown(
    language: str, text: str, said: str
) -> None:
    """White lies, in four languages, with their place (guidance T11)."""
    (note,) = read(text, language=language)
    assert (note.rule, note.severity) == ("untrue", Severity.MUST)
    assert note.span is not None
    assert text[slice(*note.span)] == said


def test_a_reason_that_is_true_is_left_alone() -> None:
    """The same words pass once the facts carry them (stories A8 and A9)."""
    text = "Sorry, office policy, and my family photos would bore you. LinkedIn?"
    assert read(text, facts=facts_for(Situation.OFFER_OTHER)) == []
    early = replace(POLICY, in_force_from=TODAY + timedelta(days=1))
    assert rules(read(text, facts=replace(FACTS, policy=early))) == ["untrue"]


def test_a_policy_called_company_policy_is_no_way_around() -> None:
    """Its name does not hide that it is not in force."""
    policy = replace(POLICY, name="Company policy", in_force_from=TODAY + timedelta(days=1))
    assert rules(read("Company policy. LinkedIn?", facts=replace(NOTHING, policy=policy))) == [
        "untrue"
    ]


def test_what_the_policy_does_not_promise_is_not_promised() -> None:
    """A later yes is a promise, and kept by a rule or not made."""
    text = "Not now, but I will accept you in spring. Until then LinkedIn."
    assert rules(read(text, Situation.DEFER)) == ["promise"]
    assert read(text, Situation.DEFER, facts_for(Situation.DEFER)) == []


@pytest.mark.parametrize("situation", [Situation.OFFER_OTHER, Situation.DECLINE, Situation.MOVE])
def test_a_no_offers_another_way(situation: Situation) -> None:
    """R79, unless the policy says that there is none."""
    text = "Thank you, but I would rather not."
    assert "alternative" in rules(read(text, situation))
    without = replace(NOTHING, alternatives=())
    assert "alternative" not in rules(read(text, situation, without))


def test_the_network_of_the_request_is_no_other_way() -> None:
    """Naming Facebook on Facebook offers nothing; an own way of the policy does."""
    assert rules(read("Not on Facebook, thank you.")) == ["alternative"]
    own = replace(NOTHING, offer="my assistant Kim")
    assert read("Please write through my assistant Kim.", facts=own) == []


@pytest.mark.parametrize("channel", ["facebook", "linkedin", "mastodon", "bluesky", "elsewhere"])
@pytest.mark.parametrize("language", languages())
def test_an_invitation_without_a_way_out_fails(channel: str, language: str) -> None:
    """Story A7: no hard feelings, and how to decline, in any language and on any network."""
    facts = replace(NOTHING, channel=channel, asks=())
    notes = read("Hello.", Situation.INVITE, facts, language=language)
    assert rules(notes) == ["no_hard_feelings", "how_to_decline"]


def test_the_steps_to_decline_are_those_of_the_network() -> None:
    """Facebook has a button "Delete", and LinkedIn has none."""
    text = "No hard feelings. To decline, press Delete."
    assert read(text, Situation.INVITE, NOTHING) == []
    on_linkedin = replace(NOTHING, channel="linkedin")
    (note,) = read(text, Situation.INVITE, on_linkedin)
    assert note.rule == "how_to_decline"
    assert "press \u201cIgnore\u201d" in note.sentence


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Did you see my request? No pressure."),
        ("de", "Haben Sie meine Anfrage gesehen?"),
        ("fr", "Avez-vous vu ma demande ?"),
        ("es", "¿Ha visto mi solicitud?"),
        ("en", "Please reconsider, I would love to have you on LinkedIn."),
    ],
)
def test_nobody_is_pressed_after_a_no(language: str, text: str) -> None:
    """R88: once they said no, asking again is shown wherever it hides."""
    facts = replace(NOTHING, asks=(PastAsk(on=TODAY, said_no=True),))
    notes = read(text, Situation.REPAIR, facts, language=language)
    assert ("second_ask", Severity.MUST) in {(note.rule, note.severity) for note in notes}


def test_a_second_invitation_is_refused_however_kind() -> None:
    """The whole of it is the second ask; where nothing is known it is a question."""
    text = "No hard feelings: press Delete if you like."
    again = replace(NOTHING, asks=(PastAsk(on=TODAY),))
    (note,) = read(text, Situation.INVITE, again)
    assert (note.rule, note.severity, note.span) == ("second_ask", Severity.MUST, None)
    (note,) = read(text, Situation.INVITE, replace(NOTHING, asks=None))
    assert (note.rule, note.severity) == ("second_ask", Severity.SHOULD)


@pytest.mark.parametrize("upset", [None, TODAY])
def test_who_said_no_is_not_invited_whether_put_out_or_not(upset: date | None) -> None:
    """Story A6: a hurt reaction takes nothing away from the rule."""
    facts = replace(NOTHING, asks=(PastAsk(on=TODAY, said_no=True),), upset_on=upset)
    assert rules(read("No hard feelings: press Delete.", Situation.INVITE, facts)) == ["second_ask"]


def test_an_answer_to_somebody_who_asks_is_no_ask() -> None:
    """They said no last year and ask today: the owner may say so."""
    facts = replace(FACTS, asks=(PastAsk(on=TODAY, said_no=True),))
    text = "I would like to connect too; glad that you changed your mind."
    assert "second_ask" not in rules(read(text, Situation.ACCEPT, replace(facts, upset_on=None)))
    assert "second_ask" in rules(read(text, Situation.ACCEPT, facts))


def test_other_clients_are_not_named() -> None:
    """Full names only; the person written to, and a first name, are no betrayal."""
    facts = replace(NOTHING, other_people=("Zoë Falk-Ortiz", "Max", "Jo Mora"))
    text = "Jo Mora, as I told ZOE Falk-Ortiz and Max: LinkedIn is best."
    (note,) = read(text, facts=facts)
    assert note.rule == "other_person"
    assert note.span is not None
    assert text[slice(*note.span)] == "ZOE Falk-Ortiz"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Let us keep your therapy apart from LinkedIn."),
        ("de", "Ihre Diagnose bleibt unter uns, auch auf LinkedIn."),
        ("fr", "Votre dossier reste entre nous, aussi sur LinkedIn."),
        ("es", "Su tratamiento queda entre nosotros, también en LinkedIn."),
    ],
)
def test_what_was_told_in_confidence_stays_out(language: str, text: str) -> None:
    """Health, money and the law do not belong into a message on a network."""
    assert rules(read(text, language=language)) == ["confidential"]


def test_where_the_work_is_close_even_the_relationship_stays_out() -> None:
    """And a joke should."""
    text = "I do not connect with my patients, haha. Write me an e-mail."
    close = rules(read(text, facts=replace(NOTHING, sensitive=True)))
    assert close == ["confidential", "joke"]
    assert read(text, facts=replace(NOTHING, sensitive=False)) == []


def test_a_reproach_should_go() -> None:
    """Most who ask mean it well (R74)."""
    (note,) = read("It was inappropriate to ask. LinkedIn is fine.")
    assert (note.rule, note.severity) == ("blame", Severity.SHOULD)


def test_a_list_that_sees_less_should_not_be_told() -> None:
    """Only where somebody is let in."""
    text = "Welcome. I put you on a list."
    assert rules(read(text, Situation.ACCEPT_RESTRICTED)) == ["list"]


def test_a_yes_that_the_policy_does_not_say_is_shown() -> None:
    """The letter would say other than the answer."""
    facts = facts_for(Situation.DECLINE)
    assert rules(read("Welcome, glad to have you.", Situation.ACCEPT, facts)) == ["answer"]


@pytest.mark.parametrize(
    "slot", ["{{ name }}", "{name}", "[Name]", "<name>", "XXX", "____", "{% if a %}", "TODO"]
)
def test_what_is_not_filled_in_is_shown(slot: str) -> None:
    """In the text; not in a name that looks so."""
    text = f"Hello {slot}, find me on LinkedIn."
    assert rules(read(text)) == ["unfilled"]
    assert read(text, facts=replace(NOTHING, name=slot)) == []


def test_a_note_on_linkedin_has_three_hundred_characters() -> None:
    """Emoji count twice, and the place where it gets too long is shown."""
    text = "LinkedIn " + "😀" * 145
    assert units(text) == 299
    assert read(text, length=Length.NOTE) == []
    (note,) = read(f"{text}ab", length=Length.NOTE)
    assert (note.rule, note.severity, note.span) == ("too_long", Severity.MUST, (155, 156))
    (free,) = read(text, length=Length.NOTE, limit=200)
    assert free.sentence == "299 characters, and 200 are allowed; take out 99."


def test_where_writing_is_not_safe_there_is_one_note() -> None:
    """Whatever is typed (guidance T12)."""
    assert rules(read(FINE, facts=replace(NOTHING, at_risk=True))) == ["safety"]


def test_an_empty_box_is_not_nagged() -> None:
    """Nobody has said anything wrong yet."""
    assert read("  \n", Situation.INVITE) == []


def test_what_must_be_changed_comes_first() -> None:
    """Then what should, each from the top of the text."""
    notes = read("How could you? It is company policy.")
    assert [note.severity for note in notes] == [Severity.MUST, Severity.MUST, Severity.SHOULD]


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300),
    st.sampled_from(Situation),
    random_facts(),
    st.sampled_from(languages()),
)
def test_any_text_can_be_read(text: str, situation: Situation, facts: Facts, language: str) -> None:
    """Spans lie in the text, and every note is a sentence."""
    for note in lint(text, Context(situation=situation, facts=facts, language=language)):
        assert note.rule in RULES
        assert note.sentence.endswith(".")
        assert note.span is None or 0 <= note.span[0] < note.span[1] <= len(text)


@pytest.mark.parametrize("text", ["a" * 200_000, "use " * 50_000, "[" * 100_000, "{{ " * 60_000])
def test_a_huge_text_is_read_quickly(text: str) -> None:
    """As it is typed means within the blink of an eye, also where somebody pastes a book."""
    read("warm up")
    start = time.perf_counter()
    read(text, facts=replace(NOTHING, other_people=tuple(f"Ann Other{n}" for n in range(5000))))
    assert time.perf_counter() - start < 2
