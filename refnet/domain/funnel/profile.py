"""A target for each step of the funnel, to compare with when there is no group of deals to compare with."""

from dataclasses import dataclass
from math import prod

from refnet.domain.errors import InvalidInput
from refnet.domain.funnel.stages import STEPS
from refnet.i18n import _


@dataclass(frozen=True, slots=True)
class Profile:
    """The share that should pass each of the five steps, as fractions above 0; it has no counts and no range."""

    targets: tuple[float, ...]
    is_assumption: bool = False  # that nobody set it

    def check(self) -> None:
        """Raise InvalidInput at the first target that cannot be right."""
        if len(self.targets) != STEPS:
            raise InvalidInput("targets", _("A target profile has a share for each of the five steps."))
        for number, target in enumerate(self.targets):
            if not 0 < target <= 1:
                raise InvalidInput(f"target-{number}", _("A target lies above 0% and is at most 100%."))

    @property
    def conversion(self) -> float:
        """Return lead → client as the product of the targets."""
        return prod(self.targets)


# The 50 % that is claimed for introductions says nothing about steps; this is one way to come to it.
ILLUSTRATION = Profile((0.95, 0.85, 0.80, 0.92, 0.841298), is_assumption=True)
