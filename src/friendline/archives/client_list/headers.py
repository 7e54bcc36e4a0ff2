"""The column names of client lists and address books, as data: what each one holds.

Names are compared without case, accents and punctuation (``folding.key``), so "E-Mail 2: Adresse"
is ``email2adresse``. They are those of CRM systems, of Google's and Outlook's address books and of
plain lists in English, German, French and Spanish (formats 7.1, 7.2, 7.4).
"""

import re
from enum import StrEnum, auto
from functools import cache
from itertools import product
from typing import Final

from friendline.archives.tables.folding import key


class Field(StrEnum):
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
    Field.MIDDLE: """Middle name, Additional name, Weitere Vornamen, Zweiter Vorname,
        Deuxième prénom, Segundo nombre""",
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
        Organization Name, Employer, Firm, Account name, Person - Organization,
        Deal - Organization, Firma, Firmenname, Unternehmen, Arbeitgeber, Entreprise, Société,
        Employeur, Empresa, Compañía""",
    Field.CITY: """City, Town, Mailing City, Home city, Business City, Other City,
        Ort privat, Ort geschäftlich, Weiterer Ort, Ort, Wohnort, Stadt, Ville, Ciudad,
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
        Person - Label, Person - Labels, Tag, Tags, Category, Categories, Group, Group Membership,
        Typ, Kategorie, Kategorien,
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
_SURNAME_FIRST: Final = """Surname First name, Surname Given name, Surname Forename, Surname Name,
    Last name First name, Last First, Family name Given name, Family name First name, Name Vorname,
    Nachname Vorname, Familienname Vorname, Zuname Vorname, Nom Prénom, Nom de famille Prénom,
    Apellidos Nombre, Apellido Nombre, Apellidos y nombre"""
"""Columns of whole names whose own name says that surnames come first."""
_SURNAME_LAST: Final = """First name Last name, First name Surname, Given name Family name,
    Forename Surname, Vorname Name, Vorname Nachname, Prénom Nom, Nombre Apellidos"""
_EMAIL_WORDS = """email, e mail, mail, email address, mail address, e-mail-adresse, mailadresse,
    additional email addresses, adresse mail, adresse e-mail, courriel, adresse électronique,
    correo, correo electrónico"""
_PHONE_WORDS = """phone, phone number, telephone, telephone number, tel, mobile, mobile phone,
    mobile number, mobile phone number, cell, cell phone, telefon, telefonnummer, handy,
    handynummer, mobiltelefon, haupttelefon,
    weiteres telefon, autotelefon, car phone, mobil, mobilnummer, téléphone, portable, teléfono,
    móvil, celular"""
_WHICH = """work, home, other, private, personal, business, office, primary, secondary, main,
    mobile, alternate, second, privat, geschäftlich, arbeit, pro, personnel, trabajo, person,
    1, 2, 3, 4, 5"""
_NETWORKS = {
    "linkedin": "linkedin",
    "facebook": "facebook",
    "fb": "facebook",
    "instagram": "instagram",
    "insta": "instagram",
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
_NUMBERED: Final = (
    (r"e?mail\d{1,3}(?:value|address|adresse|adressedemessagerie)", Field.EMAIL),
    (r"phone\d{1,3}value|(?:home|business|mobile|work|other)phone\d{1,2}", Field.PHONE),
    (r"telefon(?:privat|geschaftlich)\d{1,2}", Field.PHONE),
    (r"website\d{1,3}value", Field.WEBSITE),
    (r"organization\d{1,3}name", Field.COMPANY),
    (r"address\d{1,3}city", Field.CITY),
)
"""Columns that come as often as the fullest contact needs (formats 7.1)."""


@cache
def field_of(folded: str) -> Field | None:
    """Give what a column of this folded name holds, ``None`` where it is not read."""
    known = _fields_by_key().get(folded)
    if known is not None:
        return known
    return next((each for name, each in _NUMBERED if re.fullmatch(name, folded)), None)


def has_surname_first(column: str) -> bool:
    """Whether the name of a column says that surnames come first: "Surname, First name"."""
    return key(column) in _split(_SURNAME_FIRST)


def channel_of(folded: str) -> str | None:
    """Give the network whose accounts a column of this folded name holds."""
    return _channels_by_key().get(folded)


def _split(names: str) -> list[str]:
    return [key(name) for name in names.split(",")]


@cache
def _fields_by_key() -> dict[str, Field]:
    table = {folded: each for each, names in _HEADERS.items() for folded in _split(names)}
    table |= dict.fromkeys((*_split(_SURNAME_FIRST), *_split(_SURNAME_LAST)), Field.NAME)
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
