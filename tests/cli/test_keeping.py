from pathlib import Path

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.store.database import Store


def add_somebody(path, name):
    store = Store.open(path)
    people.add(store, PersonDraft(name))
    store.close(backup=False)


def count(cli):
    return cli("check", "--json").json["counts"]["people"]


def test_check_tells_that_all_is_whole_and_how_much_there_is(sampled):
    said = sampled("check")
    assert "is whole" in said.lines[0]
    shape = sampled("check", "--json").json
    assert shape["ok"] is True
    assert shape["counts"]["deals"] == sum(shape["counts"][f"deals_{end}"] for end in ("won", "lost", "open"))


def test_a_damaged_file_could_not_be_done(sampled):
    content = bytearray(sampled.database.read_bytes())
    content[20_000:60_000] = b"x" * 40_000
    sampled.database.write_bytes(bytes(content))
    said = sampled("check")
    assert said.code == 1
    assert "damaged" in said.err


def test_a_backup_is_made_listed_and_put_back(cli):
    add_somebody(cli.database, "Ana")
    made = cli("backup", "--json").json
    assert made["people"] == 1
    assert "backup is" in cli("backup").out
    add_somebody(cli.database, "Bob")
    listed = cli("restore", "--json").json
    assert [one["good"] for one in listed] == [True, True]
    assert made["name"] in cli("restore").out
    said = cli("restore", made["name"])
    assert (said.code, "is as it was" in said.out) == (0, True)
    assert count(cli) == 1
    assert cli("restore", "--json").json[0]["reason"] == "restore"


def test_the_newest_whole_backup_can_be_asked_for(cli):
    add_somebody(cli.database, "Ana")
    first, second = cli("backup", "--json").json, cli("backup", "--json").json
    with Path(second["path"]).open("ab") as file:
        file.write(b"changed")
    add_somebody(cli.database, "Bob")
    assert "changed since" in cli("restore").out
    said = cli("restore", "--newest", "--json")
    assert said.json["restored"] == first["path"]
    assert count(cli) == 1


def test_a_changed_backup_is_not_put_back(cli):
    add_somebody(cli.database, "Ana")
    made = cli("backup", "--json").json
    with Path(made["path"]).open("ab") as file:
        file.write(b"changed")
    said = cli("restore", made["path"])
    assert said.code == 1
    assert cli("restore", "--newest").code == 1


def test_what_is_no_backup_is_bad_input(cli, tmp_path):
    add_somebody(cli.database, "Ana")
    (tmp_path / "notes.txt").write_text("just some text, long enough for a header of a hundred bytes " * 3)
    assert cli("restore", tmp_path / "notes.txt").code == 2
    assert count(cli) == 1


def test_servers_have_their_own_backups(cli):
    for words in (("backup",), ("restore",)):
        said = cli(*words, "--database", "postgresql+psycopg://ann:secret@server/refnet", named=False)
        assert said.code == 2
        assert "secret" not in said.err


def test_history_tells_what_was_done(cli):
    add_somebody(cli.database, "Ana")
    store = Store.open(cli.database)
    store.undo()
    store.close(backup=False)
    said = cli("history")
    assert "taken back" in said.out
    [step] = cli("history", "--json").json
    assert set(step) == {"label", "author", "made_at", "stands"}
    assert step["stands"] is False
