import pytest


@pytest.mark.parametrize(("suffix", "start"), [(".pdf", b"%PDF"), (".html", b"<!DOCTYPE html>")])
@pytest.mark.parametrize("what", ["conversion", "diagnosis"])
def test_the_report_for_monday_is_written(sampled, tmp_path, what, suffix, start):
    said = sampled("report", what, "--out", tmp_path / f"monday{suffix}")
    assert (said.code, said.err) == (0, "")
    assert said.out.strip() == f"The report is in {tmp_path / f'monday{suffix}'}."
    assert (tmp_path / f"monday{suffix}").read_bytes().startswith(start)


def test_the_report_says_what_the_command_says(sampled, tmp_path):
    page = tmp_path / "monday.html"
    assert sampled("report", "conversion", "--horizon", "90", "--out", page, "--json").json == {"file": str(page)}
    text = page.read_text(encoding="utf-8")
    shape = sampled("report", "conversion", "--horizon", "90", "--by", "rep", "--json").json
    for group in (shape, *shape["rows"].values()):
        for each in (group["sources"]["referral"], group["sources"]["cold"]):
            assert f"{each['successes']:,} of {each['n']:,}" in text
    marta = ("--rep", "Marta Lindqvist", "--against", "team")
    sampled("report", "diagnosis", *marta, "--out", page)
    assert sampled("report", "diagnosis", *marta, "--json").json["verdict"]["title"] in page.read_text(encoding="utf-8")


def test_what_cannot_be_written_is_told(sampled, tmp_path):
    said = sampled("report", "conversion", "--out", tmp_path / "monday.doc")
    assert (said.code, "must end in .pdf or .html" in said.err) == (2, True)
    said = sampled("report", "conversion", "--out", tmp_path / "nowhere" / "monday.pdf")
    assert (said.code != 0, "does not exist" in said.err) == (True, True)
    said = sampled("report", "network", "--out", tmp_path / "monday.pdf")
    assert (said.code, "picture" in said.err) == (2, True)
    said = sampled("report", "diagnosis", "--against", "team", "--out", tmp_path / "monday.pdf")
    assert (said.code, "--rep" in said.err) == (2, True)
    assert list(tmp_path.glob("monday*")) == []
