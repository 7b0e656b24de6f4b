"""The log: one rotating file for supporters, which never holds names, notes or amounts of customers."""

import logging
from pathlib import Path

from refnet import paths

LARGEST, KEPT = 1_000_000, 3
FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start(folder: Path | None = None, level: int = logging.INFO) -> Path | None:
    """Write the program's log into `folder` and return its file, or None where nothing can be written."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - brings sockets and pickles

    file = (folder or paths.log_folder()) / "refnet.log"
    stop()
    try:
        handler = RotatingFileHandler(file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return None  # a program that cannot log still works
    handler.setFormatter(logging.Formatter(FORM))
    handler.set_name("refnet")
    logger = logging.getLogger("refnet")
    logger.addHandler(handler)
    logger.setLevel(level)
    return file


def stop() -> None:
    """Close the log's file."""
    logger = logging.getLogger("refnet")
    for handler in [one for one in logger.handlers if one.get_name() == "refnet"]:
        logger.removeHandler(handler)
        handler.close()
