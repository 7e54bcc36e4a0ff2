"""What is looked at before posting is remembered for a while, and in the memory only."""

from friendline.desk.looks import Looks
from friendline.store.home import Home
from friendline.store.jobs import Job


def test_a_look_that_is_broken_off_says_so(store: Home) -> None:
    """A look that cannot be done ends with a sentence, and stays findable."""
    looks = Looks()
    word = looks.begin({"text": "x"}, Job(kind="preflight", home=str(store.folder), draft=b"?"))
    look = looks.find(word)
    assert look is not None
    assert look.jobs.wait(60)
    ended = look.standing.ended
    assert ended is not None
    assert ended.why
    assert ended.outcome == b""
    assert look.said == {"text": "x"}
    assert looks.find("another") is None
