"""The gap between two funnels as a sum over their steps; arrays have the five steps on their last axis.

The conversion of a funnel is the product of its steps. Its logarithm is a sum, which splits a gap without any order
of the steps (log split); the logarithmic mean turns it into points (LMDI-I, Ang 2005, *Energy Policy* 33). Where a
step is zero there is no logarithm: there the Shapley value is used, the average over all orders of changing the
steps one after the other. Both add up to the gap exactly.
"""

import numpy as np

from refnet.domain.funnel.stages import STEPS, Floats

# Gauss-Legendre with three nodes is exact for the polynomials of degree four that follow
_NODES = (0.5 - np.sqrt(0.15), 0.5, 0.5 + np.sqrt(0.15))
_WEIGHTS = (5 / 18, 8 / 18, 5 / 18)


def log_terms(ours: Floats, reference: Floats) -> Floats:
    """Return ln(ours / reference) of each step; the rates must be above zero."""
    return np.log(ours) - np.log(reference)


def lmdi(ours: Floats, reference: Floats) -> Floats:
    """Return each step's part of conversion(ours) − conversion(reference); the rates must be above zero."""
    terms = log_terms(ours, reference)
    total = terms.sum(axis=-1, keepdims=True)
    first, second = ours.prod(axis=-1, keepdims=True), reference.prod(axis=-1, keepdims=True)
    is_level = np.abs(total) < 1e-9  # there the logarithmic mean is the mean
    mean = np.where(is_level, (first + second) / 2, (first - second) / np.where(is_level, 1.0, total))
    return np.asarray(mean * terms)


def shapley(ours: Floats, reference: Floats) -> Floats:
    """Return each step's part of the gap as its Shapley value; rates of zero are allowed.

    The value of a set of changed steps is a product, so the weighted sum over the 2⁴ sets of other steps equals
    ∫₀¹ Π_{j≠s} (reference_j + t (ours_j − reference_j)) dt, times ours_s − reference_s.
    """
    change = ours - reference
    return np.asarray(change * sum(weight * _others(reference + node * change) for node, weight in _PAIRS))


_PAIRS = tuple(zip(_NODES, _WEIGHTS, strict=True))


def _others(rates: Floats) -> Floats:
    """Return for each step the product of the other steps."""
    kept = [[other for other in range(STEPS) if other != step] for step in range(STEPS)]
    return np.stack([rates[..., others].prod(axis=-1) for others in kept], axis=-1)
