"""Currency codes of ISO 4217, with those replaced in recent years: prices of older deals are stated in them."""

from __future__ import annotations

import unicodedata

_CODES = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG
    HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
    MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
    UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL
"""

CURRENCIES = frozenset(_CODES.split())
"""The codes that an amount of money may be in."""

_OTHER_SPELLINGS = {"RMB": "CNY", "CNH": "CNY", "YEN": "JPY", "NTD": "TWD", "円": "JPY", "€": "EUR", "£": "GBP"}


def likely_currency(text: str) -> str | None:
    """The code that a wrong one (lower case, full width, `RMB`) stands for, or None."""
    code = unicodedata.normalize("NFKC", text).strip().upper()
    return code if code in CURRENCIES else _OTHER_SPELLINGS.get(code)
