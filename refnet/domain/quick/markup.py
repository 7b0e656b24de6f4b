"""Text copied as HTML, read as it is shown: a mail's source is no sentence, and its tags are no arrows."""

import re

from refnet.domain.markup import MarkupReader

_TAG = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|body|div|p|br|span|table|td|tr|b|i|font|a|blockquote|ul|li|h[1-6]))(?=[\s/>])[^<>]*>",
    re.IGNORECASE,
)
_LINES = frozenset(("p", "div", "br", "tr", "li", "blockquote", "table", "h1", "h2", "h3", "h4", "h5", "h6"))
_UNSEEN = frozenset(("style", "script", "head", "title"))


def without_markup(text: str) -> str:
    """Return what a reader would see of a text with tags; a text without any is returned as it is."""
    if not _TAG.search(text):
        return text
    seen = _Seen()
    seen.feed(text)
    seen.close()
    return "".join(seen.parts).strip()


class _Seen(MarkupReader):
    """Collects the words between tags; a block begins a new line."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self._hidden = 0 if tag == "body" else self._hidden + (tag in _UNSEEN)  # a head need not be closed
        if tag in _LINES:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(self._hidden - (tag in _UNSEEN), 0)
        if tag in _LINES:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
