import os
import subprocess
import sys
from pathlib import Path

import pytest

from refnet.store.database import Store


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("report",),
        ("report", "weather"),
        ("report", "conversion", "--by", "moon"),
        ("report", "network", "--by", "rep"),
        ("report", "conversion", "--horizon", "0"),
        ("report", "conversion", "--benchmark", "nobody"),
        ("import", "file.csv"),
        ("export", "deals", "--out", "deals.vcf"),
        ("export", "deals", "--out", "deals.docx"),
        ("export", "deals", "--out", ""),
        ("picture", "network", "--out", "network.gif"),
        ("picture", "network", "--out", "network.png", "--horizon", "3"),
        ("picture", "network", "--out", "network.png", "--layout", "spiral"),
        ("picture", "network", "--out", "network.png", "--around", "Oliver Vandenberghe"),
        ("picture", "network", "--out", "network.png", "--layout", "rings", "--around", "Nobody"),
        ("picture", "network", "--out", "network.png", "--layout", "rings", "--depth", "9"),
        ("picture", "conversion", "--out", "rates.png", "--layout", "force"),
        ("sample", "--seed", "many"),
        ("sample", "--seed", "-1"),
        ("history", "--limit", f"{1 << 70}"),
        ("restore", "none.db", "--newest"),
        ("restore", "none.db"),
    ],
)
def test_bad_usage_is_one_sentence_and_code_2(sampled, words):
    said = sampled(*words)
    assert (said.code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
    assert said.err.strip().endswith(".")


def test_the_database_may_stand_before_or_after_the_command(sampled):
    before = sampled("--database", sampled.database, "--json", "check", named=False)
    after = sampled("check", "--json", "--database", sampled.database, named=False)
    assert before.code == after.code == 0
    assert before.json == after.json


def test_the_usual_database_is_the_users_own(cli):
    said = cli("check", named=False)
    assert said.code == 2
    assert "refnet.db" in said.err


def test_a_mistyped_database_is_not_made(cli):
    assert cli("history").code == 2
    assert not cli.database.exists()


def test_a_file_of_another_kind_is_bad_input(cli):
    cli.database.write_text("no database at all, but long enough to have a header " * 10)
    said = cli("check")
    assert said.code == 2
    assert "not a RefNet database" in said.err


def test_a_database_in_use_could_not_be_done(sampled):
    store = Store.open(sampled.database)
    said = sampled("check")
    store.close(backup=False)
    assert said.code == 1
    assert "open in another window" in said.err


@pytest.mark.parametrize("database", ["mysql://host/name", ".", os.devnull, "~nobody-has-this-name/list.db"])
def test_what_is_no_database_at_all_is_bad_usage(cli, database):
    said = cli("--database", database, "check", named=False)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("words", [("check",), ("sample",)])
def test_a_name_that_no_disk_takes_could_not_be_used(cli, words):
    said = cli("--database", "n" * 300, *words, named=False)
    assert said.code == 1
    assert "cannot be read" in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="the user's folder is named by the system elsewhere")
def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(cli, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    said = cli("check", named=False)
    assert said.code == 1
    assert said.err.startswith("This could not be done")
    assert len(said.err.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_result_that_finds_no_room_is_told_in_a_sentence(sample_file):
    program = "import sys; from refnet.cli import main; sys.exit(main())"
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", program, "check", "--database", str(sample_file)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="no shell to close an output with")
def test_a_command_without_an_output_does_its_work_in_silence(sample_file):
    program = "import sys; from refnet.cli import main; sys.exit(main())"
    command = 'exec "$0" -c "$1" check --database "$2" >&- 2>&-'
    done = subprocess.run(["sh", "-c", command, sys.executable, program, str(sample_file)], check=False)
    assert done.returncode == 0


def test_a_bad_address_could_not_be_done(cli):
    said = cli("--database", "postgresql+psycopg://nobody@127.0.0.1:1/none", "check", named=False)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1


def test_help_tells_every_command(cli):
    said = cli("--help", named=False)
    assert said.code == 0
    for word in ("sample", "import", "report", "export", "picture", "check", "backup", "restore", "history"):
        assert word in said.out


def test_the_version_is_told(cli):
    assert cli("--version", named=False).out.startswith("RefNet ")


def test_a_stopped_command_says_nothing(cli, monkeypatch):
    def interrupted(_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("refnet.cli.keeping.run_check", interrupted)
    said = cli("check")
    assert (said.code, said.err) == (130, "")


def test_neither_qt_nor_what_is_heavy_is_imported_for_nothing():
    program = (
        "import sys; from refnet.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('PySide6', 'sqlalchemy', 'matplotlib', 'numpy', 'networkx') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_has_seen_enough_is_no_failure(sample_file: Path):
    program = "import sys; from refnet.cli import main; sys.exit(main(sys.argv[1:]))"
    command = f'"{sys.executable}" -c "{program}" history --limit 50 --json --database "{sample_file}" | true'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_every_letter_comes_through_a_pipe(sample_file: Path):
    program = "import sys; from refnet.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "report", "network", "--database", str(sample_file)]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "Søren" in done.stdout.decode("utf-8")


@pytest.mark.postgresql
def test_a_server_is_named_by_its_address(cli, new_server_database, tmp_path):
    address = new_server_database()
    assert cli("sample", "--database", address, named=False).code == 0
    shape = cli("check", "--database", address, "--json", named=False).json
    assert shape["counts"]["reps"] == 6
    assert cli("report", "conversion", "--database", address, named=False).code == 0
    assert cli("picture", "network", "--out", tmp_path / "n.png", "--database", address, named=False).code == 0
    assert "Sample network" in cli("history", "--database", address, named=False).out


def test_a_word_that_is_no_text_is_told(sampled, tmp_path):
    said = sampled("export", "people", tmp_path / "p.csv", "--search", "M\udcfcller")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("A word of this command is no text")


def test_a_link_that_leads_to_itself_is_told(cli, tmp_path):
    (tmp_path / "list.csv").symlink_to(tmp_path / "list.csv")
    said = cli("import", tmp_path / "list.csv")
    assert (said.code, said.err) == (
        2,
        f"{tmp_path / 'list.csv'} cannot be read. Please close it in other programs and check that you may open it.\n",
    )
