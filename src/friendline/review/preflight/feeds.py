"""How a draft may come up in feeds, which is not the same as standing on a page (R43)."""

from collections.abc import Iterator, Sequence

from friendline.policy.language.words import day_in_words
from friendline.review.preflight.result import Seer
from friendline.review.words import count, named, noun
from friendline.sight.network import NetworkRules, Topic


def feed_sentences(seers: Sequence[Seer], rules: NetworkRules) -> Iterator[str]:
    """Say to whom it may come by itself, who would have to look, and that it can come up again.

    Args:
        seers: The clients who can or may see it.
        rules: The network's rules.
    """
    fed = [one.name for one in seers if one.in_feed]
    if fed:
        yield (
            f"It may come up by itself in the {noun(len(fed), 'feed')} of {named(fed)}, who "
            f"{noun(len(fed), 'is', 'are')} tied to you on {rules.title} or tagged in it."
        )
    if others := len(seers) - len(fed):
        yield (
            f"{count(others, 'more client' if fed else 'client')} would see it by looking for it, "
            "not in a feed."
        )
    if seers:
        yield from (
            f"{one.what} (As of {day_in_words(one.checked)}.)"
            for one in rules.about(Topic.RESURFACING)
        )
