from uuid import uuid4

import pytest

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.store.database import Store


@pytest.fixture
def two(cli):
    store = Store.open(cli.database)
    keys = [
        people.add(store, PersonDraft("José García", organization="Acme", job_title="CEO")),
        people.add(store, PersonDraft("Jose Garcia", organization="Acme")),
    ]
    store.close(backup=False)
    return [str(key) for key in keys]


def test_duplicates_are_listed_with_their_reasons(cli, two):
    said = cli("duplicates")
    assert said.lines == [
        " 95  Same name but for accents; Same company",
        f"  {two[0]}  José García, Acme",
        f"  {two[1]}  Jose Garcia, Acme",
        "1 pair. To merge one: refnet-cli merge ID ID",
    ]
    [pair] = cli("duplicates", "--json").json
    assert [one["id"] for one in pair["people"]] == two
    assert (pair["score"], pair["reasons"]) == (95, ["Same name but for accents", "Same company"])


def test_nobody_who_looks_alike_is_a_sentence(cli):
    Store.open(cli.database).close(backup=False)
    assert cli("duplicates").out == "Nobody looks like somebody else here.\n"
    assert cli("duplicates", "--json").json == []


def test_two_people_become_one(cli, two):
    tried = cli("merge", *two, "--dry-run")
    assert tried.lines == [
        "Jose Garcia would become part of José García.",
        "  A note keeps the values that are not taken.",
    ]
    assert cli("merge", *two).lines[0] == "Jose Garcia is part of José García now."
    assert cli("duplicates").out.startswith("Nobody")
    assert cli("merge", *two).err == "This person was removed meanwhile. Please look them up again.\n"


def test_a_field_of_the_second_can_be_taken_and_a_script_reads_the_result(cli, two):
    said = cli("merge", *two, "--take", "name", "--json").json
    assert (said["id"], said["merged"], said["name"], said["job_title"]) == (two[0], True, "Jose Garcia", "CEO")
    assert said["notes"] == 1


def test_what_is_no_id_and_nobodys_id_are_told(cli, two):
    said = cli("merge", two[0], "Jose")
    assert (said.code, "is no id" in said.err) == (2, True)
    assert "removed meanwhile" in cli("merge", two[0], str(uuid4())).err
    assert "already" in cli("merge", two[0], two[0], "--dry-run").out
