"""The plan: a goal, the rates it is reckoned with, what it takes a week, and what is to be expected."""

from refnet.services.planning.goals import Assumptions, GoalKept, load, save, save_assumptions
from refnet.services.planning.lifting import preparation_lift
from refnet.services.planning.planning import Plan, StepFound, plan
from refnet.services.planning.weeks import Week, weeks

__all__ = [
    "Assumptions", "GoalKept", "Plan", "StepFound", "Week", "load", "plan", "preparation_lift", "save", "save_assumptions", "weeks",
]  # fmt: skip
