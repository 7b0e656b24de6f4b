"""Leaves no form open after a test."""

from collections.abc import Iterator

import pytest
from acting import close_forms


@pytest.fixture(autouse=True)
def forms_closed(dressed: None) -> Iterator[None]:
    """Close every form that a test left open."""
    yield
    close_forms()
