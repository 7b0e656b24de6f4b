"""`python -m tests.monkey [seconds] [--seed N] [--large]`: a clumsy user at a window; ends with 1 where something went wrong.

On the sample network, with `--large` on a file of 10 000 open things. On a screen where there is one (`DISPLAY`), else
without. `--deeds N` ends it after so many; then a window that does not answer for a second is told of, and no fault.
"""

import argparse
import faulthandler
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path


def main() -> int:
    made = argparse.ArgumentParser(prog="python -m tests.monkey")
    made.add_argument("seconds", nargs="?", type=float, default=60)
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--large", action="store_true")
    made.add_argument("--deeds", type=int, default=0)
    options = made.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        if not os.environ.get("DISPLAY"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
        os.chdir(folder)
        return _play(Path(folder) / "monkey.db", options)


def _play(file: Path, options: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from tests.monkey.running import run

    _fill(file, is_large=options.large)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    most = {"most": options.deeds} if options.deeds else {"seconds": options.seconds}
    found = run(application, file, options.seed, **most)
    print(
        f"{found.deeds} deeds, {found.steps} steps written, the window computed {found.longest:.2f} s at most at a time"
    )
    for what, counted in (("", found.faults), ("computed for more than a second: ", found.stalls)):
        for fault, count in counted.items():
            print(f"\n{count} times: {what}{fault}")
    is_amiss = found.faults or (found.stalls and not options.deeds)
    print("Something went wrong." if is_amiss else "All as it must be.")
    return 1 if is_amiss else 0


def _fill(file: Path, *, is_large: bool) -> None:
    from refnet.services import sample
    from refnet.store.database import Store
    from tests.bench import many_duties

    today = datetime.now(UTC).astimezone().date()
    if is_large:
        many_duties.made(file, today).close(backup=False)
    else:
        store = Store.open(file)
        sample.fill(store, seed=7, today=today, with_me=True)
        store.close(backup=False)


if __name__ == "__main__":
    faulthandler.enable()  # a crash at the end is told, too
    sys.exit(main())
