"""What any node may carry beside its meaning: says, cite, implements, verified."""

from __future__ import annotations

from stdcheck.facts.scalars import read_yes_no
from stdcheck.facts.shapes import Report
from stdcheck.rules.nodes import Cite, Meta
from stdcheck.rules.reading.shapes import as_mapping, as_text, check_keys, places, read_words, texts
from stdcheck.source.nodes import Mapping, Node
from stdcheck.source.spans import Span


def read_cite(node: Node | None, report: Report) -> Cite | None:
    """`{source: id, ref: paragraph}`; whether the source exists is for lint to say."""
    if node is None:
        return None
    mapping = as_mapping(node, report)
    if mapping is None or not check_keys(mapping, report, required=("source", "ref")):
        return None
    source = as_text(mapping.entries["source"].value, report)
    ref = as_text(mapping.entries["ref"].value, report)
    span = mapping.entries["source"].value.span
    return Cite(source, ref, span) if source is not None and ref is not None else None


def read_flag(mapping: Mapping, key: str, report: Report) -> bool | None:
    """A flag of a mapping, None when it is absent."""
    node = mapping.get(key)
    return None if node is None else read_yes_no(node, report)


def read_meta(node: Node, report: Report, span: Span | None = None) -> Meta:
    """The meta of a node; a scalar has a place only. The place of a named part is that of its name (`span`)."""
    if not isinstance(node, Mapping):
        return Meta(node.span)
    return Meta(
        node.span if span is None else span,
        says=read_words(node.get("says"), report),
        cite=read_cite(node.get("cite"), report),
        implements=texts(node.get("implements"), report),
        verified=read_flag(node, "verified", report),
        implements_at=places(node.get("implements")),
    )


def is_verified(mapping: Mapping, report: Report) -> bool:
    """`verified: false` marks what nobody has checked against the text of the law; absent means checked."""
    return read_flag(mapping, "verified", report) is not False
