"""The commands about policies: new, check, diff, publish and more; and ``decide``.

Everything heavy is imported inside a command, so that ``--help`` is quick.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.called import as_typed
from friendline.commands.endings import BROKEN, sentences_for, stoppable
from friendline.commands.here import local_zone, today
from friendline.commands.options import Clients, Zone
from friendline.commands.policy.options import (
    After,
    Again,
    AsJson,
    Begins,
    Day,
    Edited,
    Everything,
    FactOptions,
    FolderArgument,
    Force,
    Form,
    ForWhom,
    Friends,
    Met,
    Name,
    Place,
    PolicyArgument,
    Preset,
    Profession,
    Professions,
    Purpose,
    Where,
    Why,
    WhyNot,
    Workbook,
    Yes,
)
from friendline.commands.showing import show, write

if TYPE_CHECKING:
    from friendline.commands.bars import Bars
    from friendline.commands.endings import Errors
    from friendline.commands.policy.asking import Given
    from friendline.policy import Policy
    from friendline.policy.prove import Proofs

app = typer.Typer(
    name="policy",
    help="Write a policy, check it, compare two, and publish it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def check(
    policy: PolicyArgument,
    *,
    profession: Professions = None,
    place: Where = None,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """Check a policy, and prove what it promises.

    Exit code 0 if everything that must hold does, 1 if something does not, 2 if the policy has
    mistakes.
    """
    from friendline.policy import load_policy
    from friendline.policy.authoring.places import PlaceAloneError, read_place
    from friendline.policy.check_text import check_text

    with sentences_for(_misuse):
        read = load_policy(policy)
        if place is not None and not profession:
            raise PlaceAloneError
        where = read_place(place)
        proofs = proved(read, profession or (), where)
    if as_json:
        _write_json(proofs)
    else:
        show(check_text(read, proofs, everything=everything, place=where))
    if not proofs.kept:
        raise typer.Exit(BROKEN)


@app.command()
def explain(
    policy: PolicyArgument,
    *,
    fact: FactOptions = None,
    why_not: WhyNot = None,
) -> None:
    """Say why a case is answered so, and why not otherwise."""
    from friendline.policy import load_policy
    from friendline.policy.change.explain_text import explain_text, read_answer, read_facts

    with sentences_for(_misuse):
        read = load_policy(policy)
        wanted = None if why_not is None else read_answer(why_not)
        show(explain_text(read, read_facts(read, fact or ()), wanted))


def decide(
    policy: PolicyArgument,
    *,
    fact: FactOptions = None,
    again: Again = None,
    as_json: AsJson = False,
) -> None:
    """Answer one case by a policy, and say why."""
    if again is not None:
        _decide_again(policy, again)
        return
    from friendline.policy import decide as decided
    from friendline.policy import in_force, load_policy
    from friendline.policy.change.explain_text import explain_text, read_facts

    with sentences_for(_misuse):
        read = load_policy(policy)
        facts = read_facts(read, fact or ())
        decision = decided(read, facts)
    if as_json:
        _write_json(decision)
        return
    show(explain_text(read, facts))
    if not in_force(read, today()):
        typer.echo("This policy is not in force today.", err=True)


def _decide_again(policy: str, file: Path) -> None:
    """Answer an old case as the version did that decided it."""
    from friendline.policy import load_policy
    from friendline.policy.change.versions import load_versions, versions_of
    from friendline.policy.change.versions_text import again_text, read_decision

    with sentences_for(_misuse):
        decision = read_decision(file)
        folder = Path(policy)
        kept = load_versions(folder) if folder.is_dir() else versions_of([load_policy(policy)])
        show(again_text(kept, decision))


@app.command()
def keep(folder: FolderArgument) -> None:
    """Keep a version as it stands, before you edit it further."""
    from friendline.policy.change.versions import keep_version

    with sentences_for(_misuse):
        show(f"Kept: {keep_version(folder)}\n")


@app.command()
def versions(folder: FolderArgument) -> None:
    """List the versions that are kept, and what does not fit.

    Exit code 0 if they fit together, 1 if they do not, 2 if there is no policy.
    """
    from friendline.policy.change.versions import load_versions
    from friendline.policy.change.versions_text import versions_text

    with sentences_for(_misuse):
        kept = load_versions(folder)
        show(versions_text(kept, today()))
    if kept.problems:
        raise typer.Exit(BROKEN)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The version before.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version after.")],
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[EXPORT]...",
            help="Your exports: then the real people are listed whose answer changes.",
            show_default=False,
        ),
    ] = None,
    *,
    clients: Clients = None,
    zone: Zone = None,
    today: Day = None,
) -> None:
    """Say what changes between two policies, and for whom."""
    from friendline.policy import load_policy
    from friendline.policy.change.diff import diff as compared
    from friendline.policy.change.diff_text import diff_text

    with sentences_for(_misuse_of_sources if sources or clients else _misuse):
        before, after = load_policy(old), load_policy(new)
        changes = compared(before, after)
        if not sources and clients is None:
            show(diff_text(changes))
            return
        from friendline.review.redeciding import Exports, diff_with_people, redecide_exports

        exports = Exports(tuple(sources or ()), clients, zone or local_zone(), _day(today))
        with _bars() as bars:
            redecided = redecide_exports(before, after, exports, bars)
        show(diff_with_people(changes, redecided))


@app.command()
def publish(
    policy: PolicyArgument,
    *,
    audience: Annotated[ForWhom, typer.Option("--for", help="Whom it is for.")] = ForWhom.CLIENT,
    form: Annotated[
        Form | None,
        typer.Option(
            help="What to write; as the file is called, else HTML, or plain words for a sentence.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to write.", show_default=False),
    ] = None,
    contact: Annotated[
        str, typer.Option(help="Whom clients may ask, and how.", show_default=False)
    ] = "",
    force: Force = False,
) -> None:
    """Write it for clients, for staff, or as one sentence."""
    from friendline.policy import load_policy
    from friendline.policy.publish import one_sentence, wording
    from friendline.policy.publish import publish as published

    with sentences_for(_misuse):
        if output is None and form is Form.PDF:
            raise NoFileForPdfError
        read = load_policy(policy)
        if form is None and output is None and audience is ForWhom.SENTENCE:
            show(f"{one_sentence(read, wording())}\n")  # to be said aloud, not to be looked at
            return
        verdicts = proved(read).verdicts if audience is ForWhom.STAFF else ()
        made = published(
            read,
            audience.value,
            (form or Form.of(output)).value,
            contact=contact,
            verdicts=verdicts,
        )
        if output is None:
            write(str(made))
            return
        from friendline.policy.authoring.writing import write_files

        write_files({output: made if isinstance(made, bytes) else made.encode()}, force=force)
        show(f"Written: {output}\n")


@app.command()
def convert(
    policy: PolicyArgument,
    output: Annotated[
        Path,
        typer.Argument(metavar="TO", help="A folder, or a workbook that ends in .xlsx."),
    ],
    *,
    force: Force = False,
) -> None:
    """Write a folder as a workbook, or a workbook as a folder."""
    from friendline.policy.authoring.sheet import read_as_written
    from friendline.policy.authoring.writing import write_policy

    with sentences_for(_misuse):
        show(f"Written: {write_policy(read_as_written(policy), output, force=force)}\n")


@app.command()
def new(
    *,
    why: Why = None,
    profession: Profession = None,
    place: Where = None,
    edited: Edited = None,
    met: Met = None,
    friends: Friends = None,
    after: After = None,
    facebook: Purpose = None,
    instagram: Purpose = None,
    threads: Purpose = None,
    whatsapp: Purpose = None,
    linkedin: Purpose = None,
    x: Purpose = None,
    mastodon: Purpose = None,
    bluesky: Purpose = None,
    preset: Preset = None,
    name: Name = None,
    begins: Begins = None,
    output: Place = None,
    xlsx: Workbook = False,
    force: Force = False,
    yes: Yes = False,
) -> None:
    """Write your own policy: a few questions and a suggestion.

    No preset is imposed: take another one, and edit what is written as you like.
    """
    from friendline.commands.policy.asking import Given
    from friendline.policy.authoring.interview import USUAL_CHANNELS, read_channels, read_topics

    purposes = (facebook, instagram, threads, whatsapp, linkedin, x, mastodon, bluesky)
    channels = dict(zip(USUAL_CHANNELS, purposes, strict=True))
    with sentences_for(_misuse):
        given = Given(
            why=why,
            profession=profession,
            place=place,
            edited=None if edited is None else read_topics(edited),
            met=met,
            friends=friends,
            after=after,
            channels=read_channels(channels) if yes or any(channels.values()) else None,
            preset=preset,
            name=name,
            begins=_day(begins),
            output=_file(output, xlsx=xlsx),
            workbook=xlsx,
            force=force,
        )
        _write_new(given, ask=not yes)


def _write_new(given: "Given", *, ask: bool) -> None:
    """Find out what is still open, write the policy, and say how checking it came out."""
    from friendline.commands.policy.asking import Terminal, settle
    from friendline.policy.authoring.drafting import drafted
    from friendline.policy.authoring.writing import write_policy

    with stoppable("Stopped; nothing was written."):
        settled = settle(given, Terminal() if ask else None, show)
    _tell(write_policy(drafted(settled.wishes), settled.output, force=given.force))


def _file(output: Path | None, *, xlsx: bool) -> Path | None:
    """Give the place asked for, as a workbook where one is wished."""
    if output is None or not xlsx or output.suffix.casefold() == ".xlsx":
        return output
    return output.with_name(f"{output.name}.xlsx")


def _tell(written: Path) -> None:
    """Say where a new policy is, and how checking it came out."""
    from friendline.policy import load_policy
    from friendline.policy.check_text import broken_text

    policy = load_policy(written)
    proofs = proved(policy)
    show(f"\nWritten: {written}\n{broken_text(proofs)}")
    show(f"Edit it as you like, and see all that was checked with:\n{_command('check', written)}")
    show(f"A page for your clients is made by:\n{_command('publish', written)}")
    if not proofs.kept:
        raise typer.Exit(BROKEN)


def _command(name: str, policy: Path) -> str:
    """Give a command as it is typed, on a line of its own."""
    from shlex import quote

    return f"  {as_typed('policy')} {name} {quote(str(policy))}\n"


class NoFileForPdfError(ValueError):
    """A PDF cannot be shown in a terminal."""

    def __init__(self) -> None:
        super().__init__("A PDF is written to a file: name it with --output.")


def proved(policy: "Policy", professions: Sequence[str] = (), place: str | None = None) -> "Proofs":
    """Prove a policy with the promises of professions; those it has already are asked once.

    Args:
        policy: The policy.
        professions: Names of packs, or the paths of one's own.
        place: What holds elsewhere only is listed as outside; ``None`` asks for what holds in any
            place.

    Raises:
        NoSuchPackError: There is no such profession.
        PackError: A pack of one's own has mistakes.
    """
    from msgspec.structs import replace

    from friendline.policy.guidance import load_pack
    from friendline.policy.prove import prove

    own = {promise.id for promise in policy.promises if promise.id}
    packs = [
        replace(pack, promises=tuple(one for one in pack.promises if one.id not in own))
        for pack in map(load_pack, professions)
    ]
    return prove(policy, packs=packs, place=place)


def _write_json(value: object) -> None:
    import msgspec

    write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def _day(given: datetime | None) -> date:
    return given.date() if given else today()


def _bars() -> "Bars":
    from rich.console import Console

    from friendline.commands.bars import Bars

    return Bars(Console(stderr=True))


def _misuse() -> "Errors":
    from friendline.policy.misuse import MISUSE

    return (*MISUSE, NoFileForPdfError)


def _misuse_of_sources() -> "Errors":
    from friendline.review.run import MISUSE

    return (*_misuse(), *MISUSE)
