"""One command for everything, on a machine with nothing but Python 3.11 and pip.

    python3 run.py demo      friendline on a made-up owner, in a page of your browser
    python3 run.py desk      your own desk; the first time it leads you through
    python3 run.py review    one review as a page, and nothing kept
    python3 run.py backup    a whole copy of what your desk keeps, in one file
    python3 run.py pictures  lets reviews look into pictures too: installs what that needs (300 MB)

All other words go to friendline itself: ``python3 run.py --help`` shows them.

For those who build it:

    python3 run.py test      the test suite
    python3 run.py look      every page of the desk in a browser, and stories played there
    python3 run.py lint      format, lint, types and import rules
    python3 run.py check     lint, test and look: all that must pass for a change
    python3 run.py bench     time and memory of a review; or of a part: "bench screening"
    python3 run.py fuzz      hostile input for "policy" or "archives", some minutes of it
    python3 run.py lock      choose new versions of the libraries (needs uv)

The first run makes an environment of its own in ``.venv`` beside this file, from a lock file in
which every library has its hash. That changes nothing outside this folder; what you import lies in
your data folder, which ``python3 run.py status`` names.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCKS = {what: HERE / f"requirements/{what}.lock" for what in ("use", "pictures", "dev", "bench")}

LINTS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
)
TESTS = ("pytest", "-n", "2", "--ignore=tests/browser")
PAGES = ("pytest", "-n", "2", "tests/browser")


def main(words: list[str]) -> int:  # noqa: PLR0911 - one return for each word
    """Do what the first word says; give the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the reader may well run it with an older one
        print("friendline needs Python 3.11 or newer; this is " + sys.version.split()[0])
        return 2
    if not words:
        print(__doc__)
        return 2
    match words[0]:
        case "pictures":
            prepare("pictures")
            return 0
        case "test":
            prepare("dev")
            return call(*TESTS, *words[1:])
        case "look":
            prepare("dev")
            return call(*PAGES, *words[1:])
        case "lint" | "check" as word:
            prepare("dev")
            checks = LINTS if word == "lint" else (*LINTS, TESTS, PAGES)
            return next((code for check in checks if (code := call(*check))), 0)
        case "bench":
            prepare("bench")
            program = HERE / "benchmarks" / f"{words[1] if words[1:] else 'review'}.py"
            return call("python", str(program), *words[2:])
        case "fuzz":
            prepare("bench")
            return call("python", str(HERE / "fuzz"), *words[1:])
        case "lock":
            return lock()
        case _:
            prepare("use")
            os.environ["FRIENDLINE_CALLED"] = how_it_was_called()
            return call("friendline", *words)


def how_it_was_called() -> str:
    """Give what was typed before the first word, for sentences that name a command."""
    python = "python" if os.name == "nt" else "python3"
    return f"{python} {subprocess.list2cmdline(sys.argv[:1])}"


def prepare(what: str) -> None:
    """Bring ``.venv`` to what the lock file says; does nothing where it is there already."""
    lock_file = LOCKS[what]
    wanted = hashlib.sha256(lock_file.read_bytes() + (HERE / "pyproject.toml").read_bytes())
    mark = VENV / f"installed-{what}"
    if mark.exists() and mark.read_text("utf-8") == wanted.hexdigest():
        return
    print("Preparing friendline: a minute, the first time only ...", flush=True)
    if not VENV.exists():
        # without pip in it: Debian's Python has no ensurepip, and the outer pip installs into it
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(VENV)], check=True)
    pip("--require-hashes", "--only-binary=:all:", "-r", str(lock_file))
    pip("--no-deps", "--no-build-isolation", "--editable", str(HERE))
    mark.write_text(wanted.hexdigest(), "utf-8")


def pip(*words: str) -> None:
    """Install into ``.venv`` with the pip of the Python that runs this."""
    outer = [sys.executable, "-m", "pip", "--python", str(BIN / "python")]
    # --no-build-isolation: the build backend is in the lock file too, so that it has its hash
    done = subprocess.run(
        [*outer, "install", "--quiet", "--disable-pip-version-check", *words], check=False
    )
    if done.returncode:
        sys.exit("pip could not install friendline; what it said stands above.")


def call(program: str, *words: str) -> int:
    """Run a program of ``.venv``, with ``.venv`` first on the path."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    env = os.environ | {"PATH": path, "VIRTUAL_ENV": str(VENV)}
    return subprocess.run([str(BIN / program), *words], env=env, check=False).returncode


def lock() -> int:
    """Write the lock files anew from ``pyproject.toml``."""
    common = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
    common += ["--generate-hashes", "--no-header", "--no-annotate", "--upgrade", "pyproject.toml"]
    build = HERE / "requirements/build.in"
    use = [str(build), "--extra", "deep"]
    pictures = [*use, "--extra", "pictures"]
    developing = [*pictures, "--extra", "prove", "--group"]
    more = {
        "use": use,
        "pictures": pictures,
        "dev": [*developing, "dev"],
        "bench": [*developing, "bench"],
    }
    for what, path in LOCKS.items():
        done = subprocess.run([*common, *more[what], "-o", str(path)], cwd=HERE, check=False)
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
