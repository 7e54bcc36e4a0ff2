"""The kind of record called ``string_map_data``: values under labels (formats 2.3, 2.4).

``{string_map_data: {"Comment": {value}, "Media Owner": {value}, "Time": {timestamp}}}``. The
labels are in the account's language and written like all text, so that they need repair.
"""

from typing import Final

from msgspec import Struct

from friendline.archives.json_values import Fields, fields, seconds, text
from friendline.model import Seconds

USERNAME: Final = (
    *(
        "username",
        "benutzername",
        "nom d'utilisateur",
        "nom d\N{RIGHT SINGLE QUOTATION MARK}utilisateur",
    ),
    *("nombre de usuario", "nome utente", "nome de usuário", "gebruikersnaam", "användarnamn"),
    *("brugernavn", "brukernavn", "nazwa użytkownika"),
)
NAME: Final = ("name", "nom", "nombre", "nome", "naam", "namn", "navn")
EMAIL: Final = ("email", "e-mail", "e-mail-adresse", "adresse e-mail", "correo electrónico")
BIO: Final = ("bio", "steckbrief", "biographie", "biografía", "biografia", "biografie")
WEBSITE: Final = ("website", "webseite", "site web", "sitio web", "sito web")
PRIVATE: Final = (
    *("private account", "privates konto", "compte privé", "cuenta privada"),
    *("account privato", "conta privada", "privéaccount", "privat konto"),
)
"""Labels in English and some other languages, lower case. Only the English ones are seen in an
export; a wrong one of the others finds nothing, and nothing is then known (formats 10.5)."""


class StringMap(Struct, frozen=True):
    """What one record holds.

    Attributes:
        words: Texts by label in lower case, in order, empty ones left out.
        at: The first time in it, UTC seconds.
    """

    words: dict[str, str]
    at: Seconds | None

    def under(self, labels: tuple[str, ...]) -> str | None:
        """Give the text under the first of these lower-case labels that is there."""
        return next((self.words[label] for label in labels if label in self.words), None)


def string_map(record: Fields) -> StringMap:
    """Give the words and the time of a record."""
    words: dict[str, str] = {}
    at: Seconds | None = None
    for label, entry in fields(record.get("string_map_data")).items():
        value = text(fields(entry).get("value"))
        if value:
            words.setdefault(text(label).lower(), value)
        at = at or seconds(fields(entry).get("timestamp"))
    return StringMap(words, at)
