"""Text as it may stand in XML: escaped, and without the letters that XML has no place for."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def allowed(text: str) -> str:
    """Return text, or a whole file of XML, without the letters that XML has no place for."""
    return _NOT_XML.sub("", text)


def in_element(text: str) -> str:
    """Return text to stand between tags; a carriage return is written out, or readers would take it for a line feed."""
    return escape(allowed(text), {"\r": "&#13;"})


def in_attribute(text: str) -> str:
    """Return text as the value of an attribute, with its quotation marks."""
    return quoteattr(allowed(text))
