"""Starts the desk of a made-up owner for the browser: a program of its own, as for a person.

Run as ``python browser_desk.py HOME [--read-only] [--incognito] [--empty]``; prints the
launch link. With ``--empty`` nothing is imported yet.
"""

import sys
from pathlib import Path

from friendline.store.home import Home
from friendline.store.opening import open_store, set_up_django


def main() -> None:
    """Serve until the program is ended."""
    set_up_django()
    _add_the_page_of_parts()
    home = Home(Path(sys.argv[1]))
    is_new = not home.exists
    open_store(home)
    from browser_owner import fill_store, settle_day  # noqa: PLC0415 - Django first

    from friendline.desk.serving import Start, serve  # noqa: PLC0415 - Django first

    if "--empty" in sys.argv:
        settle_day()
    elif is_new:
        fill_store(home.folder.parent / "exports")

    start = Start(
        home, opens=False, read_only="--read-only" in sys.argv, incognito="--incognito" in sys.argv
    )
    serve(start, _say)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _add_the_page_of_parts() -> None:
    """Add a page that shows every part that pages are made of; users have none."""
    from django.conf import settings  # noqa: PLC0415 - Django first

    settings.TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "browser" / "templates"]
    settings.ROOT_URLCONF = "browser_parts"


if __name__ == "__main__":
    main()
