"""The client list, as a consultant keeps one in a spreadsheet."""

import csv
import io
from datetime import date

from friendline.demo.owner import Cast, Client

HEADER = (
    "Name", "E-mail", "Phone", "Company", "Status",
    "Met in person", "Client since", "Ended", "LinkedIn",
)  # fmt: skip


def client_list(cast: Cast) -> bytes:
    """Give the client list as CSV: UTF-8, CRLF, days as British people write them."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(HEADER)
    rows.writerows(_row(client) for client in cast.clients)
    return text.getvalue().encode()


def _row(client: Client) -> tuple[str, ...]:
    return (
        client.name,
        client.email,
        client.phone,
        client.company,
        client.status,
        client.met,
        _day(client.since),
        _day(client.ended),
        client.linkedin,
    )


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"
