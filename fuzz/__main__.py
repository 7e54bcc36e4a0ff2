"""The command: ``python3 run.py fuzz [policy|archives|store] [--minutes N]``, run as a folder."""

import sys
from pathlib import Path

# Run as a folder, Python looks for modules inside of it and not beside it.
sys.path[0] = str(Path(__file__).resolve().parents[1])

if __name__ == "__main__":
    from fuzz.command import main

    sys.exit(main())
