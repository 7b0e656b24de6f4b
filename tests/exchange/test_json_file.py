"""Lists in JSON as tables."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange import json_file
from refnet.exchange.tables import open_table


def opened(folder, content):
    return open_table(file(folder, content if isinstance(content, bytes) else json.dumps(content), "list.json"))


def test_a_list_of_objects_is_a_table(tmp_path):
    table = opened(
        tmp_path,
        [
            {"person.name": "Eva", "person.email": ["e@example.org", "eva@example.org"], "n": 5},
            {"person.name": "Bob", "x": None, "n": 1200.50, "is": True},
            {},
        ],
    )
    assert table.headers == ("person.name", "person.email", "n", "x", "is")
    assert [(row.number, row.cells, row.problem) for row in table.rows] == [
        (1, ("Eva", "e@example.org ::: eva@example.org", 5, "", ""), ""),
        (2, ("Bob", "", Decimal("1200.5"), "", True), ""),
        (3, ("", "", "", "", ""), ""),
    ]
    assert table.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_found(tmp_path, encoding):
    content = json.dumps([{"name": "Zoë"}], ensure_ascii=False).encode(encoding)
    assert next(iter(opened(tmp_path, content).rows)).cells == ("Zoë",)


def test_the_list_may_stand_in_an_object_or_be_one_object(tmp_path):
    assert len(opened(tmp_path, {"made": "2026", "tags": ["a", "b", "c"], "people": [{"name": "Eva"}]}).rows) == 1
    assert opened(tmp_path, {"name": "Eva"}).headers == ("name",)


def test_what_no_cell_can_hold_refuses_its_row_alone(tmp_path):
    content = b'[{"name": {"given": "Eva"}, "n": 1}, {"name": "\\ud800x", "n": 2}, 7, {"name": [["x"]]}, {"name": "Bob", "n": NaN}]'
    rows = opened(tmp_path, content).rows
    assert [(row.number, row.cells, bool(row.problem)) for row in rows] == [
        (1, ("", 1), True),
        (2, ("\ufffdx", 2), True),
        (3, ("7",), True),
        (4, ("", ""), True),
        (5, ("Bob", "NaN"), False),
    ]


def test_a_key_without_letters_gets_a_name(tmp_path):
    assert opened(tmp_path, [{" ": 1, "b": 2}]).headers == ("column 1", "b")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[]", "no list of objects"),
        (b"[{}]", "no list of objects"),
        (b'[{"name": "Eva"},\n{"name"', "cannot be read beyond line 2"),
        (b'[{"name": ' + b"[" * 200_000, "no plain list"),
        (b'[{"n": ' + b"9" * 5_000 + b"}]", "no plain list"),
        (b'[{"n": "\xff"}]', "no plain list"),
    ],
)
def test_what_is_no_list_is_refused_with_a_sentence(tmp_path, content, sentence):
    with pytest.raises(RefNetError, match=sentence):
        opened(tmp_path, content)


def test_objects_without_keys_in_common_are_refused(tmp_path):
    with pytest.raises(RefNetError, match=r"too many different keys \(20000\)"):
        opened(tmp_path, [{str(number): 1} for number in range(20_000)])


def test_a_file_beyond_all_size_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(json_file, "LARGEST", 1 << 20)
    with pytest.raises(RefNetError, match="larger than 1 MB"):
        opened(tmp_path, [{"name": "x" * (1 << 20)}])


def test_a_bracket_does_not_make_a_list(tmp_path):
    assert open_table(file(tmp_path, "[id],name\n1,Eva\n")).headers == ("[id]", "name")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=100, max_size=100))
def test_every_text_comes_back_the_same(tmp_path_factory, texts):
    path = tmp_path_factory.getbasetemp() / "texts.json"
    path.write_text(json.dumps([{"name": text} for text in texts], ensure_ascii=False), encoding="utf-8", newline="")
    assert [row.cells[0] for row in open_table(path).rows] == texts
