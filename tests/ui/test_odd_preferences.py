import pytest

from refnet.app import Application, parser
from refnet.ui.look.theme import Choice
from refnet.ui.page_list import pages
from refnet.ui.reminder import wishes
from refnet.ui.settings import Settings

NONSENSE = [
    "",
    "soon",
    "-1",
    "nan",
    "1e400",
    "25:99",
    "a, b",
    "@ByteArray(\\xff\\xfe)",
    "@Variant(\\0\\0)",
    "@Size(1 2)",
    "{}",
]
NAMES = (
    "theme", "text_scale", "reduced_motion", "language", "remind", "remind_at", "remind_names", "reminded_on",
    "reminded_of", "keep_in_tray", "tray_told", "deals_look", "rep", "import_folder", "export_folder", "export_format",
)  # fmt: skip
TABLES = ("allies", "introductions", "deals")


def written(file, nonsense):
    lines = ["[General]", *(f"{name}={nonsense}" for name in NAMES)]
    lines += ["[state]", f"window={nonsense}", "[columns]", *(f"{name}={nonsense}" for name in TABLES)]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_as_if_nothing_were_preferred(tmp_path, nonsense, qapp):
    written(tmp_path / "window.ini", nonsense)
    settings = Settings(tmp_path / "window.ini")
    assert settings.theme is Choice.SYSTEM
    assert 0.5 <= settings.text_scale <= 4
    assert settings.text("rep") in {nonsense, ""}
    assert not any(settings.flag(name) for name in ("remind", "keep_in_tray", "reduced_motion"))
    assert settings.state("window").isEmpty() or nonsense.startswith("@ByteArray")


@pytest.mark.parametrize("nonsense", ["soon", "1e400"])
def test_a_window_opens_every_page_with_preferences_that_make_no_sense(own_folders, new_file, qapp, qtbot, nonsense):
    written(own_folders / "config" / "RefNet" / "window.ini", nonsense)
    application = Application(qapp, parser().parse_args(["--database", str(new_file())]), inline=True)
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open)
    for page in pages():
        application.window.open_page(page.key)
    assert wishes(application.context).begins.minute in {0, 30}
    assert application.behind.tray.icon is None
    application.close()


def test_what_was_kept_is_found_again_in_the_file(tmp_path):
    first = Settings(tmp_path / "window.ini")
    first.keep("remind", True)
    first.keep("text_scale", 1.25)
    first.keep("rep", "Ann, of Acme; and Sons")
    first.keep_state("window", first.state("none").append(b"\x00\xff"))
    del first
    again = Settings(tmp_path / "window.ini")
    assert again.flag("remind")
    assert again.text_scale == 1.25
    assert again.text("rep") == "Ann, of Acme; and Sons"
    assert bytes(again.state("window")) == b"\x00\xff"
