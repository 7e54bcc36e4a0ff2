"""Tests of the shared look."""

import re
from base64 import b64encode
from hashlib import sha256

from friendline.look import content_security_policy, stylesheet


def test_the_style_sheet_fetches_nothing() -> None:
    """Fonts stand in the sheet itself; no address outside of it is named."""
    style = stylesheet("p { color: red; }")
    assert style.count("@font-face") == 2
    addresses = re.findall(r"url\(\"?([a-z]+:)", style)
    assert set(addresses) == {"data:"}
    assert "@import" not in style


def test_a_page_adds_its_own_style_at_the_end() -> None:
    """What a page adds comes after what all share."""
    assert stylesheet("p { color: red; }").endswith("p { color: red; }")


def test_only_this_very_style_is_allowed() -> None:
    """The content security policy carries the digest of the style and forbids all else."""
    digest = b64encode(sha256(b"p {}").digest()).decode()
    csp = content_security_policy("p {}")
    assert f"style-src 'sha256-{digest}'" in csp
    assert csp.startswith("default-src 'none'")
    assert "script-src" not in csp
