"""Pages are read as browsers read them: what no browser knows is passed over."""

from html.parser import HTMLParser


class MarkupReader(HTMLParser):
    """Tells tags and text of any page; html.parser itself fails on marked sections other than Microsoft's."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over a section such as `<![if x]>` or `<![CDATA[…]]>` as far as its first `>`."""
        return self.parse_bogus_comment(i, report)
