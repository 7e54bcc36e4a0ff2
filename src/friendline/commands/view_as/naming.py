"""Whom ``friendline view-as`` is asked to look as: a stereotype, a list, or a person by name."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from friendline.called import as_typed
from friendline.review.subjects import Subject, Subjects
from friendline.review.view_as import Scene
from friendline.review.view_as.stereotypes import LIST_PREFIX
from friendline.sight.judging.presence import name_key

_MOST_NAMED = 8


class NobodyOfThisNameError(ValueError):
    """Nobody there is called so."""

    def __init__(self, typed: str, stereotypes: Sequence[str], near: Sequence[str]) -> None:
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        super().__init__(
            f"Nobody is called '{typed}'.{meant} Expected the name of somebody on your client "
            f"list or of somebody who asks, or one of these: {', '.join(stereotypes)}."
        )


class SeveralOfThisNameError(ValueError):
    """More than one person is called so."""

    def __init__(self, typed: str, found: Sequence[Subject]) -> None:
        ids = ", ".join(f"{one.id} ({_told(one)})" for one in found[:_MOST_NAMED])
        super().__init__(
            f"{len(found)} people are called '{typed}'. Type the id of the one you mean: {ids}."
        )


class NothingToSeeError(ValueError):
    """The person is not known on the channel, or there is nothing on it."""

    def __init__(self, name: str, channel: str | None, channels: Sequence[str]) -> None:
        where = f"on {channel}" if channel else "on any of your networks"
        there = f" There is something to see on {', '.join(channels)}." if channels else ""
        super().__init__(
            f"{name} has no account {where} that your exports tell of, and sees what anybody "
            f"sees: {as_typed('view-as anybody')}.{there}"
        )


def key_of(typed: str, scene: Scene, subjects: Subjects) -> str:
    """Give the key of who is meant.

    Args:
        typed: A stereotype, ``list:NAME``, a name, or an id.
        scene: Knows the stereotypes.
        subjects: Whom a review speaks about.

    Raises:
        NobodyOfThisNameError: Nobody is called so.
        SeveralOfThisNameError: Several are.
    """
    everybody = subjects.all()
    word = name_key(typed)
    listed = f"{LIST_PREFIX}{name_key(word.removeprefix(LIST_PREFIX))}"
    if typed in everybody:
        return typed
    for key in (word, listed if word.startswith(LIST_PREFIX) else word):
        if key in scene.stereotypes:
            return key
    named = _named(word, everybody)
    if not named:
        names = {one.name for one in everybody.values()}
        raise NobodyOfThisNameError(
            typed, list(scene.stereotypes), get_close_matches(typed, names, 2, 0.7)
        )
    if len(named) > 1:
        raise SeveralOfThisNameError(typed, named)
    return named[0].id


def _named(word: str, everybody: Mapping[str, Subject]) -> list[Subject]:
    """Give who has this name; of the client list where somebody there has it."""
    found = [one for one in everybody.values() if word in _names(one)]
    return [one for one in found if one.person is not None] or found


def _names(one: Subject) -> set[str]:
    others = one.person.other_names if one.person else ()
    return {name_key(name) for name in (one.name, *others)}


def _told(one: Subject) -> str:
    if one.person is None:
        return "an account that may be anybody's"
    told = (one.person.company, one.person.city, *one.person.emails[:1])
    return next(filter(None, told), one.name)
