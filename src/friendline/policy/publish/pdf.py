"""A document as PDF, set by typst."""

from functools import cache
from importlib import resources

import msgspec

from friendline.policy.publish.document import Document


def as_pdf(document: Document) -> bytes:
    """Set a document as PDF: A4, accessible (PDF/UA-1), with its fonts in it.

    The texts go to the typesetter as data, never as its markup, so a hostile text in a policy
    stays a text. The same document gives the same file, byte by byte: no date is taken from the
    clock, and the fonts are those that come with the typesetter. Only where a text needs signs
    that those lack (Arabic, Chinese ...) are the fonts of the machine used too.
    """
    from typst import TypstError  # noqa: PLC0415 - only a PDF needs it

    data = msgspec.json.encode(document).decode()
    try:
        return _set(data, accessible=True, own_fonts_only=True)
    except TypstError:
        pass
    try:
        return _set(data, accessible=True, own_fonts_only=False)
    except TypstError:
        # No font on this machine has all the signs; a box is shown in the place of each.
        return _set(data, accessible=False, own_fonts_only=False)


def _set(data: str, *, accessible: bool, own_fonts_only: bool) -> bytes:
    import typst  # noqa: PLC0415 - only a PDF needs it

    return typst.compile(
        _template(),
        format="pdf",
        ignore_system_fonts=own_fonts_only,
        sys_inputs={"document": data},
        pdf_standards=["ua-1"] if accessible else [],
        timestamp=0,
    )


@cache
def _template() -> bytes:
    return (resources.files(__package__) / "templates" / "document.typ").read_bytes()
