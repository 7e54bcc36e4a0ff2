"""Where sayings are kept: whatever can give them back, and add to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from friendline.model import Fault
from friendline.said.sayings import Saying, Sayings

__all__ = ["Keeper", "Kept", "Words"]

One_contra = TypeVar("One_contra", bound=Saying, contravariant=True)
All_co = TypeVar("All_co", bound=Sayings[Any], covariant=True)


@dataclass(frozen=True)
class Kept(Generic[All_co]):
    """What is kept of one kind of sayings.

    Attributes:
        said: Everything that could be read, in the order of the numbers.
        faults: What could not be read, each with its reason.
    """

    said: All_co
    faults: tuple[Fault, ...] = ()


class Keeper(Protocol[One_contra, All_co]):
    """A place that keeps sayings of one kind, such as a file or a table of a database."""

    def read(self) -> Kept[All_co]:
        """Give what is kept; nothing where nothing was said yet."""
        ...

    def append(self, new: Sequence[One_contra]) -> Kept[All_co]:
        """Add what was said at once; when this returns, it is kept for good.

        What has a number that was taken meanwhile gets the next that is free.

        Returns:
            What is kept now, also what others added.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one kind of sayings is called, and where the owner gives them.

    Attributes:
        one: One of them: "label".
        many: Several: "labels".
        command: The command that asks: "findings".
        option: Its option that names a file: "--labels".
        file_name: What the file is called where nobody says otherwise.
    """

    one: str
    many: str
    command: str
    option: str
    file_name: str
