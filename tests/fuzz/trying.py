"""One broken file after another, opened, guessed at and interpreted as an import does; what came of it is counted."""

import random
import signal
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange.mapping import Blank, Mapping, Refusal, Rows, guess, interpret
from refnet.exchange.tables import open_table, sheet_names
from tests.fuzz.mutations import broken

MOST_SECONDS = 5.0
NAMES = (
    "list.csv", "list.xlsx", "list.vcf", "list.graphml", "list.json", "list", "list.edgelist", "list.txt", "list.zip",
    "list.html",
)  # fmt: skip


class TooSlow(BaseException):
    """Nobody may catch it but the one who tries."""


@dataclass(frozen=True)
class Trial:
    """What came of one file: the outcome, seconds of the processor, and the end of a traceback when it failed."""

    number: int
    outcome: str
    seconds: float
    failure: str = ""


def content_of(seed: int, number: int) -> bytes:
    return broken(random.Random(f"{seed} {number}"), Path(NAMES[number % len(NAMES)]).suffix)


def try_one(path: Path, number: int) -> Trial:
    """Read one file to its end; time is that of the processor, so that a busy machine condemns nobody."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    started, failure = time.process_time(), ""
    try:
        outcome = _outcome(path)
    except TooSlow:
        outcome, failure = "too slow", traceback.format_exc(limit=-5)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - panics of Rust are no Exception
        outcome, failure = "uncaught", traceback.format_exc(limit=-5)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return Trial(number, outcome, time.process_time() - started, failure)


def _stop(_signal, _frame):
    raise TooSlow


def _outcome(path: Path) -> str:
    try:
        sheet_names(path)
        table = open_table(path)
        mapping = guess(table.headers, table.rows)
        if not mapping.columns:
            names = [header for header, times in Counter(table.headers).items() if times == 1]
            mapping = Mapping(
                Rows.PEOPLE, dict(zip(names, ("person.name", "person.email", "person.phone"), strict=False))
            )
        outcomes = list(interpret(mapping, table, []))
    except RefNetError:
        return "file refused with a sentence"
    refused = sum(isinstance(one, Refusal) for one in outcomes)
    blank = sum(isinstance(one, Blank) for one in outcomes)
    if refused + blank == len(outcomes):
        return "every row refused or blank"
    return "read, some rows refused" if refused else "read whole"
