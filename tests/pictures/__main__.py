"""`python -m tests.pictures`: makes the pictures of the README anew, from the sample network; names choose some.

No screen is needed. Each picture is taken once nothing in it has moved for a while, and kept with 256 colours.
"""

import io
import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "resources" / "screenshots"
WIDTH, HEIGHT, COLOURS = 1440, 900, 256


def main(names: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = folder
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from tests.pictures.scenes import SCENES, opened

        unknown = set(names) - set(SCENES)
        if unknown:
            print(f"There is no picture called {', '.join(sorted(unknown))}; there are {', '.join(SCENES)}.")
            return 2
        application = opened(WIDTH, HEIGHT)
        for name in names or SCENES:
            keep(SCENES[name](application), FOLDER / f"{name}-light.png")
        application.close()
    return 0


def keep(png: bytes, path: Path) -> None:
    from PIL import Image

    whole = Image.open(io.BytesIO(png)).convert("RGB")
    # the usual choice of colours would mix the few dots that carry a meaning into what is much more frequent
    picture = whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)
    print(path.name, f"{path.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
