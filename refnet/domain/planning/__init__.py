"""Referral math: backwards from a goal to what it takes a week, and forwards from the pace so far."""
