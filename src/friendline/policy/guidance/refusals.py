"""What can be wrong with a pack, one small class per failure."""

from collections.abc import Sequence

from friendline.policy.language.words import listed, not_known, quoted
from friendline.policy.problems import MOST_SHOWN, Problem


class PackError(ValueError):
    """A pack cannot be used; everything that is wrong with it is listed, a line each.

    Attributes:
        problems: What is wrong, in the order of the file.
    """

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = "one mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        lines = "\n".join(f"  {problem}" for problem in problems[:MOST_SHOWN])
        super().__init__(
            f"The pack {quoted(file)} has {count}; nothing is checked against it:\n{lines}"
        )


class NoSuchPackError(ValueError):
    """Neither a pack nor a file has this name."""

    def __init__(self, where: str, packs: Sequence[str]) -> None:
        super().__init__(
            f"There is no pack file {quoted(where)}, and as a profession "
            f"{not_known(where, packs)}. Professions are {listed(packs, 'and')}; a pack "
            "of your own is a .toml file."
        )
