"""Who else can say who is who: each library as its own documentation sets it up for such lists.

All get names in Latin letters without case, marks and decorations, and all names that the list
tells. Where addresses are told, an equal one is the best score. Thresholds are not chosen here.
"""

import logging
import re
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from matching_figures import Pair
from matching_made import Made

from friendline.model import Account, Person

if TYPE_CHECKING:
    import pandas as pd

People = Mapping[str, Person]
Accounts = Mapping[str, Account]
System = Callable[[Made], list[Pair]]
KEPT = 5
"""Best accounts that are kept of each person and channel."""
EQUAL_EMAIL = 2.0
"""Above all scores of names, which end at 1."""
SLICE = 500


def friendline(made: Made) -> list[Pair]:
    """Ask friendline."""
    from friendline.matching import match_people
    from friendline.model import Certainty, Tie, TieKind

    ties = {
        account: (Tie(account=made.accounts[account], kind=TieKind.FRIEND, since=since),)
        for account, since in made.since.items()
    }
    return [
        Pair(
            match.probability,
            match.person,
            match.account,
            match.certainty is not Certainty.AMBIGUOUS,
            match.certainty is Certainty.CONFIRMED,
        )
        for match in match_people(made.people, made.accounts, ties=ties)
    ]


def token_set(made: Made) -> list[Pair]:
    """Compare every name with every name by rapidfuzz's ``token_set_ratio``."""
    from rapidfuzz import fuzz

    return _all_by_all(made, fuzz.token_set_ratio)


def token_sort(made: Made) -> list[Pair]:
    """Compare every name with every name by rapidfuzz's ``token_sort_ratio``."""
    from rapidfuzz import fuzz

    return _all_by_all(made, fuzz.token_sort_ratio)


def _all_by_all(made: Made, scorer: Any) -> list[Pair]:  # noqa: ANN401 - rapidfuzz's own type
    import numpy as np
    from rapidfuzz import process

    names = [(person, clean(name)) for person, name in _names(made.people)]
    shown = [clean(account.name) for account in made.accounts.values()]
    rows: list[tuple[str, Any]] = []
    for at in range(0, len(names), SLICE):
        part = names[at : at + SLICE]
        scores = process.cdist(
            [name for _, name in part], shown, scorer=scorer, dtype=np.uint8, score_cutoff=50
        )
        rows += [(person, _best(row)) for (person, _), row in zip(part, scores, strict=True)]
    return _with_emails(made, _pairs(rows, made.accounts, 100))


def _best(scores: Any) -> list[tuple[int, float]]:  # noqa: ANN401 - a row of a matrix
    """Give the places and scores of the best, those alike with the last included."""
    import numpy as np

    many = KEPT * 4
    if len(scores) > many:
        places = np.argpartition(scores, -many)[-many:]
    else:
        places = np.arange(len(scores))
    return [(int(place), float(scores[place])) for place in places if scores[place]]


def tf_idf(made: Made) -> list[Pair]:
    """Compare by the cosine of TF-IDF weights of two to four letters, by scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    names = [(person, clean(name)) for person, name in _names(made.people)]
    shown = [clean(account.name) for account in made.accounts.values()]
    weigh = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    of_accounts = weigh.fit_transform(shown).T.tocsr()
    of_people = weigh.transform([name for _, name in names])
    rows: list[tuple[str, list[tuple[int, float]]]] = []
    for at in range(0, len(names), SLICE):
        product = (of_people[at : at + SLICE] @ of_accounts).tocsr()
        for row, (person, _) in enumerate(names[at : at + SLICE]):
            begin, end = product.indptr[row], product.indptr[row + 1]
            places, scores = product.indices[begin:end], product.data[begin:end]
            rows.append((person, [(int(places[at]), score) for at, score in _best(scores)]))
    return _with_emails(made, _pairs(rows, made.accounts, 1))


def _pairs(
    rows: Iterable[tuple[str, list[tuple[int, float]]]], accounts: Accounts, most: float
) -> list[Pair]:
    ids = list(accounts)
    best: dict[tuple[str, str], float] = defaultdict(float)
    for person, scores in rows:
        for place, score in scores:
            key = (person, ids[place])
            best[key] = max(best[key], score / most)
    return [Pair(score, person, account) for (person, account), score in best.items()]


def _with_emails(made: Made, pairs: list[Pair]) -> list[Pair]:
    holders = {email: person for person, one in made.people.items() for email in one.emails}
    equal = {
        (holders[email], account)
        for account, one in made.accounts.items()
        for email in one.emails
        if email in holders
    }
    others = [pair for pair in pairs if (pair.person, pair.account) not in equal]
    return [*(Pair(EQUAL_EMAIL, *pair) for pair in sorted(equal)), *others]


def record_linkage_ecm(made: Made) -> list[Pair]:
    """Block and compare by recordlinkage, and let its unsupervised ECM classifier judge.

    Firms and towns are left out: where few accounts show them they lead the classifier astray.
    """
    import recordlinkage

    vectors = _record_linkage(made, ("email",))
    judge = recordlinkage.ECMClassifier(binarize=0.95)
    judge.fit(vectors)
    # Pairs of one probability are many; how near the names are tells them apart.
    return _of_rows(judge.prob(vectors) + vectors.mean(axis=1) / 10)


def record_linkage_sum(made: Made) -> list[Pair]:
    """Block and compare by recordlinkage, and add up."""
    vectors = _record_linkage(made, ("email", "company", "city"))
    weights = {"email": 3.0, "company": 0.2, "city": 0.1}
    summed = sum(vectors[column] * weights.get(column, 1.0) for column in vectors)
    return _of_rows(summed)


def _record_linkage(made: Made, others: Iterable[str]) -> "pd.DataFrame":
    import recordlinkage

    left, right = _frames(made)
    index = recordlinkage.Index()
    index.sortedneighbourhood("surname", window=5)
    index.block("surname")
    index.block("first_name")
    compare = recordlinkage.Compare()
    for column in ("first_name", "surname", "full_name"):
        compare.string(column, column, method="jarowinkler", label=column)
    shown = [column for column in others if right[column].notna().any()]
    for column in shown:
        compare.exact(column, column, label=column)
    if "email" in shown:
        index.block("email")
    return compare.compute(index.index(left, right), left, right).fillna(0)


def _of_rows(scores: Any) -> list[Pair]:  # noqa: ANN401 - a pandas series
    best: dict[tuple[str, str], float] = {}
    for (row, account), score in scores.items():
        key = (_person_of(row), account)
        best[key] = max(best.get(key, 0.0), float(score))
    return _best_of_each(best)


def _best_of_each(best: Mapping[tuple[str, str], float]) -> list[Pair]:
    by_person: defaultdict[str, list[Pair]] = defaultdict(list)
    for (person, account), score in best.items():
        by_person[person].append(Pair(score, person, account))
    return [
        pair
        for pairs in by_person.values()
        for pair in sorted(pairs, key=lambda one: (-one.score, one.account))[: KEPT * 4]
    ]


def splink(made: Made) -> list[Pair]:
    """Link by Splink on DuckDB: term frequencies, u by sampling, m by expectation maximisation."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    left, right = _frames(made)
    base = DuckDBAPI()
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=list(_splink_comparisons(right)),
        blocking_rules_to_generate_predictions=list(_splink_blocks(right)),
        retain_matching_columns=False,
    )
    tables = [base.register(left), base.register(right)]
    linker = Linker(tables, settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("first_name", "surname")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for column in ("first_name", "surname"):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(column), estimate_without_term_frequencies=True
        )
    found = linker.inference.predict(threshold_match_probability=1e-4).as_pandas_dataframe()
    best: dict[tuple[str, str], float] = {}
    for one, other, share in zip(
        found["unique_id_l"], found["unique_id_r"], found["match_probability"], strict=True
    ):
        row, account = (one, other) if "#" in one else (other, one)
        key = (_person_of(row), account)
        best[key] = max(best.get(key, 0.0), float(share))
    return _best_of_each(best)


def _splink_comparisons(accounts: "pd.DataFrame") -> Iterator[Any]:
    import splink.comparison_library as cl

    yield cl.NameComparison("first_name").configure(term_frequency_adjustments=True)
    yield cl.NameComparison("surname").configure(term_frequency_adjustments=True)
    for column in ("company", "city"):
        if accounts[column].notna().any():
            yield cl.ExactMatch(column).configure(term_frequency_adjustments=True)
    if accounts["email"].notna().any():
        yield cl.ExactMatch("email")


def _splink_blocks(accounts: "pd.DataFrame") -> Iterator[Any]:
    from splink import block_on

    yield block_on("surname")
    yield block_on("first_name")
    yield block_on("substr(surname, 1, 3)", "substr(first_name, 1, 1)")
    yield "l.surname = r.first_name and l.first_name = r.surname"
    if accounts["email"].notna().any():
        yield block_on("email")


def clean(text: str) -> str:
    """Write a name in small Latin letters, one space between words, nothing else."""
    from anyascii import anyascii

    plain = re.sub(r":\w+:", " ", anyascii(text))  # anyascii spells emoji out between colons
    return " ".join(re.findall(r"[a-z]+", plain.lower()))


def _names(people: People) -> Iterator[tuple[str, str]]:
    for person, one in people.items():
        for name in dict.fromkeys((one.name, *one.other_names)):
            yield person, name


def _person_rows(people: People) -> Iterator[dict[str, str | None]]:
    for number, (person, name) in enumerate(_names(people)):
        one = people[person]
        emails = one.emails or (None,)
        for place, email in enumerate(emails):
            key = f"{person}#{number}.{place}"
            yield _row(key, name, email, one.company, one.city)


def _account_rows(accounts: Accounts) -> Iterator[dict[str, str | None]]:
    for account, one in accounts.items():
        email = one.emails[0] if one.emails else None
        yield _row(account, one.name, email, one.company, one.city)


def _row(
    key: str, name: str, email: str | None, company: str | None, city: str | None
) -> dict[str, str | None]:
    """Write a row as both linkage libraries want it: standardised columns, none for nothing."""
    from nameparser import HumanName

    turned = "," in name and HumanName(name).suffix == ""
    parts = [clean(part) for part in name.split(",", 1)] if turned else [clean(name)]
    read = HumanName(" ".join(reversed(parts)))
    first, last = clean(read.first), clean(read.last)
    return {
        "unique_id": key,
        "first_name": first or None,
        "surname": last or None,
        "full_name": f"{first} {last}".strip() or None,
        "email": email,
        "company": company.lower() if company else None,
        "city": city.lower() if city else None,
    }


def _person_of(row: str) -> str:
    return row.partition("#")[0]


def _frames(made: Made) -> "tuple[pd.DataFrame, pd.DataFrame]":
    return _frame(_person_rows(made.people)), _frame(_account_rows(made.accounts))


def _frame(rows: Iterable[dict[str, str | None]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows).set_index("unique_id", drop=False).rename_axis(None)


SYSTEMS: Mapping[str, System] = {
    "friendline": friendline,
    "rapidfuzz token_set": token_set,
    "rapidfuzz token_sort": token_sort,
    "TF-IDF": tf_idf,
    "recordlinkage, ECM": record_linkage_ecm,
    "recordlinkage, sum": record_linkage_sum,
    "Splink": splink,
}
