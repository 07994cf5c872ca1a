"""Reading the provisions of a pack: the paragraphs of the law, and what is said of them beside their title."""

from __future__ import annotations

from stdcheck.facts.shapes import Report
from stdcheck.rules.model import Provision, ProvisionKind
from stdcheck.rules.reading.dates import read_choice
from stdcheck.rules.reading.files import Item
from stdcheck.rules.reading.literals import read_number
from stdcheck.rules.reading.shapes import check_keys, read_words
from stdcheck.source.nodes import Node, Scalar

KINDS = tuple(kind.value for kind in ProvisionKind)


def read_provision(item: Item, report: Report) -> Provision:
    """A provision; `kind` and `facts` (how many the paragraph turns on) may be left out."""
    node = item.node
    check_keys(node, report, ("id", "ref", "title"), ("excused", "kind", "facts"))
    ref, kind, facts = node.get("ref"), node.get("kind"), node.get("facts")
    word = None if kind is None else read_choice(kind, KINDS, report)
    return Provision(
        item.id,
        read_words(node.get("title"), report),
        ref.text if isinstance(ref, Scalar) else "",
        read_words(node.get("excused"), report),
        item.id_span,
        None if word is None else ProvisionKind(word),
        None if facts is None else _count(facts, report),
    )


def _count(node: Node, report: Report) -> int | None:
    """A whole number that is not negative."""
    value = read_number(node, report)
    if value is not None and (value.denominator != 1 or value < 0):
        report.error("pack-provision-facts", node.span)
        return None
    return None if value is None else value.numerator
