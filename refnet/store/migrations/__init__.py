"""Alembic revisions, one a release, and how they are run."""
