"""Mapped classes that stand twice in a query: aliases that several reads may share from their first use on."""

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import aliased

from refnet.store.schema import Base

T = TypeVar("T", bound=Base)


def another(mapped: type[T]) -> type[T]:
    """Return an alias of a mapped class for a module to keep.

    SQLAlchemy 2.1 finds the columns of an alias when they are first asked for, without a lock: of two reads that begin
    together one may miss a column and take that of the table itself, which joins every row with all, and keep it so.
    Here all columns are found before anybody shares the alias.
    """
    made = aliased(mapped)
    for attribute in inspect(mapped).column_attrs:
        getattr(made, attribute.key).__clause_element__()
    return made
