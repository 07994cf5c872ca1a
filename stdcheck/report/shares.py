"""Shares, tests of shares and what nobody has listed, in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from stdcheck.facts.declarations import FactType, Text
from stdcheck.i18n import catalogue
from stdcheck.logic.cuts import number_text
from stdcheck.logic.ownership.limits import Below, plain
from stdcheck.logic.ownership.tiers import Holdings
from stdcheck.logic.values import FALSE, Interval
from stdcheck.report import wording
from stdcheck.report.asked import Test
from stdcheck.report.proof import figure_text, law_figures, term_type
from stdcheck.report.wording import Language, chosen, in_each
from stdcheck.rules import nodes
from stdcheck.rules.model import Pack
from stdcheck.rules.spelling import spelled

ZERO, ONE = Fraction(0), Fraction(1)


def say(key: str, lang: Language, **args: object) -> str:
    """A text about ownership in one language."""
    return catalogue.message(f"ownership-{key}", {name: str(value) for name, value in args.items()}, lang)


def share_words(share: Interval, lang: Language, stated: bool = True) -> str:
    """`30 %`, `between 20 % and 35 %`, `less than 5 %`; of a share that a file states, `not given (0 % to 100 %)`."""
    low, high = share.low or ZERO, ONE if share.high is None else share.high
    if low == high:
        return percent(low)
    args = {"low": percent(low), "high": percent(high)}
    from_nothing = low == ZERO and not share.low_open
    to_the_whole = high == ONE and not share.high_open
    if from_nothing and to_the_whole:
        return say("share.not_given", lang) if stated else say("share.between", lang, **args)
    if from_nothing:
        return say("share.less_than" if share.high_open else "share.at_most", lang, high=args["high"])
    if to_the_whole:
        return say("share.more_than" if share.low_open else "share.at_least", lang, low=args["low"])
    kind = {(True, True): "_open", (True, False): "_above", (False, True): "_below"}
    return say(f"share.between{kind.get((share.low_open, share.high_open), '')}", lang, **args)


def percent(share: Fraction) -> str:
    """`33.4 %`; what is no decimal as a fraction of the whole."""
    return number_text(FactType.PERCENT, share).replace("%", " %")


def product(one: Interval, other: Interval) -> Interval:
    """The share through a chain of two."""
    low, high = (one.low or ZERO) * (other.low or ZERO), _high(one) * _high(other)
    return Interval(low, high, low != 0 and (one.low_open or other.low_open), high != 0 and _is_below(one, other))


def _high(share: Interval) -> Fraction:
    return ONE if share.high is None else share.high


def _is_below(*shares: Interval) -> bool:
    return any(share.high_open for share in shares)


def unlisted_share(holdings: Holdings, measure: str) -> Interval:
    """What one holder nobody listed may have of a measure of a party."""
    bound = min(holdings.parts[measure].hidden, holdings.node.rest.one.get(measure, ONE))
    return Interval(ZERO, plain(bound), high_open=isinstance(bound, Below))


def remainder_words(holdings: Holdings, measure: str, lang: Language) -> str:
    """What nobody has listed of the holders of a party."""
    rest, hidden = holdings.node.rest, holdings.parts[measure].hidden
    if holdings.holdable is FALSE:
        return say("rest.individual", lang)
    if rest.complete:
        return say("rest.complete", lang)
    if not hidden:
        return say("rest.none_left", lang)
    one = rest.one.get(measure)
    if one is None:
        return say("rest.open", lang, share=_up_to(hidden, lang))
    bound = min(one, hidden)
    return say("rest.bounded", lang, one=_up_to(bound, lang), share=_up_to(hidden, lang))


def _up_to(bound: Fraction, lang: Language) -> str:
    """`at most 40 %`, `less than 5 %`."""
    return say("share.less_than" if isinstance(bound, Below) else "share.at_most", lang, high=percent(plain(bound)))


def test_text(test: Test, pack: Pack, clock: date | None) -> Text:
    """What the pack says of a test, the method, what came out, what was asked, and its truth."""
    node = test.asked.node
    method = pack.methods[node.method].title

    def text(lang: Language) -> str:
        says = chosen(test.says, lang) if test.says else spelled(test.trace.node or node)
        args = {"says": says, "method": chosen(method, lang), "truth": _truth(test, lang)}
        if isinstance(node, nodes.DerivedList):
            further = say("list.open", lang) if test.asked.unlisted.truth is not FALSE else ""
            args |= {"list": say(f"list.{node.kind}", lang), "n": str(len(test.asked.members)), "open": further}
            return say("test.list", lang, **args)
        assert test.asked.share is not None
        found = share_words(test.asked.share, lang, stated=False)
        return say("test.interest", lang, share=found, wanted=_wanted(test, pack, clock, lang), **args)

    return in_each(text)


def _truth(test: Test, lang: Language) -> str:
    assert test.trace.truth is not None
    return wording.say(f"truth.{test.trace.truth.value}", lang)


def _wanted(test: Test, pack: Pack, clock: date | None, lang: Language) -> str:
    """The threshold, where the test compares with one."""
    node = test.trace.node
    if not isinstance(node, nodes.Compare) or node.operator not in ("gt", "gte", "lt", "lte"):
        return ""
    right = node.right
    figure: str | None = None
    if isinstance(right, nodes.ParamTerm):
        rows = [row for name, row in law_figures(node, pack, clock) if name == right.id]
        figure = figure_text(rows[0], term_type(right, pack)) if rows else None
    elif isinstance(right, nodes.Literal) and isinstance(right.value, int | Fraction):
        figure = percent(Fraction(right.value))
    return say(f"wanted.{node.operator}", lang, figure=figure or spelled(right))
