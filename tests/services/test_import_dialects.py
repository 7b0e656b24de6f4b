"""The lists of other programs, with our own rows under their real headers, brought into a store."""

import csv
from pathlib import Path

import pytest
from bringing import ask, one

from refnet.exchange import mapping as mappings
from refnet.exchange.tables import open_table
from refnet.services import imports
from refnet.store.database import Store

FILES = Path(__file__).parents[1] / "exchange" / "dialects"
PEOPLE = """SELECT person.name, organization.name FROM person
    LEFT JOIN organization ON organization.id = organization_id ORDER BY person.name"""
DEALS = """SELECT title, person.name, organization.name, rep.name, deal.source, CAST(first_touch_on AS TEXT), amount, stage,
    outcome, CAST(closed_on AS TEXT) FROM deal LEFT JOIN person ON person.id = prospect_id
    LEFT JOIN organization ON organization.id = deal.organization_id LEFT JOIN rep ON rep.id = rep_id ORDER BY title"""
REACHED = (
    "SELECT person.name, value FROM contact_point JOIN person ON person.id = person_id ORDER BY person.name, value"
)
TIES = """SELECT one.name, other.name, strength FROM tie JOIN person one ON one.id = person_id
    JOIN person other ON other.id = other_id"""
INTRODUCTIONS = """SELECT one.name, other.name, CAST(made_on AS TEXT), reason FROM introduction
    JOIN person one ON one.id = introducer_id JOIN person other ON other.id = prospect_id"""
TAGS = "SELECT person.name, tag.name FROM tag JOIN person ON person.id = person_id ORDER BY tag.name"
NOTES = "SELECT person.name, note.text FROM note JOIN person ON person.id = person_id ORDER BY person.name, note.text"
HEARD = """SELECT person.name, CAST(noted_on AS TEXT) FROM note JOIN person ON person.id = person_id
    WHERE text LIKE 'Last contact%' ORDER BY person.name"""


def bring(store, name, folder=FILES):
    path = folder / f"{name}.csv"
    table = open_table(path)
    return imports.run(store, path, mappings.guess(table.headers, table.rows))


def ties(store):
    return sorted((*sorted((one, other)), strength) for one, other, strength in ask(store, TIES))


@pytest.mark.parametrize(
    ("name", "rows", "called"),
    [
        ("linkedin_connections", "people", "LinkedIn connections"),
        ("linkedin_connections_de", "people", "LinkedIn connections"),
        ("linkedin_connections_fr", "people", "LinkedIn connections"),
        ("linkedin_connections_old", "people", "LinkedIn connections"),
        ("linkedin_invitations", "people", "LinkedIn invitations"),
        ("linkedin_messages", "people", "LinkedIn messages"),
        ("google_old", "people", "Google contacts, older form"),
        ("google_new", "people", "Google contacts"),
        ("outlook_classic", "people", "Outlook contacts"),
        ("outlook_new", "people", "Outlook contacts"),
        ("outlook_google", "people", "Outlook contacts"),
        ("outlook_de", "people", "Outlook contacts"),
        ("thunderbird", "people", "Thunderbird contacts"),
        ("hubspot_companies", "organizations", "HubSpot companies"),
        ("hubspot_contacts", "people", "HubSpot contacts"),
        ("hubspot_deals", "deals", "HubSpot deals"),
        ("salesforce_accounts", "organizations", "Salesforce accounts"),
        ("salesforce_contacts", "people", "Salesforce contacts"),
        ("salesforce_leads", "deals", "Salesforce leads"),
        ("salesforce_opportunities", "deals", "Salesforce opportunities"),
        ("salesforce_account_report", "organizations", "Salesforce report of accounts"),
        ("salesforce_contact_report", "people", "Salesforce report of contacts"),
        ("salesforce_lead_report", "deals", "Salesforce report of leads"),
        ("salesforce_opportunity_report", "deals", "Salesforce report of opportunities"),
        ("pipedrive_deals", "deals", "Pipedrive deals"),
        ("pipedrive_leads", "deals", "Pipedrive leads"),
        ("pipedrive_people", "people", "Pipedrive people"),
        ("pipedrive_organizations", "organizations", "Pipedrive organizations"),
        ("pipedrive_sample", "deals", "Pipedrive deals"),
        ("zoho_accounts", "organizations", "Zoho accounts"),
        ("zoho_contacts", "people", "Zoho contacts"),
        ("zoho_leads", "deals", "Zoho leads"),
        ("zoho_deals", "deals", "Zoho deals"),
    ],
)
def test_a_list_of_another_program_comes_in_whole_and_only_once(file_store, name, rows, called):
    report = bring(file_store, name)
    [(kind, dialect)] = ask(file_store, "SELECT rows_kind, dialect FROM import_batch")
    assert (kind, mappings.dialect_name(dialect)) == (rows, called)
    assert (report.refused, report.merged) == (0, 0)
    assert report.new > 0
    again = bring(file_store, name)
    assert (again.new, again.refused, again.batch_id) == (0, 0, None)


def test_every_list_known_has_a_file_here():
    assert len(list(FILES.glob("*.csv"))) == 33


def test_linkedin_connections_come_with_company_and_page_and_without_those_who_hide(store):
    report = bring(store, "linkedin_connections")
    assert ask(store, PEOPLE) == [("Ana Ferreira", "Acme, Lda"), ("Bob Byrne, PhD", "Umbra")]
    assert ask(store, "SELECT DISTINCT source FROM person") == [("LinkedIn",)]
    assert ask(store, REACHED) == [
        ("Ana Ferreira", "Ana@Acme.example"),
        ("Ana Ferreira", "https://www.linkedin.com/in/ana-f"),
        ("Bob Byrne, PhD", "https://www.linkedin.com/in/bob-b"),
    ]
    assert report.blank == 1
    assert "1 row from here on tells of nobody" in report.warnings[0]


@pytest.mark.parametrize(
    ("language", "person", "organization"),
    [("de", "Jörg Müller", "Beispiel AG"), ("fr", "Zoé Lefèvre", "Exemple SA"), ("old", "Cid Costa", "Acme")],
)
def test_linkedin_connections_of_other_languages_and_years_come_in(store, language, person, organization):
    bring(store, f"linkedin_connections_{language}")
    assert ask(store, PEOPLE) == [(person, organization)]


def test_linkedin_invitations_tell_whom_we_know_since_when_and_never_ourselves(store):
    bring(store, "linkedin_invitations")
    assert ask(store, PEOPLE) == [("Ana Ferreira", None), ("Bob Byrne", None)]
    assert ask(store, HEARD) == [("Ana Ferreira", "2026-01-29"), ("Bob Byrne", "2025-12-03")]
    assert ("Ana Ferreira", "Message: Good talk in Lisbon") in ask(store, NOTES)
    assert one(store, "SELECT count(*) FROM tie") == 0


def test_linkedin_messages_tell_when_we_last_wrote_with_one_person_and_nothing_of_groups_or_drafts(store):
    report = bring(store, "linkedin_messages")
    assert (report.read, report.new, report.blank) == (7, 2, 5)
    assert ask(store, HEARD) == [("Ana Ferreira", "2026-06-02"), ("Bob Byrne", "2025-11-30")]
    assert ask(store, "SELECT value FROM contact_point ORDER BY value") == [
        ("https://www.linkedin.com/in/ana-f",), ("https://www.linkedin.com/in/bob-b",),
    ]  # fmt: skip
    assert one(store, "SELECT count(*) FROM tie") == 0


def test_messages_find_the_connections_by_their_pages(store):
    bring(store, "linkedin_connections")
    assert bring(store, "linkedin_messages").merged == 2
    assert one(store, "SELECT count(*) FROM person") == 2


@pytest.mark.parametrize("name", ["google_old", "google_new"])
def test_google_contacts_keep_several_addresses_and_their_labels(store, name):
    bring(store, name)
    assert ask(store, "SELECT job_title FROM person WHERE job_title <> ''") == [("CEO",)]
    found = {value for _person, value in ask(store, REACHED)}
    assert {"ana@acme.example", "ana@home.example", "+351 912 345 678"} <= found
    assert [label for _person, label in ask(store, TAGS)] == ["Navy"]
    assert [text for _person, text in ask(store, NOTES)] == ["Met in Lisbon"]


def test_whom_google_files_under_something_keeps_their_own_name(store):
    bring(store, "google_new")
    assert ask(store, PEOPLE) == [("Ana Ferreira", "Acme"), ("Bob Byrne", None), ("Umbra Front Desk", "Umbra")]


def test_outlook_tells_who_brought_somebody_and_who_stands_beside_them(store):
    bring(store, "outlook_classic")
    assert ask(store, PEOPLE) == [
        ("Ana Ferreira", "Acme"), ("Bob Byrne", "Umbra"), ("Ida Ito", "Acme"), ("Max Muster", "Acme"), ("Rui Ferreira", None),
    ]  # fmt: skip
    assert ask(store, INTRODUCTIONS) == [("Bob Byrne", "Ana Ferreira", None, "")]
    assert ties(store) == [
        ("Ana Ferreira", "Ida Ito", 3), ("Ana Ferreira", "Max Muster", 3), ("Ana Ferreira", "Rui Ferreira", 5),
    ]  # fmt: skip
    assert [text for _person, text in ask(store, NOTES)] == [
        "Assistant: Ida Ito", "Manager: Max Muster", "Met in Lisbon", "Spouse: Rui Ferreira",
    ]  # fmt: skip
    assert [label for _person, label in ask(store, TAGS)] == ["Golf", "Wine"]
    assert ("Ida Ito", "+351 212 345 679") in ask(store, REACHED)


def test_outlook_as_google_and_the_web_write_it_tells_the_same(store):
    bring(store, "outlook_google")
    bring(store, "outlook_new")
    assert ask(store, INTRODUCTIONS) == [("Bob Byrne", "Ana Ferreira", None, "")]
    assert ties(store) == [("Ana Ferreira", "Max Muster", 3), ("Ana Ferreira", "Rui Ferreira", 5)]
    assert one(store, "SELECT count(*) FROM person") == 4


def test_outlook_in_german_tells_who_recommended_somebody(store):
    bring(store, "outlook_de")
    assert ask(store, INTRODUCTIONS) == [("Jörg Müller", "Jule Groß", None, "")]
    assert ties(store) == [("Jule Groß", "Max Muster", 3), ("Jule Groß", "Ole Groß", 5)]
    assert len(ask(store, REACHED)) == 4


def test_thunderbird_keeps_both_addresses(store):
    bring(store, "thunderbird")
    assert ask(store, REACHED) == [
        ("Ana Ferreira", "+351 212 345 678"), ("Ana Ferreira", "ana@acme.example"), ("Ana Ferreira", "ana@home.example"),
    ]  # fmt: skip


ROLL_OUT = (
    "Roll-out",
    "Ana Ferreira",
    "Acme",
    "Rae Rep",
    "referral",
    "2024-02-01",
    1250050,
    "proposed",
    "won",
    "2024-05-01",
)
REFIT = ("Refit", None, "Acme", "Roy Rep", "unknown", "2024-03-01", None, "lead", "lost", "2024-04-01")
PILOT = ("Pilot", "HubSpot 103", None, "Rae Rep", "inbound", "2024-03-01", 80000, "qualified", "open", None)


def test_hubspot_records_find_each_other_by_their_numbers(store):
    for name in ("hubspot_companies", "hubspot_contacts", "hubspot_deals"):
        bring(store, name)
    assert ask(store, PEOPLE) == [("Ana Ferreira", "Acme"), ("Bob Byrne", "Umbra"), ("HubSpot 103", None)]
    assert ask(store, DEALS) == [PILOT, REFIT, ROLL_OUT]
    assert ask(store, HEARD) == [("Ana Ferreira", "2024-06-01")]


def test_hubspot_records_find_each_other_when_deals_came_first(store):
    reports = [bring(store, name) for name in ("hubspot_deals", "hubspot_contacts", "hubspot_companies")]
    assert "1 organization is named only by its number" in reports[0].warnings[0]
    for name in ("hubspot_deals", "hubspot_contacts"):
        assert bring(store, name).new == 0
    assert ask(store, PEOPLE) == [("Ana Ferreira", "Acme"), ("Bob Byrne", "Umbra"), ("HubSpot 103", None)]
    assert ask(store, DEALS) == [PILOT, REFIT, ROLL_OUT]


def test_salesforce_records_find_each_other_and_a_converted_lead_is_one_deal(store):
    for name in ("salesforce_accounts", "salesforce_contacts", "salesforce_opportunities", "salesforce_leads"):
        bring(store, name)
    assert ask(store, "SELECT name FROM organization ORDER BY name") == [("Acme",), ("Umbra",)]
    assert ask(store, PEOPLE) == [
        ("Ana Ferreira", "Acme"), ("Bob Byrne", "Umbra"), ("Ida Ito", "Acme"), ("Max Muster", "Acme"),
    ]  # fmt: skip
    assert ask(store, INTRODUCTIONS) == [("Ana Ferreira", "Bob Byrne", "2024-01-30", "Wants a second site")]
    assert ties(store) == [("Ana Ferreira", "Ida Ito", 3), ("Ana Ferreira", "Max Muster", 3)]
    assert [(deal[0], deal[1], deal[2], deal[4], *deal[7:]) for deal in ask(store, DEALS)] == [
        ("Bob Byrne", "Bob Byrne", "Umbra", "referral", "contacted", "open", None),
        ("Pilot", None, None, "unknown", "proposed", "open", None),
        ("Refit", None, "Acme", "unknown", "lead", "lost", "2024-04-01"),
        ("Roll-out", "Ana Ferreira", "Acme", "inbound", "proposed", "won", "2024-05-01"),
    ]


def test_salesforce_ids_of_a_report_and_of_the_interface_are_the_same(store):
    bring(store, "salesforce_opportunities")
    report = bring(store, "salesforce_opportunity_report")
    assert (report.new, report.merged, report.refused) == (0, 2, 0)


def test_salesforce_reports_are_read_with_their_labels(store):
    for name in ("salesforce_opportunity_report", "salesforce_contact_report", "salesforce_lead_report"):
        bring(store, name)
    assert ask(store, PEOPLE) == [("Ana Ferreira", "Acme"), ("Bob Byrne", "Umbra")]
    assert ask(store, HEARD) == [("Ana Ferreira", "2024-06-21")]
    assert ask(store, DEALS) == [
        ("Bob Byrne", "Bob Byrne", "Umbra", "rrep", "event", "2024-02-21", None, "lead", "open", None),
        ("Pilot", None, "Umbra", "Rae Rep", "unknown", "2024-03-05", 80000, "contacted", "open", None),
        ("Roll-out", None, "Acme", "Rae Rep", "referral", "2024-02-01", 1250050, "proposed", "won", "2024-05-31"),
    ]


def test_pipedrive_records_find_each_other_and_end_on_the_day_that_counts(store):
    for name in ("pipedrive_organizations", "pipedrive_people", "pipedrive_deals", "pipedrive_leads"):
        bring(store, name)
    assert ask(store, DEALS) == [
        ("Pilot", "Bob Byrne", None, "Roy Rep", "unknown", "2024-03-05", 80000, "contacted", "open", None),
        ("Refit", None, "Acme", "Rae Rep", "unknown", "2024-03-01", 30000, "met", "lost", "2024-04-01"),
        (
            "Roll-out",
            "Ana Ferreira",
            "Acme",
            "Rae Rep",
            "referral",
            "2024-02-01",
            1250000,
            "proposed",
            "won",
            "2024-05-01",
        ),
        ("Umbra lead", "Bob Byrne", "Umbra", "Rae Rep", "inbound", "2024-02-01", 5000, "lead", "open", None),
    ]
    assert ask(store, "SELECT lost_reason FROM deal WHERE outcome = 'lost'") == [("Too dear",)]
    assert ("Bob Byrne", "b.byrne@umbra.example") in ask(store, REACHED)
    assert ask(store, TAGS) == [("Ana Ferreira", "Hot lead")]


def test_the_sheet_that_pipedrive_gives_to_fill_in_is_understood(store):
    bring(store, "pipedrive_sample")
    [deal] = ask(store, DEALS)
    assert (deal[0], deal[1], deal[2], deal[6]) == ("Acme deal", "Ana Ferreira", "Acme", 90000)
    assert len(ask(store, REACHED)) == 3
    assert ask(store, NOTES) == [("Ana Ferreira", "Met in Lisbon")]


def test_zoho_records_find_each_other(store):
    for name in ("zoho_accounts", "zoho_contacts", "zoho_leads", "zoho_deals"):
        bring(store, name)
    assert ask(store, DEALS) == [
        ("Bob Byrne", "Bob Byrne", "Umbra", "Rae Rep", "referral", "2024-02-01", None, "contacted", "open", None),
        ("Pilot", "Bob Byrne", None, "Rae Rep", "unknown", "2024-03-05", 80000, "qualified", "open", None),
        ("Refit", None, "Acme", "Rae Rep", "unknown", "2024-03-01", 30000, "lead", "lost", "2024-04-01"),
        ROLL_OUT,
    ]
    assert ties(store) == [("Ana Ferreira", "Ida Ito", 3), ("Ana Ferreira", "Max Muster", 3)]
    assert ask(store, TAGS) == [("Ana Ferreira", "Wine")]


def everything(store):
    return [ask(store, question) for question in (PEOPLE, DEALS, REACHED, INTRODUCTIONS, TAGS, NOTES)]


@pytest.mark.parametrize(
    "name", ["linkedin_messages", "outlook_classic", "salesforce_leads", "pipedrive_deals", "zoho_contacts"]
)
def test_columns_in_another_order_and_one_more_do_no_harm(file_store, new_file, tmp_path, name):
    bring(file_store, name)
    with (FILES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            ["Favourite tea", *row[::-1]] if not number else ["green", *row[::-1]]
            for number, row in enumerate(csv.reader(file))
        ]
    with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    otherwise = Store.open(new_file())
    bring(otherwise, name, tmp_path)
    found = everything(otherwise), ties(otherwise)
    otherwise.close(backup=False)
    assert found == (everything(file_store), ties(file_store))
