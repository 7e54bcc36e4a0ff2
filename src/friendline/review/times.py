"""Times as ``review.json`` writes them."""

from friendline.model import Seconds, moment


def iso(seconds: Seconds | None) -> str | None:
    """Give ISO 8601 in UTC, or ``None`` for a time that is not known or beyond the calendar."""
    if seconds is None:
        return None
    try:
        return moment(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None
