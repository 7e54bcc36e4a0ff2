# ruff: noqa: RUF001 - letters that look like Latin ones are what these tables are about
"""Names in other scripts and the several ways their bearers write them in Latin letters.

The pairs, the tables of letters and the ways of romanising are common knowledge, written down here
for made-up people. Where a name has several usual romanisations the first is the passport's.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Written:
    """A name in its own script and in Latin letters.

    Attributes:
        native: As its bearers write it at home.
        latin: How it is written elsewhere, the passport's way first.
    """

    native: str
    latin: tuple[str, ...]


def russian(chance: random.Random, gender: str) -> tuple[Written, Written]:
    """Draw a Russian name."""
    return _cyrillic(chance, "ru_RU", gender)


def ukrainian(chance: random.Random, gender: str) -> tuple[Written, Written]:
    """Draw a Ukrainian name."""
    return _cyrillic(chance, "uk_UA", gender)


def greek(chance: random.Random, gender: str) -> tuple[Written, Written]:
    """Draw a Greek name."""
    provider = _provider("el_GR")
    given = _falling(chance, getattr(provider, f"first_names_{gender}"))
    family = _falling(chance, getattr(provider, f"last_names_{gender}"))
    return _greek(given), _greek(family)


def japanese(chance: random.Random, gender: str) -> tuple[Written, Written]:
    """Draw a Japanese name."""
    provider = _provider("ja_JP")
    given = chance.choice(getattr(provider, f"first_name_{gender}_pairs"))
    family = _falling(chance, provider.last_name_pairs)
    return _japanese(given), _japanese(family)


def chinese(chance: random.Random, gender: str) -> tuple[Written, Written]:
    """Draw a Chinese name."""
    written = [line.split() for line in _CHINESE_FAMILIES.strip().splitlines()]
    native, *latin = _falling(chance, written)
    letters = dict(pair.split(":") for pair in _CHINESE_LETTERS[gender].split())
    picked = chance.sample(sorted(letters), chance.choice((1, 2, 2)))
    parts = [letters[letter] for letter in picked]
    joined = "".join(parts).capitalize()
    apart = " ".join(part.capitalize() for part in parts)
    hyphened = "-".join(parts).capitalize()
    ways = tuple(dict.fromkeys((joined, apart, hyphened)))
    return Written("".join(picked), ways), Written(native, tuple(latin))


def korean(chance: random.Random, gender: str) -> tuple[Written, Written]:
    """Draw a Korean name."""
    provider = _provider("ko_KR")
    given = chance.choice(sorted(getattr(provider, f"first_names_{gender}")))
    families = [line.split() for line in _KOREAN_FAMILIES.strip().splitlines()]
    native, *latin = _falling(chance, families)
    return Written(given, _korean(given)), Written(native, tuple(latin))


def arabic(chance: random.Random, gender: str) -> tuple[Written, Written]:
    """Draw an Arabic name."""
    givens = [line.split() for line in _ARABIC_GIVENS[gender].strip().splitlines()]
    families = [line.split() for line in _ARABIC_FAMILIES.strip().splitlines()]
    given, family = _falling(chance, givens), _falling(chance, families)
    return _spelled(given), _spelled(family)


def _spelled(line: list[str]) -> Written:
    native, *latin = (word.replace("_", " ") for word in line)
    return Written(native, tuple(latin))


def _falling(chance: random.Random, names: Any) -> Any:  # noqa: ANN401 - of whatever kind
    """Draw from a list whose first are the commonest."""
    listed = list(names)
    return chance.choices(listed, [1 / (rank + 8) for rank in range(len(listed))])[0]


def _provider(country: str) -> Any:  # noqa: ANN401 - Faker's providers are classes without a type
    return import_module(f"faker.providers.person.{country}").Provider


def _cyrillic(chance: random.Random, country: str, gender: str) -> tuple[Written, Written]:
    provider = _provider(country)
    common = _COMMON_CYRILLIC[country][gender].split()
    given = chance.choice(common if chance.random() < COMMON else sorted(_givens(provider, gender)))
    family = _falling(chance, getattr(provider, f"last_names_{gender}"))
    return _romanised(given, country), _romanised(family, country)


COMMON = 0.85


def _givens(provider: Any, gender: str) -> tuple[str, ...]:  # noqa: ANN401 - as above
    names: tuple[str, ...] = getattr(provider, f"first_names_{gender}")
    return names


def _romanised(native: str, country: str) -> Written:
    """Romanise as passports do, as the English do, and as older passports and Germans did."""
    ways = []
    for at in range(3):
        table = {letter: way[at % len(way)] for letter, way in _LETTERS[country].items()}
        text = native.lower()
        for ending, latin in _ENDINGS[country].items():
            if text.endswith(ending):
                text = text.removesuffix(ending) + latin[at % len(latin)]
        ways.append(_titled("".join(table.get(letter, letter) for letter in text)))
    if "ks" in ways[0]:
        ways.append(ways[0].replace("ks", "x"))
    return Written(native, tuple(dict.fromkeys([*ways, *_USUAL.get(native, ())])))


def _titled(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def _greek(native: str) -> Written:
    ways = []
    for at in range(2):
        text = "".join(_GREEK_PLAIN.get(letter, letter) for letter in native.lower())
        for pair, latin in _GREEK_PAIRS.items():
            text = text.replace(pair, latin[at % len(latin)])
        table = {letter: way[at % len(way)] for letter, way in _GREEK_LETTERS.items()}
        ways.append(_titled("".join(table.get(letter, letter) for letter in text)))
    return Written(native, tuple(dict.fromkeys([*ways, *_USUAL.get(native, ())])))


def _japanese(pair: tuple[str, str, str]) -> Written:
    native, kana, latin = pair
    ways = [latin]
    for short, long in (("オウ", "ou"), ("ョウ", "ou"), ("トウ", "ou"), ("ユウ", "uu")):
        if short in kana:
            ways.append(latin.replace(long[0], long, 1) if long[0] in latin.lower() else latin)
            break
    if "トウ" in kana or "ョウ" in kana:
        at = latin.lower().rfind("o")
        ways = [latin, latin[:at] + "ou" + latin[at + 1 :], latin[:at] + "ō" + latin[at + 1 :]]
    return Written(native, tuple(dict.fromkeys(ways)))


def _korean(native: str) -> tuple[str, ...]:
    """Romanise syllable by syllable: officially, then as people usually write themselves."""
    official = [_syllable(letter) for letter in native]
    usual = [syllable.replace("eo", "u").replace("yeo", "yu") for syllable in official]
    ways = [
        "".join(official).capitalize(),
        "-".join(official).capitalize(),
        " ".join(part.capitalize() for part in official),
        "".join(usual).capitalize(),
        "-".join(part.capitalize() for part in usual),
    ]
    return tuple(dict.fromkeys(ways))


def _syllable(letter: str) -> str:
    number = ord(letter) - 0xAC00
    if not 0 <= number < SYLLABLES:
        return letter
    first, rest = divmod(number, 588)
    vowel, last = divmod(rest, 28)
    return _FIRSTS[first] + _VOWELS[vowel] + _LASTS[last]


SYLLABLES = 11_172
_FIRSTS = ("g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "")).split(" ")
_VOWELS = (
    *("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo"),
    *("we", "wi", "yu", "eu", "ui", "i"),
)
_LASTS = ("- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("-", "")).split(" ")

_RUSSIAN = """
а a|б b|в v|г g|д d|е e|ё e yo e|ж zh zh j|з z|и i|й i y j|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u
ф f|х kh kh h|ц ts ts c|ч ch|ш sh|щ shch sch shch|ъ ie|ы y|ь|э e|ю iu yu ju|я ia ya ja
"""
_UKRAINIAN = """
а a|б b|в v v w|г h h g|ґ g|д d|е e|є ie ye je|ж zh|з z|и y|і i|ї i yi ji|й i y j|к k|л l|м m|н n
о o|п p|р r|с s|т t|у u|ф f|х kh kh h|ц ts|ч ch|ш sh|щ shch|ь|ю iu yu ju|я ia ya ja|'|ʼ
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    rows = [row.split() for line in text.strip().splitlines() for row in line.split("|")]
    return {letter: tuple(ways) or ("",) for letter, *ways in rows}


_LETTERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ru_RU": _table(_RUSSIAN),
    "uk_UA": _table(_UKRAINIAN),
}
_ENDINGS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ru_RU": {"ий": ("ii", "y", "ij"), "ый": ("yi", "y", "yj"), "ия": ("iia", "ia", "ija")},
    "uk_UA": {"ий": ("yi", "y", "yj"), "ія": ("iia", "iya", "ija")},
}
_COMMON_CYRILLIC = {
    "ru_RU": {
        "male": "Александр Сергей Дмитрий Андрей Алексей Михаил Евгений Юрий Николай Иван Максим",
        "female": "Елена Ольга Татьяна Наталья Анна Мария Екатерина Юлия Ирина Светлана Ксения",
    },
    "uk_UA": {
        "male": "Олександр Сергій Андрій Володимир Микола Юрій Іван Дмитро Тарас Богдан",
        "female": "Олена Оксана Наталія Ірина Тетяна Марія Юлія Катерина Анна Людмила",
    },
}
_USUAL: Mapping[str, tuple[str, ...]] = {
    "Александр": ("Alexander",),
    "Алексей": ("Alexey", "Alexei"),
    "Евгений": ("Eugene", "Evgeny"),
    "Михаил": ("Michael", "Mikhail"),
    "Юлия": ("Julia", "Yulia"),
    "Екатерина": ("Catherine", "Ekaterina"),
    "Ксения": ("Xenia",),
    "Наталья": ("Natalia", "Natalya"),
    "Татьяна": ("Tatiana",),
    "Олександр": ("Alexander",),
    "Γεώργιος": ("George", "Giorgos"),
    "Ιωάννης": ("John", "Yannis"),
    "Κωνσταντίνος": ("Constantine", "Kostas"),
    "Ελένη": ("Helen", "Eleni"),
}

_GREEK_PLAIN = dict(zip("άέήίόύώϊϋΐΰς", "αεηιουωιυιυσ", strict=True))
_GREEK_PAIRS = {
    "ου": ("ou",),
    "αυ": ("av", "af"),
    "ευ": ("ev", "ef"),
    "μπ": ("mp", "b"),
    "ντ": ("nt", "d"),
    "γγ": ("ng",),
    "γκ": ("gk", "g"),
    "αι": ("ai", "e"),
    "ει": ("ei", "i"),
    "οι": ("oi", "i"),
    "χ": ("ch", "h"),
}
_GREEK_LETTERS = _table(
    "α a|β v|γ g|δ d|ε e|ζ z|η i|θ th|ι i|κ k|λ l|μ m|ν n|ξ x|ο o|π p|ρ r|σ s|τ t|υ y i|φ f ph\n"
    "ψ ps|ω o"
)

_CHINESE_FAMILIES = """
王 Wang Wong
李 Li Lee
张 Zhang Chang Cheung
刘 Liu Lau
陈 Chen Chan
杨 Yang Yeung
黄 Huang Wong
赵 Zhao Chao
吴 Wu Ng
周 Zhou Chow
徐 Xu Hsu
孙 Sun Suen
马 Ma Mah
朱 Zhu Chu
胡 Hu Wu
郭 Guo Kwok
何 He Ho
林 Lin Lam
高 Gao Kao
罗 Luo Law
郑 Zheng Cheng
梁 Liang Leung
谢 Xie Tse
宋 Song Sung
"""
_CHINESE_LETTERS = {
    "male": "伟:wei 强:qiang 军:jun 勇:yong 杰:jie 涛:tao 明:ming 超:chao 辉:hui 刚:gang 健:jian "
    "建:jian 志:zhi 国:guo 华:hua 平:ping 文:wen 俊:jun 鹏:peng 波:bo",
    "female": "芳:fang 娜:na 敏:min 静:jing 秀:xiu 丽:li 艳:yan 霞:xia 玲:ling 雪:xue "
    "梅:mei 婷:ting 英:ying 红:hong 兰:lan 玉:yu 燕:yan 洁:jie 佳:jia 欣:xin",
}
_KOREAN_FAMILIES = """
김 Kim Gim
이 Lee Yi Rhee
박 Park Pak
최 Choi Choe
정 Jeong Jung Chung
강 Kang Gang
조 Cho Jo
윤 Yoon Yun
장 Jang Chang
임 Lim Im
한 Han
오 Oh
서 Seo Suh
신 Shin Sin
권 Kwon
황 Hwang
"""
_ARABIC_GIVENS = {
    "male": """
محمد Mohammed Muhammad Mohamed Mohammad
أحمد Ahmed Ahmad
علي Ali Aly
عمر Omar Umar
حسن Hassan Hasan
حسين Hussein Husayn Hossein
خالد Khaled Khalid
يوسف Youssef Yusuf Yousef
إبراهيم Ibrahim Ebrahim
طارق Tarek Tariq
كريم Karim Kareem
سامي Sami Samy
عبد_الله Abdullah Abdallah
مصطفى Mustafa Moustafa
""",
    "female": """
فاطمة Fatima Fatma
عائشة Aisha Aicha Ayesha
مريم Maryam Mariam
نور Nour Noor
ليلى Layla Leila Laila
سارة Sara Sarah
خديجة Khadija Khadijah
هدى Huda Hoda
زينب Zainab Zeinab
سلمى Salma
أمينة Amina Ameena
رنا Rana
""",
}
_ARABIC_FAMILIES = """
الخطيب Al-Khatib Khatib El-Khatib
حداد Haddad
منصور Mansour Mansoor
نجار Najjar Najar
الشريف Al-Sharif Sharif El-Sherif
قاسم Qasim Kassem Qassem
سليمان Suleiman Soliman Sulaiman
عباس Abbas
صالح Saleh Salih
حمدان Hamdan
خوري Khoury Khouri
عثمان Othman Osman Uthman
رحمن Rahman Rahmani
المصري Al-Masri El-Masry Masri
زيدان Zidan Zeidan
"""
