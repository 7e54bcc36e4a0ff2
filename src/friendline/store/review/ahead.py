"""What takes long only once is worked out while nobody waits for it."""

from friendline.letters.recognising import recogniser
from friendline.letters.templates import templates
from friendline.store import preferences
from friendline.store.policy import policies
from friendline.store.policy.policy_shown import shown
from friendline.store.review import checklist

__all__ = ["work_out_ahead"]


def work_out_ahead() -> None:
    """Prove the newest version of the policy, and read the letters of the owner's language."""
    number = policies.number()
    if number is not None:
        shown(policies.load(number))
    language = preferences.voice().language
    templates(language)
    recogniser(language)
    checklist.how_many_open()
