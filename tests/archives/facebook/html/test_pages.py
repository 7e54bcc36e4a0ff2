"""What stands on single pages: bodies, tables, groups of rows, and pages of other generations."""

import pytest
from archives_helpers import NOW, Memory, of_kind
from facebook_html_pages import Writer
from samples import SAMPLES

from friendline.archives.facebook import SOURCE
from friendline.archives.opening import open_archive
from friendline.archives.source import Reading
from friendline.model import Fault, Gap, Item, ItemKind, Owner, Record, Tie, TieKind

DATE = "Nov 14, 2023 10:13:20 pm"
POSTS = "your_facebook_activity/posts/your_posts_1.html"


def read(name: str, page: str | bytes) -> list[Record]:
    """Read an export of one page."""
    content = page.encode() if isinstance(page, str) else page
    return list(SOURCE.read(Memory({name: content}), Reading()))


def items(name: str, page: str | bytes) -> list[Item]:
    """Give the items of one page, which is read without a fault."""
    records = read(name, page)
    assert of_kind(records, Fault) == []
    return of_kind(records, Item)


def row(body: str, title: str = "Zoë Test shared a link.", footer: str = DATE) -> str:
    """Write a row as the pages of 2024 have it."""
    return (
        f'<section class="_a6-g"><h2 class="_a6-h">{title}</h2><div class="_2ph_ _a6-p"><div>{body}'
        f'</div></div><footer class="_a6-o"><div class="_a72d">{footer}</div></footer></section>'
    )


def test_a_link_without_a_name_and_its_note() -> None:
    """A shared address is the link and no text; "Updated" is neither."""
    link = '<a href="http://example.com/abc">http://example.com/abc</a>'
    body = f'<div class="_2pin"><div><div>{link}</div></div></div>'
    note = f'<div class="_2pin"><div>Updated {DATE}</div><div></div></div>'
    (item,) = items(POSTS, row(body + note))
    assert (item.link, item.text, item.at) == ("http://example.com/abc", "", NOW)


def test_a_date_in_the_body_counts_where_the_footer_has_none() -> None:
    """A footer that holds only a link does not leave the post without a time."""
    body = f'<div class="_2pin">Good morning.</div><div class="_2pin"><div>{DATE}</div></div>'
    (item,) = items(POSTS, row(body, footer="x"))
    assert (item.text, item.at) == ("Good morning.", NOW)


def test_a_row_may_be_wrapped_once_more() -> None:
    """The wrapper that some pages have inside a row does not hide its parts."""
    page = row('<div class="_2pin"><div>Hello</div></div>').replace("<h2", "<div><h2")
    (item,) = items(POSTS, page.replace("<footer", "</div><footer"))
    assert (item.text, item.at) == ("Hello", NOW)


def test_a_post_without_a_title() -> None:
    """Half of all posts have no title; the text of such a post is no title."""
    page = row('<div class="_2pin"><div>Hello</div></div>').replace('class="_a6-h"', "hidden")
    (item,) = items(POSTS, page.replace("Zoë Test shared a link.", ""))
    assert item.text == "Hello"


def test_lines_stay_lines() -> None:
    """A break is a new line; how the page itself is wrapped is not."""
    (item,) = items(
        POSTS, row('<div class="_2pin"><div>One<br />\ntwo <b>and</b>\n three</div></div>')
    )
    assert item.text == "One\ntwo and three"


def test_pictures_of_one_post_keep_their_captions() -> None:
    """A caption that stands with three pictures is told once, after the text of the post."""
    picture = (
        '<div class="_a7ng"><div><a href="p/media/x/{0}.jpg"><img src="p/media/x/{0}.jpg"/></a>'
        "<div>Harbour days</div></div></div>"
    )
    album = "".join(picture.format(number) for number in (1, 2, 3))
    body = f'<div class="_2pin"><div><div><div class="_a7nf">{album}</div></div></div></div>'
    (item,) = items(POSTS, row(body + '<div class="_2pin"><div>What a day</div><div></div></div>'))
    assert (item.text, item.media) == ("What a day\nHarbour days", ("1.jpg", "2.jpg", "3.jpg"))


def test_addresses_of_uploads_in_plain_lines_are_dropped() -> None:
    """Where the address of an upload stands in a line of its own, it is dropped as well."""
    body = (
        '<div class="_2pin"><div><div><img src="a/1.jpg"><div></div>'
        "<div>Upload IP address: 192.0.2.9</div></div></div></div>"
    )
    (item,) = items(POSTS, row(body))
    assert (item.media, item.text) == (("1.jpg",), "")


def test_the_group_of_a_comment() -> None:
    """A comment of 2019 names its group in front of the words, in the same block."""
    page = (
        '<div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder">'
        '<div class="_3-96 _2pio _2lek _2lel">Zoë Test commented on Kim Ray\'s post.</div>'
        '<div class="_3-96 _2let"><div><div class="_2pin"><div><div class="_3-95">'
        '<span class="_4mp8">Group: </span>Bakers</div>Well risen</div></div></div></div>'
        '<div class="_3-94 _2lem">Nov 14, 2023, 10:13 PM</div></div>'
    )
    (item,) = items("comments/comments.html", page)
    assert (item.kind, item.text, item.group) == (ItemKind.COMMENT, "Well risen", "Bakers")
    assert (item.timeline, item.at) == ("Kim Ray", NOW - NOW % 60)


def test_a_comment_that_begins_like_a_group() -> None:
    """Words that only look like the line of a group are the comment, if there are no others."""
    page = row('<div class="_2pin"><div>Group: hug</div></div>', "Zoë Test commented on a photo.")
    (item,) = items("comments/comments.html", page)
    assert (item.text, item.group) == ("Group: hug", None)


def test_words_around_a_link_are_kept() -> None:
    """A line with a link in it gives the link and all its words."""
    line = '<div>See <a href="https://example.org/a">this page</a> now</div>'
    (item,) = items(POSTS, row(f'<div class="_2pin"><div><div>{line}</div></div></div>'))
    assert (item.link, item.text) == ("https://example.org/a", "this page\nSee this page now")


def test_a_page_with_codes_that_nobody_knows() -> None:
    """Rows without a code and without a footer are the many that look alike."""
    people = ("Ann Lee", "Bo Ek", "Cy Om")
    rows = "".join(f'<div class="q"><p>{name}</p><p>{DATE}</p></div>' for name in people)
    page = f"<html><body><h1>Friends</h1><div><div>{rows}</div></div></body></html>"
    ties = of_kind(read("connections/friends/your_friends.html", page), Tie)
    assert [(tie.account.name, tie.since) for tie in ties] == [(name, NOW) for name in people]


def test_answers_are_told_by_the_heading_over_them() -> None:
    """Events stand in groups; under a heading in another language the answer is not known."""

    def group(heading: str, event: str) -> str:
        inner = row("", event) * 2
        return f'<section class="_a6-g"><h2>{heading}</h2><div>{inner}</div></section>'

    page = group("Joined", "Fête") + group("Declined", "Fair") + group("Ni bhfuil", "Feis")
    found = items("your_facebook_activity/events/your_event_responses.html", page)
    assert list(dict.fromkeys((item.text, item.at) for item in found)) == [
        ("Going: Fête", NOW),
        ("Declined: Fair", None),
        ("Answered: Feis", None),
    ]


@pytest.mark.parametrize("span", [DATE, f"{DATE} - Nov 15, 2023 1:00:00 am"])
def test_an_event_begins_at_the_first_time_beside_it(span: str) -> None:
    """A span of time begins with its first date."""
    body = f'<div class="_2pin"><div>{span}</div></div>'
    (item,) = items("events/your_events.html", row(body, "Fête", ""))
    assert (item.text, item.at) == ("Hosting: Fête", NOW)


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("comments_and_reactions/posts_and_comments", ItemKind.REACTION, ""),
        ("notes/notes", ItemKind.POST, "On bread\nHello"),
        ("posts/your_reels", ItemKind.VIDEO, "Hello"),
        ("posts/archive", ItemKind.POST, "Hello"),
    ],
)
def test_other_files_that_are_written_like_posts(name: str, kind: ItemKind, text: str) -> None:
    """Reactions, notes, reels and archived posts are read from pages too."""
    body = '<div class="_2pin"><div>Hello</div></div>'
    (item,) = items(f"your_facebook_activity/{name}.html", row(body, "On bread"))
    assert (item.kind, item.text, item.at) == (kind, text, NOW)


def test_the_setting_for_new_posts_is_read() -> None:
    """The default for new posts is told as it is from JSON."""
    entry = {"label": "Who can see your future posts?", "value": "Friends"}
    page = Writer().labelled([{"label_values": [entry]}])
    gaps = of_kind(read("preferences/preferences/privacy_settings.html", page), Gap)
    assert any('your setting for new posts was "Friends"' in gap.what for gap in gaps)


def test_the_profile_in_a_table() -> None:
    """Name, addresses and fields are read; a birthday and unknown labels are not."""
    page = (
        '<table class="_a6_n"><tr><th>Name</th><td>Zoë Test</td></tr>'
        "<tr><th>E-Mails</th><td><ul><li>Zoe@Example.org</li><li> </li></ul></td></tr>"
        "<tr><th>Birthday</th><td>Mar 21, 1973</td></tr><tr><th>Gender</th><td></td></tr>"
        "<tr><th>Work</th><td><div>Baker &amp; Co</div><div>Partner</div></td></tr>"
        '<tr><th>Profil</th><td><a href="https://www.facebook.com/zoe">zoe</a></td></tr></table>'
    )
    records = read("profile_information/profile_information.html", page)
    (owner,) = of_kind(records, Owner)
    assert (owner.names, owner.emails) == (("Zoë Test",), ("zoe@example.org",))
    assert owner.url == "https://www.facebook.com/zoe"
    assert [item.text for item in of_kind(records, Item)] == ["Work: Baker & Co, Partner"]


def test_followers_without_a_time() -> None:
    """People who follow have a name and no date (formats 1.2)."""
    page = Writer().people([{"name": "Ann Lee"}, {"name": "Bo Ek"}])
    ties = of_kind(read("friends_and_followers/people_who_follow_you.html", page), Tie)
    assert [(tie.account.name, tie.kind, tie.since) for tie in ties] == [
        ("Ann Lee", TieKind.FOLLOWER, None),
        ("Bo Ek", TieKind.FOLLOWER, None),
    ]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the real samples are not beside the project")
def test_messages_in_html_are_not_read() -> None:
    """Pages of messages are passed over, as in JSON: what others wrote is theirs."""
    folder = SAMPLES / "vcard_fbmsg_msgvault/internal/fbmessenger/testdata/html_simple"
    records = list(SOURCE.read(open_archive(folder), Reading()))
    assert [record for record in records if not isinstance(record, Gap)] == []
