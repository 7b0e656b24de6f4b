"""`python -m tests.keystrokes`: walks all frequent acts in a running window, prints the keys each took; ends with 1 where one is over or kept wrongly.

On a screen where there is one (`DISPLAY`), else without.
"""

import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        if not os.environ.get("DISPLAY"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return _walk_all(Path(folder))


def _walk_all(folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from tests.keystrokes.walking import walked
    from tests.keystrokes.walks import WALKS

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    print(f"{'what':<45} {'keys':>5} {'allowed':>8} {'letters: of names':>18} {'of words':>9}")
    amiss = 0
    for number, walk in enumerate(WALKS):
        found = walked(walk, application, folder / f"{number}.db")
        print(f"{walk.what:<45} {found.keys:>5} {walk.allowed:>8} {found.names:>18} {found.words:>9}", flush=True)
        if not found.holds:
            amiss += 1
            print(f"    kept {found.kept}, expected {found.expected}")
    print(f"{amiss} are not as they must be." if amiss else "All as they must be.")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
