"""The records of a Facebook export, each as formats 1.3 to 1.5 tell its shape."""

from typing import Any, TypeAlias
from zlib import crc32

from friendline.demo.life import Post, Remark
from friendline.demo.owner import NAME, Named
from friendline.model import Seconds

Json: TypeAlias = dict[str, Any]


def person(known: Named) -> Json:
    """Give a friend, a follower or somebody who asked: a name and a time, nothing more."""
    return {"name": known.name, "timestamp": known.at}


def media(uri: str, at: Seconds, taken: Seconds, description: str = "") -> Json:
    """Give a photo; its EXIF stands in the JSON and not in the file (formats 1.4)."""
    exif = {
        # 192.0.2.0/24 is kept for documents (RFC 5737)
        "upload_ip": f"192.0.2.{at % 250 + 1}",
        "taken_timestamp": taken,
        "camera_make": "Fairphone",
        "orientation": 1,
        "original_width": 96,
        "original_height": 64,
    }
    record: Json = {
        "uri": uri,
        "creation_timestamp": at,
        "media_metadata": {"photo_metadata": {"exif_data": [exif]}},
    }
    return record | ({"description": description} if description else {})


def film(uri: str, at: Seconds, description: str) -> Json:
    """Give a video."""
    exif = {"upload_ip": f"192.0.2.{at % 250 + 1}", "upload_timestamp": at}
    return {
        "uri": uri,
        "creation_timestamp": at,
        "media_metadata": {"video_metadata": {"exif_data": [exif]}},
        "description": description,
    }


def place(name: str) -> Json:
    """Give a place; the same name lies at the same made-up spot around Bristol."""
    spot = crc32(name.encode())
    coordinate = {
        "latitude": round(51.40 + spot % 1000 / 10_000, 4),
        "longitude": round(-2.65 + spot // 1000 % 1000 / 10_000, 4),
    }
    return {"name": name, "coordinate": coordinate, "address": ""}


def post(made: Post, pictures: list[Json]) -> Json:
    """Give a post with what hangs on it."""
    hanging = [[{"media": picture} for picture in pictures]] if pictures else []
    if made.link:
        source, name, url = made.link
        hanging.append([{"external_context": {"name": name, "source": source, "url": url}}])
    if made.place:
        hanging.append([{"place": place(made.place)}])
    data: list[Json] = [{"post": made.text}] if made.text else []
    if made.updated or pictures:
        data.append({"update_timestamp": made.at + 90 * made.updated})
    record: Json = {"timestamp": made.at}
    if hanging:
        record["attachments"] = [{"data": part} for part in hanging]
    record["data"] = data
    if made.title:
        record["title"] = made.title
    if made.tagged:
        record["tags"] = [{"name": name} for name in made.tagged]
    return record


def comment(made: Remark, group: str | None = None) -> Json:
    """Give a comment; on whose post it is stands in the title alone."""
    words: Json = {"timestamp": made.at, "comment": made.text, "author": NAME}
    if group:
        words["group"] = group
    return {"timestamp": made.at, "data": [{"comment": words}], "title": made.title}


def labelled(at: Seconds | None, number: int, *labels: Json) -> Json:
    """Give a record of the newer kind: a list of labels and values (formats 1.3)."""
    record: Json = {} if at is None else {"timestamp": at}
    return record | {"media": [], "label_values": list(labels), "fbid": str(10**15 + number)}


def label(name: str, value: str) -> Json:
    """Give one label with a text."""
    return {"label": name, "value": value}


def address(url: str) -> Json:
    """Give the label of an address."""
    return {"label": "URL", "value": url, "href": url}


def time_label(name: str, at: Seconds) -> Json:
    """Give one label with a time."""
    return {"label": name, "timestamp_value": at}


def nested(title: str, *labels: Json) -> Json:
    """Give a label that holds labels."""
    return {"label": title, "dict": list(labels), "title": title}
