"""Tests of templates as such: what they may do, and that they can do no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters_random import HOSTILE

from friendline.letters import TemplateError
from friendline.letters.rendering import LONGEST_SOURCE, read_words


@pytest.mark.parametrize(
    "source",
    [
        "{{ name.__class__ }}",
        "{{ name|upper }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ range(10) }}",
        "{% for a in name %}{{ a }}{% endfor %}",
        "{% set a = name %}",
        "{% include 'x' %}",
        "{% macro a() %}{% endmacro %}",
        "{% if name == 'x' %}a{% endif %}",
        "{{ name ~ owner }}",
        "{{ 7 * 7 }}",
        "{{ secret }}",
        "[{{ name.upper() }}|{{ name }}]",
        "[a|{{ secret }}]",
        "{{ name",
        "{% if name %}",
        "   ",
        "a" * (LONGEST_SOURCE + 1),
        7,
    ],
)
def test_a_template_that_does_more_than_fill_in_names_is_refused(source: object) -> None:
    """Calls, attributes, filters, loops, sums, unknown names: none of them is let in."""
    with pytest.raises(TemplateError, match="The letter plain/mine cannot be used"):
        read_words("plain/mine", source)


@given(st.sampled_from(HOSTILE) | st.text(max_size=50))
def test_a_value_is_never_read_as_a_template(name: str) -> None:
    """What looks like a template in a name comes out as it went in."""
    if name:
        assert read_words("mine", "Hi {{ name }}.").render({"name": name}, formal=True) == (
            f"Hi {name}."
        )


def test_one_template_has_both_forms_of_address() -> None:
    """The first is formal, the second is not."""
    words = read_words("mine", "Wie geht es [Ihnen|dir], {{ name }}?")
    assert words.render({"name": "Jo"}, formal=True) == "Wie geht es Ihnen, Jo?"
    assert words.render({"name": "Jo"}, formal=False) == "Wie geht es dir, Jo?"


def test_a_bracket_in_a_name_is_no_form_of_address() -> None:
    """Only the template's own brackets are chosen from."""
    words = read_words("mine", "Hi {{ name }}.")
    assert words.render({"name": "[a|b]"}, formal=True) == "Hi [a|b]."


def test_what_is_filled_in_outside_of_an_if_is_needed() -> None:
    """A part that may be left out needs nothing."""
    words = read_words("mine", "{{ name }}{% if address %} ({{ address }}){% endif %}")
    assert words.needs == {"name"}
    assert words.render({"name": "Jo", "address": None}, formal=True) == "Jo"
    with pytest.raises(TemplateError, match="nothing is known for name"):
        words.render({"name": None}, formal=True)
