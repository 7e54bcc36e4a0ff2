"""Policies as somebody might write them, at random and all of them sound, for tests of files."""

from datetime import date

from hypothesis import strategies as st

from friendline.policy.authoring.as_written import AsWritten, tidy, tidy_cells

CELLS = {
    "relationship": (
        "client, patient",
        "not friend, family",
        "unknown or client",
        "Parent of student",
    ),
    "status": ("current", "not former", "known", ""),
    "months since end": ("< 6", "= 12", "5 to 10", "unknown or >= 24", "007", "12, 24"),
    "met": ("yes", "no", "unknown or no", "any"),
    "purpose": ("personal, mixed", "official", "unknown"),
}
ALSO = ("", "kin == null", "channel in ['facebook', \"linkedin\"]", "months_known > 24 || kin")
SIGNS = "abcxyz ÄéЖ中😀,;\t\n'\"=+-@#_0129<&>%\\/|"
TEXTS = st.text(SIGNS, max_size=30) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="{}"), max_size=12
)
SENTENCES = TEXTS.map(lambda text: f"So {text}")
WAYS = st.lists(st.sampled_from(("linkedin", "e-mail", "in person", "X")), min_size=1, unique=True)


@st.composite
def own_facts(draw: st.DrawFn) -> dict[str, dict[str, object]]:
    """Declare some facts."""
    facts: dict[str, dict[str, object]] = {
        "signed": {"type": "yes/no", "label": draw(TEXTS)},
        "tier": {"type": "enumeration", "values": draw(st.sampled_from(["a", ["a", "b c"]]))},
        "size_": {"type": "whole number", "min": 0, "max": draw(st.integers(0, 99))},
    }
    kept = draw(st.sets(st.sampled_from(sorted(facts))))
    return {name: table for name, table in facts.items() if name in kept}


@st.composite
def promises(draw: st.DrawFn) -> dict[str, object]:
    """Make a promise, perhaps with what it rests on."""
    made: dict[str, object] = {
        "text": draw(SENTENCES),
        "when": draw(st.sampled_from(ALSO)),
        "never": draw(st.sampled_from((["accept", "ask"], ["Offer other"], "decline", []))),
        "duties": draw(st.sampled_from((["reply"], ["reply", "record"]))),
        "strength": draw(st.sampled_from(("", "should"))),
    }
    if draw(st.booleans()):
        made["source"] = {
            "body": draw(SENTENCES),
            "title": draw(SENTENCES),
            "year": draw(st.integers(1900, 2100)),
            "jurisdictions": draw(st.sampled_from((["GB", "US-FL"], []))),
            "in_force_from": draw(st.sampled_from(("", "2013", "2013-04", "2013-04-22"))),
            "confidence": draw(st.sampled_from(("H", ""))),
        }
    return made


@st.composite
def written_policies(draw: st.DrawFn) -> AsWritten:
    """Write a policy."""
    days = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
    settings: dict[str, object] = {
        "name": draw(SENTENCES),
        "version": draw(st.integers(0, 99) | st.sampled_from(("1.10", "2026-01", "007"))),
        "purpose": draw(TEXTS),
        "in_force_from": draw(days),
        "alternatives": draw(WAYS),
        "must_not_matter": draw(st.sampled_from(([], ["age", "gender"], "age"))),
        "channels": draw(
            st.dictionaries(
                st.sampled_from(("facebook", "LinkedIn", "x")),
                st.sampled_from(("personal", "Mixed")),
            )
        ),
        "facts": draw(own_facts()),
        "promises": draw(st.lists(promises(), max_size=2)),
    }
    header = draw(st.permutations([*CELLS, "also", "answer", "because", "say", "tone"]))
    last = ["ask" if name == "answer" else "So." if name == "because" else "" for name in header]
    rows = draw(st.lists(_rows(header), max_size=5))
    return AsWritten(tidy(settings), tidy_cells([header, *rows, last]))


@st.composite
def _rows(draw: st.DrawFn, header: list[str]) -> list[str]:
    if draw(st.integers(0, 5)) == 0:
        return [""] * len(header)
    cells = {name: draw(st.sampled_from(("", *texts))) for name, texts in CELLS.items()}
    cells |= {
        "also": draw(st.sampled_from(ALSO)),
        "answer": draw(st.sampled_from(("accept", "Offer other", "defer"))),
        "because": draw(SENTENCES),
        "say": draw(TEXTS),
    }
    return [cells.get(name, "") for name in header]
