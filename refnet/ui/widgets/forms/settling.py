"""Editors that must first find out what is typed in them, before a form can be sent."""

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

from refnet.domain.errors import InvalidInput
from refnet.ui.widgets.forms.field import Field


@runtime_checkable
class Settling(Protocol):
    """An editor that looks up what is typed, and may not know yet what it means when the form is sent."""

    def settle(self, then: Callable[[], object]) -> bool:
        """Take what is typed as finished; return whether its meaning is known, else call `then` once it is."""

    def doubt(self) -> str:
        """Return what must be answered before the form can be sent, empty when nothing must."""


def are_settled(fields: Mapping[str, Field], then: Callable[[], object]) -> bool:
    """Take what is typed in all fields as finished; tell whether its meaning is known, else `then` is called later."""
    return all(editor.settle(then) for editor in _settling(fields).values())


def refuse_doubts(fields: Mapping[str, Field]) -> None:
    """Raise InvalidInput at the first field in which something must be answered."""
    for name, editor in _settling(fields).items():
        if doubt := editor.doubt():
            raise InvalidInput(name, doubt)


def _settling(fields: Mapping[str, Field]) -> dict[str, Settling]:
    editors = {name: field.editor for name, field in fields.items()}
    return {name: editor for name, editor in editors.items() if isinstance(editor, Settling)}
