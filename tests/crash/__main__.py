"""`python -m tests.crash [KILLS]`: kill -9 in small steps, imports and backups; prints what was confirmed and kept."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from killing import kill_often


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for mode, share in (("small", 1), ("large", 4), ("backup", 4)):
        with tempfile.TemporaryDirectory() as folder:
            toll = kill_often(Path(folder) / "crash.db", mode, max(1, kills // share))
        print(f"{mode:7} {toll.kills:5} kills, {toll.confirmed:6} steps confirmed or whole, {toll.kept:6} kept, "
              f"{toll.hot_journals:5} hot journals rolled back, 0 lost, 0 torn")  # fmt: skip


main()
