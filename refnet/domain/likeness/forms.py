"""Forms of names, companies and addresses that stay the same when people write them differently."""

import re
import unicodedata
from functools import lru_cache

from refnet.domain.names import fold

# Cyrillic and Greek letters that look like Latin ones (Unicode's confusables, UTS 39), folded
_LOOKALIKES = str.maketrans(
    "\u0430\u0432\u0435\u0456\u0458\u043a\u043c\u043d\u043e\u0440\u0455\u0442\u0443\u0445\u04bb\u0501\u051b\u051d\u03b1\u03b2\u03b5\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7",
    "abeijkmhopstyxhdqwabehikvoptyx",
)
_SPELLED_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))  # what German and Nordic letters become in ASCII
_NO_LETTER = re.compile(r"[^\w]+|_")
_DROPPED = re.compile(r"['\u2019\u02bc`\u00b4.]")  # O'Brien is OBrien, J. is J
_TITLES = frozenset(
    ["dr", "prof", "mr", "mrs", "ms", "miss", "mx", "herr", "frau", "ing", "dipl", "mag", "phd", "mba", "md"]
)
GENERATIONS = frozenset(["jr", "sr", "junior", "senior", "ii", "iii", "iv"])
_SAME_GENERATION = {"junior": "jr", "senior": "sr"}
_LEGAL_FORMS = frozenset(
    [
        "inc",
        "incorporated",
        "llc",
        "llp",
        "lp",
        "ltd",
        "limited",
        "plc",
        "corp",
        "corporation",
        "co",
        "company",
        "gmbh",
        "ag",
        "se",
        "kg",
        "kgaa",
        "ohg",
        "gbr",
        "ug",
        "ev",
        "eg",
        "mbh",
        "sa",
        "sas",
        "sarl",
        "srl",
        "spa",
        "sl",
        "bv",
        "nv",
        "vof",
        "ab",
        "as",
        "asa",
        "oy",
        "oyj",
        "aps",
        "kft",
        "zrt",
        "sro",
        "doo",
        "pty",
        "pte",
        "the",
        "and",
        "und",
        "et",
        "y",
        "of",
        "group",
        "holding",
        "holdings",
    ]
)
# addresses that many people share, and providers that say nothing about a company
_ROLES = frozenset(
    [
        "info",
        "office",
        "mail",
        "contact",
        "kontakt",
        "hello",
        "hallo",
        "sales",
        "support",
        "admin",
        "post",
        "service",
        "team",
        "help",
        "billing",
        "press",
        "hr",
        "jobs",
        "marketing",
        "noreply",
        "no-reply",
        "webmaster",
        "me",
    ]
)
_PROVIDERS = frozenset(
    [
        "gmail",
        "googlemail",
        "outlook",
        "hotmail",
        "live",
        "msn",
        "yahoo",
        "ymail",
        "icloud",
        "me",
        "mac",
        "aol",
        "gmx",
        "web",
        "t-online",
        "freenet",
        "mail",
        "proton",
        "protonmail",
        "posteo",
        "mailbox",
        "fastmail",
        "zoho",
        "yandex",
        "qq",
        "163",
        "126",
        "orange",
        "wanadoo",
        "free",
        "laposte",
        "libero",
        "btinternet",
        "comcast",
        "verizon",
        "att",
        "seznam",
        "wp",
        "onet",
    ]
)
_SECOND_LEVEL = frozenset(["co", "com", "org", "net", "ac", "gov", "edu"])
SHORTEST_TAIL = 8  # digits that a number keeps without its country code
SHORTEST_OWN_PART = 5  # letters; what is shorter than that many have


def name_words(folded: str) -> tuple[str, ...]:
    """Return the words of a folded name, without titles, punctuation, look-alike letters and spelled-out umlauts."""
    return tuple(_plain(word) for word in spelled_words(folded))


def spelled_words(folded: str) -> tuple[str, ...]:
    """Return the same words with umlauts as they were spelled out."""
    plain = folded if folded.isascii() else folded.translate(_LOOKALIKES)
    words = _NO_LETTER.sub(" ", _DROPPED.sub("", plain)).split()
    return tuple([word for word in words if word not in _TITLES] or words)


def generation(words: tuple[str, ...]) -> str:
    """Return what tells a father from a son of the same name, often nothing."""
    if GENERATIONS.isdisjoint(words):
        return ""
    return next((_SAME_GENERATION.get(word, word) for word in words[1:] if word in GENERATIONS), "")


def without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without jr, sr and the like."""
    if GENERATIONS.isdisjoint(words):
        return words
    return tuple(word for at, word in enumerate(words) if not at or word not in GENERATIONS)


@lru_cache(maxsize=65_536)
def company_key(name: str) -> str:
    """Return the telling words of a company's name joined, without its legal form; empty for no name."""
    words = _NO_LETTER.sub(" ", _DROPPED.sub("", fold(name.replace("&", " ")))).split()
    return "".join(word for word in words if word not in _LEGAL_FORMS) or "".join(words)


@lru_cache(maxsize=65_536)
def company_of_address(domain: str) -> str:
    """Return the telling part of an e-mail domain, empty for a provider of mailboxes: acme of sales.acme.co.uk."""
    parts = domain.split(".")[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    label = parts[-1] if parts else ""
    return "" if label in _PROVIDERS else label.replace("-", "")


def own_part(email: str) -> str:
    """Return the part of a normal e-mail address that is a person's own, empty for one that many share."""
    own = email.partition("@")[0].partition("+")[0]
    return "" if own in _ROLES else own


def tail(phone: str) -> str:
    """Return the end of a normal telephone number, which stays when the country code is left out; empty if short."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    return digits[-SHORTEST_TAIL:] if len(digits) >= SHORTEST_TAIL else ""


def mixes_alphabets(name: str) -> bool:
    """Tell whether a word of the name has letters of two alphabets, as when a Cyrillic letter poses as a Latin one."""
    return not name.isascii() and any(len(_alphabets(word)) > 1 for word in name.split())


def _plain(word: str) -> str:
    for spelled, letter in _SPELLED_OUT:
        if spelled in word:
            word = word.replace(spelled, letter)
    return word


def _alphabets(word: str) -> set[str]:
    names = (unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha())
    return {name for name in names if name in ("LATIN", "CYRILLIC", "GREEK")}
