"""The records of posts, pictures and comments as Facebook writes them (formats 1.3).

Only what is read of a record stands here. Upload addresses, cameras and coordinates do not.
"""

from msgspec import Struct

from friendline.archives.json_values import Json


class Named(Struct, gc=False):
    """A place, a person or a group: of these only the name counts."""

    name: str = ""


class Exif(Struct, gc=False):
    """What a camera noted."""

    taken_timestamp: int = 0


class PhotoMetadata(Exif):
    """Flat in exports of 2018-2019, in a list since."""

    exif_data: list[Exif] = []


class Metadata(Struct, gc=False):
    """Metadata of a picture; those of a video tell nothing that is read."""

    photo_metadata: PhotoMetadata | None = None


class CommentWords(Struct, gc=False):
    """A comment: one of the owner, or in 2018-2019 one that stands under a picture."""

    timestamp: int = 0
    comment: str = ""
    author: str = ""
    group: str = ""


class Medium(Struct, gc=False):
    """A picture or a video."""

    uri: str = ""
    creation_timestamp: int = 0
    title: str = ""
    description: str = ""
    place: Named | None = None
    media_metadata: Metadata | None = None
    photo_metadata: PhotoMetadata | None = None
    comments: list[CommentWords] = []


class LooseMedium(Medium):
    """A picture as files of pictures and albums have it: as it is, wrapped, or among labels."""

    timestamp: int = 0
    media: Json = None
    label_values: Json = None


class Album(Struct, gc=False):
    """An album; ``photos`` is nothing where the record is no album."""

    name: str = ""
    photos: list[LooseMedium] | None = None
    description: str = ""
    last_modified_timestamp: int = 0


class Link(Named):
    """An address that is shared, with the name that shows with it."""

    url: str = ""


class Happening(Named):
    """An event, or an event in the owner's life."""

    title: str = ""
    place: Named | None = None


class Part(Struct, gc=False):
    """One attachment: an object of one key that says what it is; ``name`` is a group's."""

    media: Medium | None = None
    place: Named | None = None
    external_context: Link | None = None
    name: str = ""
    event: Happening | None = None
    life_event: Happening | None = None
    text: Json = None
    fun_fact: Json = None
    note: Json = None
    poll: Json = None
    for_sale_item: Json = None


class Said(Part):
    """One object of a record's ``data``: a text, a date, a comment, or in old files a part."""

    post: str = ""
    comment: CommentWords | None = None
    update_timestamp: int | None = None
    backdated_timestamp: int | None = None


class Attachment(Struct, gc=False):
    """Some parts that hang together."""

    data: list[Part] = []


class Written(Struct, gc=False):
    """A post, a comment, a check-in, a story: Facebook has one kind of record for all of them."""

    timestamp: int = 0
    title: str = ""
    data: list[Said] = []
    attachments: list[Attachment] = []
    tags: list[Named | str] = []
    label_values: Json = None
    media: Json = None


class Reel(Written):
    """A reel: written like a post, or a bare video as other loose videos are."""

    uri: str = ""
    creation_timestamp: int = 0
    description: str = ""


class Note(Written):
    """A note: its title is the owner's own words, and its media are a list."""

    text: str = ""
    created_timestamp: int = 0


class Reaction(Struct, gc=False):
    """What the owner pressed: ``LIKE``, ``SORRY`` ..."""

    reaction: str = ""


class ReactionPart(Struct, gc=False):
    """One object of a reaction's ``data``."""

    reaction: Reaction | None = None


class Reacted(Struct, gc=False):
    """A reaction; whose post it stands under is told by the title alone."""

    timestamp: int = 0
    title: str = ""
    data: list[ReactionPart] = []
    label_values: Json = None
