"""Words that people are marked with in address books: groups, labels, categories."""

import re

from refnet.domain.names import fold
from refnet.exchange.values import Contact

LONGEST_LABEL = 60  # letters; longer ones are sentences
_BETWEEN = re.compile(r"\s*(?::::|[;,\n])\s*")
_EVERYBODY = (
    "mycontacts",
    "my contacts",
    "contacts",
    "starred in android",
    "starred",
    "imported",
)  # groups that tell nothing


def labels(text: str) -> tuple[Contact, ...]:
    """Return the labels of a cell as given and folded, without the groups that everybody is in."""
    words = [part.removeprefix("*").strip() for part in _BETWEEN.split(text)]
    found = {fold(word): word for word in reversed(words) if word and len(word) <= LONGEST_LABEL}
    return tuple(Contact(word, folded) for folded, word in reversed(found.items()) if folded not in _EVERYBODY)
