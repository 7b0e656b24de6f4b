"""What RefNet wrote for other programs comes back into it, and into an empty one, with nothing doubled."""

from pathlib import Path

import pytest
from bringing import ask, bring, one

from refnet.domain.network.rows import Meaning
from refnet.exchange import vcard
from refnet.services import exports, imports, people
from refnet.services.exports.cards import cards
from refnet.services.exports.graphs import write_graph
from refnet.services.listing import Listing

NETWORK = """
    introducer.name,prospect.name,introduction.date
    Ana Ferreira,Bob Byrne,2026-01-05
    Ana Ferreira,Bob Byrne,2026-02-05
    Bob Byrne,Cid Costa,
    """
TIES = """
    person.name,other.name,other.organization,tie.strength
    Ana Ferreira,Cid Costa,,4
    Ana Ferreira,Dora Diaz,Acme,2
    """
ALL = {
    "people": "SELECT person.name, organization.name FROM person LEFT JOIN organization ON organization.id = organization_id",
    "introductions": "SELECT a.name, b.name, made_on FROM introduction JOIN person a ON a.id = introducer_id JOIN person b ON b.id = prospect_id",
    "ties": "SELECT a.name, b.name, strength FROM tie JOIN person a ON a.id = person_id JOIN person b ON b.id = other_id",
}


def everything(store) -> dict[str, list[str]]:
    found = {name: ask(store, question) for name, question in ALL.items()}
    ties = [(*sorted(row[:2]), row[2]) for row in found["ties"]]
    return {name: sorted(" ".join(map(str, row)) for row in rows) for name, rows in {**found, "ties": ties}.items()}


def take_in(store, path: Path):
    return imports.run(store, path, imports.guess(path))


def known(store, folder):
    bring(store, folder, "introductions", NETWORK)
    bring(store, folder, "ties", TIES)


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_our_network_comes_back_without_doubling_anything(store, tmp_path, suffix):
    known(store, tmp_path)
    before = everything(store)
    path = tmp_path / f"network.{suffix}"
    write_graph(store, path, dict.fromkeys(Meaning, "#000000"))
    report = take_in(store, path)
    assert (report.new, report.refused, report.batch_id) == (0, 0, None)
    assert everything(store) == before


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
def test_our_network_is_whole_in_an_empty_refnet(store, file_store, tmp_path, suffix):
    known(store, tmp_path)
    path = tmp_path / f"network.{suffix}"
    write_graph(store, path, dict.fromkeys(Meaning, "#000000"))
    report = take_in(file_store, path)
    assert (report.read, report.refused) == (9, 0)
    assert everything(file_store) == everything(store)
    assert take_in(file_store, path).new == 0
    assert everything(file_store) == everything(store)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_our_cards_come_back_without_doubling_anybody(store, tmp_path, version):
    known(store, tmp_path)
    before = everything(store)
    keys = people.ids(store, Listing())
    vcard.write(tmp_path / "all.vcf", cards(store, keys, names_others=version == "4.0"), version)
    report = take_in(store, tmp_path / "all.vcf")
    assert (report.read, report.new, report.refused) == (4, 0, 0)
    assert everything(store) == before


def test_a_card_names_others_only_when_asked(store, file_store, tmp_path):
    known(store, tmp_path)
    keys = people.ids(store, Listing())
    exports.write(store, "people", keys, tmp_path / "all.vcf")
    assert "Dora" in (tmp_path / "all.vcf").read_text("utf-8")
    assert "X-REFNET" not in (tmp_path / "all.vcf").read_text("utf-8")
    vcard.write(tmp_path / "new.vcf", cards(store, keys, names_others=True), "4.0")
    take_in(file_store, tmp_path / "new.vcf")
    pairs = ask(file_store, ALL["introductions"])
    assert {row[:2] for row in pairs} == {("Ana Ferreira", "Bob Byrne"), ("Bob Byrne", "Cid Costa")}
    assert one(file_store, "SELECT count(*) FROM tie") == 2


def test_a_reference_as_long_as_ours_may_be_anything(store, tmp_path):
    people_of_another = f"""
        person.name,person.reference
        Eva,{"x" * 36}
        """
    assert bring(store, tmp_path, "people", people_of_another).new == 1
