"""`python -m tests.keystrokes`: walks all frequent acts in a running window, prints the keys each took; ends with 1 where one is over or kept wrongly.

On a screen where there is one (`DISPLAY`), else without.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.keystrokes.walking import Walked


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        if not os.environ.get("DISPLAY"):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return _walk_all(Path(folder))


MEANING = """A key is counted once with its modifiers. To reach: keys from any page, nothing chosen, until the form stands with
the cursor in its first field, or until the act is done where it has no form. Whole: until it is kept; Enter and Ctrl+Enter
count. The letters of names and of words that are the entry itself are counted apart. Each act is then undone by one Ctrl+Z.
"""


def _line(found: "Walked") -> str:
    from tests.keystrokes.walks import REACH

    most = found.walk.most or "–"
    keys = f"{found.reach:>9} {REACH:>5} {found.keys:>6} {most:>5}"
    return f"{found.walk.what:<45} {keys} {found.names:>18} {found.words:>9}"


def _walk_all(folder: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from tests.keystrokes.walking import walked
    from tests.keystrokes.walks import WALKS

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    print(MEANING)
    print(
        f"{'what':<45} {'to reach':>9} {'most':>5} {'whole':>6} {'most':>5} {'letters: of names':>18} {'of words':>9}"
    )
    amiss = 0
    for number, walk in enumerate(WALKS):
        found = walked(walk, application, folder / f"{number}.db")
        print(_line(found), flush=True)
        if not found.holds:
            amiss += 1
            print(f"    kept {found.kept}, expected {found.expected}; not undone: {', '.join(found.left) or 'nothing'}")
    print(f"{amiss} are not as they must be." if amiss else "All as they must be.")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
