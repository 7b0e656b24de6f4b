"""Whom allies would like to meet: said by some, from numbers of their own, so that the world stays as it was."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from refnet.domain.simulation import sentences
from refnet.domain.simulation import wordlists as words
from refnet.domain.simulation.world import SampleAlly

_STREAM = 3  # beside the world's own numbers
_SAYS = 0.3


def wished(allies: Sequence[SampleAlly], seed: int) -> tuple[SampleAlly, ...]:
    """Return the allies, some with whom they look for; one seed always gives the same."""
    generator = np.random.default_rng([seed, _STREAM])
    return tuple(_wish(each, generator) for each in allies)


def _wish(ally: SampleAlly, generator: np.random.Generator) -> SampleAlly:
    if generator.random() >= _SAYS:
        return ally
    trade = sentences.pick(generator, words.TRADES)
    return replace(ally, looking_for=sentences.pick(generator, words.WISHES).format(trade=trade))
