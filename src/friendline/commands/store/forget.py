"""``friendline forget``."""

from typing import TYPE_CHECKING, Annotated

import typer

from friendline.commands.endings import STOPPED, Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import HomeFolder, PassphraseFile, Yes
from friendline.terminal_text import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from friendline.store.home import Home
    from friendline.store.people.somebody import Somebody
    from friendline.store.safekeeping.bare_names import Place
    from friendline.store.safekeeping.forgetting import Gone

WhichPerson = Annotated[
    str,
    typer.Argument(
        metavar="PERSON", help="A name, an e-mail address or a handle.", show_default=False
    ),
]
LetBack = Annotated[
    bool,
    typer.Option(
        "--let-back",
        help="Do the opposite: let a forgotten person be imported again.",
    ),
]


BareNames = Annotated[
    bool,
    typer.Option(
        "--bare-names",
        help="Take the name out, too, of all texts where only a part of it stands. They are shown; "
        "without this you are asked about each, and with --yes they stay.",
    ),
]


class NobodyToAskError(Exception):
    """Nobody can say yes."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing was changed: nobody is here to be asked. With --yes it is done unasked."
        )


class NobodyForgottenError(Exception):
    """Nobody forgotten is known by this."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"Nobody whom you have forgotten was known as '{typed}'. Type the whole name, an "
            "e-mail address or a handle."
        )


def forget(
    person: WhichPerson,
    *,
    yes: Yes = False,
    let_back: LetBack = False,
    bare_names: BareNames = False,
    home: HomeFolder = None,
    passphrase_file: PassphraseFile = None,
) -> None:
    """Erase all that the store holds about a person, and keep them out of later imports.

    It says first what will go, and asks. Your exports, your backups and what you exported are
    files of your own: they stay as they are.
    """
    from friendline.commands.store.opened import Where, opened

    with sentences_for(_misuse), opened(Where(home, passphrase_file)) as found:
        if let_back:
            _let_back(person)
        else:
            _forget(person, found, asked=not yes, all_bare=bare_names)


def _forget(typed: str, home: "Home", *, asked: bool, all_bare: bool) -> None:
    from friendline.commands.store.opened import is_terminal
    from friendline.store.people.somebody import find
    from friendline.store.safekeeping.forgetting import forget as erase
    from friendline.store.safekeeping.forgetting import preview

    somebody = find(typed)
    gone = preview(somebody)
    show(_told(somebody, gone))
    if asked and not is_terminal():
        raise NobodyToAskError
    if asked and not typer.confirm("Erase it for good?", default=False):
        show("Nothing was changed.\n")
        raise typer.Exit(STOPPED)
    erase(somebody, _chosen(gone.doubtful, asked=asked, all_of_them=all_bare))
    show("It is erased." + _copies(home) + "\n")


def _told(somebody: "Somebody", gone: "Gone") -> str:
    """Say what will go and what will not."""
    from friendline.review.report.words import channel_name

    lines = [f"This will go for {somebody.told}:"]
    lines += [f"  {what}: {many:,}" for what, many in gone.counts.items()]
    lines += [
        f"  {key.name} on {channel_name(key.channel)} is {somebody.certainties[account]} theirs "
        "and goes too."
        for account, key in somebody.accounts.items()
        if somebody.certainties.get(account, "confirmed") != "confirmed"
    ]
    lines += [
        f"  {one.name} on {channel_name(one.channel)} may be theirs or somebody else's, and "
        "stays: say whose it is first."
        for one in somebody.open
    ]
    lines += [
        f"  Somebody else is called {name} too: texts with this name stay as they are."
        for name in somebody.names_left
    ]
    lines += [
        f"  Version {number} of your policy names them; versions are never changed."
        for number in gone.policies
    ]
    if gone.doubtful:
        lines.append(
            "  In these texts a part of the name stands alone. It may mean somebody else, so they "
            "stay as they are unless you say otherwise:"
        )
    lines += [f'    {one.what}: "{one.shown}"' for one in gone.doubtful]
    return "\n".join(lines) + "\n"


def _chosen(doubtful: "Sequence[Place]", *, asked: bool, all_of_them: bool) -> list[str]:
    """Give the keys of the doubtful texts from which the name is to be taken out."""
    if all_of_them or not asked:
        return [one.key for one in doubtful] if all_of_them else []
    return [
        one.key
        for number, one in enumerate(doubtful, 1)
        if typer.confirm(
            harmless(f'{number} of {len(doubtful)}: {one.what}: "{one.shown}"\nTake it out?'),
            default=False,
        )
    ]


def _copies(home: "Home") -> str:
    copies = sorted(one.name for one in home.folder.glob("before-restore-*.db"))
    if not copies:
        return " Backups and exports that you made before still hold it."
    return (
        f" Older copies still hold it: {', '.join(copies)} in {home.folder}, and backups and "
        "exports that you made before."
    )


def _let_back(typed: str) -> None:
    from friendline.store.safekeeping.forgetting import let_back

    if not let_back(typed):
        raise NobodyForgottenError(typed)
    show(f"{typed} can be imported again.\n")


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse
    from friendline.store.opening import set_up_django

    set_up_django()
    from friendline.store.people.somebody import NobodyOfThisNameError, SeveralOfThisNameError

    return (
        *misuse(),
        NobodyToAskError,
        NobodyForgottenError,
        NobodyOfThisNameError,
        SeveralOfThisNameError,
    )
