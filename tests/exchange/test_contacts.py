"""Ways to reach people, as given and as compared."""

import pytest

from refnet.exchange.values import Contact, emails, normal_email, normal_phone, normal_profile, phones, profiles


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        (" Eva.Mueller@Example.ORG ", "eva.mueller@example.org"),
        ("o'brien+tag@mail.example.co.uk", "o'brien+tag@mail.example.co.uk"),
        ("eva@müller.de", "eva@müller.de"),
        ("eva@xn--mller-kva.de", "eva@müller.de"),
        ("not an email", None),
        ("a@b", None),
        ("two@@example.org", None),
        (".dot@example.org", None),
    ],
)
def test_addresses_are_compared_in_one_form(text, normal):
    assert normal_email(text) == normal


def test_a_cell_may_hold_several_addresses():
    assert emails("Ann@example.org; <bob@example.org>, nobody") == (
        Contact("Ann@example.org", "ann@example.org"),
        Contact("<bob@example.org>", "bob@example.org"),
        Contact("nobody", ""),
    )
    assert [one.normal for one in emails("a@example.org ::: b@example.org")] == ["a@example.org", "b@example.org"]
    assert emails("Ann@example.org") == (Contact("Ann@example.org", "ann@example.org"),)


@pytest.mark.parametrize(
    ("text", "region", "normal"),
    [
        ("+491711234567", None, "+491711234567"),
        ("+49 171 1234567", None, "+491711234567"),
        ("+49 (0)171 1234567", None, "+491711234567"),
        ("+39 06 12345678", None, "+390612345678"),
        ("0049 171 1234567", None, "+491711234567"),
        ("0171 1234567", "DE", "+491711234567"),
        ("0171 1234567", None, None),
        ("(202) 555-0123", "US", "+12025550123"),
        ("4.9E+11", "DE", None),
        ("12", "DE", None),
        ("123456789012345678901", "DE", None),
        ("12345", "US", None),
    ],
)
def test_numbers_are_compared_with_their_country_code(text, region, normal):
    assert normal_phone(text, region) == normal


def test_a_number_that_cannot_be_read_keeps_its_text():
    assert phones("+49 171 1234567 / call Ann") == (
        Contact("+49 171 1234567", "+491711234567"),
        Contact("call Ann", ""),
    )


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("https://www.linkedin.com/in/Ada/?trk=x#top", "linkedin.com/in/ada"),
        ("de.linkedin.com/in/ada", "linkedin.com/in/ada"),
        ("http://example.org:80", "example.org"),
        ("ada", None),
        ("javascript:alert(1)", None),
    ],
)
def test_profiles_are_compared_by_host_and_path(text, normal):
    assert normal_profile(text) == normal


def test_a_cell_may_hold_several_profiles():
    assert profiles("linkedin.com/in/ada nothing") == (
        Contact("linkedin.com/in/ada", "linkedin.com/in/ada"),
        Contact("nothing", ""),
    )


@pytest.mark.parametrize(
    "text", ["491711234567", "00491711234567", "tel:+49-171-1234567", "+49 (0)171 1234567", "0049 171/1234567"]
)
def test_a_number_with_its_country_code_is_known_however_it_is_written(text):
    assert normal_phone(text) == "+491711234567"


@pytest.mark.parametrize(
    "text", ["4.91712E+11", "4,91712e11", "999999999999", "01711234567", "12345678901", "call me", "1234"]
)
def test_what_may_be_anybodys_number_is_none(text):
    assert normal_phone(text) is None


def test_a_spoiled_number_is_none_in_any_region():
    assert normal_phone("4.91712E+11", "DE") is None
