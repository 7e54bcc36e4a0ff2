"""Made-up posts with and without numbers and addresses, from eight countries.

Numbers of people who exist are not used: phone numbers are of ranges kept for film and stage where
a country has such, or drawn at random; check digits are worked out here, by themselves.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

KINDS = ("phone", "email", "iban", "card", "ip", "home")


class Case(NamedTuple):
    """A post and the kinds of confidential things that it shows."""

    text: str
    shows: frozenset[str]


PHONE_SHAPES = {
    "GB": ("07700 900###", "+44 7700 900###", "020 7946 0###", "(0161) 496 0###", "07700900###"),
    "US": ("202-555-01##", "(312) 555-01##", "+1 415 555 01##", "617.555.01##", "2065550###"),
    "DE": ("0171 23456##", "030 23125###", "+49 89 123456##", "0151/234567##", "0049 40 669690##"),
    "FR": (
        "06 39 98 ## ##",
        "01 99 00 ## ##",
        "+33 6 39 98 ## ##",
        "0639 98 ## ##",
        "06.39.98.##.##",
    ),
    "ES": ("612 34# ###", "+34 612 34 ## ##", "612 34 ## ##", "91# 234 ###", "61234####"),
    "IT": ("347 12345##", "+39 347 123 45##", "02 12345##", "347-12345##", "06 698####"),
    "NL": ("06 123456##", "+31 6 123456##", "06-123456##", "020 12345##", "0031 6 123456##"),
    "AU": ("0491 570 1##", "+61 491 570 1##", "(02) 5550 1###", "0491570###", "03 5550 1###"),
}
PHONE_SENTENCES = {
    "GB": ("New phone! Text me on {}", "Ring {} if you're lost", "{} is my new mobile, save it"),
    "US": ("Lost my phone, call me at {}.", "my cell is {} y'all", "text {} for the gate code"),
    "DE": ("Neue Nummer: {}", "Ruft mich an unter {} bitte", "Meine Handynummer ist jetzt {}"),
    "FR": ("Mon nouveau numéro : {}", "Appelez-moi au {}", "Tél. {} pour la fête"),
    "ES": ("Mi número nuevo es {}", "Llámame al {}", "Mi móvil: {}"),
    "IT": ("Il mio nuovo numero è {}", "Chiamami al {}", "Cellulare nuovo: {}"),
    "NL": ("Mijn nieuwe nummer is {}", "Bel me op {}", "Ik ben te bereiken op telefoon {}"),
    "AU": ("Chuck us a text on {} mate", "mobile's {} now", "WhatsApp me {}"),
}
PLAIN_PHONES = ("{}", "Me: {} x", "Sam {} and Jo, see you there")
"""Sentences that do not say that it is a phone number."""

NO_PHONES = (
    "We met on 12-10-2019 and married on 03/06/2021",
    "Open 09:00-17:30, 24.12.2025 closed",
    "My order number 0171 2345678 never came",
    "Tracking 0340 4345 1234 5678 9012, anyone had luck?",
    "The lottery numbers were 07 12 23 31 40 44",
    "ISBN 978-3-16-148410-0 is a great read",
    "Over 612 345 678 people live there",
    "1939-1945 and 1914-1918, lest we forget",
    "We raised 12 345 678 euros!",
    "Childline is 0800 1111, please share",
    "If you struggle: 1-800-273-8255 or 116 123",
    "Ring 112 or 999 in an emergency",
    "51.5074, -0.1278 is where the cache lies",
    "Ticket 202-555-0143 still open after 3 weeks",
    "Invoice 030 23125 123 is paid at last",
    "Score 21-19, 19-21, 21-18. What a match",
    "PB today: 10 km in 48:12.345",
    "Rechnung 0151 23456789 liegt noch da",
    "Die Bestellnummer 0171 2345678 stimmt nicht",
    "Kundennummer 030 123456 und keiner hilft",
    "SIRET 123 456 789 00012 pour la facture",
    "Facture 06 39 98 12 34 perdue",
    "El pedido 612 345 678 no llega",
    "Model 3000-1500-200 in stock",
    "Bake 180-200 degrees, 45-50 min, 1500 g flour",
    "Steps today 23 456, yesterday 19 876",
    "Flight BA0123 lands 2025-11-22 14:30:00",
    "1 2 3 4 5 6 7 8 9 10 coming, ready or not",
    "£12,345,678 for a footballer",
    "$202-555 per night is robbery",
    "Version 10.0.19045.3803 broke my printer",
    "https://example.org/p/0207946000012",
    "Photo IMG_20251122_143000.jpg is the one",
    "Case 2023-0456-7890 was dismissed",
    "2019-2020 season, 38 games, 99 points",
    "100 000 000 stars in one picture",
    "4 8 15 16 23 42",
    "Freephone 0800 123 4567, they're brilliant",
    "Serial 0491 570 156 is on the back",
    "Reference 020 7946 0000, quote it",
)
EMAIL_SENTENCES = (
    "Write to {} please",
    "{}",
    "mail: {}.",
    "Schreibt mir an {}!",
    "écris-moi à <{}>",
    "mi correo es {}, gracias",
    "scrivimi ({})",
    "mailto:{}",
    "mail naar {} of bel",
    "Email,{};thanks",
)
EMAILS = (
    "jo@example.org", "jo.smith@example.co.uk", "j_s+news@mail.example.com", "ANNA@EXAMPLE.DE",
    "jürgen@example.de", "info@bücher.example", "a1@sub.sub2.example.museum", "o'neil@example.ie",
    "pierre-luc@exemple.fr", "99bottles@example.com.au", "x@example.io", "maria.del.mar@ejemplo.es",
    "jo (at) example.org", "jo [at] example [dot] org", "jo at example dot com",
    "anna(at)example(punkt)de", "jo.smith {at} example {dot} net", "jo_s@example.photography",
)  # fmt: skip
NO_EMAILS = (
    "@ the pub with the gang", "me@home", "Follow @jo@mastodon.example", "logo@2x.png is blurry",
    "npm i react@18.2.0", "git clone git@github.com:jo/x.git", "Dinner @7.30, come", "5@£2.50 each",
    "lodash@4.17.21", "no-reply@example.com wrote me again", "tickets @ example.org",
    "@jo.smith hey",
    "we met at work dot dot dot", "look at example.org", "a@b", "x@y.z", "at the dot on the map",
    "C@fé.bar is lovely @night", "user@", "@@example.org", "meet at noon, dot your i's",
    "https://medium.example/@jo/story", "icon@3x.svg", "Insta @anna.cooks.de", "jo@localhost",
)  # fmt: skip
IBAN_SHAPES = {
    "GB": "LLLL##############", "DE": "##################", "FR": "##########CCCCCCCCCCC##",
    "ES": "####################", "IT": "L##########CCCCCCCCCCCC", "NL": "LLLL##########",
    "CH": "#####CCCCCCCCCCCC", "AT": "################",
}  # fmt: skip
IBAN_SENTENCES = ("pay to {} thanks", "IBAN: {}", "Spenden an {}, danke", "virement sur {}.", "{}")
IP_SENTENCES = (
    "someone logged in from {}", "my server is at {}", "http://{}/admin is open", "ping {} works",
    "{} keeps attacking my site", "Router: {}", "Meine IP ist {}.", "mon adresse ip ({})",
)  # fmt: skip
PUBLIC_NETWORKS = ("84.17", "93.214", "145.224", "177.92", "213.47", "81.2.69")
HARMLESS_NETWORKS = ("192.0.2", "198.51.100", "203.0.113", "192.168.178", "10.0.0", "239.1")
"""Kept for examples, for networks within a home, and for many at once: they lead to nobody."""

PUBLIC_BEGINNINGS = ("2a02:8071:2185:7c00::", "2003:e5:1f0a:8200:0:8a2e:370:", "2601:645::")
HARMLESS_BEGINNINGS = ("2001:db8::", "fe80::", "fd12:3456::", "ff02::")
NO_IPS = (
    "upgraded to version 1.2.3.4", "v10.2.3.4 is out", "Firmware 7.57.0.12 bricked it",
    "iOS 17.4.1.2 drains my battery", "see section 3.2.1.4", "at 12:30:45 sharp", "12.10.2019.14",
    "Chrome 120.0.6099.129", "std::vector is fine", "face::add()", "10:30:00:12 timecode",
    "1.2.3.4 and go!", "build 10.0.19045.3803", "2019-10-12T14:30:00", "::before in CSS",
    "score 1:2:3", "300.400.500.600", "a::b::c", "DNS 8.8.8.8 saves the day",
    "127.0.0.1 sweet 127.0.0.1",
    "chapter 12.3.4.5", "00:1A:2B:3C:4D:5E is the MAC", "Abschnitt 4.3.2.1 lesen", "1.10.100.1000",
    "mask 255.255.255.0", "Genesis 1:1, 2:3, John 3:16", "1:23:45.678 lap", "driver 31.0.15.4601",
)  # fmt: skip
HOMES = (
    "I live at 14 Oak Road", "We moved to 38 Park Avenue, come by", "My new address: 7b Mill Lane",
    "party at Flat 3, 12 Queens Gardens, bring beer", "come over to 1420 Maple St tonight",
    "my apartment is 88 Harbor Blvd", "our new place is 5 Kookaburra Crescent",
    "Wir wohnen jetzt im Lindenweg 3", "Meine neue Adresse: Goethestraße 12a",
    "wohne jetzt in der Hauptstr. 44", "J'habite au 12 rue des Lilas",
    "notre adresse : 8, avenue Foch",
    "Vivo en la calle Mayor 5", "mi nueva dirección es Avenida de la Luz, 12",
    "Abito in via Roma 12",
    "il nostro nuovo indirizzo è viale dei Pini 7", "ik woon op de Kerkstraat 12",
    "ons nieuwe adres is Prinsengracht 99", "she lives at 9 Elm Street",
    "come round to 6 The Grove Place",
)  # fmt: skip
NO_HOMES = (
    "The bakery at 14 Oak Road is open", "9 Elm Street is a film", "Meeting at 38 Park Avenue",
    "Das Museum am Domplatz 3 ist toll", "Le café, 12 rue des Lilas, est fermé",
    "221b Baker Street!",
    "Roadworks on Mill Lane until 5", "Il bar in via Roma 12 è buono", "De winkel Kerkstraat 12",
    "I live in London and love it", "We moved to Spain 3 years ago", "my new home has 4 bedrooms",
    "La tienda de la calle Mayor 5 cierra", "come by at 5", "our house turns 100 this Way",
)  # fmt: skip
CARD_SENTENCES = (
    "card {}", "lol my new Visa is {}", "Meine Kreditkarte: {}", "carte bleue {} perdue", "{}",
    "use {} exp 11/29", "mi tarjeta es {}", "la mia carta {}", "mijn kaart {}", "who found {}?",
)  # fmt: skip
ISSUERS = (
    ("4", 16),
    ("51", 16),
    ("55", 16),
    ("2221", 16),
    ("34", 15),
    ("37", 15),
    ("6011", 16),
    ("3530", 16),
)
NO_CARD_SENTENCES = (
    "Order {} is late", "tracking {} where are you", "Sendungsnummer {}",
    "use test card {} in the sandbox",
    "Invoice {} paid", "IMEI {}", "https://example.org/{}", "numéro de commande {}",
    "booking ref {}",
    "pedido {}", "serial {}", "library card {}", "gift card {}", "id={}",
)  # fmt: skip


def cases(seed: int = 7) -> list[Case]:
    """Give all posts, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - nothing secret
    made = [*_phones(dice), *_emails(), *_ibans(dice), *_cards(dice), *_ips(dice)]
    made += [Case(text, frozenset({"home"})) for text in HOMES]
    negatives = (*NO_PHONES, *NO_EMAILS, *NO_IPS, *NO_HOMES)
    return made + [Case(text, frozenset()) for text in negatives]


def _phones(dice: random.Random) -> Iterator[Case]:
    for country, shapes in PHONE_SHAPES.items():
        for shape in shapes:
            for sentence in PHONE_SENTENCES[country]:
                yield Case(sentence.format(_drawn(shape, dice)), frozenset({"phone"}))
            plain = dice.choice(PLAIN_PHONES)
            yield Case(plain.format(_drawn(shape, dice)), frozenset({"phone"}))


def _drawn(shape: str, dice: random.Random) -> str:
    letters = {"#": "0123456789", "L": "ABCDEFGHJKLMNPQRSTUVWXYZ", "C": "ABCDEF0123456789"}
    return "".join(dice.choice(letters[sign]) if sign in letters else sign for sign in shape)


def _emails() -> Iterator[Case]:
    for number, email in enumerate(EMAILS):
        for step in range(5):
            sentence = EMAIL_SENTENCES[(number + 2 * step) % len(EMAIL_SENTENCES)]
            yield Case(sentence.format(email), frozenset({"email"}))


def _ibans(dice: random.Random) -> Iterator[Case]:
    for country, shape in IBAN_SHAPES.items():
        for sentence in IBAN_SENTENCES:
            iban = _with_check_digits(country, _drawn(shape, dice))
            in_fours = " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))
            for written in (iban, in_fours, in_fours.replace(" ", "-"), iban.lower()):
                yield Case(sentence.format(written), frozenset({"iban"}))
            wrong = iban[:2] + f"{(int(iban[2:4]) + 1) % 97:02}" + iban[4:]
            yield Case(sentence.format(wrong), frozenset())


def _with_check_digits(country: str, account: str) -> str:
    turned = "".join(str(int(sign, 36)) for sign in f"{account}{country}00")
    return f"{country}{98 - int(turned) % 97:02}{account}"


def _cards(dice: random.Random) -> Iterator[Case]:
    for begins, length in ISSUERS:
        for sentence in CARD_SENTENCES:
            card = _with_luhn(_drawn(begins + "#" * (length - 1 - len(begins)), dice))
            yield Case(sentence.format(_grouped(card, dice)), frozenset({"card"}))
            wrong = card[:-1] + str((int(card[-1]) + 5) % 10)
            yield Case(sentence.format(_grouped(wrong, dice)), frozenset())
        for sentence in NO_CARD_SENTENCES:
            card = _with_luhn(_drawn(begins + "#" * (length - 1 - len(begins)), dice))
            yield Case(sentence.format(card), frozenset())


def _with_luhn(digits: str) -> str:
    doubled = [int(sign) * (2 - place % 2) for place, sign in enumerate(reversed(digits))]
    return digits + str(-sum(number // 10 + number % 10 for number in doubled) % 10)


def _grouped(card: str, dice: random.Random) -> str:
    cuts = (4, 10) if len(card) == 15 else (4, 8, 12)  # noqa: PLR2004 - American Express
    between = dice.choice((" ", "-", ""))
    return between.join(
        card[start:end] for start, end in zip((0, *cuts), (*cuts, None), strict=True)
    )


def _ips(dice: random.Random) -> Iterator[Case]:
    for sentence in IP_SENTENCES:
        for network in (*PUBLIC_NETWORKS, *HARMLESS_NETWORKS):
            rest = ".".join(str(dice.randint(1, 254)) for _ in range(3 - network.count(".")))
            shows = frozenset({"ip"} if network in PUBLIC_NETWORKS else ())
            yield Case(sentence.format(f"{network}.{rest}"), shows)
        for begins in (*PUBLIC_BEGINNINGS, *HARMLESS_BEGINNINGS):
            written = f"{begins}{dice.randint(1, 999):x}"
            shown = f"[{written}]" if "http" in sentence else written
            shows = frozenset({"ip"} if begins in PUBLIC_BEGINNINGS else ())
            yield Case(sentence.format(shown), shows)
