"""What this machine tells of the reader: the day and the time zone."""

from datetime import date


def today() -> date:
    """Give the reader's day."""
    return date.today()  # noqa: DTZ011 - the reader's day


def local_zone() -> str:
    """Give the IANA name of the reader's time zone."""
    import tzlocal

    return tzlocal.get_localzone_name()
