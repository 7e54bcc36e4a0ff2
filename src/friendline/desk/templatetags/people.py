"""People as pages show them; with ``--incognito`` under a made-up name."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from friendline.desk.frame import Frame
from friendline.desk.initials import initials_of

__all__ = ["avatar", "name_of", "person", "shown"]

register = template.Library()


@register.simple_tag(takes_context=True)
def name_of(context: template.Context, person: str, name: str) -> str:
    """Give the name a person is shown by: ``{% name_of row.id row.name %}``."""
    return _frame(context).shown_name(person, name)


@register.simple_tag(takes_context=True)
def avatar(context: template.Context, person: str, name: str) -> SafeString:
    """Show a person's initials."""
    letters = initials_of(_frame(context).shown_name(person, name))
    return format_html('<span class="avatar" aria-hidden="true">{}</span>', letters)


@register.simple_tag(takes_context=True)
def person(context: template.Context, person: str, name: str, address: str = "") -> SafeString:
    """Show a person: initials and name, a link where there is an address to lead to."""
    shown_name = _frame(context).shown_name(person, name)
    inner = format_html('{}<span class="name">{}</span>', avatar(context, person, name), shown_name)
    if address:
        return format_html('<a class="person" href="{}">{}</a>', address, inner)
    return format_html('<span class="person">{}</span>', inner)


@register.simple_tag(takes_context=True)
def shown(context: template.Context, text: object) -> str:
    """Give any sentence or text with the names in it as they are shown: ``{% shown row.why %}``."""
    return _frame(context).shown_text(str(text))


def _frame(context: template.Context) -> Frame:
    frame: Frame = context["frame"]
    return frame
