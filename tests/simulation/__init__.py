"""Estimators held against a truth that is known, because the deals are drawn from it."""
