"""Which column of a client list holds what: the headers of CRM systems and of plain lists.

Headers are compared without case, accents and punctuation (``folding.key``). What is not named
here is not read, so notes and the like never enter (formats 7.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from itertools import product

from friendline.archives.tables.folding import key


class Field(Enum):
    """What a column of a client list can hold."""

    RECORD_ID = auto()
    NAME = auto()
    NAME_OR_ROLE = auto()
    NAME_OR_SURNAME = auto()
    NAME_OR_GIVEN = auto()
    GIVEN = auto()
    MIDDLE = auto()
    SURNAME = auto()
    FORMER_SURNAME = auto()
    NICKNAME = auto()
    OTHER_NAME = auto()
    EMAIL = auto()
    PHONE = auto()
    COMPANY = auto()
    CITY = auto()
    WEBSITE = auto()
    DELETED = auto()
    RELATIONSHIP = auto()
    STAGE = auto()
    STATUS = auto()
    ACTIVE = auto()
    LABEL = auto()
    IS_ONE = auto()
    LEAD_STATUS = auto()
    DEAL_STATUS = auto()
    MET = auto()
    FRIEND = auto()
    KIN = auto()
    MINOR = auto()
    BORN = auto()
    AGE = auto()
    SENSITIVE = auto()
    ORIGIN = auto()
    BEGAN = auto()
    ENDED = auto()


_HEADERS: dict[Field, str] = {
    Field.RECORD_ID: """Record ID, Id, Contact ID, Person ID, Person - ID, Client ID, Customer ID,
        Patient ID, Student ID, Kundennummer, Kunden-Nr, Kunden-ID, Mandantennummer,
        Numéro client, ID cliente""",
    Field.NAME: """Full name, Client name, Customer name, Patient name, Student name, Pupil name,
        Person - Name, Contact name, Display name, Deal - Contact person, Contact person, Contact,
        Vollständiger Name, Vor- und Nachname, Kundenname, Nom complet, Nom et prénom,
        Nom du client, Nombre completo, Nombre y apellidos, Nombre del cliente""",
    Field.NAME_OR_ROLE: """Client, Clients, Customer, Patient, Student, Pupil, Person, Kunde,
        Kundin, Klient, Klientin, Mandant, Mandantin, Patientin, Schüler, Schülerin, Élève,
        Cliente, Paciente, Alumno""",
    Field.NAME_OR_SURNAME: "Name, Nom",
    Field.NAME_OR_GIVEN: "Nombre",
    Field.GIVEN: """First name, Given name, Forename, Person - First name, Client first name,
        Vorname, Prénom, Nombre de pila, Primer nombre""",
    Field.MIDDLE: "Middle name, Zweiter Vorname, Deuxième prénom, Segundo nombre",
    Field.SURNAME: """Last name, Surname, Family name, Person - Last name, Client last name,
        Nachname, Familienname, Zuname, Nom de famille, Apellido, Apellidos, Primer apellido""",
    Field.FORMER_SURNAME: """Maiden name, Birth name, Former name, Previous name, Former last name,
        Previous last name, Née, Geburtsname, Mädchenname, Früherer Name, Nom de jeune fille,
        Nom de naissance, Ancien nom, Apellido de soltera, Nombre anterior""",
    Field.NICKNAME: """Nickname, Nick name, Preferred name, Known as, Goes by, Spitzname, Rufname,
        Surnom, Apodo""",
    Field.OTHER_NAME: """Other names, Other name, Also known as, AKA, Alias, Aliases,
        Weitere Namen, Autres noms, Otros nombres""",
    Field.COMPANY: """Company, Company name, Associated Company, Organisation, Organization,
        Employer, Firm, Account name, Person - Organization, Deal - Organization, Firma,
        Firmenname, Unternehmen, Arbeitgeber, Entreprise, Société, Employeur, Empresa, Compañía""",
    Field.CITY: """City, Town, Mailing City, Home city, Ort, Wohnort, Stadt, Ville, Ciudad,
        Localidad""",
    Field.WEBSITE: """Website, Web site, Web page, Personal web page, Homepage, URL, Website URL,
        Profile URL, Profile, Webseite, Internetseite, Site web, Site internet, Sitio web,
        Página web""",
    Field.DELETED: "IsDeleted, Deleted",
    Field.RELATIONSHIP: """Relationship, Relation, Relationship type, Beziehung, Verhältnis,
        Relación, Tipo de relación""",
    Field.STAGE: "Lifecycle stage, Lifecycle",
    Field.STATUS: """Status, Client status, Customer status, Patient status, Student status,
        Contact status, Current or former, Kundenstatus, Statut, Statut client,
        Estado del cliente""",
    Field.ACTIVE: "Active, Is active, Aktiv, Actif, Activo",
    Field.LABEL: """Type, Account type, Contact type, Client type, Kind, Label, Labels,
        Person - Label, Person - Labels, Tag, Tags, Category, Categories, Group, Typ, Kategorie,
        Gruppe, Catégorie, Groupe, Tipo, Categoría, Grupo, Estado""",
    Field.LEAD_STATUS: "Lead status",
    Field.DEAL_STATUS: "Deal - Status, Deal status",
    Field.MET: """Met, Met in person, Met in person on, Met on, Have met, Date met, First met,
        Persönlich getroffen, Persönlich bekannt, Getroffen, Rencontré, Rencontré en personne,
        Conocido en persona""",
    Field.FRIEND: """Friend, Friends, Became friend, Became friends, Became friends on, Friend on,
        Friend since, Friends since, Befreundet, Befreundet seit, Freund, Ami, Amis, Ami depuis,
        Amis depuis, Amigo, Amigos, Amigos desde""",
    Field.KIN: """Family, Kin, Relative, Is family, Family member, Related, Familie, Verwandt,
        Famille, Familia, Pariente""",
    Field.MINOR: """Minor, Is minor, Under 18, Under age, Minderjährig, Mineur, Menor,
        Menor de edad""",
    Field.BORN: """Date of birth, DOB, Birth date, Birthdate, Birthday, Born, Geburtsdatum,
        Geburtstag, Geboren, Date de naissance, Fecha de nacimiento""",
    Field.AGE: "Age, Alter, Âge, Edad",
    Field.SENSITIVE: """Sensitive, Sensitive work, Sensitive matter, Sensitive case, Sensibel,
        Heikel, Sensible""",
    Field.ORIGIN: """Origin, Met through, Business or private, Herkunft, Origine, Origen""",
    Field.BEGAN: """Client since, Customer since, Patient since, Student since, Since, Began,
        Began on, Start, Start date, Started, Started on, Engaged, Engaged on, Engagement began,
        Engagement start, Became a Customer Date, Onboarded, Kunde seit, Kundin seit, Mandant seit,
        Seit, Beginn, Startdatum, Client depuis, Depuis, Date de début, Cliente desde, Desde,
        Fecha de inicio, Inicio""",
    Field.ENDED: """Ended, Ended on, End, End date, Engagement ended, Engagement end,
        Client until, Until, Left, Left on, Closed on, Date closed, Discharged, Discharged on,
        Discharge date, Finished, Finished on, Ende, Endedatum, Enddatum, Beendet, Beendet am,
        Kunde bis, Bis, Fin, Date de fin, Terminé le, Fecha de fin, Fin de la relación, Hasta""",
}
_EMAIL_WORDS = """email, e mail, mail, email address, mail address, e-mail-adresse, mailadresse,
    adresse mail, adresse e-mail, courriel, adresse électronique, correo, correo electrónico"""
_PHONE_WORDS = """phone, phone number, telephone, telephone number, tel, mobile, mobile phone,
    mobile number, mobile phone number, cell, cell phone, telefon, telefonnummer, handy,
    handynummer, mobil, mobilnummer, téléphone, portable, teléfono, móvil, celular"""
_WHICH = """work, home, other, private, personal, business, office, primary, secondary, main,
    mobile, alternate, second, privat, geschäftlich, arbeit, pro, personnel, trabajo, person,
    1, 2, 3, 4, 5"""
_NETWORKS = {
    "linkedin": "linkedin",
    "facebook": "facebook",
    "instagram": "instagram",
    "threads": "threads",
    "twitter": "x",
    "x": "x",
    "xtwitter": "x",
    "twitterx": "x",
    "mastodon": "mastodon",
    "bluesky": "bluesky",
}
_ACCOUNT_WORDS = """account, handle, id, link, name, page, profile, profile link, profile url, url,
    user, user name, username, konto, profil, perfil, usuario"""
_ADDRESS_BOOKS = (
    {"email1value"},
    {"phone1value"},
    {"givennameyomi"},
    {"phoneticfirstname"},
    {"groupmembership"},
    {"businessstreet", "homestreet"},
    {"emailaddress", "email2address", "email3address"},
)
"""Headers that only Google's and Outlook's address books have (formats 7.1, 7.2)."""

_CRM_COMPANIES = ({"id", "name", "billingcity"}, {"id", "name", "parentid"})
"""Headers of Salesforce's table of companies, whose names are not people's (formats 7.4)."""


@dataclass(frozen=True)
class Columns:
    """Where in a row each thing stands.

    Attributes:
        header: The column names as written.
        places: Positions by field, in the order of the header.
        networks: Position and channel of each column that holds an account.
        extra: Position by name of the further facts that the policy asks for.
    """

    header: tuple[str, ...]
    places: dict[Field, tuple[int, ...]] = field(default_factory=dict)
    networks: tuple[tuple[int, str], ...] = ()
    extra: dict[str, int] = field(default_factory=dict)

    def has(self, *fields: Field) -> bool:
        """Whether at least one of the fields has a column."""
        return any(each in self.places for each in fields)

    def cells(self, row: Sequence[str], *fields: Field) -> list[str]:
        """What a row says in the columns of these fields, blanks left out."""
        return [cell for each in fields for at in self.places.get(each, ()) if (cell := row[at])]

    def first(self, row: Sequence[str], *fields: Field) -> str:
        """The first thing a row says in the columns of these fields, or ``""``."""
        return next(iter(self.cells(row, *fields)), "")


def columns_of(header: Sequence[str], extra_facts: frozenset[str] = frozenset()) -> Columns:
    """Give what each column of a header holds.

    Args:
        header: The column names as written.
        extra_facts: Names of further facts; a column of that name holds it.
    """
    found: dict[Field, list[int]] = {}
    networks: list[tuple[int, str]] = []
    wanted = {key(name): name for name in sorted(extra_facts)}
    extra: dict[str, int] = {}
    for position, name in enumerate(header):
        folded = key(name)
        if folded in wanted:
            extra.setdefault(wanted[folded], position)
        if folded in _fields_by_key():
            found.setdefault(_fields_by_key()[folded], []).append(position)
        elif folded in _channels_by_key():
            networks.append((position, _channels_by_key()[folded]))
    return Columns(tuple(header), _settled(found), tuple(networks), extra)


def names_people(header: Sequence[str]) -> bool:
    """Whether a header has a column for the name or the e-mail address of people."""
    return columns_of(header).has(Field.NAME, Field.GIVEN, Field.SURNAME, Field.EMAIL)


def is_client_list(header: Sequence[str]) -> bool:
    """Whether a header is surely a client list's: people, and at least one thing about them.

    The address books of Google and Outlook are not: not everybody in them is a client.
    """
    keys = {key(name) for name in header}
    if any(marks <= keys for marks in _ADDRESS_BOOKS) or _is_company_table(keys):
        return False
    columns = columns_of(header)
    kinds = len(columns.places) + bool(columns.networks)
    alone = len(header) == 1 and _fields_by_key().get(key(header[0])) is Field.NAME_OR_ROLE
    return names_people(header) and (kinds > 1 or alone)


def _is_company_table(keys: set[str]) -> bool:
    people = {"firstname", "lastname", "email"}
    return any(marks <= keys for marks in _CRM_COMPANIES) and not people & keys


def _settled(found: dict[Field, list[int]]) -> dict[Field, tuple[int, ...]]:
    """Decide the words that mean one thing alone and another beside their like.

    "Name" beside "Vorname" is the surname, "Nombre" beside "Apellidos" the given name, "Client"
    beside a name says whether somebody is one.
    """
    places = {each: tuple(positions) for each, positions in found.items()}
    if Field.NAME_OR_GIVEN in places:
        beside_surname = Field.SURNAME in places
        _move(places, Field.NAME_OR_GIVEN, Field.GIVEN if beside_surname else Field.NAME)
    if Field.NAME_OR_SURNAME in places:
        is_surname = Field.GIVEN in places and Field.SURNAME not in places
        _move(places, Field.NAME_OR_SURNAME, Field.SURNAME if is_surname else Field.NAME)
    if Field.NAME_OR_ROLE in places:
        is_named = places.keys() & {Field.NAME, Field.GIVEN, Field.SURNAME}
        _move(places, Field.NAME_OR_ROLE, Field.IS_ONE if is_named else Field.NAME)
    return places


def _move(places: dict[Field, tuple[int, ...]], old: Field, new: Field) -> None:
    places[new] = places.pop(old) + places.get(new, ())


def _split(names: str) -> list[str]:
    return [key(name) for name in names.split(",")]


@cache
def _fields_by_key() -> dict[str, Field]:
    table = {folded: each for each, names in _HEADERS.items() for folded in _split(names)}
    for each, names in ((Field.EMAIL, _EMAIL_WORDS), (Field.PHONE, _PHONE_WORDS)):
        for base in _split(names):
            table[base] = each
            for which in _split(_WHICH):
                table[base + which] = table[which + base] = each
                table[f"person{base}{which}"] = each
    return table


@cache
def _channels_by_key() -> dict[str, str]:
    suffixes = ["", *_split(_ACCOUNT_WORDS)]
    return {name + suffix: _NETWORKS[name] for name, suffix in product(_NETWORKS, suffixes)}
