"""The labels that records of the newer kind are read by, in ten languages (formats 1.3).

English labels are seen in exports, those in other languages are not: formats 1.3 gives none. Where
they are wrong or the language is another one, the shape of the record decides. All are lower case.
"""

from typing import Final

PLACE: Final = (
    *("place tags", "place", "location", "place name", "name of place"),
    *("orts-markierungen", "ortsmarkierungen", "ort", "standort", "name des ortes", "ortsname"),
    *("lieu", "nom du lieu", "lugar", "nombre del lugar", "local", "nome do local"),
    *("luogo", "nome del luogo", "plaats", "locatie", "sted", "miejsce", "場所", "スポット"),
)
MESSAGE: Final = (
    *("message", "text", "post", "comment", "description", "title"),
    *("nachricht", "beitrag", "kommentar", "beschreibung", "titel"),
    *("texte", "publication", "commentaire", "titre"),
    *("mensaje", "texto", "publicación", "comentario", "descripción", "título"),
    *("mensagem", "publicação", "comentário", "descrição"),
    *("messaggio", "testo", "commento", "descrizione", "titolo"),
    *("bericht", "tekst", "opmerking", "beschrijving", "besked", "opslag", "beskrivelse"),
    *("wiadomość", "treść", "komentarz", "opis", "tytuł"),
    *("メッセージ", "テキスト", "投稿", "コメント", "説明", "タイトル"),
)
NAME: Final = ("name", "nom", "nombre", "nome", "naam", "navn", "nazwa", "imię i nazwisko", "名前")
GROUP: Final = (
    *("group", "group name", "gruppe", "gruppenname", "groupe", "nom du groupe"),
    *("grupo", "nombre del grupo", "nome do grupo", "gruppo", "nome del gruppo"),
    *("groep", "groepsnaam", "gruppenavn", "grupa", "nazwa grupy", "グループ", "グループ名"),
)
TARGET: Final = (
    *("target", "timeline", "ziel", "chronik", "journal", "biografía", "linha do tempo"),
    *("cronologia", "diario", "tijdlijn", "tidslinje", "oś czasu", "タイムライン"),
)
TAGS: Final = (
    *("tags", "markierungen", "identifications", "etiquetas", "marcações", "tag"),
    *("oznaczenia", "タグ"),
)
TAGGED_BY: Final = (
    *("tagged by", "markiert von", "identifié par", "etiquetado por", "marcado por"),
    *("taggato da", "getagd door", "tagget af", "oznaczono przez"),
)
REACTION: Final = (
    *("reaction", "reaktion", "réaction", "reacción", "reação", "reazione", "reactie"),
    *("reakcja", "リアクション"),
)
EVENT: Final = (
    *("event name", "event", "veranstaltung", "name der veranstaltung", "évènement", "événement"),
    *("evento", "nombre del evento", "nome do evento", "nome dell'evento"),
    *("evenement", "begivenhed", "wydarzenie", "nazwa wydarzenia", "イベント", "イベント名"),
)
FUTURE_POSTS: Final = (
    "who can see your future posts?",
    "wer kann deine zukünftigen beiträge sehen?",
    "qui peut voir vos futures publications ?",
    "qui peut voir vos futures publications?",
    "¿quién puede ver las publicaciones que hagas a partir de ahora?",
    "quem pode ver as suas publicações futuras?",
    "quem pode ver suas publicações futuras?",
    "chi può vedere i tuoi post futuri?",
    "wie kan je toekomstige berichten zien?",
    "hvem kan se dine fremtidige opslag?",
    "kto może wyświetlać twoje przyszłe posty?",
    "今後の投稿のプライバシー設定",
)
_AUDIENCES: Final = {
    "public": (
        *("public", "everyone", "öffentlich", "tout le monde", "público", "tutti", "pubblica"),
        *("openbaar", "iedereen", "offentlig", "offentligt", "publiczne", "wszyscy", "公開"),
    ),
    "friends": (
        *("friends", "your friends", "freunde", "amis", "ami(e)s", "amigos", "amici", "vrienden"),
        *("venner", "znajomi", "友達"),
    ),
    "friends of friends": (
        *("friends of friends", "freunde von freunden", "amis de mes amis", "amis et leurs amis"),
        *("amigos de amigos", "amigos de mis amigos", "amigos dos amigos", "amici di amici"),
        *("vrienden van vrienden", "venners venner", "znajomi znajomych", "友達の友達"),
    ),
    "only me": (
        *("only me", "nur ich", "moi uniquement", "moi seulement", "solo yo", "somente eu"),
        *("apenas eu", "só eu", "solo io", "alleen ik", "kun mig", "tylko ja", "自分のみ"),
    ),
}
_REACTIONS: Final = {
    "Like": (
        *("like", "gefällt mir", "j'aime", "me gusta", "curtir", "gosto", "mi piace", "leuk"),
        *(
            "vind ik leuk",
            "synes godt om",
            "lubię to!",
            "lubię to",
            "いいね\N{FULLWIDTH EXCLAMATION MARK}",
            "いいね!",
        ),
    ),
    "Love": (
        "love",
        "j'adore",
        "me encanta",
        "amei",
        "adoro",
        "超いいね\N{FULLWIDTH EXCLAMATION MARK}",
    ),
    "Care": ("care", "umarmung", "solidaire", "me importa", "força", "abbraccio", "大切だね"),
    "Haha": ("haha", "うけるね"),
    "Wow": ("wow", "wouah", "uau", "すごいね"),
    "Sad": ("sorry", "sad", "traurig", "triste", "me entristece", "悲しいね"),
    "Angry": ("anger", "angry", "wütend", "grrr", "me enoja", "me enfada", "ひどいね"),
}


def audience_called(words: str) -> str | None:
    """Give the audience that a setting's value names; ``None`` for any other value."""
    return _BY_AUDIENCE.get(words.casefold())


def reaction_called(words: str) -> str:
    """Give the one name of a reaction: ``SORRY`` is Sad (formats 1.3); unknown words stay."""
    return _BY_REACTION.get(words.casefold(), words)


_BY_AUDIENCE: Final = {word: name for name, words in _AUDIENCES.items() for word in words}
_BY_REACTION: Final = {word: name for name, words in _REACTIONS.items() for word in words}
