"""Fuzzing is no part of the package; its folder stands beside ``src``."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))
