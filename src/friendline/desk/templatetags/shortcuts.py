"""Keys on what they press."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from friendline.desk.keys import shortcut

__all__ = ["key", "key_hint", "pressed_by"]

register = template.Library()


@register.simple_tag
def pressed_by(name: str) -> SafeString:
    """Let a key press a button or follow a link: ``<button {% pressed_by "accept" %}>``."""
    return format_html('data-key="{}"', shortcut(name).keys)


@register.simple_tag
def key_hint(name: str) -> SafeString:
    """Show the key on what it presses; a screen reader need not hear it with the button's name."""
    return format_html('<span class="hint" aria-hidden="true">{}</span>', key(name))


@register.simple_tag
def key(name: str) -> SafeString:
    """Show a key: ``{% key "next" %}``."""
    return format_html_join(" ", "<kbd>{}</kbd>", ((each,) for each in shortcut(name).pressed))
