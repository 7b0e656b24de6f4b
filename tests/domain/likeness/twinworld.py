"""A made-up world of people of whom some stand twice, written in another way, with the truth about who is who."""

from dataclasses import dataclass
from random import Random

GIVEN = [
    "Alexander",
    "Alexandra",
    "Andrew",
    "Ana",
    "Anna",
    "Anthony",
    "Barbara",
    "Benjamin",
    "Björn",
    "Catherine",
    "Chloë",
    "Christian",
    "Christine",
    "Daniel",
    "Daniela",
    "David",
    "Edward",
    "Elisabeth",
    "Emily",
    "Eszter",
    "Eva",
    "François",
    "Frank",
    "Gregory",
    "Hannah",
    "Ingrid",
    "Jack",
    "James",
    "Jane",
    "Jennifer",
    "Jörg",
    "John",
    "José",
    "Joseph",
    "Julia",
    "Jürgen",
    "Karin",
    "Kenneth",
    "Laura",
    "Louise",
    "Lucas",
    "Maria",
    "Mario",
    "Martin",
    "Martina",
    "Matthew",
    "Michael",
    "Mila",
    "Nicholas",
    "Nora",
    "Olga",
    "Olivia",
    "Patricia",
    "Paul",
    "Paula",
    "Peter",
    "Rebecca",
    "Richard",
    "Robert",
    "Samuel",
    "Sarah",
    "Sébastien",
    "Simon",
    "Søren",
    "Stephen",
    "Susan",
    "Thomas",
    "Ulrike",
    "William",
    "Yusuf",
    "Zoë",
]
SHORT = {
    "Alexander": "Alex", "Andrew": "Andy", "Anthony": "Tony", "Benjamin": "Ben", "Catherine": "Kate", "Daniel": "Dan",
    "David": "Dave", "Edward": "Ed", "Gregory": "Greg", "James": "Jim", "Jennifer": "Jen", "Joseph": "Joe",
    "Kenneth": "Ken", "Matthew": "Matt", "Michael": "Mike", "Nicholas": "Nick", "Patricia": "Pat", "Rebecca": "Becky",
    "Richard": "Rick", "Robert": "Bob", "Samuel": "Sam", "Stephen": "Steve", "Susan": "Sue", "Thomas": "Tom",
    "William": "Bill",
}  # fmt: skip
BEGINS = [
    "Al",
    "Ar",
    "Ba",
    "Bar",
    "Bau",
    "Ber",
    "Bra",
    "Bro",
    "Car",
    "Col",
    "Da",
    "Dal",
    "Den",
    "Ed",
    "El",
    "Fer",
    "Fis",
    "Gal",
    "Gar",
    "Ger",
    "Gru",
    "Hal",
    "Har",
    "Her",
    "Hof",
    "Ja",
    "Jan",
    "Kar",
    "Kel",
    "Kö",
    "Kow",
    "Lan",
    "Le",
    "Lin",
    "Mar",
    "Mc",
    "Mei",
    "Mo",
    "Mül",
    "Nor",
    "No",
    "O",
    "Pe",
    "Pfei",
    "Pod",
    "Ra",
    "Ric",
    "Ros",
    "Sa",
    "Sche",
    "Schmi",
    "Schnei",
    "Schrö",
    "Schu",
    "Sil",
    "Smi",
    "Sø",
    "Ste",
    "Ta",
    "Tho",
    "Va",
    "Wag",
    "Wal",
    "We",
    "Wil",
    "Wo",
    "Za",
    "Zim",
]
MIDDLES = ["", "", "", "a", "er", "in", "do", "le", "man", "ri", "va", "ko", "na", "gen"]
ENDS = [
    "ler",
    "mann",
    "ton",
    "son",
    "sen",
    "ez",
    "ini",
    "ski",
    "berg",
    "feld",
    "stein",
    "wood",
    "ford",
    "ley",
    "er",
    "dt",
    "ova",
    "ard",
    "eau",
    "elli",
    "hardt",
    "kis",
    "nen",
    "quist",
    "ro",
    "sson",
    "ter",
    "vic",
    "win",
]
SYLLABLES = [
    "ac",
    "bel",
    "cor",
    "den",
    "el",
    "fin",
    "gro",
    "hel",
    "in",
    "jun",
    "kor",
    "lum",
    "mer",
    "nor",
    "op",
    "pri",
    "quan",
    "rel",
    "sol",
    "tri",
    "uni",
    "ver",
    "wex",
    "xen",
    "yar",
    "zen",
]
KINDS = [
    "Software",
    "Partners",
    "Systems",
    "Bank",
    "Foods",
    "Logistics",
    "Energy",
    "Media",
    "Labs",
    "Design",
    "Insurance",
    "Motors",
    "Steel",
    "Health",
]
FORMS = ["", "", " GmbH", " Inc.", " Ltd", " AG", " S.A.", ", LLC", " Corp.", " plc"]
PLAIN = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae", "ø": "oe", "ß": "ss"})
BARE = str.maketrans({"ö": "o", "ü": "u", "ä": "a", "ø": "o", "ß": "ss", "é": "e", "ç": "c", "ë": "e"})


@dataclass(frozen=True)
class Entry:
    """Somebody as an address book has them; `who` is the truth, `way` how the entry differs from the first one."""

    who: int
    way: str
    name: str
    company: str = ""
    email: str = ""
    phone: str = ""


def world(people: int, twins: int, seed: int = 1) -> tuple[list[Entry], list[Entry]]:
    """Return the entries of a first book, one a person, and of a second one that tells of some of them otherwise."""
    dice = Random(seed)
    companies = _companies(dice, max(3, people // 20))
    families = _families(dice, max(20, people // 4))
    weights = [1 / (rank + 2) for rank in range(len(families))]
    chosen = dice.choices(families, weights, k=people)
    first = [_entry(dice, who, family, dice.choice(companies)) for who, family in enumerate(chosen)]
    return first, [_again(dice, one) for one in dice.sample(first, twins)]


def _companies(dice: Random, count: int) -> list[str]:
    names = {"".join(dice.sample(SYLLABLES, 2)).title() + " " + dice.choice(KINDS) for _ in range(count)}
    return [name + dice.choice(FORMS) for name in sorted(names)]


def _families(dice: Random, count: int) -> list[str]:
    return sorted(
        {dice.choice(BEGINS) + dice.choice(MIDDLES) + dice.choice(ENDS) for _ in range(count)}, key=hash_free(dice)
    )


def hash_free(dice: Random):
    order = {}
    return lambda name: order.setdefault(name, dice.random())


def _entry(dice: Random, who: int, family: str, company: str) -> Entry:
    given = dice.choice(GIVEN)
    domain = company.split(maxsplit=1)[0].lower()
    name = f"{given} {family}" if dice.random() < 0.85 else f"{given} {dice.choice(GIVEN)} {family}"
    number = str(dice.randrange(10, 100)) if dice.random() < 0.3 else ""
    email = _address(given, family + number, domain) if dice.random() < 0.6 else ""
    phone = f"+49{dice.randrange(10**9, 10**10)}" if dice.random() < 0.4 else ""
    return Entry(who, "first", name, company if dice.random() < 0.85 else "", email, phone)


def _address(given: str, family: str, domain: str) -> str:
    return f"{given.translate(BARE)}.{family.translate(BARE)}@{domain}.example".lower().replace(" ", "")


def _again(dice: Random, one: Entry) -> Entry:
    way = dice.choice(sorted(WAYS))
    name = WAYS[way](dice, one.name)
    company = one.company
    if company and dice.random() < 0.5:
        company = dice.choice([company.split(",")[0].rsplit(" ", 1)[0], company.upper(), company + " Holding"])
    if dice.random() < 0.15:
        company = ""
    keeps = dice.random() < 0.5
    phone = one.phone if dice.random() < 0.4 else ""
    email = f"{one.email.partition('@')[0]}@{one.who % 5}.gmx.com" if one.email and keeps else ""
    return Entry(one.who, way, name, company, email, phone)


def _typo(dice: Random, name: str) -> str:
    words = name.split()
    at = max(range(len(words)), key=lambda place: len(words[place]))
    word, place = words[at], dice.randrange(1, len(words[at]) - 1)
    turned = [
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        word[:place] + dice.choice("aeinrst") + word[place + 1 :],
    ]
    words[at] = dice.choice(turned)
    return " ".join(words)


def _turned(_dice: Random, name: str) -> str:
    rest, _space, family = name.rpartition(" ")
    return f"{family}, {rest}"


def _initial(_dice: Random, name: str) -> str:
    given, _space, rest = name.partition(" ")
    return f"{given[0]}. {rest}"


def _short(_dice: Random, name: str) -> str:
    given, _space, rest = name.partition(" ")
    return f"{SHORT.get(given, given)} {rest}"


def _middle_left_out(_dice: Random, name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1]}"


WAYS = {
    "same": lambda _dice, name: name,
    "accents": lambda _dice, name: name.translate(BARE),
    "umlauts": lambda _dice, name: name.translate(PLAIN),
    "capitals": lambda _dice, name: name.upper(),
    "title": lambda _dice, name: f"Dr. {name}",
    "order": _turned,
    "initial": _initial,
    "short": _short,
    "middle": _middle_left_out,
    "typo": _typo,
}
