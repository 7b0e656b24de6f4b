import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.quick import without_markup


def test_a_mail_copied_as_html_is_read_as_it_is_shown():
    source = (
        "<html><head><title>x</title><style>p {color: red}</style></head>"
        "<body><p>Hi Marta,</p><p>please meet <b>Bob&nbsp;Ray</b> &amp; Co.</p><p>Best,<br>Ann Lee</p></body></html>"
    )
    lines = [line for line in without_markup(source).splitlines() if line]
    assert lines == ["Hi Marta,", "please meet Bob\xa0Ray & Co.", "Best,", "Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee -> Bob Ray",
        "a < b and b > c",
        "From: Ann <ann@example.org>",
        "From: Bob Smith <b.smith@example.org>",
        "Ann <a@example.org>, Bo <li-bo@example.org>",
        "<p.ray@example.org>",
        "",
    ],
)
def test_a_text_without_tags_stays(text):
    assert without_markup(text) == text


def test_a_page_whose_head_is_not_closed_is_read():
    assert (
        without_markup("<html><head><title>x</title><body><p>Ann Lee -> Bob Ray</p></body></html>")
        == "Ann Lee -> Bob Ray"
    )


@pytest.mark.parametrize("odd", ["<![ foo]>", "<![foo[x]]>", "<![if !supportLists]>", "<![endif]>"])
def test_sections_that_only_their_program_knows_are_passed_over(odd):
    assert without_markup(f"<p>Ann Lee {odd}-> Bob Ray</p>").replace("]>", "") == "Ann Lee -> Bob Ray"


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "</style>", "<style>", "<br>", "<", ">", "a", "&amp", "<!--", "<![", "]]>", "<!", "["]
        )
    ).map("".join)
)
def test_whatever_is_cut_off_is_read(text):
    assert isinstance(without_markup(text), str)
