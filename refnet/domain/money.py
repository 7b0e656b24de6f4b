"""Money is kept as whole minor units (cents, yen, fils) beside an ISO 4217 code."""

from decimal import ROUND_HALF_EVEN, Decimal

LARGEST = 10**15  # minor units; more is a mistake, and would not add up in 64 bits

_USUAL = 2
_WITHOUT_CENTS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_WITH_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
_WITH_CENTS = """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP
    CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD
    KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
    NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
    TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG"""
_DIGITS = dict.fromkeys(_WITHOUT_CENTS.split(), 0) | dict.fromkeys(_WITH_THOUSANDTHS.split(), 3)
CURRENCIES = frozenset((*_DIGITS, *_WITH_CENTS.split()))


def is_known(currency: str) -> bool:
    """Tell whether `currency` is a code of ISO 4217 in use."""
    return currency in CURRENCIES


def digits(currency: str) -> int:
    """Return how many decimal places the currency has; two for one that is not known."""
    return _DIGITS.get(currency, _USUAL)


def minor_units(amount: Decimal, currency: str) -> int:
    """Return `amount` in minor units of `currency`, halves to even; ValueError when not finite or too large to keep."""
    if not amount.is_finite() or amount.adjusted() > 18:
        raise ValueError(amount)
    units = int(amount.scaleb(digits(currency)).quantize(Decimal(1), ROUND_HALF_EVEN))
    if abs(units) > LARGEST:
        raise ValueError(amount)
    return units


def major(amount: int, currency: str) -> Decimal:
    """Return minor units as an exact decimal in whole units, with the currency's decimal places."""
    return Decimal(amount).scaleb(-digits(currency))
