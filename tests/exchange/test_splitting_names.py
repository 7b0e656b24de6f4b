"""Names taken apart where that is sure, and put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.exchange.values import join_name, split_name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Eva Müller", "Eva|Müller"),
        ("Jean-Luc O'Brien", "Jean-Luc|O'Brien"),
        ("John F. Kennedy", "John F.|Kennedy"),
        ("J. R. R. Tolkien", "J. R. R.|Tolkien"),
        ("Dr. Eva Müller", "Eva|Müller"),
        ("Prof. Dr. Eva Müller, PhD", "Eva|Müller"),
        ("Martin King Jr.", "Martin|King"),
        ("Eva MÜLLER", "Eva|MÜLLER"),
        ("WANG Xiaoming", "Xiaoming|WANG"),
        ("Müller, Eva", "Eva|Müller"),
        ("van der Berg, Dr. Jan", "Jan|van der Berg"),
        ("García Márquez, Gabriel José", "Gabriel José|García Márquez"),
        ("Ludwig van Beethoven", "Ludwig|van Beethoven"),
        ("Anna Maria von und zu Stein", "Anna Maria|von und zu Stein"),
        ("John E. Smith", "John E.|Smith"),
        ("John E Smith", "John E|Smith"),
        ("João e Silva", "João|e Silva"),
        ("Jan van der Berg", "Jan|van der Berg"),
        ("María de la Cruz García", "María|de la Cruz García"),
        ("de Vries", "|de Vries"),
        ("Carmen García Lorca", "Carmen|García Lorca"),
        ("José Luis Pérez Galdós", "José Luis|Pérez Galdós"),
        ("Omar al-Rashid", "Omar|al-Rashid"),
        ("Omar Al Rashid", "Omar|Al Rashid"),
        ("محمد عبد الله", "محمد|عبد الله"),
        ("محمد علي", "محمد|علي"),
        ("דוד לוי", "דוד|לוי"),
        ("Nagy János", "János|Nagy"),
        ("Eva Nagy", "Eva|Nagy"),
        ("Kiss Nagy", "Kiss|Nagy"),
        ("Amy Wang", "Amy|Wang"),
        ("山田 太郎", "太郎|山田"),
        ("王小明", "小明|王"),
        ("李娜", "娜|李"),
        ("欧阳娜娜", "娜娜|欧阳"),
        ("김철수", "철수|김"),
        ("Иван Петров", "Иван|Петров"),
    ],
)
def test_a_name_is_taken_apart_where_that_is_sure(name, parts):
    assert "|".join(split_name(name)) == parts


@pytest.mark.parametrize(
    "name",
    ["", "Pelé", "Wang Xiaoming", "Nguyen Van An", "Nagy Xenia", "Nagy Kiss Anna", "Mary Jane Smith", "Abdul Rahman",
     "Abu Bakr Ali", "Van Morrison", "山田太郎", "小野田", "田中 A", "ジョン・スミス", "さくら", "남궁민수", "뷁철수", "Müller GmbH", "Eva & Jan Müller",
     "eva@example.org", "Smith, Jones, Brown", "Example Inc", "Foo, Bar Ltd", "Müller,", "1 2", "Dr.", ", Eva",
     "One two three four five, six", "ابن خلدون"],
)  # fmt: skip
def test_what_is_not_sure_is_left_open(name):
    assert split_name(name) == ("", "")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Eva", "Müller"), "Eva Müller"),
        (("", "Müller"), "Müller"),
        (("Eva", ""), "Eva"),
        (("小明", "王"), "王小明"),
        (("철수", "김"), "김철수"),
        (("Amy", "王"), "Amy 王"),
    ],
)
def test_parts_are_put_together_as_their_letters_want_it(parts, name):
    assert join_name(*parts) == name


@given(st.text())
def test_nothing_is_made_up_and_nothing_said_twice(text):
    given_name, family = split_name(text)
    assert set(given_name + family) <= set(text) | {" "}
    assert len(given_name) + len(family) <= len(text)
