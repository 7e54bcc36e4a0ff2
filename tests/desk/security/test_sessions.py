"""Tests of launch keys and sessions."""

from friendline.desk.security.sessions import KEY_LASTS, Sessions


def test_a_key_is_too_old_after_a_while() -> None:
    """A link that lay about opens nothing."""
    now = [100.0]
    sessions = Sessions(lambda: now[0])
    key = sessions.new_key()
    now[0] += KEY_LASTS + 1
    assert sessions.begin(key) is None


def test_a_key_works_until_then() -> None:
    """A link that is used in time opens a session."""
    now = [100.0]
    sessions = Sessions(lambda: now[0])
    key = sessions.new_key()
    now[0] += KEY_LASTS - 1
    secret = sessions.begin(key)
    assert secret is not None
    assert sessions.find(secret) is not None


def test_each_key_and_each_session_is_another() -> None:
    """Nothing can be guessed from what was given out before."""
    sessions = Sessions()
    keys = {sessions.new_key() for _ in range(50)}
    secrets = {sessions.begin(key) for key in keys}
    assert len(keys) == len(secrets) == 50
    assert not keys & secrets


def test_secrets_are_not_kept_as_they_are() -> None:
    """Who reads the memory of the program finds digests."""
    sessions = Sessions()
    key = sessions.new_key()
    secret = sessions.begin(key)
    kept = repr(vars(sessions))
    assert key not in kept
    assert str(secret) not in kept
