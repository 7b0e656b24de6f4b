import pytest
from twinworld import world

from refnet.domain.likeness import LIKELY, Crowd, Fact, Somebody, compare, name_words, pairs, reasons, seen, warnings
from refnet.domain.likeness import mixes_alphabets as mixes
from refnet.domain.names import fold


def somebody(name: str, company: str = "", email: str = "", phone: str = "", profile: str = "") -> Somebody:
    given = [(value,) if value else () for value in (email, phone, profile)]
    return Somebody(name_words(fold(name)), company, *given)


def facts(one: Somebody, other: Somebody) -> set[Fact]:
    match = compare(one, other)
    return set(match.facts) if match else set()


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        ("José García", "Jose Garcia", Fact.SAME_NAME),
        ("Jürgen Groß", "Juergen Gross", Fact.SAME_NAME),
        ("Søren Åberg", "Soeren Aaberg", Fact.SAME_NAME),
        ("Dr. Ana Ferreira", "Ana Ferreira", Fact.SAME_NAME),
        ("Mary O'Brien", "Mary OBrien", Fact.SAME_NAME),
        ("\u0415va Müller", "Eva Müller", Fact.SAME_NAME),
        ("Ana Ferreira", "Ferreira, Ana", Fact.ORDER),
        ("Ana Ferreira", "A. Ferreira", Fact.INITIAL),
        ("Ana Ferreira", "Ana F.", Fact.INITIAL),
        ("Robert Byrne", "Bob Byrne", Fact.NICKNAME),
        ("Ana Ferreira", "Ana Maria Ferreira", Fact.EXTRA_WORD),
        ("Ana Ferreira", "Ana Fereira", Fact.TYPO),
        ("Ana Vandenberghe", "Ana Vandenbrege", Fact.TYPO),
        ("Martin Luther King", "Martin Luther King Jr.", Fact.SAME_NAME),
    ],
)
def test_names_of_one_person_at_one_company_are_likely(one, other, fact):
    found = compare(somebody(one, "Acme"), somebody(other, "Acme"))
    assert found is not None
    assert {fact, Fact.SAME_COMPANY} == set(found.facts)
    assert found == compare(somebody(other, "Acme"), somebody(one, "Acme"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daniel Novak", "Daniela Novak"),
        ("Mario Rossi", "Maria Rossi"),
        ("Jan Novak", "Jon Novak"),
        ("John Smith Sr.", "John Smith Jr."),
        ("Ana Ferreira", "Ana Costa"),
        ("Ana Ferreira", "Bob Ferreira"),
        ("A. Ferreira", "B. Ferreira"),
        ("Ana Ferreira", "Ana Maria Luisa Teresa Ferreira"),
        ("Ana Ana", "Ana Ferreira"),
        ("Ana Ferreira", "Ana"),
        ("!!", "!!"),
        ("Fischer Anna", "Vischer Anna"),
    ],
)
def test_names_of_two_people_are_not(one, other):
    assert compare(somebody(one, "Acme"), somebody(other, "Acme")) is None


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        ("Acme", "ACME GmbH", Fact.LIKE_COMPANY),
        ("Acme", "Acme Software Holding", Fact.LIKE_COMPANY),
        ("Microsoft", "Microsft", Fact.NO_COMPANY),
        ("International Widgets", "Internationl Widgets", Fact.LIKE_COMPANY),
        ("Acme", "", Fact.NO_COMPANY),
    ],
)
def test_companies_are_compared_without_their_legal_form(one, other, fact):
    expected = {Fact.LIKE_COMPANY} if fact is Fact.NO_COMPANY and other else {fact}
    assert facts(somebody("Ana Ferreira", one), somebody("Ana Ferreira", other)) == {Fact.SAME_NAME} | expected


def test_companies_with_other_numbers_are_two():
    assert compare(somebody("Ana Ferreira", "Studio 54"), somebody("Ana Ferreira", "Studio 5")) is None


def test_the_same_name_at_another_company_is_not_worth_a_question():
    assert compare(somebody("Ana Ferreira", "Acme"), somebody("Ana Ferreira", "Globex")) is None


def test_a_domain_tells_the_company_and_a_provider_of_mailboxes_does_not():
    acme = somebody("Ana Ferreira", "Acme Ltd")
    assert Fact.LIKE_COMPANY in facts(acme, somebody("Ana Ferreira", email="ana.f@mail.acme.co.uk"))
    assert Fact.NO_COMPANY in facts(acme, somebody("Ana Ferreira", email="ana.f@gmail.com"))


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        (somebody("Ana Ferreira", "Acme", "af@x.org"), somebody("Ann Silva", "Acme", "af@x.org"), Fact.SAME_EMAIL),
        (somebody("A. Ferreira", phone="+351211234567"), somebody("Ana Ferreira", phone="+351211234567"), Fact.SAME_PHONE),
        (somebody("Ana Ferreira", phone="+351211234567"), somebody("Ana Ferreira", phone="211234567"), Fact.LIKE_PHONE),
        (somebody("Rick Bo", email="richard.bo@gmail.com"), somebody("Richard Bo", email="richard.bo@gmx.net"), Fact.LIKE_EMAIL),
        (somebody("Ana Silva", profile="x.com/ana"), somebody("A. S. Ferreira", profile="x.com/ana"), Fact.SAME_PROFILE),
    ],
)  # fmt: skip
def test_addresses_in_common_make_it_likely(one, other, fact):
    assert fact in facts(one, other)


def test_a_shared_mailbox_and_an_address_made_of_the_name_tell_nothing():
    assert compare(somebody("Ana Silva", "Acme", "info@acme.org"), somebody("Bo Ek", "Acme", "info@acme.org")) is None
    one, other = (
        somebody("Ana Silva", "Acme", "ana.silva@acme.org"),
        somebody("Ana Silva", "Bolt", "ana.silva@bolt.org"),
    )
    assert compare(one, other) is None


def test_a_common_name_without_a_company_is_no_question_and_a_rare_one_elsewhere_is():
    crowd = Crowd()
    for number in range(5):
        crowd.add(somebody("John Smith", f"{number}{number}{number} Works"))
    crowd.add(somebody("John Smith"))
    for number in range(300):
        crowd.add(
            somebody(f"Ana {'abcdefghij'[number % 10] * 4}{'klmnopqrst'[number // 10 % 10] * 3}{number // 100 * 'x'}")
        )
    crowd.add(somebody("Eva Svensdotter", "Acme"))
    crowd.add(somebody("Eva Svensdotter", "Globex"))
    assert [set(found.match.facts) for found in pairs(crowd)] == [{Fact.SAME_NAME, Fact.OTHER_COMPANY, Fact.RARE_NAME}]


def test_reasons_are_sentences_and_letters_of_another_alphabet_a_warning():
    assert reasons({Fact.SAME_COMPANY, Fact.ACCENTS}) == ("Same name but for accents", "Same company")
    assert warnings({Fact.SAME_NAME}) == ()
    assert "another alphabet" in warnings({Fact.LOOKALIKE})[0]
    assert [mixes(name) for name in ("\u0415va Müller", "Eva Müller", "Иван Петров", "Eva Иван")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("one", "other", "fact"),
    [
        ("Ana Ferreira", "ana ferreira", Fact.SAME_NAME),
        ("Eva Mu\u0308ller", "Eva M\u00fcller", Fact.SAME_NAME),
        ("Dr. Ana Ferreira", "Ana Ferreira", Fact.SAME_NAME),
        ("José García", "Jose Garcia", Fact.ACCENTS),
        ("Eva Müller", "Eva Mueller", Fact.SPELLING),
        ("\u0415va Müller", "Eva Müller", Fact.LOOKALIKE),
    ],
)
def test_it_is_told_how_the_same_name_is_written_otherwise(one, other, fact):
    assert seen((Fact.SAME_NAME, Fact.SAME_COMPANY), one, other) == (fact, Fact.SAME_COMPANY)


def test_nobody_in_a_large_block_of_one_family_name_and_company_is_lost():
    crowd = Crowd()
    for number in range(120):
        given = f"{'abcdefghij'[number // 12]}{'klmnopqrstuv'[number % 12]}"
        crowd.add(somebody(f"{given}x Smith", "Acme"))
    crowd.add(somebody("B. S.", "Acme", profile="x.com/b"))
    crowd.add(somebody("Bob Smyth", "Acme", profile="x.com/b", email="b@x.org"))
    crowd.add(somebody("akx smith", "Acme"))
    crowd.add(somebody("Plato", "Academy"))
    assert [(pair.one, pair.other) for pair in pairs(crowd)] == [(0, 122), (120, 121)]


def test_only_pairs_with_somebody_new_are_looked_at_when_asked_and_progress_is_told():
    crowd, told = Crowd(), []
    for name in ("Ana Ferreira", "Ana Ferreira", "Ana Ferreira"):
        crowd.add(somebody(name, "Acme"))
    found = list(pairs(crowd, newest=2, look_up=lambda done, total: told.append((done, total))))
    assert [(pair.one, pair.other) for pair in found] == [(0, 2), (1, 2)]
    assert told == [(0, 2)]
    assert list(pairs(Crowd())) == []


def test_of_a_made_up_world_most_twins_are_found_and_most_of_what_is_found_is_true():
    first, second = world(people=4_000, twins=400, seed=3)
    everybody, crowd = first + second, Crowd()
    for entry in everybody:
        crowd.add(somebody(entry.name, entry.company, entry.email, entry.phone))
    found = [(everybody[pair.one].who, everybody[pair.other].who) for pair in pairs(crowd)]
    right = {one for one, other in found if one == other}
    assert len(right) / len(second) > 0.85
    assert sum(one == other for one, other in found) / len(found) > 0.75
    assert all(pair.match.score >= LIKELY for pair in pairs(crowd))
