"""Files of made-up exports, and the short ways to write them."""

import io
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from fuzz.damage import Json

Files: TypeAlias = dict[str, bytes]
"""Contents by name."""

NOW: Final = 1_700_000_000


def json_files(files: Mapping[str, Json]) -> Files:
    """Write values as JSON files."""
    return {name: json.dumps(value).encode() for name, value in files.items()}


def workbook(*rows: Sequence[str | bool | datetime]) -> bytes:
    """Write rows as a workbook of one sheet."""
    from openpyxl import Workbook  # noqa: PLC0415 - 200 ms, which few need

    made, file = Workbook(write_only=True), io.BytesIO()
    sheet = made.create_sheet("Clients")
    for row in rows:
        sheet.append(row)
    made.save(file)
    return file.getvalue()


def lines(*texts: str) -> bytes:
    """Write lines as Windows ends them."""
    return "\r\n".join((*texts, "")).encode()
