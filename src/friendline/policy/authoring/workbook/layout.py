"""How a workbook of a policy is laid out: its sheets, their columns, and what explains them."""

from typing import Final

from msgspec import Struct

RULES: Final = "Rules"
SETTINGS: Final = "Settings"
FACTS: Final = "Facts"
PROMISES: Final = "Promises"
HELP: Final = "Help"


class Column(Struct, frozen=True):
    """One column of a sheet, or one row of the settings.

    Attributes:
        key: Its key in ``policy.toml``; ``"source.body"`` is a key in a table.
        note: What explains it.
        many: Whether it holds several words with commas between them.
        number: Whether it holds a whole number.
    """

    key: str
    note: str
    many: bool = False
    number: bool = False

    @property
    def name(self) -> str:
        """How the sheet calls it: "source body"."""
        return self.key.replace(".", " ")


SETTING_ROWS: Final = (
    Column("name", "What the policy is called. Needed."),
    Column(
        "version",
        "Which version it is, such as 1 or 2026-01. Needed: every answer is stored with it.",
    ),
    Column("purpose", "Why you have a policy, in one sentence."),
    Column("sentence", "Your rule in one plain sentence, to say aloud."),
    Column("in_force_from", "The first day that it holds, as 2026-11-22."),
    Column("in_force_until", "The last day that it holds; blank is until further notice."),
    Column(
        "alternatives",
        "Other ways to offer, the best first: channels, or words such as e-mail. One to a cell, "
        "side by side.",
        many=True,
    ),
    Column(
        "must_not_matter",
        "Facts that no rule may use. One to a cell, side by side.",
        many=True,
    ),
)
CHANNEL_NOTE: Final = "What this channel is for: personal, professional, official or mixed."
CHANNEL: Final = "channel"
"""Rows of the settings that say what a channel is for begin so: "channel facebook"."""

FACT_COLUMNS: Final = (
    Column("name", "As the column of the sheet Rules: small letters, digits and _."),
    Column("type", "yes/no, whole number or enumeration."),
    Column("values", "Of an enumeration: its words, with commas between them.", many=True),
    Column("min", "Of a whole number: the least that it can be; blank is 0.", number=True),
    Column("max", "Of a whole number: the most that it can be; blank is 1200.", number=True),
    Column("label", "What it is called in a sentence."),
)
PROMISE_COLUMNS: Final = (
    Column("id", "A short name, if you like."),
    Column("text", "The promise in one sentence. Needed."),
    Column("when", "The cases that it speaks of, written as in the column also. Blank is all."),
    Column("never", "Answers that must not be given then, with commas between them.", many=True),
    Column("always", "The only answers that may be given then.", many=True),
    Column("duties", "What you do then, such as reply or record.", many=True),
    Column("strength", "must, should or consider. Blank is must."),
    Column("source.body", "Who asks for it, where it is not only you."),
    Column("source.title", "What their text is called."),
    Column("source.year", "When it was issued.", number=True),
    Column("source.jurisdictions", "Where it holds, as GB or US-FL.", many=True),
    Column("source.in_force_from", "Since when it holds, as 2013, 2013-04 or 2013-04-22."),
    Column("source.in_force_until", "Until when it holds."),
    Column("source.seen", "The month in which it was looked up, as 2026-11."),
    Column("source.confidence", "H: read in the original; M: read about."),
    Column("source.note", "Anything else about the text."),
)
RULE_NOTES: Final = {
    "rule": "A name for the row, if you like.",
    "also": "What no single column can say: met || months_known > 24. See the sheet Help.",
    "answer": "What is answered. Needed.",
    "offer": "Another way to offer. Blank with offer_other is the first of your alternatives.",
    "list": "The list that they are put on. Needed with accept_restricted.",
    "tone": "A word for yourself, such as warm or plain.",
    "say": "What to say. {offer} in it becomes the way that is offered.",
    "because": "Why, in one sentence. Needed.",
}
"""What explains the columns of the sheet Rules that are not facts."""

HELP_LINES: Final = (
    ("How the sheet Rules is read", ""),
    ("", "From the top. The first row that definitely fits is used."),
    ("", "A row fits when all of its cells are true. Blank cells are always true."),
    ("", "What is not known is neither true nor false: a row that asks for it is passed over."),
    ("", "If no row fits, it is left for you to decide."),
    ("What a cell can say", ""),
    ("blank, or any", "anything, or not known"),
    ("yes", "it is so"),
    ("no", "it is not so"),
    ("client, patient", "one of these"),
    ("not client, patient", "known, and none of these"),
    ("12", "this number"),
    ("5 to 10", "from 5 to 10, both included. Write to: Excel makes a date of 5-10."),
    ("< 12", "less than 12; also <=, > and >="),
    ("unknown", "not known"),
    ("known", "known, whatever it is"),
    ("unknown or < 12", "either of these; a part with not comes last"),
    ("What the column also can say", ""),
    ("met || months_known > 24", "|| is or, && is and, ! is not"),
    ("relationship == 'client'", "== is, != is not; words stand in quotation marks"),
    ("status in ['former', 'none']", "one of these"),
    ("kin == null", "it is not known whether you are family"),
    ("Adding a column", ""),
    ("", "Insert a column in the sheet Rules and write the name of a fact in row 1."),
    ("", "A fact of your own needs a row in the sheet Facts first."),
    ("The facts that every policy has", ""),
)
"""Rows of the sheet Help: what to write, and what it means; a heading has nothing beside it."""
