"""The chosen benchmark as one number, for the ticks in lists and panels."""

from refnet.domain.kinds import Denominator
from refnet.services import benchmarks, preferences
from refnet.store.database import Store


def benchmark_rate(store: Store) -> float | None:
    """Return the benchmark's rate where it may stand beside won of all introductions, else None."""
    chosen = preferences.load(store).benchmark
    found = next((one for one in benchmarks.offered(store) if one.key == chosen), None)
    return found.rate if found is not None and found.denominator is Denominator.ALL else None
