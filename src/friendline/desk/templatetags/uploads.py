"""What the form for files is told."""

from typing import Final

from django import template

from friendline.desk.running import desk_of
from friendline.desk.security.bodies import room_below

__all__ = ["register", "room_for_files"]

register: Final = template.Library()


@register.simple_tag(takes_context=True)
def room_for_files(context: template.Context) -> int:
    """Give how many bytes can be sent, so that nobody sends for minutes what is then refused."""
    return room_below(desk_of(context["request"]).home.folder)
