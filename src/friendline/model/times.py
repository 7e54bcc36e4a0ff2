"""Moments, as whole seconds since 1970-01-01T00:00:00Z."""

from datetime import UTC, datetime
from typing import TypeAlias

Seconds: TypeAlias = int


def moment(seconds: Seconds) -> datetime:
    """Give the UTC date and time of a ``Seconds`` value."""
    return datetime.fromtimestamp(seconds, UTC)
