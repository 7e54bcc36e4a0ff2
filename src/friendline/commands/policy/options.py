"""The options and arguments of the commands about policies, each with what ``--help`` says."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ForWhom(StrEnum):
    """Whom a policy is published for."""

    CLIENT = "client"
    STAFF = "staff"
    SENTENCE = "sentence"


class Form(StrEnum):
    """What it is published as."""

    HTML = "html"
    MARKDOWN = "markdown"
    PDF = "pdf"

    @classmethod
    def of(cls, file: Path | None) -> "Form":
        """Give the form that a file of this name is in; HTML where its name does not tell."""
        endings = {".pdf": cls.PDF, ".md": cls.MARKDOWN, ".markdown": cls.MARKDOWN}
        return endings.get(file.suffix.casefold() if file else "", cls.HTML)


PolicyArgument = Annotated[
    str,
    typer.Argument(
        metavar="POLICY",
        help="A preset by its name, the folder of a policy, or a workbook (.xlsx).",
        show_default=False,
    ),
]
FolderArgument = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="The folder of a policy.", show_default=False),
]
Again = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Decide an old case again, as its version did: a decision written with --json.",
        show_default=False,
    ),
]
FactOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar="NAME=VALUE",
        help="What is known of the case, as often as needed: --fact status=current.",
        show_default=False,
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace what is there.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of text.")]
Day = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DAY",
        help="Count months as if it were this day.",
        show_default=False,
    ),
]
Professions = Annotated[
    list[str] | None,
    typer.Option(help="Check what this profession asks for, too.", show_default=False),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Show also what holds and what cannot be asked.")
]
WhyNot = Annotated[
    str | None,
    typer.Option(
        "--why-not",
        metavar="ANSWER",
        help="Say what would have to be different for this answer.",
        show_default=False,
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        help="What you want from it: remembered, bond, support, prospects, humanise or none.",
        show_default=False,
    ),
]
Profession = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Your profession, such as teaching, or none.", show_default=False
    ),
]
Where = Annotated[
    str | None,
    typer.Option(
        "--place",
        metavar="CODE",
        help="Where you work, as GB or US-FL: only what your profession asks there counts.",
        show_default=False,
    ),
]
Edited = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WORDS",
        help="What clients get an edited version of, such as weekend, evening, drink, politics, "
        "health, money or family, or none; docs/edited_version.md has all words.",
        show_default=False,
    ),
]
Met = Annotated[
    bool | None,
    typer.Option(help="You meet most clients in person.", show_default=False),
]
Friends = Annotated[
    bool | None,
    typer.Option(help="People from work sometimes become friends.", show_default=False),
]
After = Annotated[
    bool | None,
    typer.Option(help="You would be in touch once the work is over.", show_default=False),
]
Purpose = Annotated[
    str | None,
    typer.Option(
        metavar="PURPOSE",
        help="What it is for: personal, professional, official or mixed.",
        show_default=False,
    ),
]
Preset = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Start from this preset.", show_default=False),
]
Name = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="What to call the policy.", show_default=False),
]
Begins = Annotated[
    datetime | None,
    typer.Option(
        "--from",
        formats=["%Y-%m-%d"],
        help="Its first day; today if not given.",
        show_default=False,
    ),
]
Place = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="PATH", help="The folder or workbook.", show_default=False
    ),
]
Workbook = Annotated[bool, typer.Option("--xlsx", help="Write a workbook.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing; take the options as answers.")]
