"""Real files that nobody here wrote, beside the project where they are present; never copied."""

from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"
