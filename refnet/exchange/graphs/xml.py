"""XML of strangers: one element after another, no definitions, nothing fetched, nothing nested without end."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.domain.errors import RefNetError
from refnet.exchange.files import reading
from refnet.i18n import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 64
_RECORDS = ("node", "edge", "key", "attribute")  # whose insides are kept until they end


def events(path: Path) -> Iterator[tuple[str, str, "Element"]]:
    """Yield "start" or "end", the name without its namespace, and the element; records are emptied afterwards."""
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - only networks need it

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415

    try:
        yield from _events(path)
    except DefusedXmlException:
        sentence = _("{name} holds definitions that no network needs and that can do harm. It was not opened.")
        raise RefNetError(sentence.format(name=path.name)) from None
    except (ParseError, ValueError, LookupError) as error:
        line = getattr(error, "position", (1, 0))[0]
        sentence = _("{name} is damaged at line {line} and cannot be read. Please export it again.")
        raise RefNetError(sentence.format(name=path.name, line=line)) from None


def _events(path: Path) -> Iterator[tuple[str, str, "Element"]]:
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    above: list[Element] = []
    inside = 0
    with reading(path) as stream:
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            name = element.tag.rpartition("}")[2]
            if event == "start":
                above.append(element)
                inside += name in _RECORDS
                _check_depth(len(above), path)
                yield event, name, element
                continue
            yield event, name, element
            above.pop()
            inside -= name in _RECORDS
            if name in _RECORDS:
                element.clear()
            if above and not inside:
                above[-1].remove(element)


def _check_depth(depth: int, path: Path) -> None:
    if depth > _DEEPEST:
        sentence = _("{name} is nested deeper than any network. It was not opened.")
        raise RefNetError(sentence.format(name=path.name))
