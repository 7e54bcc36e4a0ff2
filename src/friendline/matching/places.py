"""Whether company or city of a person agree with what an account shows."""

from collections.abc import Iterator
from functools import lru_cache

from friendline.matching.names import read_name
from friendline.matching.wording import show
from friendline.matching.words import read_word, tidy
from friendline.model import Account, Person

_WORDS_OF_NO_FIRM = """
    inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg ug mbh
    sa sas sarl srl spa bv nv oy ab as aps sp zoo sro pty pllc pc the and und et y
"""
_LEGAL_FORMS = frozenset(_WORDS_OF_NO_FIRM.split())


def agreeing_places(person: Person, account: Account) -> Iterator[str]:
    """Give a sentence for the company and one for the city, each where it agrees."""
    remark = _words(_remark_of(account.name))
    shown = _words(account.company or "")
    company, city = _words(person.company or ""), _words(person.city or "")
    if company and (_is_same_firm(company, shown) or set(company) <= set(remark)):
        yield f"Same company: {show(person.company or '')}"
    if city and (set(city) <= set(shown) or set(city) <= set(remark)):
        yield f"Same city: {show(person.city or '')}"


def _is_same_firm(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name of a firm begins with the other: "Acme" and "Acme Consulting"."""
    return bool(other) and all(map(str.__eq__, one, other))


def _remark_of(name: str) -> str:
    read = read_name(name)
    return read.remark if read else ""


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    read = filter(None, map(read_word, tidy(text).replace("-", " ").split()))
    words = (min(word.spellings) for word in read)
    return tuple(word for word in words if word not in _LEGAL_FORMS)
