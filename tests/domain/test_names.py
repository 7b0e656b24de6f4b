import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.names import family_first, fold, initials


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Eva   MÜLLER ", "eva muller"),
        ("Škoda", "skoda"),
        ("Straße", "strasse"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Sørensen", "sorensen"),
        ("Mu\u0308ller", "muller"),
        ("محمد", "محمد"),
        ("", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_extra_spaces(typed, folded):
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


def test_the_last_word_can_be_searched_first():
    assert family_first("ana maria ferreira") == "ferreira ana maria"
    assert family_first("plato") == "plato"
    assert family_first("") == ""


def test_initials_are_those_of_the_first_and_last_name():
    assert [initials(name) for name in ("Ana Maria Ferreira", "Plato", "")] == ["AF", "P", ""]
