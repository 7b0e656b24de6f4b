import pytest

from refnet import paths
from refnet.domain.benchmarks import DEFAULT, BenchmarkKind, find, load
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Denominator

ONE = """
[ours]
rate = {rate}
label = "Ours"
kind = "measured study"
side = "any"
unit = "deals"
comparable = true
source = "our own books"
"""


@pytest.fixture(scope="module")
def shipped():
    return load((paths.resources() / "benchmarks.toml").read_text(encoding="utf-8"))


def test_the_default_is_the_practitioners_claim(shipped):
    default = find(shipped, DEFAULT)
    assert (default.rate, default.kind, default.refusal(Denominator.ALL)) == (0.5, BenchmarkKind.CLAIM, "")


def test_each_shipped_benchmark_has_a_source_and_each_refused_one_a_reason(shipped):
    assert len(shipped) > 15
    for each in shipped:
        assert each.source
        assert each.unit
        assert each.comparable == (each.denominator is not None)
        assert bool(each.reason) != each.comparable


def test_a_benchmark_is_only_for_rates_of_its_unit(shipped):
    measured = find(shipped, "implisit_ref_opportunity")
    assert measured.refusal(Denominator.QUALIFIED) == ""
    assert "qualified referral opportunities" in measured.refusal(Denominator.ALL)


def test_attitudes_are_never_shown_as_conversion(shipped):
    assert "it measures trust" in find(shipped, "nielsen_trust").refusal(Denominator.ALL)


def test_an_unknown_key_is_answered_with_the_known_ones(shipped):
    with pytest.raises(InvalidInput, match="black_intro"):
        find(shipped, "nonsense")


def test_a_rate_is_a_fraction():
    assert load(ONE.format(rate=0.4))[0].rate == 0.4
    with pytest.raises(ValueError, match="ours"):
        load(ONE.format(rate=40))
