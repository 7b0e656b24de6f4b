import csv
from datetime import date
from uuid import uuid4

import pytest
import vobject
from disks import files_of_at_most
from openpyxl import load_workbook
from sqlalchemy import select
from world import world

from refnet.domain.drafts import AllyDraft, AskDraft, EvidenceTicks, IntroductionDraft, PersonDraft
from refnet.domain.errors import Cancelled, RefNetError
from refnet.domain.kinds import AllyKind
from refnet.services import allies, asked, asks, exports, imports, introductions, people, preferences, reps
from refnet.services.exports import mail_merge
from refnet.services.listing import Filter, Listing, Only
from refnet.store.schema import Introduction, Person

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


def test_asks_are_listed_with_their_answers(store, known, tmp_path):
    rep = reps.become(store, "Rae Rep")
    for name, day in (("Ann", 3), ("Bob", 5)):
        draft = AskDraft(PersonDraft(id=known[name]), rep, date(2026, 3, day), ideal_client="=a", target="Acme")
        asks.log(store, draft)
    path = tmp_path / "asks.csv"
    assert exports.write(store, "asks", Listing(), path) == 2
    rows = table(path)
    assert [(row["Date"], row["Asked"], row["Rep"], row["Ideal client"]) for row in rows] == [
        ("2026-03-05", "Bob", "Rae Rep", "'=a"), ("2026-03-03", "Ann", "Rae Rep", "'=a"),
    ]  # fmt: skip
    assert (rows[0]["Answer"], rows[0]["Introductions"], rows[0]["Target"]) == ("pending", "0", "Acme")
    for listing in (Listing("ann"), Listing(filters=(Filter("ally", "Ann"), Filter("rep", "Rae Rep")))):
        assert exports.write(store, "asks", listing, path) == asked.count(store, listing) == 1


def test_each_export_is_noted_and_undo_does_not_know_it(store, known, tmp_path):
    label = store.undo_label()
    listing = Listing("ann", (Filter("kind", "former_client"), Filter("rep", "")), "name", descending=True)
    exports.write(store, "people", listing, tmp_path / "people.csv")
    exports.clipboard(store, "deals", Listing())
    exports.write(store, "people", [known["Ann"]], tmp_path / "people.vcf")
    newest, pasted, first = exports.noted(store)
    assert (newest.what, newest.file_name, newest.rows, newest.chosen) == ("people", "people.vcf", 1, "1 chosen row")
    assert (pasted.what, pasted.file_name, pasted.rows, pasted.chosen) == ("deals", "", 3, "")
    assert first.chosen == "“ann” in the name; Kind: former client; rep: none; sorted by name, falling"
    assert first.author == store.author
    assert store.undo_label() == label
    store.undo()
    store.redo()
    assert len(exports.noted(store)) == 3


def test_what_was_chosen_is_told_by_name(store, known):
    said = exports.prepare(store, "people", Listing(filters=(Filter("organization", str(known["Ann"])),))).chosen
    assert said == "Organization: Ann"
    only = Only.of("Those of the chart", [known["Ann"]])
    assert exports.prepare(store, "people", Listing(only=only)).chosen == "Those of the chart"


def test_an_export_is_stopped_without_a_trace(store, known, tmp_path):
    def stop(done, total):
        assert total == 5
        if done == 2:
            raise Cancelled("stopped")

    for suffix in ("csv", "xlsx", "vcf"):
        with pytest.raises(Cancelled):
            exports.write_prepared(store, exports.prepare(store, "people", Listing()), tmp_path / f"p.{suffix}", stop)
    assert list(tmp_path.glob("p.*")) == []
    assert exports.noted(store) == []


def test_a_mail_merge_greets_those_who_can_be_written_to(store, known, tmp_path):
    people.add(store, PersonDraft("Dr. Zoë van den Berg", email="zoe@example.org", organization="Z", job_title="CEO"))
    people.add(store, PersonDraft("Madonna", email="m@example.org"))
    found = exports.prepare_mail(store, "people", Listing())
    path = tmp_path / "mail.csv"
    assert exports.write_prepared(store, found, path) == found.count == 2
    assert {row["Full name"]: (row["Greet as"], row["E-mail"]) for row in table(path)} == {
        "Dr. Zoë van den Berg": ("Zoë", "zoe@example.org"), "Madonna": ("Madonna", "m@example.org"),
    }  # fmt: skip
    assert list(table(path)[0])[:3] == ["First name", "Last name", "Full name"]
    assert found.told == "4 people have no e-mail address. 1 person must not be contacted, so is not in it."
    chosen = exports.prepare_mail(store, "people", [known["Ann"]])
    assert (chosen.count, chosen.told, chosen.chosen) == (0, "1 person has no e-mail address.", "")
    everybody = exports.prepare_mail(store, "people", Listing("zoë berg"))
    assert everybody.told == ""


def test_a_greeting_is_never_empty():
    assert mail_merge.greeting("", "Dr.") == "Dr."
    assert mail_merge.greeting("Anna Maria", "Müller Anna Maria") == "Anna"


TODAY = date(2027, 6, 1)


def ready(store, name, folder):
    exports.write_prepared(store, exports.ready(store, name, TODAY), folder / "ready.csv")
    return table(folder / "ready.csv")


def test_allies_to_thank_stand_in_the_order_in_which_they_wait(store, known, tmp_path):
    rows = ready(store, "thank", tmp_path)
    assert [(row["Name"], row["Waiting for thanks"], row["The oldest of"], row["Introduced"]) for row in rows] == [
        ("Ann", "2", "2026-01-05", "Bob, Cid"), ("Bob", "1", "2026-01-07", "Dan"),
    ]  # fmt: skip
    assert rows[0]["Why"].startswith("Waiting for 5")
    for row in introductions.page(store, Listing(), 0, 9):
        introductions.thank(store, [row.id], date(2026, 3, 1))
    assert exports.ready(store, "thank", TODAY).count == 0


def test_allies_by_credit_have_their_share(store, known, tmp_path):
    (row,) = ready(store, "credit", tmp_path)
    assert (row["Name"], row["Credit"], row["Currency"], row["Share of all"]) == ("Ann", "1000.00", "EUR", "1.0")
    assert row["Why"] == "All to who introduced first."


def test_allies_gone_quiet_are_told_with_their_rhythm(store, tmp_path):
    world(store, " ".join(f"Ann>P{number}" for number in range(20)))
    (row,) = ready(store, "quiet", tmp_path)
    assert (row["Name"], row["Last introduction"], row["Introductions"]) == ("Ann", "2026-01-24", "20")
    assert row["Days since"] == "493"
    assert row["Why"] == "Used to introduce every week or so, and has not for 70 weeks."


def test_one_introduction_long_ago_is_no_rhythm(store, tmp_path):
    world(store, "Ann>Bob")
    (row,) = ready(store, "quiet", tmp_path)
    assert row["Why"] == "Introduced somebody once, 73 weeks ago."


def test_clients_never_asked_are_those_of_won_deals_and_those_noted_as_such(store, known, tmp_path):
    rep = reps.become(store, "Rae Rep")
    allies.add(store, AllyDraft(PersonDraft("Eve"), AllyKind.CLIENT, 3))
    rows = ready(store, "never-asked", tmp_path)
    assert [(row["Name"], row["Client since"], row["Won amount"], row["Why"]) for row in rows] == [
        ("Bob", "2026-01-15", "1000.00", "1 deal won, and never asked."),
        ("Eve", "", "", "Noted as a client, and never asked."),
    ]  # fmt: skip
    asks.log(store, AskDraft(PersonDraft(id=known["Bob"]), rep, date(2026, 3, 3)))
    assert [row["Name"] for row in ready(store, "never-asked", tmp_path)] == ["Eve"]


def test_people_who_cannot_be_reached_stand_by_what_they_matter(store, known, tmp_path):
    world(store, "Fay>Gus:open")
    rows = ready(store, "unreachable", tmp_path)
    assert {row["Name"]: row["Why"] for row in rows} == {
        "Gus": "1 open deal", "Ann": "an ally; made 2 introductions", "Bob": "made 1 introduction",
        "Fay": "made 1 introduction", "Dan": "1 open deal", "Cid": "only known by name",
    }  # fmt: skip
    assert rows[-1]["Name"] == "Cid"


def test_who_must_not_be_contacted_is_left_out_and_told(store, tmp_path):
    for number in range(2):
        known = world(store, f"Ann{number}>Bob{number}:won")
        with store.step("rest") as session:
            session.get_one(Person, known[f"Ann{number}"]).do_not_contact = True
        found = exports.ready(store, "thank", TODAY)
        assert found.count == 0
        assert str(number + 1) in found.told
    assert "2 people must not be contacted" in found.told


def test_a_day_that_is_not_known_and_many_names_are_told(store, tmp_path):
    known = world(store, " ".join(f"Ann>P{number}" for number in range(7)))
    with store.step("undated") as session:
        for one in session.scalars(select(Introduction).where(Introduction.introducer_id == known["Ann"])):
            one.made_on = None
    (row,) = ready(store, "thank", tmp_path)
    assert row["Introduced"].endswith("and 2 more")
    assert (row["The oldest of"], row["Why"]) == ("", "Nobody knows since when.")


def test_somebody_who_is_gone_meanwhile_is_left_out(store, tmp_path):
    people.add(store, PersonDraft("Ann"))
    bob = people.add(store, PersonDraft("Bob"))
    found = exports.ready(store, "unreachable", TODAY)
    people.remove(store, [bob])
    assert exports.write_prepared(store, found, tmp_path / "x.csv") == 1


def test_a_ready_list_that_is_not_there_is_refused(store):
    with pytest.raises(RefNetError, match="thank, credit, quiet, never-asked, unreachable"):
        exports.ready(store, "cats", TODAY)
    for name, kind in exports.READY.items():
        assert exports.ready(store, name, TODAY).count == 0
        assert kind.empty.endswith(".")


def test_nothing_is_copied_that_cannot_be_noted(file_store):
    pytest.importorskip("resource")
    people.add(file_store, PersonDraft("Ann"))
    with files_of_at_most(20_000), pytest.raises(RefNetError, match="refused to write"):
        exports.clipboard(file_store, "people", Listing())
    assert exports.noted(file_store) == []
