"""Measure the detector of pictures: speed of each part, memory, lines read, copies, plain surfaces.

Run ``python benchmarks/pictures.py``. All pictures are drawn here; no photograph is in it, so it
says nothing of how often nakedness is rightly seen.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from difflib import SequenceMatcher
from functools import partial
from io import BytesIO
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from friendline.screening.pictures.decoding import thumbnail
from friendline.screening.pictures.likeness import Likeness, likeness
from friendline.screening.pictures.nudity import Nudity
from friendline.screening.pictures.words import PictureWords

SAID = (
    "What a long shift it was",
    "My boss is an idiot",
    "Call me on 020 7946 0018",
    "Wine at our house tonight",
    "Clients never pay on time",
    "I vote against the mayor",
)
P = ParamSpec("P")
Made = TypeVar("Made")
LETTERS_RIGHT = 0.9
TONES = ((255, 224, 196), (224, 172, 140), (198, 134, 94), (141, 85, 36), (80, 50, 30))


def landscape(width: int, height: int, seed: int = 1) -> Image.Image:
    """Draw colours of all sizes, as a photo has them."""
    random = np.random.default_rng(seed)
    sheets = np.zeros((height, width, 3))
    for parts in (4, 16, 64, 256):
        coarse = Image.fromarray(random.integers(0, 255, (parts, parts, 3), np.uint8))
        sheets += np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)) / parts**0.35
    sheets += random.normal(0, 4, sheets.shape)
    sheets -= sheets.min()
    return Image.fromarray((sheets * 255 / sheets.max()).astype(np.uint8))


def poster(
    lines: Sequence[str],
    points: int,
    size: tuple[int, int] = (1080, 1350),
    colours: tuple[str, str] = ("white", "black"),
) -> Image.Image:
    """Draw lines of words."""
    image = Image.new("RGB", size, colours[0])
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(points)
    for row, line in enumerate(lines):
        pen.text((40, 40 + row * points * 1.5), line, fill=colours[1], font=font)
    return image


def packed(image: Image.Image, form: str = "JPEG", quality: int = 85) -> bytes:
    """Give the bytes of a file."""
    stream = BytesIO()
    image.save(stream, form, quality=quality)
    return stream.getvalue()


def seconds(job: Callable[[], object], least: float = 2.0) -> float:
    """Give the CPU seconds a job takes, over at least so many seconds."""
    job()
    began, times = time.process_time(), 0
    while time.process_time() - began < least:
        job()
        times += 1
    return (time.process_time() - began) / times


def speeds(words: PictureWords, nudity: Nudity) -> Iterator[tuple[str, float]]:
    """Give how long each part takes for a picture."""
    photo = landscape(4000, 3000)
    for form in ("JPEG", "PNG", "WEBP"):
        content = packed(photo, form)
        yield f"make small, 12 million points, {form}", seconds(partial(thumbnail, content))
    small = thumbnail(packed(photo)).image
    yield "likeness", seconds(lambda: likeness(small))
    yield "nakedness", seconds(lambda: nudity.judge(small))
    yield "words, photo without any", seconds(lambda: words.read(small))
    for name, image in (
        ("words, poster of 6 lines", poster(SAID, 60)),
        ("words, copy of a phone's screen, 30 lines", poster(SAID * 5, 44, (1080, 2340))),
        ("words, copy of a long chat, 140 lines", poster(SAID * 24, 44, (1080, 10_000))),
        ("words, as full as can be, 900 pieces", poster(["a lot of " * 12] * 400, 15, (960, 7680))),
    ):
        drawn = thumbnail(packed(image)).image
        yield name, seconds(partial(words.read, drawn))


def lines_read(words: PictureWords) -> Iterator[tuple[str, float]]:
    """Give the share of drawn lines that are read with nine in ten letters right."""
    for points in (16, 20, 26, 36, 60):
        for colours in (("white", "black"), ("#203040", "#dddddd"), ("#eeeeee", "#aaaaaa")):
            drawn = thumbnail(packed(poster(SAID, points, colours=colours), quality=70)).image
            found = words.read(drawn).text.splitlines()
            hits = sum(any(_alike(line, other) for other in found) for line in SAID)
            yield f"{points} points, {colours[1]} on {colours[0]}", hits / len(SAID)


def _alike(one: str, other: str) -> bool:
    first, second = ("".join(text.split()).casefold() for text in (one, other))
    return bool(SequenceMatcher(None, first, second, autojunk=False).ratio() >= LETTERS_RIGHT)


def copies() -> Iterator[tuple[str, int, int]]:
    """Give bits of the hash and the largest difference of a point, for copies and for changes."""
    photos = [landscape(1600, 1200, seed) for seed in range(5)]
    for name, quality, share in (
        ("copy of a photo, quality 60", 60, 1.0),
        ("copy of a photo, quality 30", 30, 1.0),
        ("copy of a photo, half as large", 80, 0.5),
        ("copy of a photo, a third as large", 80, 1 / 3),
    ):
        pairs = [(_like(one), _like(_scaled(one, share), quality)) for one in photos]
        yield name, *_farthest(pairs, max)
    for points in (20, 28, 48):
        for colours in (("white", "black"), ("#eeeeee", "#999999")):
            pairs = [
                (_like(poster([one], points, colours=colours)), _like(other))
                for one, changed in (
                    ("call 020 7946 0018", "call 020 7946 0019"),
                    (SAID[1], "My boss is an angel"),
                )
                for other in [poster([changed], points, colours=colours)]
            ]
            yield f"changed word or digit, {points} points, {colours[1]}", *_farthest(pairs, min)


def _scaled(image: Image.Image, share: float) -> Image.Image:
    return image.resize((round(image.width * share), round(image.height * share)))


def _like(image: Image.Image, quality: int = 85) -> Likeness:
    return likeness(thumbnail(packed(image, quality=quality)).image)


def _farthest(
    pairs: Sequence[tuple[Likeness, Likeness]], which: Callable[[list[int]], int]
) -> tuple[int, int]:
    bits = [int(one.bits ^ other.bits).bit_count() for one, other in pairs]
    points = [int(np.abs(one.small.astype(np.int16) - other.small).max()) for one, other in pairs]
    return which(bits), which(points)


def surfaces(nudity: Nudity) -> Iterator[tuple[str, float, int]]:
    """Give the highest share for naked of 30 surfaces of a colour, and how many are told."""
    for tone in TONES:
        random = np.random.default_rng(4)
        shares, told = [], 0
        for _ in range(30):
            grain, spread = int(random.choice([1, 2, 4, 16, 60])), random.uniform(3, 35)
            rough = random.normal(0, spread, (800 // grain, 800 // grain, 1))
            points = np.kron(rough, np.ones((grain, grain, 1))) + np.array(tone)
            image = Image.fromarray(points.clip(0, 255).astype(np.uint8))
            seen = nudity.shares(image)
            shares.append(seen.porn + seen.sexy)
            told += nudity.judge(image) is not None
        yield str(tone), max(shares), told


def most_memory(pictures: Sequence[bytes]) -> tuple[float, float]:
    """Give the megabytes that a program takes before, and at most while it looks at pictures."""
    before = _megabytes()
    words, nudity = PictureWords(), Nudity()
    for content in pictures:
        small = thumbnail(content).image
        words.read(small)
        nudity.judge(small)
    return before, _megabytes()


def _megabytes() -> float:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (2**20 if sys.platform == "darwin" else 2**10)


def memory() -> Iterator[tuple[str, float, float]]:
    """Give the memory of a program of its own, for pictures of more and more points."""
    for name, size in (("12 million points", (4000, 3000)), ("49 million points", (8000, 6125))):
        for form in ("JPEG", "PNG"):
            content = _apart(plain, size, form)
            yield f"{name}, {form}", *_apart(most_memory, [content] * 3)


def plain(size: tuple[int, int], form: str) -> bytes:
    """Give a picture of one colour."""
    return packed(Image.new("RGB", size, "teal"), form)


def _apart(job: Callable[P, Made], *given: P.args, **named: P.kwargs) -> Made:
    """Let another program do it, so that its memory is not counted as this one's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        return alone.submit(job, *given, **named).result()


def main() -> None:
    """Print the tables."""
    print("memory: MB before, MB at most")  # first, since a program inherits its parent's most
    for name, before, most in memory():
        print(f"{name:44} {before:7.0f} {most:7.0f}")
    print("\nspeed")
    words, nudity = PictureWords(), Nudity()
    for name, taken in speeds(words, nudity):
        print(f"{name:44} {taken:7.3f} CPU s {1 / taken:8.1f} a CPU s")
    print("\nlines read")
    for name, share in lines_read(words):
        print(f"{name:44} {share:7.0%}")
    print("\nlikeness: bits that differ, largest difference of a point")
    for name, bits, points in copies():
        print(f"{name:44} {bits:7} {points:7}")
    print("\nplain surfaces in a colour of skin: highest share, told as naked of 30")
    for name, share, told in surfaces(nudity):
        print(f"{name:44} {share:7.3f} {told:7}")


if __name__ == "__main__":
    main()
