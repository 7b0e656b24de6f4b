"""Benchmarks: each a ratio of two things measured in one run, printed with both figures."""
