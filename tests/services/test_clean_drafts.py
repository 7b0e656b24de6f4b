import pytest

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import AllyKind
from refnet.services.cleaning import cleaned, line, paragraph


def test_a_line_has_no_breaks_and_no_unseen_letters():
    assert line(" Ana\t\nde \u202e Souza\u0000 ") == "Ana de Souza"


def test_a_paragraph_keeps_its_lines():
    assert paragraph(" one\r\ntwo ") == "one\ntwo"


def test_a_text_too_long_to_keep_is_refused():
    with pytest.raises(InvalidInput) as refused:
        paragraph("x" * 20_001, "reason")
    assert refused.value.field == "reason"


def test_all_texts_of_a_draft_are_cleaned_and_all_else_stays():
    draft = AllyDraft(PersonDraft(" A\u0308na ", tags=(" vip\u202e ", "x")), kind=AllyKind.FRIEND, trust=4)
    assert cleaned(draft) == AllyDraft(PersonDraft("Äna", tags=("vip", "x")), kind=AllyKind.FRIEND, trust=4)
    assert cleaned(draft).kind is AllyKind.FRIEND


def test_what_is_no_draft_stays():
    assert cleaned(5) == 5
    assert cleaned(PersonDraft) is PersonDraft
