"""Type-ahead over 200 000 people: each letter of many names typed, from the first and from the last word on."""

import random
import time
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from tests.bench.many_people import GIVEN, PEOPLE, STARTS, made

NAMES = 150


def run() -> None:
    from refnet.services import people

    with TemporaryDirectory() as folder:
        store = made(Path(folder, "many.db"))
        typed = list(_typed())
        for text in typed[:200]:
            people.find(store, text)
        whole = [_milliseconds(lambda text=text: people.find(store, text)) for text in typed]
        query = _in_the_query(store, typed)
        store.close(backup=False)
    print(f"\nType-ahead over {PEOPLE:,} people, {len(typed):,} times a letter   (aim p95 of 1 ms in the query)")
    _tell("in the query", query)
    _tell("as the person picker calls it", whole)


def _typed():
    dice = random.Random(3)
    for _number in range(NAMES):
        given, family = dice.choice(GIVEN), dice.choice(STARTS) + "".join(dice.choices("aeioulnrst", k=4))
        for text in (f"{given} {family}", f"{family} {given}"):
            yield from (text[: length + 1] for length in range(len(text)))


def _in_the_query(store, typed: list[str]) -> list[float]:
    """Time the same statement at the driver, without what SQLAlchemy adds around it."""
    from sqlalchemy.dialects import sqlite as dialect

    from refnet.domain.names import fold
    from refnet.services.matching import LAST_LETTER
    from refnet.services.people import lookup
    from refnet.store import sqlite

    compiled = lookup._FOUND.compile(dialect=dialect.dialect(paramstyle="named"))
    connection = sqlite.connect(store.path)
    taken = []
    for text in typed:
        folded = fold(text)
        given = {"from": folded, "to": folded + LAST_LETTER, "limit": 20}
        statement, values = str(compiled), {name: given.get(name, value) for name, value in compiled.params.items()}
        taken.append(_milliseconds(lambda s=statement, v=values: connection.execute(s, v).fetchall()))
    connection.close()
    return taken


def _milliseconds(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _tell(name: str, taken: list[float]) -> None:
    cuts = quantiles(taken, n=100)
    print(f"  {name:<44} p50 {cuts[49]:7.3f} ms   p95 {cuts[94]:7.3f} ms   max {max(taken):7.3f} ms", flush=True)
