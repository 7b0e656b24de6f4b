import csv
from datetime import date
from uuid import uuid4

import pytest
import vobject
from openpyxl import load_workbook
from world import world

from refnet.domain.drafts import AllyDraft, EvidenceTicks, IntroductionDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import AllyKind
from refnet.services import allies, exports, imports, introductions, people, preferences, reps
from refnet.services.listing import Filter, Listing

ANA = PersonDraft(
    "Ana de Souza", organization="Ágora; Lda", job_title="=1+1", email="ana@agora.pt", phone="+351 912 345 678",
    profile_url="linkedin.com/in/ana", tags=("Golf", "VIP"), do_not_contact=True,
)  # fmt: skip


@pytest.fixture
def known(store):
    people.add(store, ANA)
    known = world(store, "Ann>Bob:won Ann>Cid:lost Bob>Dan")
    allies.add(store, AllyDraft(PersonDraft(id=known["Ann"]), AllyKind.FORMER_CLIENT, 5))
    return known


def table(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def test_allies_are_those_people_alone(store, known, tmp_path):
    path = tmp_path / "allies.csv"
    assert exports.write(store, "allies", Listing(), path) == 1
    (row,) = table(path)
    assert (row["Name"], row["Kind"], row["Trust"], row["Introductions"]) == ("Ann", "former client", "5", "2")
    assert (row["Won"], row["Introductions finished"], row["Credit"], row["Currency"]) == ("1", "2", "1000.00", "EUR")
    assert (row["Estimate"], row["Estimate, low"]) == ("", "")
    assert (row["Last word"], row["Do not contact"]) == ("2026-01-06", "no")
    assert list(row) == [column.title for column in exports.ALLIES]


def test_no_cell_runs_as_a_formula(store, known, tmp_path):
    path = tmp_path / "people.CSV"
    assert exports.write(store, "people", Listing(search="ana"), path) == 1
    assert table(path)[0]["Role"] == "'=1+1"
    exports.write(store, "people", Listing(search="ana"), path, for_spreadsheets=False)
    assert table(path)[0]["Role"] == "=1+1"
    exports.write(store, "people", Listing(search="ana"), tmp_path / "people.xlsx")
    (cell,) = [cell for cell in load_workbook(tmp_path / "people.xlsx").active[2] if "1+1" in str(cell.value)]
    assert cell.data_type == "s"


def test_columns_come_as_they_are_shown(store, known, tmp_path):
    path = tmp_path / "deals.xlsx"
    won_first = Listing(sort="amount", descending=True)
    assert exports.write(store, "deals", won_first, path, ["amount", "title", "closed_on", "stage"]) == 3
    sheet = load_workbook(path).active
    assert [cell.value for cell in sheet[1]] == ["Amount", "Deal", "Closed", "Stage"]
    amount, title, closed, stage = (cell.value for cell in sheet[2])
    assert (amount, title, closed.date(), stage) == (1000, "Bob", date(2026, 1, 15), "won")
    with pytest.raises(RefNetError, match="colour"):
        exports.write(store, "deals", Listing(), path, ["colour"])


def test_money_has_the_decimals_of_its_currency(store, known, tmp_path):
    preferences.save(store, currency="JPY")
    path = tmp_path / "people.csv"
    exports.write(store, "people", Listing(filters=(Filter("introductions", "2"),)), path, ["credit", "currency"])
    assert table(path) == [{"Credit": "", "Currency": "JPY"}]


def test_chosen_rows_are_exported_in_their_order(store, known, tmp_path):
    path = tmp_path / "people.csv"
    assert exports.write(store, "people", [known["Dan"], uuid4(), known["Ann"]], path, ["name"]) == 2
    assert [row["Name"] for row in table(path)] == ["Dan", "Ann"]


def test_introductions_say_what_is_true_of_them(store, known, tmp_path):
    rep = reps.become(store, "Rae Rep")
    ticks = EvidenceTicks(expects=True, knows_reason=True)
    draft = IntroductionDraft(
        PersonDraft("Eve"), PersonDraft("Fay"), date(2026, 3, 2), rep, ticks=ticks, open_deal=False
    )
    introductions.log(store, draft)
    path = tmp_path / "introductions.csv"
    assert exports.write(store, "introductions", Listing(), path) == 4
    first = table(path)[0]
    assert (first["Date"], first["Introduced by"], first["Prospect"], first["Hot or cold"]) == (
        "2026-03-02", "Eve", "Fay", "hot",
    )  # fmt: skip
    assert (first["Stage"], first["Amount"], first["Direction"]) == ("", "", "received")


def test_address_cards_have_every_way_to_reach_somebody(store, known, tmp_path):
    path = tmp_path / "people.vcf"
    assert exports.write(store, "people", Listing(search="souza"), path) == 1
    (card,) = vobject.readComponents(path.read_text(encoding="utf-8"))
    assert (card.fn.value, card.n.value.family, card.n.value.given) == ("Ana de Souza", "Souza", "Ana de")
    assert (card.email.value, card.tel.value, card.url.value) == (ANA.email, ANA.phone, ANA.profile_url)
    assert card.org.value == ["Ágora; Lda"]
    assert card.categories.value == ["Golf", "VIP"]
    assert exports.write(store, "allies", [known["Ann"], uuid4()], path) == 1


def test_a_file_that_nothing_can_be_written_as_is_refused(store, known, tmp_path):
    with pytest.raises(RefNetError, match=r"\.csv, \.xlsx or \.vcf"):
        exports.write(store, "people", Listing(), tmp_path / "people.pdf")
    with pytest.raises(RefNetError, match=r"\.csv or \.xlsx"):
        exports.write(store, "deals", Listing(), tmp_path / "deals.vcf")
    with pytest.raises(RefNetError, match="allies, people, introductions, deals, asks"):
        exports.write(store, "cats", Listing(), tmp_path / "cats.csv")
    assert list(tmp_path.glob("*.pdf")) + list(tmp_path.glob("*.vcf")) == []


def test_rows_can_be_pasted(store, known):
    text, html = exports.clipboard(store, "deals", Listing(search="bob"), ["title", "amount"])
    assert text == "Deal\tAmount\nBob\t1000.00\n"
    assert html == "<table><tr><th>Deal</th><th>Amount</th></tr><tr><td>Bob</td><td>1000.00</td></tr></table>"
    text, _html = exports.clipboard(store, "people", [known["Ann"]])
    assert text.splitlines()[1].startswith("Ann\t")


def test_a_column_of_the_screen_brings_all_that_it_shows(store, tmp_path):
    world(store, "Ann>Bob:won Ann>Cid:won Ann>Dan:won Ann>Eve:lost Ann>Fay:lost")
    columns = exports.columns_shown("people", ("name", "won", "estimate", "credit", "nothing"))
    assert exports.write(store, "people", Listing(search="ann"), tmp_path / "people.csv", columns) == 1
    assert table(tmp_path / "people.csv") == [{
        "Name": "Ann", "Won": "3", "Introductions finished": "5", "Estimate": "0.6", "Estimate, low": "0.2307",
        "Estimate, high": "0.8824", "Credit": "3000.00", "Currency": "EUR",
    }]  # fmt: skip


def test_somebody_who_introduced_nobody_has_empty_cells(store, tmp_path):
    people.add(store, ANA)
    columns = exports.columns_shown("people", ("won", "estimate", "credit"))
    exports.write(store, "people", Listing(), tmp_path / "people.csv", columns)
    assert set(table(tmp_path / "people.csv")[0].values()) == {"", "EUR"}


def test_an_export_is_known_again_as_what_it_is(store, known, tmp_path):
    exports.write(store, "people", Listing(), tmp_path / "people.csv")
    guessed = imports.guess(tmp_path / "people.csv")
    assert guessed.rows == "people"
    assert {"Role": "person.job_title", "E-mail": "person.email", "Telephone": "person.phone"}.items() <= (
        guessed.columns.items()
    )
    exports.write(store, "deals", Listing(), tmp_path / "deals.csv")
    guessed = imports.guess(tmp_path / "deals.csv")
    assert guessed.rows == "deals"
    assert set(guessed.columns) >= {"Deal", "Introduced by", "Closed", "Lost because", "Prospect", "First touch"}
    exports.write(store, "introductions", Listing(), tmp_path / "introductions.csv")
    assert imports.guess(tmp_path / "introductions.csv").rows == "introductions"


def test_a_graph_keeps_the_places_it_is_given_and_knows_three_formats(store, tmp_path):
    import networkx as nx

    from refnet.domain.network.rows import Meaning
    from refnet.services.exports import write_graph

    known = world(store, "Ann>Bob:won Ann-Cid")
    colours = dict.fromkeys(Meaning, "#102030")
    places = {key: (number * 50.0, 7.0) for number, key in enumerate(known.values())}
    files, count = write_graph(store, tmp_path / "n.gexf", colours, places)
    graph = nx.read_gexf(files[0], version="1.3")
    assert count == len(graph) == 3
    assert {one["viz"]["position"]["x"] for one in graph.nodes.values()} == {0, 50, 100}
    with pytest.raises(RefNetError, match="must end in"):
        write_graph(store, tmp_path / "n.png", colours)


def test_a_hand_over_list_is_saved_and_pasted(store, tmp_path):
    from datetime import timedelta

    from world import START

    from refnet.services.insights import loss

    known = world(store, "Ann>Bob:open Ann-Hal Cid>Bob")
    found = loss.without(store, known["Ann"], START + timedelta(days=20))
    assert exports.write_hand_over(store, found, tmp_path / "list.xlsx") == 2
    sheet = load_workbook(tmp_path / "list.xlsx").active
    rows = list(sheet.values)
    assert rows[0][0] == "Person"
    assert [row[0] for row in rows[1:]] == ["Bob", "Hal"]
    assert rows[1][4:6] == ("Rae Rep", "Cid")
    assert rows[2][6] == "yes"
    exports.write_hand_over(store, found, tmp_path / "list.csv")
    assert "Bob" in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    text, html = exports.hand_over_clipboard(store, found)
    assert text.splitlines()[1].startswith("Bob\t")
    assert "<td>Hal</td>" in html
    with pytest.raises(RefNetError, match="must end in"):
        exports.write_hand_over(store, found, tmp_path / "list.txt")
