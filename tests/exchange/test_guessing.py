"""First mappings for files that nobody has described."""

from collections import Counter

import pytest
from shared import opened, opportunities, table

from refnet.domain.errors import RefNetError
from refnet.exchange.mapping import Record, Rows, guess, interpret
from refnet.exchange.tables import open_table

OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Company,Department,Job Title,Business Phone,Mobile Phone,Account,Anniversary,"
    "Birthday,Categories,E-mail Address,E-mail 2 Address,Manager's Name,Notes,Priority,Private,Referred By,Web Page"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Birthday,Location,Billing Information,Occupation,Subject,Notes,Language,"
    "Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title"
)
GOOGLE = (
    "First Name,Middle Name,Last Name,File As,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Website 1 - Value"
)
HUBSPOT = "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Lead Source,Associated Company"
SALESFORCE = (
    "Id,IsDeleted,AccountId,Name,Description,StageName,Amount,CloseDate,Type,LeadSource,IsClosed,IsWon,CreatedDate"
)
PIPEDRIVE_PEOPLE = (
    "Person - Name*,Person - Phone,Person - Email (Work),Person - Email (Home),Organization - Name*,Note - Content*"
)
PIPEDRIVE_DEALS = (
    "Deal - Stage,Organization - Name,Deal - Title,Deal - Owner,Deal - Value,Deal - Deal source,Deal - Contact person,"
    "Deal - Status,Deal - Currency"
)


@pytest.mark.parametrize(
    ("headers", "rows", "some"),
    [
        ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", "people", {"URL": "person.profile_url"}),
        ("Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am", "people", {"Vorname": "person.given_name"}),
        (OUTLOOK, "people", {"Referred By": "introducer.name", "E-mail 2 Address": "person.email"}),
        (GOOGLE_OLD, "people", {"E-mail 1 - Value": "person.email", "Organization 1 - Name": "person.organization"}),
        (GOOGLE, "people", {"E-mail 2 - Value": "person.email", "File As": "person.name"}),
        (HUBSPOT, "people", {"Record ID": "person.reference", "Associated Company": "person.organization"}),
        ("Record ID,Company name,Website URL,Company owner", "organizations", {"Company name": "organization.name"}),
        ("Record ID,Deal Name,Deal Stage,Amount,Deal owner,Close Date", "deals", {"Deal owner": "rep.name"}),
        ("Opportunity ID,Opportunity Name,Stage,Amount", "deals", {"Opportunity Name": "deal.title"}),
        ("Lead Source,First Name,Last Name,Email,Phone,Lead Status,Owner Alias", "deals", {"Phone": "prospect.phone"}),
        (SALESFORCE, "deals", {"Name": "deal.title", "StageName": "deal.stage"}),
        (PIPEDRIVE_PEOPLE, "people", {"Person - Email (Home)": "person.email", "Note - Content*": "person.notes"}),
        (PIPEDRIVE_DEALS, "deals", {"Deal - Contact person": "prospect.name", "Deal - Status": "deal.outcome"}),
        ("Our No,Client,Channel,Result", "deals", {"Client": "prospect.name", "Channel": "deal.source"}),
        ("Kunde,Quelle,Status", "deals", {"Kunde": "organization.name"}),
        ("Kunde,Firma,Quelle,Status", "deals", {"Kunde": "prospect.name", "Firma": "prospect.organization"}),
        ("Firma,Kunde,Auftragswert,Quelle", "deals", {"Kunde": "prospect.name", "Auftragswert": "deal.amount"}),
        ("Kunde,Ansprechpartner,Quelle,Status", "deals", {"Kunde": "prospect.organization"}),
        ("First name,Last name,Phone : mobile,Email : work", "people", {"Phone : mobile": "person.phone", "Email : work": "person.email"}),
        ("Introducer,Prospect,Company,Date,Reason", "introductions", {"Company": "prospect.organization"}),
        (
            "Date,Introducer,Prospect,Organization,Channel,Kind,Level,Hot,Reason,Rep,Stage,Outcome,Amount,Currency",
            "introductions",
            {"Channel": "introduction.channel", "Organization": "prospect.organization", "Reason": "introduction.reason"},
        ),
        ("Empfehler,Interessent", "introductions", {"Empfehler": "introducer.name"}),
        ("Person A,Person B,Strength", "ties", {"Person B": "other.name"}),
        ("Source,Target,Weight", "ties", {"Source": "person.name", "Weight": "tie.strength"}),
        ("Ally,Asked on,Answer,Rep", "asks", {"Ally": "person.name", "Rep": "rep.name"}),
        ("Firma,Branche", "organizations", {"Firma": "organization.name"}),
        ("x,y", "people", {}),
    ],
)  # fmt: skip
def test_files_of_known_programs_are_understood(headers, rows, some):
    mapping = guess(headers.split(","))
    assert mapping.rows == rows
    assert mapping.columns.items() >= some.items()
    assert bool(mapping.columns) is bool(some)
    if some:
        mapping.check(headers.split(","))


def test_a_mapping_without_columns_is_refused_before_it_is_used():
    with pytest.raises(RefNetError, match="No column says"):
        guess(["x", "y"]).check()


def test_words_orders_and_signs_are_learnt_from_the_rows():
    found = table(
        "Nr,Kunde,Quelle,Status,Betrag,Datum",
        ["1", "Firma", "Messe", "Gewonnen", "1,5", "31/1/2026"],
        ["2", "", "", "?", "", ""],
    )
    mapping = guess([*found.headers[:1], *found.headers[1:]], found.rows)
    assert mapping.values == {"deal.source": {"Messe": "event"}, "deal.outcome": {"Gewonnen": "won"}}
    assert (mapping.date_order, mapping.decimal) == ("dmy", ",")


def test_a_status_that_tells_stages_is_a_stage():
    mapping = guess(["Deal", "Status", "Amount"], table("a,b,c", ["x", "Proposal", "1"], ["y", "Demo", "2"]).rows)
    assert mapping.columns["Status"] == "deal.stage"
    assert mapping.values["deal.stage"] == {"Proposal": "proposed", "Demo": "met"}


def test_rows_with_a_problem_teach_nothing(tmp_path):
    found = opened(tmp_path, "Deal,Status,Amount\nx\n\ny,Won,1\n")
    assert guess(found.headers, found.rows).values == {"deal.outcome": {"Won": "won"}}


def test_only_so_many_different_cells_are_looked_at():
    lines = [[f"{number}", "won", f"{number}"] for number in range(2_100)]
    assert guess(["Deal", "Status", "Amount"], table("a,b,c", *lines).rows).decimal is None


def records(name):
    found = open_table(opportunities(name))
    mapping = guess(found.headers, found.rows)
    return mapping, list(interpret(mapping, found))


def test_the_public_pipeline_is_understood_whole():
    mapping, found = records("maven_sales_pipeline.csv")
    assert mapping.rows is Rows.DEALS
    assert all(isinstance(one, Record) for one in found)
    assert Counter(str(one.fields.get("deal.outcome", "open")) for one in found) == {
        "won": 4238,
        "lost": 2473,
        "open": 2089,
    }
    assert len({one.fields["rep.name"] for one in found}) == 30
    assert len({one.fields.get("organization.name") for one in found} - {None}) == 85


def test_the_public_teams_and_accounts_are_understood():
    mapping, found = records("maven_sales_teams.csv")
    assert mapping.rows is Rows.REPS
    assert len(found) == 35
    assert len({one.fields["rep.manager"] for one in found}) == 6
    mapping, found = records("maven_accounts.csv")
    assert mapping.rows is Rows.ORGANIZATIONS
    assert len(found) == 85


def test_the_public_products_are_nothing_that_refnet_keeps():
    found = open_table(opportunities("maven_products.csv"))
    assert not guess(found.headers, found.rows).columns


def test_a_short_row_of_spaces_tells_nothing(tmp_path):
    found = opened(tmp_path, "Deal,Amount,Stage\n \nBig,5,Won\n")
    assert guess(found.headers, found.rows).values["deal.stage"] == {"Won": "won"}


def test_reference_is_a_word_for_a_referral():
    found = guess(["Client", "Source", "Status"], table("Client,Source,Status", ["Ann", "Reference", "won"]).rows)
    assert found.values["deal.source"] == {"Reference": "referral"}
