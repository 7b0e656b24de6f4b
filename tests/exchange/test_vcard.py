"""Address cards."""

from dataclasses import replace

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from refnet.exchange import vcard
from refnet.exchange.tables import open_table
from refnet.exchange.vcard import Card, Related

EVA = Card(
    name="Eva Müller; PhD, MSc",
    given_name="Eva",
    family_name="Müller",
    organization="Müller & Söhne, GmbH",
    job_title="CEO\\CFO",
    emails=("eva@example.org", "e@example.org"),
    phones=("+491711234567",),
    urls=("https://linkedin.com/in/eva",),
    categories=("golf, chess", "clients"),
    note="first line\nBEGIN:VCARD\r\n" + "größer " * 40,
    uid="urn:uuid:0198",
)


def test_another_program_reads_the_card_as_it_was_meant():
    card = vobject.readOne(vcard.text(EVA))
    assert card.fn.value == EVA.name
    assert (card.n.value.given, card.n.value.family) == ("Eva", "Müller")
    assert card.org.value == [EVA.organization]
    assert card.title.value == EVA.job_title
    assert [one.value for one in card.contents["email"]] == list(EVA.emails)
    assert card.note.value == EVA.note.replace("\r", "")
    assert card.categories.value == list(EVA.categories)
    assert card.uid.value == EVA.uid


def test_lines_are_folded_at_75_octets_without_cutting_a_letter():
    lines = vcard.text(EVA).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)


def test_a_card_needs_only_a_name():
    assert vcard.text(Card("Ann")).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ann",
        "N:Ann;;;;",
        "END:VCARD",
        "",
    ]


@pytest.mark.parametrize("name", ["Eva\x00\x07", "Eva"])
def test_control_characters_stay_out(name):
    assert "FN:Eva\r\n" in vcard.text(Card(name))


def test_lines_of_any_end_stay_lines():
    assert "NOTE:a\\nb\\nc\\nd\r\n" in vcard.text(Card("Ann", note="a\rb\r\nc\nd"))


def test_cards_are_written_into_one_file(tmp_path):
    vcard.write(tmp_path / "allies.vcf", [EVA, Card("Ann", given_name="Ann")])
    cards = list(vobject.readComponents((tmp_path / "allies.vcf").read_text("utf-8")))
    assert [card.fn.value for card in cards] == [EVA.name, "Ann"]


FAMILY = (Related("Bob; the tall", "0198abcd-0000-7000-8000-000000000002", is_introducer=True), Related("Cid", "cid-1"))


def test_the_newer_version_on_request(tmp_path):
    person = replace(
        EVA, uid="0198abcd-0000-7000-8000-000000000001", phones=("+49 171 1234567", "ask Bob"), related=FAMILY
    )
    vcard.write(tmp_path / "new.vcf", [person], "4.0")
    lines = (tmp_path / "new.vcf").read_text("utf-8").split("\n")
    assert {
        "VERSION:4.0", "UID:urn:uuid:0198abcd-0000-7000-8000-000000000001", "TEL;VALUE=uri:tel:+49-171-1234567", "TEL:ask Bob",
        "RELATED;TYPE=contact:urn:uuid:0198abcd-0000-7000-8000-000000000002", "EMAIL:eva@example.org",
    } <= {line.strip() for line in lines}  # fmt: skip
    (card,) = vobject.readComponents((tmp_path / "new.vcf").read_text("utf-8"))
    assert (card.fn.value, card.note.value) == (EVA.name, EVA.note.replace("\r", ""))


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_who_introduced_somebody_comes_back(tmp_path, version):
    vcard.write(tmp_path / "eva.vcf", [replace(EVA, related=FAMILY)], version)
    (row,), headers = (table := open_table(tmp_path / "eva.vcf")).rows, table.headers
    found = {
        header: cell for header, cell in zip(headers, row.cells, strict=True) if header.startswith(("intro", "acq"))
    }
    assert found == {
        "introducer.name": "Bob; the tall", "introducer.reference": "0198abcd-0000-7000-8000-000000000002",
        "acquaintance.name": "Cid", "acquaintance.reference": "cid-1",
    }  # fmt: skip


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(str.strip).filter(bool)
LINES = st.lists(WORDS, min_size=1).map("\n".join)


@given(st.lists(st.tuples(WORDS, WORDS, LINES, WORDS), min_size=1, max_size=4), st.sampled_from(["3.0", "4.0"]))
def test_any_card_comes_back_and_another_program_agrees(tmp_path_factory, people, version):
    path = tmp_path_factory.mktemp("cards") / "any.vcf"
    written = [
        Card(name, given_name=name, organization=work, note=note, job_title=title) for name, work, note, title in people
    ]
    vcard.write(path, written, version)
    table = open_table(path)
    columns = [table.headers.index(f"person.{part}") for part in ("name", "organization", "notes", "job_title")]
    assert [tuple(row.cells[column] for column in columns) for row in table.rows] == people
    others = vobject.readComponents(path.read_bytes().decode())
    assert [(one.fn.value, one.org.value[0], one.note.value, one.title.value) for one in others] == people
