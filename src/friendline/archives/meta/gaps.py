"""What is told of the exports of every network of the house."""

from friendline.model import Gap


def media_of_the_others(network: str) -> Gap:
    """Say of one part of an export, given with the others, that there is nothing to read in it."""
    return Gap(
        what=f"This part of {network} export holds only media of the other parts, or files that "
        "are not read.",
        remedy="Nothing has to be done: the other parts were given too.",
    )
