"""How people write their names online: the hard cases of the benchmark of matching, by kind.

``KINDS`` is the one table of how frequent each kind is among people who have an account. A kind
that a human's name does not allow (no accents to drop, no nickname) is not drawn for them, so that
the shares that come out differ somewhat; the benchmark prints them. The shares and the nicknames
are our own judgement of what is usual.
"""

import random
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from matching_names import Human, happens

KINDS: Mapping[str, float] = {
    "exact": 0.5,
    "case": 0.02,
    "accents dropped": 0.35,
    "native script": 0.45,
    "typo": 0.06,
    "nickname": 0.3,
    "initial": 0.05,
    "middle name added": 0.05,
    "middle name left out": 0.05,
    "turned": 0.03,
    "hyphen": 0.25,
    "half a double name": 0.35,
    "married, told": 0.08,
    "married, not told": 0.08,
    "title": 0.04,
    "decorated": 0.07,
    "first name only": 0.025,
    "handle": 0.02,
    "spelling": 0.12,
}
"""How often each kind is drawn, relative to the others that a name allows."""
SHORT = 3
"""Words that no letter is left out of."""
TWICE = 0.1
"""Share of accounts that are decorated or titled on top of another kind."""


@dataclass(frozen=True)
class Told:
    """One human as the owner's list tells and as their account shows, by one kind of case.

    Attributes:
        kind: The case, a key of ``KINDS``.
        noted: The name in the owner's list.
        other_names: What the list tells beside it.
        shown: The display name of the account.
        handle: A user name, where the case is one.
    """

    kind: str
    noted: str
    shown: str
    other_names: tuple[str, ...] = ()
    handle: str | None = None


Way = Callable[[random.Random, Human], Told | None]


def told(chance: random.Random, human: Human) -> Told:
    """Draw a kind that this human's name allows."""
    kinds = dict(KINDS)
    while True:
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        way = WAYS[kind](chance, human)
        if way is not None and way.noted.strip() and way.shown.strip():
            break
        del kinds[kind]
    if way.kind not in {"title", "decorated", "handle"} and happens(chance, TWICE):
        return replace(way, shown=_decorated(chance, way.shown))
    return way


def _exact(_: random.Random, human: Human) -> Told:
    return Told("exact", human.name, human.name)


def _case(chance: random.Random, human: Human) -> Told:
    change = chance.choice((str.upper, str.lower, str.lower))
    return _either(chance, "case", human.name, change(human.name))


def _accents(_: random.Random, human: Human) -> Told | None:
    plain = _plain(human.name)
    return None if plain == human.name else Told("accents dropped", human.name, plain)


def _native(chance: random.Random, human: Human) -> Told | None:
    if human.native is None:
        return None
    given, family = human.native
    eastern = human.country in {"ja_JP", "zh_CN", "ko_KR"}
    native = f"{family}{given}" if eastern else f"{given} {family}"
    if human.country == "ja_JP" and happens(chance, 0.5):
        native = f"{family} {given}"
    ways = (human.family, *human.family_spellings)
    latin = f"{human.given} {chance.choice(ways) if happens(chance, 0.3) else human.family}"
    return _either(chance, "native script", latin, native, turned=0.15)


def _typo(chance: random.Random, human: Human) -> Told:
    given, family = human.given, human.family
    if happens(chance, 0.6):
        family = _slipped(chance, family)
    else:
        given = _slipped(chance, given)
    return _either(chance, "typo", human.name, f"{given} {family}")


def _slipped(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word))
    kind = chance.choice(("left out", "doubled", "turned", "beside", "beside"))
    if kind == "left out" and len(word) > SHORT:
        slipped = word[:at] + word[at + 1 :]
    elif kind == "turned" and at > 0:
        slipped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    elif kind == "beside" and word[at].lower() in _BESIDE:
        slipped = word[:at] + chance.choice(_BESIDE[word[at].lower()]) + word[at + 1 :]
    else:
        slipped = word[: at + 1] + word[at].lower() + word[at + 1 :]
    return slipped[:1].upper() + slipped[1:].lower() if slipped.isalpha() else slipped


_KEYS = "q:wa w:qes e:wrd r:etf t:ryg y:tuh u:yij i:uok o:ipl p:ol a:qsz s:adw d:sfe f:dgr g:fht"
_MORE_KEYS = " h:gjy j:hku k:jli l:ko z:xa x:zcs c:xvd v:cbf b:vng n:bmh m:nj"
_BESIDE = dict(pair.split(":") for pair in (_KEYS + _MORE_KEYS).split())


def _nickname(chance: random.Random, human: Human) -> Told | None:
    short = NICKNAMES.get(human.given)
    if not short:
        return None
    return _either(chance, "nickname", human.name, f"{chance.choice(short)} {human.family}")


def _initial(chance: random.Random, human: Human) -> Told:
    family = f"{human.given} {human.family[0]}{chance.choice(('.', ''))}"
    given = f"{human.given[0]}{chance.choice(('.', '. ', ' '))}{human.family}"
    both = f"{human.given} {human.middle[0]}. {human.family}" if human.middle else family
    shown = chance.choices((family, given.replace(".", ". ").replace("  ", " "), both), (4, 3, 3))[
        0
    ]
    return _either(chance, "initial", human.name, shown, turned=0.2)


def _middle_added(chance: random.Random, human: Human) -> Told | None:
    if not human.middle:
        return None
    ways = (f"{human.given} {human.middle} {human.family}", f"{human.given} {human.middle}")
    return Told("middle name added", human.name, chance.choices(ways, (9, 1))[0])


def _middle_left_out(chance: random.Random, human: Human) -> Told | None:
    if not human.middle:
        return None
    noted = f"{human.given} {human.middle} {human.family}"
    goes_by_it = f"{human.middle} {human.family}"
    shown = goes_by_it if happens(chance, 0.15) else human.name
    return Told("middle name left out", noted, shown)


def _turned(chance: random.Random, human: Human) -> Told:
    shown = f"{human.family}{chance.choice((' ', ', '))}{human.given}"
    return _either(chance, "turned", human.name, shown)


def _hyphen(chance: random.Random, human: Human) -> Told | None:
    if "-" not in human.name and " " not in human.family:
        return None
    shown = human.name.replace("-", chance.choice((" ", "", " - ")))
    if shown == human.name:
        shown = f"{human.given} {human.family.replace(' ', '-')}"
    return _either(chance, "hyphen", human.name, shown)


def _halved(chance: random.Random, human: Human) -> Told | None:
    halves = human.family.replace("-", " ").split()
    if len(halves) != 2:  # noqa: PLR2004 - a double name
        return None
    shown = f"{human.given} {chance.choices(halves, (6, 4))[0]}"
    return _either(chance, "half a double name", human.name, shown, turned=0.2)


def _married_told(chance: random.Random, human: Human) -> Told | None:
    if not human.former:
        return None
    before = f"{human.given} {human.former}"
    if happens(chance, 0.5):
        return Told("married, told", human.name, before, (before,))
    return Told("married, told", before, human.name, (human.family,))


def _married_not_told(chance: random.Random, human: Human) -> Told | None:
    if not human.former:
        return None
    before = f"{human.given} {human.former}"
    return _either(chance, "married, not told", human.name, before, turned=0.5)


def _title(chance: random.Random, human: Human) -> Told:
    before = f"{chance.choice(TITLES)} {human.name}"
    after = f"{human.name}{chance.choice((', ', ' '))}{chance.choice(SUFFIXES)}"
    return _either(chance, "title", human.name, chance.choice((before, after)), turned=0.3)


def _decorate(chance: random.Random, human: Human) -> Told:
    return Told("decorated", human.name, _decorated(chance, human.name))


def _decorated(chance: random.Random, name: str) -> str:
    what = chance.choice(DECORATIONS)
    if happens(chance, 0.15):
        name = "".join(_FANCY.get(letter, letter) for letter in name)
    return what.format(name)


def _first_only(chance: random.Random, human: Human) -> Told:
    short = NICKNAMES.get(human.given, (human.given,))
    shown = chance.choice((human.given, human.given, chance.choice(short)))
    return Told("first name only", human.name, shown)


def _handle(chance: random.Random, human: Human) -> Told:
    handle = handle_of(chance, human)
    return Told("handle", human.name, handle, handle=handle)


def handle_of(chance: random.Random, human: Human) -> str:
    """Build a user name from a name; some tell nothing."""
    given, family = _letters(human.given), _letters(human.family)
    nick = _letters(chance.choice(NICKNAMES.get(human.given, (human.given,))))
    ways = (
        *(f"{given}.{family}", f"{given}{family}", f"{given}_{family}", f"{given[:1]}{family}"),
        *(f"{given[:1]}.{family}", f"{family}.{given}", f"{family}{given}", f"{given}{family[:1]}"),
        *(f"{nick}.{family}", f"{nick}{family}", f"the.{given}.{family}", f"{given}.{family[:3]}"),
        *(f"{nick}_{chance.choice(('runs', 'bakes', 'nyc', 'yoga', 'on_the_road'))}",) * 2,
    )
    ending = ("", "", "", f"{chance.randrange(1, 100)}", f"_{chance.randrange(60, 100)}", "_ldn")
    return chance.choice(ways) + chance.choice(ending)


def _spelling(chance: random.Random, human: Human) -> Told | None:
    ways = [f"{given} {human.family}" for given in human.given_spellings]
    ways += [f"{human.given} {family}" for family in human.family_spellings]
    both = zip(human.given_spellings, human.family_spellings, strict=False)
    ways += [f"{given} {family}" for given, family in both if human.native]
    if "ü" in human.name or "ö" in human.name or "ä" in human.name or "ß" in human.name:
        ways.append(human.name.translate(_GERMAN))
    if not ways:
        return None
    return _either(chance, "spelling", human.name, chance.choice(ways))


def _either(
    chance: random.Random, kind: str, name: str, other: str, *, turned: float = 0.3
) -> Told:
    """Put the unusual form on the account, and in some cases into the owner's list."""
    if happens(chance, turned):
        return Told(kind, other, name)
    return Told(kind, name, other)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _letters(text: str) -> str:
    return "".join(letter for letter in _plain(text).lower() if letter.isalnum())


WAYS: Mapping[str, Way] = {
    "exact": _exact,
    "case": _case,
    "accents dropped": _accents,
    "native script": _native,
    "typo": _typo,
    "nickname": _nickname,
    "initial": _initial,
    "middle name added": _middle_added,
    "middle name left out": _middle_left_out,
    "turned": _turned,
    "hyphen": _hyphen,
    "half a double name": _halved,
    "married, told": _married_told,
    "married, not told": _married_not_told,
    "title": _title,
    "decorated": _decorate,
    "first name only": _first_only,
    "handle": _handle,
    "spelling": _spelling,
}
TITLES = ("Dr.", "Dr", "Prof.", "Mrs.", "Mr", "Rev.", "Coach", "Sir", "Ms.")
SUFFIXES = (
    *("PhD", "MD", "MBA", "LMFT", "RN", "Esq.", "CPA", "Jr.", "III", "M.Ed.", "PMP®", "LCSW"),
    *("BSc (Hons)", "DDS", "LL.M."),
)
DECORATIONS = (
    *("{} 🌸", "✨ {} ✨", "{} 🇺🇦", "{} (she/her)", "{} (He/Him)", "{} | Coach", "🎸{}", "{} ❤️🐶"),
    *(
        "{} - Realtor",
        "~{}~",
        "{} 🏳️‍🌈",
        "{} (they/them) ☕",
        "{} 💪🏽",
        "{} ★",
        "«{}»",
        "{} 📷 Photography",
    ),
    *("{} • Life Coach", "{} | Speaker & Author", "♡ {} ♡", "{} 🏃‍♀️"),
)
_FANCY = {
    **{chr(ord("a") + at): chr(0x1D41A + at) for at in range(26)},
    **{chr(ord("A") + at): chr(0x1D400 + at) for at in range(26)},
}
"""Mathematical bold letters, as pasted from a generator of "fonts"."""
_STROKES = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "\N{LATIN SMALL LETTER DOTLESS I}": "i"}
)
_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)

_NICKNAMES = """
Robert Bob Rob Bobby|William Bill Will Billy|Richard Rick Dick Rich|James Jim Jimmy Jamie
John Jack Johnny|Michael Mike Mick Mikey|Thomas Tom Tommy|Joseph Joe Joey|Charles Charlie Chuck
Christopher Chris Kit|Daniel Dan Danny|Matthew Matt|Anthony Tony|Donald Don|Steven Steve
Stephen Steve|Edward Ed Ted Eddie|Andrew Andy Drew|Kenneth Ken Kenny|Joshua Josh|Kevin Kev
Timothy Tim|Jeffrey Jeff|Gregory Greg|Benjamin Ben Benny|Samuel Sam|Patrick Pat Paddy
Alexander Alex Sandy|Nicholas Nick Nicky|Jonathan Jon Jonny|Lawrence Larry|Raymond Ray|Ronald Ron
Douglas Doug|Gerald Gerry Jerry|Peter Pete|Frederick Fred Freddie|Francis Frank|Henry Harry Hank
Walter Walt Wally|Albert Al Bert|Zachary Zach Zack|Nathaniel Nate Nathan|Phillip Phil|Philip Phil
Vincent Vinnie Vince|Theodore Ted Theo|Eugene Gene|Leonard Len Lenny|Russell Russ|Bradley Brad
Elizabeth Liz Beth Betty Lizzie|Margaret Peggy Maggie Meg|Katherine Kate Katie Kathy
Catherine Cathy Kate Cat|Jennifer Jen Jenny|Patricia Pat Trish Patty|Susan Sue Susie|Barbara Barb
Jessica Jess Jessie|Deborah Deb Debbie|Rebecca Becky Becca|Kimberly Kim|Christine Chris Tina
Christina Tina Chrissy|Michelle Shelly|Amanda Mandy|Victoria Vicky Tori|Pamela Pam|Cynthia Cindy
Sandra Sandy|Samantha Sam Sammy|Stephanie Steph|Alexandra Alex Lexi Sandra|Judith Judy
Jacqueline Jackie|Abigail Abby|Theresa Terry Tess|Dorothy Dot Dottie|Virginia Ginny|Frances Fran
Kathleen Kathy|Nancy Nan|Melissa Missy Mel|Valerie Val|Veronica Ronnie|Josephine Jo Josie
Natalie Nat|Johannes Hans Hannes|Francisco Paco Pancho|Jose Pepe|José Pepe|Giuseppe Beppe Peppe
Josef Sepp|Ekaterina Katya|Dmitrii Dima|Mikhail Misha|Ivan Vanya|Aleksandr Sasha|Elena Lena
Olga Olya|Aleksei Alyosha Lyosha|Anna Anya|Mariia Masha|Sergei Seryozha|Tatiana Tanya
Nataliia Natasha|Iuliia Yulia|Svetlana Sveta|Ignacio Nacho|Guadalupe Lupe|Dolores Lola
Rosario Charo|Manuel Manolo|Antonio Toni|Wilhelm Willi|Friedrich Fritz|Heinrich Heinz|Ludwig Lutz
Margarete Gretel|Jakub Kuba|Małgorzata Gosia|Katarzyna Kasia|Aleksandra Ola|László Laci
István Pisti|József Jóska|Erzsébet Bözsi|Maximilian Max|Sebastian Basti|Nathalie Nat|Frédéric Fred
Philippe Phil|Alessandro Ale Sandro|Salvatore Turi Totò|Francesca Franca|Vincenzo Enzo|Luigi Gigi
Pieter Piet|Cornelis Kees|Hendrik Henk
"""
NICKNAMES: Mapping[str, tuple[str, ...]] = {
    words[0]: tuple(words[1:])
    for line in _NICKNAMES.strip().splitlines()
    for words in (group.split() for group in line.split("|"))
}
