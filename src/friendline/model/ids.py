"""Ids that stay the same: on every machine, in every run, after every import."""

from collections.abc import Iterable
from hashlib import blake2b


def stable_id(prefix: str, *parts: object) -> str:
    """Give the same short id for the same parts, on every machine and in every run.

    Args:
        prefix: Says what it names: ``"item"``, ``"person"``.
        parts: What makes the thing itself; ``None`` and ``""`` count as the same.

    Returns:
        ``prefix-`` and 16 hexadecimal digits (64 bits of BLAKE2b).
    """
    return id_of_texts(prefix, ["" if part is None else str(part) for part in parts])


def id_of_texts(prefix: str, parts: Iterable[str]) -> str:
    """Give ``stable_id`` of parts that are texts already, as the items of an export are."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{blake2b(joined, digest_size=8).hexdigest()}"
