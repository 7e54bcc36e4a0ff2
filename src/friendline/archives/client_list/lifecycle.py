"""What the words of a client list say a person is, and where that stands (formats 7.4, R22, R23).

The words are data: one row for each meaning, in English, German, French and Spanish, with the
picklists that CRM systems start with. A cell may hold both ("former client") or the words may be
spread over two columns. A word that is not here is reported, never guessed.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from friendline.archives.tables.folding import words
from friendline.model import Relationship, Status


class Standing(NamedTuple):
    """A relationship and its status; ``None`` where the words do not say."""

    relationship: Relationship | None = None
    status: Status | None = None


_R, _S = Relationship, Status
_VOCABULARY: tuple[tuple[Relationship | None, Status | None, str], ...] = (
    (None, _S.CURRENT, "current, active, present, ongoing, existing, open, in progress, engaged"),
    (None, _S.CURRENT, "in treatment, in therapy, enrolled, retained, live, recurring, returning"),
    (None, _S.CURRENT, "aktuell, aktuelle, aktueller, aktiv, aktive, aktiver, laufend, bestehend"),
    (
        None,
        _S.CURRENT,
        "actuel, actuelle, actif, active, en cours, actual, activo, activa, vigente",
    ),
    (None, _S.FORMER, "former, formerly, past, ex, ended, inactive, closed, previous, old, lapsed"),
    (None, _S.FORMER, "no longer, churned, discharged, completed, complete, finished, terminated"),
    (None, _S.FORMER, "archived, ehemalig, ehemalige, ehemaliger, ehemals, frühere, früherer"),
    (None, _S.FORMER, "beendet, inaktiv, abgeschlossen, geschlossen, ancien, ancienne, inactif"),
    (None, _S.FORMER, "terminé, terminée, clos, anterior, antiguo, antigua, inactivo, inactiva"),
    (None, _S.FORMER, "finalizado, finalizada, terminado, terminada, cerrado, cerrada"),
    (None, _S.PROSPECTIVE, "prospective, potential, future, possible, waitlist, waiting list"),
    (None, _S.PROSPECTIVE, "potenziell, potenzielle, potenzieller, zukünftig, zukünftiger"),
    (None, _S.PROSPECTIVE, "potentiel, potentielle, futur, future, potencial, futuro, futura"),
    (_R.CLIENT, None, "client, clients, customer, customers, buyer, account, coachee, counsellee"),
    (_R.CLIENT, None, "kunde, kundin, kunden, klient, klientin, mandant, mandantin, auftraggeber"),
    (_R.CLIENT, None, "auftraggeberin, cliente, clientes, clienta, client e, mandante"),
    (_R.CLIENT, _S.CURRENT, "customer direct, customer channel, won, closed won, deal won"),
    (_R.CLIENT, _S.CURRENT, "evangelist, bestandskunde, bestandskundin, stammkunde, stammkundin"),
    (_R.CLIENT, _S.CURRENT, "new client, new customer"),
    (_R.CLIENT, _S.FORMER, "lost client, lost customer, altkunde, altkundin, exkunde, excliente"),
    (_R.PATIENT, None, "patient, patients, patientin, patienten, patiente, paciente, pacientes"),
    (_R.PATIENT, _S.CURRENT, "new patient"),
    (_R.STUDENT, None, "student, students, pupil, pupils, learner, schüler, schülerin, schueler"),
    (_R.STUDENT, None, "studentin, élève, élèves, étudiant, étudiante, alumno, alumna, estudiante"),
    (_R.STUDENT, _S.CURRENT, "new student, new pupil"),
    (_R.STUDENT, _S.FORMER, "alumnus, alumni, graduate, absolvent, absolventin, exalumno"),
    (_R.PARENT_OF_STUDENT, None, "parent, parents, parent of student, parents of student"),
    (_R.PARENT_OF_STUDENT, None, "parent of a student, parent of pupil, parent of a pupil"),
    (_R.PARENT_OF_STUDENT, None, "student s parent, pupil s parent, guardian, eltern, elternteil"),
    (_R.PARENT_OF_STUDENT, None, "parent d élève, parents d élève, padre de alumno"),
    (_R.PARENT_OF_STUDENT, None, "madre de alumno, padres de alumno"),
    (_R.FAMILY_OF_CLIENT, None, "family of client, family of a client, client s family"),
    (_R.FAMILY_OF_CLIENT, None, "client family, relative of client, relative of a client"),
    (_R.FAMILY_OF_CLIENT, None, "client s relative, spouse of client, parent of client"),
    (_R.FAMILY_OF_CLIENT, None, "partner of client, family of patient, relative of patient"),
    (_R.FAMILY_OF_CLIENT, None, "patient s family, angehörige, angehöriger, famille du client"),
    (_R.FAMILY_OF_CLIENT, None, "famille de client, familiar de cliente, familia de cliente"),
    (
        _R.PROSPECT,
        _S.PROSPECTIVE,
        "prospect, prospects, lead, leads, hot lead, warm lead, cold lead",
    ),
    (_R.PROSPECT, _S.PROSPECTIVE, "marketing qualified lead, sales qualified lead, mql, sql"),
    (_R.PROSPECT, _S.PROSPECTIVE, "marketingqualifiedlead, salesqualifiedlead, opportunity"),
    (_R.PROSPECT, _S.PROSPECTIVE, "enquiry, inquiry, enquirer, interessent, interessentin"),
    (_R.PROSPECT, _S.PROSPECTIVE, "prospecto, interesado, interesada"),
    (_R.PROSPECT, _S.NONE, "closed lost, lost lead, junk lead"),
    (
        _R.REFERRER,
        None,
        "referrer, referral source, referral partner, referring doctor, introducer",
    ),
    (_R.REFERRER, None, "empfehler, empfehlerin, zuweiser, zuweiserin, prescripteur"),
    (_R.REFERRER, None, "apporteur d affaires, recomendador, recomendadora"),
    (_R.INVESTOR, None, "investor, investors, shareholder, investorin, anleger, anlegerin"),
    (_R.INVESTOR, None, "investisseur, investisseuse, actionnaire, inversor, inversora"),
    (_R.COLLEAGUE, None, "colleague, colleagues, coworker, co worker, employee, staff, teammate"),
    (_R.COLLEAGUE, None, "kollege, kollegin, kollegen, mitarbeiter, mitarbeiterin, collègue"),
    (_R.COLLEAGUE, None, "collègues, employé, employée, colega, compañero, compañera, empleado"),
    (_R.SUPERVISEE, None, "supervisee, supervisees, mentee, direct report, supervisand"),
    (_R.SUPERVISEE, None, "supervisandin, supervisé, supervisée, supervisado, supervisada"),
    (_R.VENDOR, None, "vendor, vendors, supplier, suppliers, contractor, subcontractor, provider"),
    (_R.VENDOR, None, "lieferant, lieferantin, dienstleister, dienstleisterin, fournisseur"),
    (_R.VENDOR, None, "prestataire, proveedor, proveedora"),
    (_R.FRIEND, None, "friend, friends, personal friend, freund, freundin, freunde, ami, amie"),
    (_R.FRIEND, None, "amis, amies, amigo, amiga, amigos, amigas"),
    (_R.FAMILY, None, "family, family member, relative, relatives, kin, familie, verwandt"),
    (_R.FAMILY, None, "verwandte, verwandter, famille, familia, familiar, pariente"),
    (_R.OTHER, None, "other, partner, business partner, channel partner, technology partner"),
    (_R.OTHER, None, "channel partner reseller, reseller, integrator, analyst, press, competitor"),
    (_R.OTHER, None, "subscriber, sonstige, sonstiger, geschäftspartner, autre, partenaire"),
    (_R.OTHER, None, "otro, otra, socio, socia, witness, opposing party"),
)
_LEAD_STATUS: tuple[tuple[Relationship | None, Status | None, str], ...] = (
    (_R.PROSPECT, _S.PROSPECTIVE, "new, open, in progress, open deal, attempted to contact"),
    (_R.PROSPECT, _S.PROSPECTIVE, "connected, bad timing, open not contacted, working contacted"),
    (_R.PROSPECT, _S.PROSPECTIVE, "closed converted, contact in future, contacted, not contacted"),
    (_R.PROSPECT, _S.PROSPECTIVE, "pre qualified, qualified"),
    (
        _R.PROSPECT,
        _S.NONE,
        "unqualified, not qualified, junk lead, lost lead, closed not converted",
    ),
)
_DEAL_STATUS: tuple[tuple[Relationship | None, Status | None, str], ...] = (
    (_R.CLIENT, _S.CURRENT, "won, closed won, gewonnen, gagné, ganado"),
    (_R.PROSPECT, _S.PROSPECTIVE, "open, offen, ouvert, abierto"),
    (_R.PROSPECT, _S.NONE, "lost, closed lost, deleted, verloren, perdu, perdido"),
)
KNOWN_WORDS = (
    "client, customer, patient, student, parent, prospect, lead, referrer, investor, colleague, "
    "supervisee, supplier, friend, family, other; current, active, former, past, ended, prospective"
)
"""The words to offer somebody whose own were not understood."""

_STRICTEST_FIRST = (
    _R.PATIENT, _R.CLIENT, _R.STUDENT, _R.PARENT_OF_STUDENT, _R.FAMILY_OF_CLIENT, _R.SUPERVISEE,
    _R.PROSPECT, _R.REFERRER, _R.INVESTOR, _R.VENDOR, _R.COLLEAGUE, _R.FAMILY, _R.FRIEND, _R.OTHER,
    _R.UNKNOWN,
)  # fmt: skip
_STATUS_ORDER = (_S.CURRENT, _S.FORMER, _S.PROSPECTIVE, _S.NONE, _S.UNKNOWN)
_FILLERS = frozenset({"a", "an", "the", "is", "was"})
_BETWEEN_LABELS = re.compile(r"[,;|/+]| and | und | et | y |:::")
_SYSTEM_LABEL = re.compile(r"\*\s\S.*|my ?contacts|starred|imported on .*", re.IGNORECASE)
"""Labels that an address book puts on everybody (formats 7.1)."""
_LONGEST_PHRASE = 4
_LONGEST_CELL = 120


@lru_cache(maxsize=1_024)
def standing_of(cell: str) -> Standing | None:
    """Give what a cell says, ``None`` where no part of it is understood.

    Several labels may share a cell ("Customer, Hot lead"): the one that asks for most care wins.
    """
    if len(cell) > _LONGEST_CELL:
        return None
    labels = [label for label in _BETWEEN_LABELS.split(cell) if label.strip()]
    understood = [found for label in labels if (found := _phrase(label)) is not None]
    return strictest(understood) or _phrase(cell)


def phrase_of(standing: Standing) -> str:
    """Give the words for a standing, such that ``standing_of`` reads the same from them."""
    is_told = standing.status not in {None, Status.NONE, Status.UNKNOWN}
    words_of_it = (standing.status if is_told else None, standing.relationship)
    return " ".join(str(each) for each in words_of_it if each).replace("_", " ")


def own_labels(cell: str) -> str:
    """Give a cell without the labels that the address book puts there by itself."""
    if ":::" not in cell and ";" not in cell and not _SYSTEM_LABEL.fullmatch(cell.strip()):
        return cell
    labels = [label.strip() for label in re.split(r":::|;", cell)]
    return " ::: ".join(label for label in labels if label and not _SYSTEM_LABEL.fullmatch(label))


def lead_standing_of(cell: str) -> Standing | None:
    """Give what a "Lead Status" cell says; its words ("open") mean something else elsewhere."""
    return _meanings(_LEAD_STATUS).get(" ".join(words(cell)))


def deal_standing_of(cell: str) -> Standing | None:
    """Give what a "Deal - Status" cell says: a client is who has a won deal (formats 7.4)."""
    return _meanings(_DEAL_STATUS).get(" ".join(words(cell)))


def strictest(standings: Iterable[Standing]) -> Standing | None:
    """Give the one that asks for most care, its status filled in from the others where blank.

    A current client who is also a friend, or was a client before, is a current client.
    """
    ranked = sorted(standings, key=_rank)
    if not ranked:
        return None
    first = ranked[0]
    status = first.status or next(
        (each.status for each in ranked if each.relationship is None and each.status), None
    )
    return Standing(first.relationship, status)


def presumed_status(relationship: Relationship) -> Status:
    """Give the status of a relationship of which the list says no more than that it is there."""
    if relationship in {Relationship.FRIEND, Relationship.FAMILY, Relationship.OTHER}:
        return Status.NONE
    if relationship is Relationship.UNKNOWN:
        return Status.UNKNOWN
    return Status.PROSPECTIVE if relationship is Relationship.PROSPECT else Status.CURRENT


def _rank(standing: Standing) -> tuple[int, int]:
    return (
        _STRICTEST_FIRST.index(standing.relationship or Relationship.UNKNOWN),
        _STATUS_ORDER.index(standing.status or Status.UNKNOWN),
    )


def _phrase(label: str) -> Standing | None:
    """Read a phrase from left to right, longest known words first; every word must be known."""
    parts = words(label)
    relationship, status, rest = None, None, parts
    while rest:
        if rest[0] in _FILLERS:
            rest = rest[1:]
            continue
        found, rest = _longest(rest)
        if found is None or _contradicts(status, found.status):
            return None
        relationship = found.relationship or relationship
        status = status or found.status
    return _as_prospect(Standing(relationship, status)) if relationship or status else None


def _longest(parts: list[str]) -> tuple[Standing | None, list[str]]:
    known = _meanings(_VOCABULARY)
    for length in range(min(_LONGEST_PHRASE, len(parts)), 0, -1):
        found = known.get(" ".join(parts[:length]))
        if found is not None:
            return found, parts[length:]
    return None, []


def _contradicts(one: Status | None, other: Status | None) -> bool:
    return one is not None and other is not None and one is not other


def _as_prospect(standing: Standing) -> Standing:
    """A prospective client is a prospect."""
    if standing == (Relationship.CLIENT, Status.PROSPECTIVE):
        return Standing(Relationship.PROSPECT, Status.PROSPECTIVE)
    return standing


@cache
def _meanings(
    table: tuple[tuple[Relationship | None, Status | None, str], ...],
) -> dict[str, Standing]:
    return {
        " ".join(words(phrase)): Standing(relationship, status)
        for relationship, status, phrases in table
        for phrase in phrases.split(",")
    }
