"""Reading declarations one by one: an entity's file, a fact. What must fit together: `declaration_checks`."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdcheck.facts.declarations import Fact, FactType, Text
from stdcheck.facts.near import near
from stdcheck.facts.shapes import Report, known_keys, shown
from stdcheck.facts.words import check_name, read_both_languages, read_name, read_true, read_word, read_words
from stdcheck.source.nodes import Document, Entry, Mapping, Node, Scalar
from stdcheck.source.spans import Span

FILE_KEYS = ("entity", "collection", "title", "root", "facts", "edge")
TYPE_KEYS: dict[FactType, tuple[str, ...]] = {
    FactType.YES_NO: ("may_be_none", "only_for", "kind"),
    FactType.TEXT: ("may_be_none", "only_for", "kind"),
    FactType.NUMBER: ("may_be_none", "only_for", "kind", "may_be_negative"),
    FactType.PERCENT: ("may_be_none", "only_for", "kind", "may_be_negative"),
    FactType.YEAR: ("may_be_none", "only_for", "kind"),
    FactType.DATE: ("may_be_none", "only_for", "kind"),
    FactType.QUANTITY: ("may_be_none", "only_for", "kind", "may_be_negative", "units"),
    FactType.MONEY: ("may_be_none", "only_for", "kind", "may_be_negative"),
    FactType.COUNTRY: ("may_be_none", "only_for", "kind"),
    FactType.ENUM: ("may_be_none", "only_for", "kind", "values"),
    FactType.REFERENCE: ("may_be_none", "only_for", "kind", "of"),
    FactType.ENTITY: ("may_be_none", "only_for", "of"),
    FactType.LIST: ("may_be_none", "only_for", "kind", "of", "values", "closed", "inverse"),
    FactType.RELATION: ("only_for", "of", "keys"),
}
"""The keys that a declaration of each type may have besides those that all have."""

ALL_KEYS = ("type", "label", "question", "help", "evidence", "was")
NEEDED_KEYS = {
    FactType.QUANTITY: ("units",),
    FactType.ENUM: ("values",),
    FactType.REFERENCE: ("of",),
    FactType.ENTITY: ("of",),
    FactType.LIST: ("of",),
    FactType.RELATION: ("of", "keys"),
}


@dataclass(slots=True)
class Declared:
    """One file of declarations.

    defines: whether it is the entity's own file (a file without title, collection, root and edge adds facts)
    """

    entity: str
    pack: str
    span: Span
    defines: bool
    title: Text = field(default_factory=dict)
    collection: str | None = None
    collection_span: Span | None = None
    root: bool = False
    edge: Mapping | None = None
    facts: dict[str, Fact] = field(default_factory=dict)


def read_declarations(document: Document, pack: str, report: Report) -> Declared | None:
    """The declarations of one file; None when it does not even name its entity."""
    if not isinstance(document.root, Mapping):
        if document.root is not None:
            report.error("facts-mapping-expected", document.root.span)
        return None
    top = known_keys(document.root, FILE_KEYS, "facts-unknown-key", report)
    if "entity" not in top:
        report.error("facts-missing-key", document.root.span, key="entity")
        return None
    name = read_name(top["entity"].value, report)
    if name is None:
        return None
    own = [key for key in ("title", "collection", "root", "edge") if key in top]
    declared = Declared(name, pack, top["entity"].value.span, bool(own))
    if own:
        _read_head(declared, document.root, top, report)
    if "facts" in top:
        _read_facts(declared, top["facts"].value, report)
    return declared


def _read_head(declared: Declared, root: Mapping, top: dict[str, Entry], report: Report) -> None:
    """Title, collection, root and edge of the entity's own file."""
    if "title" in top:
        declared.title = read_both_languages(top["title"].value, report)
    else:
        report.error("facts-missing-key", root.span, key="title")
    declared.root = read_true(top.get("root"), report)
    if "collection" in top:
        declared.collection = read_name(top["collection"].value, report)
        declared.collection_span = top["collection"].value.span
    if declared.root and declared.collection is not None:
        report.error("facts-root-collection", top["collection"].key.span, entity=declared.entity)
    edge = top["edge"].value if "edge" in top else None
    if isinstance(edge, Mapping):
        declared.edge = edge
    elif edge is not None:
        report.error("facts-mapping-expected", edge.span)


def _read_facts(declared: Declared, node: Node, report: Report) -> None:
    """The facts of the file."""
    if not isinstance(node, Mapping):
        report.error("facts-mapping-expected", node.span)
        return
    for name, entry in node.entries.items():
        if not check_name(name, entry.key.span, report):
            continue
        fact = _read_fact(declared, name, entry, report)
        if fact is not None:
            declared.facts[name] = fact


def _read_fact(declared: Declared, name: str, entry: Entry, report: Report) -> Fact | None:
    """One fact; None when its type is missing or its shape leaves nothing to check further."""
    if not isinstance(entry.value, Mapping):
        report.error("facts-mapping-expected", entry.value.span)
        return None
    type_ = _read_type(entry, report)
    if type_ is None:
        return None
    keys = _keys_of_type(entry.value, type_, report)
    missing = [key for key in NEEDED_KEYS.get(type_, ()) if key not in keys]
    for key in missing:
        report.error("facts-missing-key", entry.key.span, key=key)
    if missing:
        return None
    of_enum = type_ is FactType.ENUM or (type_ is FactType.LIST and _text_of(keys.get("of")) == FactType.ENUM)
    if type_ is FactType.LIST and of_enum != ("values" in keys):
        report.error("facts-list-values", entry.key.span, name=name)
        return None
    texts = _read_texts(entry, keys, report)
    return Fact(
        entity=declared.entity,
        name=name,
        type=type_,
        span=entry.key.span,
        of=read_word(keys["of"].value, report) if "of" in keys else None,
        values=_read_values(keys["values"].value, report) if "values" in keys else {},
        units=tuple(unit for unit, _ in read_words(keys["units"].value, report)) if "units" in keys else (),
        may_be_none=read_true(keys.get("may_be_none"), report),
        may_be_negative=read_true(keys.get("may_be_negative"), report),
        only_for=_read_only_for(keys["only_for"].value, report) if "only_for" in keys else None,
        closed=read_both_languages(keys["closed"].value, report) if "closed" in keys else None,
        inverse=read_word(keys["inverse"].value, report) if "inverse" in keys else None,
        keys=tuple(key for key, _ in read_words(keys["keys"].value, report)) if "keys" in keys else (),
        judgement=_read_kind(keys.get("kind"), report),
        label=texts.get("label", {}),
        question=texts.get("question", {}),
        help=texts.get("help", {}),
        evidence=texts.get("evidence", {}),
        was=tuple(was for was, span in read_words(keys["was"].value, report) if check_name(was, span, report))
        if "was" in keys
        else (),
        pack=declared.pack,
    )


def _text_of(entry: Entry | None) -> str | None:
    """The text of a scalar entry."""
    return entry.value.text if entry is not None and isinstance(entry.value, Scalar) else None


def _read_type(entry: Entry, report: Report) -> FactType | None:
    """The type of a fact."""
    assert isinstance(entry.value, Mapping)
    node = entry.value.get("type")
    if node is None:
        report.error("facts-missing-key", entry.key.span, key="type")
        return None
    text = read_word(node, report)
    known = [type_.value for type_ in FactType]
    if text is not None and text not in known:
        report.error("facts-unknown-type", node.span, type=shown(text), near=near(text, known))
    return FactType(text) if text in known else None


def _keys_of_type(node: Mapping, type_: FactType, report: Report) -> dict[str, Entry]:
    """The entries that the type takes; a key of another type is told so."""
    own = (*ALL_KEYS, *TYPE_KEYS[type_])
    every = {key for keys in TYPE_KEYS.values() for key in keys}
    found: dict[str, Entry] = {}
    for key, entry in node.entries.items():
        if key in own:
            found[key] = entry
        elif key in every:
            report.error("facts-key-of-other-type", entry.key.span, key=key, type=type_.value)
        else:
            report.error("facts-unknown-key", entry.key.span, key=shown(key), near=near(key, own))
    return found


def _read_texts(entry: Entry, keys: dict[str, Entry], report: Report) -> dict[str, Text]:
    """Label, question, help and evidence; a question is asked of every fact that somebody writes."""
    if "question" not in keys and "inverse" not in keys:
        report.error("facts-missing-key", entry.key.span, key="question")
    texts = ("label", "question", "help", "evidence")
    return {key: read_both_languages(keys[key].value, report) for key in texts if key in keys}


def _read_values(node: Node, report: Report) -> dict[str, Text]:
    """The values of an enumeration with their labels."""
    if not isinstance(node, Mapping) or not node.entries:
        report.error("facts-values-expected", node.span)
        return {}
    return {
        value: read_both_languages(entry.value, report)
        for value, entry in node.entries.items()
        if check_name(value, entry.key.span, report, of_value=True)
    }


def _read_only_for(node: Node, report: Report) -> tuple[str, frozenset[str]] | None:
    """`{kind: [company, partnership]}`."""
    if not isinstance(node, Mapping) or len(node.entries) != 1:
        report.error("facts-only-for-shape", node.span)
        return None
    [(fact, entry)] = node.entries.items()
    values = frozenset(value for value, _ in read_words(entry.value, report))
    return (fact, values) if values else None


def _read_kind(entry: Entry | None, report: Report) -> bool:
    """Whether the fact is a judgement."""
    if entry is None:
        return False
    text = read_word(entry.value, report)
    if text is not None and text != "judgement":
        report.error("facts-unknown-kind", entry.value.span, kind=shown(text))
    return text == "judgement"
