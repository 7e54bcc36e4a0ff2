"""Made-up Facebook exports written as pages, in the layouts of three generations (formats 1.7)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from html import escape
from typing import Any


def english(at: datetime) -> str:
    """Write a time as the pages since 2024 do: ``Nov 14, 2023 10:13:20 pm``."""
    return f"{at:%b %d, %Y} {at.hour % 12 or 12}:{at:%M:%S} {'pm' if at.hour >= 12 else 'am'}"


@dataclass(frozen=True)
class Layout:
    """How one generation of pages is written."""

    row: str
    title: str
    body: str
    date: str


OF_2019 = Layout(
    row='<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder">{}</div>',
    title='<div class="_3-96 _2pio _2lek _2lel">{}</div>',
    body='<div class="_3-96 _2let"><div>{}</div></div>',
    date='<div class="_3-94 _2lem">{}</div>',
)
OF_2022 = Layout(
    row='<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder">{}</div>',
    title='<div class="_3-95 _2pim _a6-h _a6-i">{}</div>',
    body='<div class="_2ph_ _a6-p"><div>{}</div></div>',
    date='<div class="_3-94 _a6-o"><div class="_a72d">{}</div></div>',
)
OF_2024 = Layout(
    row='<section class="_a6-g" aria-labelledby="u_0_1">{}</section>',
    title='<h2 class="_2ph_ _a6-h _a6-i" id="u_0_1">{}</h2>',
    body='<div class="_2ph_ _a6-p"><div>{}</div></div>',
    date='<footer class="_3-94 _a6-o"><a target="_blank" '
    'href="https://www.facebook.com/dyi/l/?l=AbC"><div class="_a72d">{}</div></a></footer>',
)
UNKNOWN_CODES = Layout(
    row='<section class="xq1">{}</section>',
    title='<h2 class="xq2">{}</h2>',
    body='<div class="xq3"><div>{}</div></div>',
    date='<footer class="xq4"><div class="xq5">{}</div></footer>',
)
LAYOUTS = {"2019": OF_2019, "2022": OF_2022, "2024": OF_2024, "other": UNKNOWN_CODES}


@dataclass(frozen=True)
class Writer:
    """Writes the records of JSON as pages, in one layout, zone and way of dates."""

    layout: Layout = OF_2024
    zone: tzinfo = UTC
    when: Callable[[datetime], str] = english

    def date(self, at: int) -> str:
        """Write a time."""
        return self.when(datetime.fromtimestamp(at, self.zone))

    def row(self, title: str, body: str, at: int | None) -> str:
        """Write one row; parts that are empty are left out."""
        parts = [
            self.layout.title.format(escape(title)) if title else "",
            self.layout.body.format(body) if body else "",
            self.layout.date.format(self.date(at)) if at else "",
        ]
        return self.layout.row.format("".join(parts))

    def page(self, rows: Iterable[str], title: str = "Your information") -> bytes:
        """Write a page."""
        head = f'<head><base href="../../"/><title>{escape(title)}</title></head>'
        rows = "\n".join(rows)
        return (
            f'<!doctype html><html>{head}<body class="_5vb_"><main class="_a706">'
            f"<header><h1>{escape(title)}</h1></header><div>{rows}</div></main></body></html>"
        ).encode()

    def people(self, people: Iterable[Mapping[str, Any]]) -> bytes:
        """Write a page of people."""
        return self.page(self.row(one["name"], "", one.get("timestamp")) for one in people)

    def posts(self, posts: Iterable[Mapping[str, Any]]) -> bytes:
        """Write a page of posts, comments or what else is written like them."""
        return self.page(
            self.row(one.get("title", ""), self.body(one), one["timestamp"]) for one in posts
        )

    def body(self, post: Mapping[str, Any]) -> str:
        """Write the body of a post: what hangs on it first, then what was written."""
        parts = [part for group in post.get("attachments", ()) for part in group["data"]]
        blocks = [
            _block(f"<div><div><div>{self.hanging(part)}</div></div></div>") for part in parts
        ]
        return "".join((*blocks, *map(self.said, post.get("data", ()))))

    def said(self, part: Mapping[str, Any]) -> str:
        """Write one object of a record's ``data``."""
        if "update_timestamp" in part:
            return _block(f"<div>Updated {self.date(part['update_timestamp'])}</div><div></div>")
        if "comment" in part:
            group = part["comment"].get("group")
            line = f"<div>Group: {escape(group)}</div>" if group else ""
            return _block(f"<div>{_lines(part['comment']['comment'])}</div>{line}")
        return _block(f"<div>{_lines(part['post'])}</div><div></div>")

    def hanging(self, part: Mapping[str, Any]) -> str:
        """Write one attachment."""
        if "media" in part:
            return self.medium(part["media"])
        if "place" in part:
            return f"<div>Place: {escape(part['place']['name'])} (51.4545, -2.5879)</div>"
        link = part["external_context"]
        return f'<div><a href="{link["url"]}">{escape(link.get("name") or link["url"])}</a></div>'

    def medium(self, medium: Mapping[str, Any]) -> str:
        """Write a picture or a video with its captions and the table of its camera."""
        uri, title = medium["uri"], escape(medium.get("title", ""))
        words = _lines(medium.get("description", ""))
        shown = (
            f'<video src="{uri}" class="_a6_o"><a href="{uri}"><div>Click</div></a></video>'
            if uri.endswith(".mp4")
            else f'<a target="_blank" href="{uri}"><img src="{uri}" class="_a6_o"/></a>'
        )
        camera = "<table><tr><td>Upload IP address</td><td>192.0.2.9</td></tr></table>"
        captions = f'<div>{title}</div><div class="_3-95">{words}</div>'
        inner = f"<div>{shown}{captions}{camera}</div>"
        return f'<div class="_a7nf"><div class="_a7ng">{inner}</div></div>'

    def pictures(self, media: Iterable[Mapping[str, Any]], title: str = "Photos") -> bytes:
        """Write a page of loose pictures, or of an album."""
        rows = (self.row("", self.medium(one), one["creation_timestamp"]) for one in media)
        return self.page(rows, title)

    def labelled(self, records: Iterable[Mapping[str, Any]]) -> bytes:
        """Write a page of records with labels."""
        return self.page(
            self.row("", f"<table>{self.labels(one['label_values'])}</table>", one.get("timestamp"))
            for one in records
        )

    def labels(self, entries: Iterable[Mapping[str, Any]]) -> str:
        """Write the rows of a table of labels."""
        return "".join(map(self.label, entries))

    def label(self, entry: Mapping[str, Any]) -> str:
        """Write one label with its value; one that holds labels is a section in one cell."""
        label = escape(entry.get("label", ""))
        if "dict" in entry:
            inner = "".join(
                f'<div class="_2ph_ _a6_q">{escape(one["label"])}</div>'
                f"<div>{self.layout.row.format(self.layout.body.format(escape(one['value'])))}</div>"
                for one in entry["dict"]
            )
            section = self.layout.row.format(f'<h2>{label}</h2><div class="_a6-p">{inner}</div>')
            return f'<tr><td colspan="2" class="_a6_q"><div>{section}</div></td></tr>'
        if "href" in entry:
            link = f'<a href="{entry["href"]}">{entry["href"]}</a>'
            return (
                f'<tr><td colspan="2" class="_a6_q">{label}<div><div>{link}</div></div></td></tr>'
            )
        value = entry.get("value") or self.date(entry["timestamp_value"])
        cells = f'<td class="_a6_q">{label}</td><td class="_2piu _a6_r">{escape(value)}</td>'
        return f"<tr>{cells}</tr>"


def _block(inner: str) -> str:
    return f'<div class="_2pin">{inner}</div>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br />\n")
