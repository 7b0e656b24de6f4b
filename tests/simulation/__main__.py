"""`python -m tests.simulation [RUNS]`: prints bias and coverage of every estimator; ends with 1 where one is not as it must be."""

import sys
from time import monotonic

from tests.simulation import alike, counted, followed, network, passing, planning

PARTS = (
    ("Plain counts, exact", counted),
    ("Open deals censored; true share won within 180 days", followed),
    ("Deals that are alike, strata, shrinkage", alike),
    ("Funnels and amounts", passing),
    ("Plans: eight in ten", planning),
    ("The sample network", network),
)


def main(arguments):
    runs = int(arguments[0]) if arguments else 2000
    amiss = 0
    for title, part in PARTS:
        began = monotonic()
        found = part.figures(runs)
        print(f"\n{title} ({monotonic() - began:.0f} s)", *found, sep="\n", flush=True)
        amiss += sum(not each.holds for each in found)
    print(f"\n{amiss} figures are not as they must be." if amiss else "\nAll as they must be.")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
