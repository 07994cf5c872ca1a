"""Against ruamel.yaml and against itself: the same data, and spans that hold exactly the text of their value."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from stdcheck.source.characters import FORBIDDEN
from stdcheck.source.nodes import Document, Mapping, Node, Scalar, Sequence
from stdcheck.source.reader import read_document
from stdcheck.source.spans import Position, Span

EXAMPLES = 100
INDENTING_TAB = re.compile(r"^[ \t]*\t", re.MULTILINE)

letters = st.one_of(
    st.sampled_from(list("abNO019 -:#,[]{}'\"|>&*!%@`?=<~\n\\")),
    st.sampled_from(["日本", "か\u3099", "：", "　", "é", "😀", "\t", "null", "true", ": ", " #", "- ", "\n\n", "---"]),
    st.characters(exclude_categories=["Cs"]),
)
texts = st.lists(letters, max_size=12).map("".join).filter(lambda text: not FORBIDDEN.search(text))
keys = texts.filter(lambda text: text == text.strip())


def trees(scalars: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
    )


data = trees(st.one_of(texts, texts, st.integers(), st.booleans(), st.none(), st.dates().map(str)))
text_data = trees(texts)


class PlainDumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@st.composite
def pyyaml_texts(draw: st.DrawFn) -> str:
    style = draw(st.sampled_from([None, None, "'", '"', "|", ">"]))
    return str(
        yaml.dump(
            draw(data if style is None else text_data),  # a number in quotes gets a tag
            Dumper=PlainDumper,
            allow_unicode=draw(st.booleans()),
            default_flow_style=draw(st.sampled_from([True, False, None])),
            default_style=style,
            width=draw(st.sampled_from([20, 80, 1000])),
            indent=draw(st.sampled_from([2, 4, 7])),
            explicit_start=draw(st.booleans()),
            line_break=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        )
    )


@st.composite
def ruamel_texts(draw: st.DrawFn) -> str:
    writer = YAML(typ="safe", pure=True)
    writer.representer.ignore_aliases = lambda data: True
    writer.default_flow_style = draw(st.sampled_from([True, False, None]))
    writer.width = draw(st.sampled_from([20, 80, 1000]))
    sequence = draw(st.sampled_from([2, 4]))
    writer.indent(mapping=draw(st.sampled_from([2, 4])), sequence=sequence, offset=sequence - 2)
    stream = io.StringIO()
    writer.dump(draw(data), stream)
    return stream.getvalue()


documents = st.one_of(pyyaml_texts(), ruamel_texts()).filter(lambda text: not INDENTING_TAB.search(text))


def as_texts(node: Node | None) -> Any:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [as_texts(item) for item in items]
        case Mapping(entries=entries):
            return {key: as_texts(entry.value) for key, entry in entries.items()}
    return ""


def composed(node: Any) -> Any:
    """A node of ruamel as texts; its tags are not looked at."""
    if node is None or isinstance(node.value, str):
        return "" if node is None else node.value
    if node.id == "sequence":
        return [composed(item) for item in node.value]
    return {composed(key): composed(value) for key, value in node.value}


def dump(node: Node | None) -> Any:
    """Everything there is to a tree."""
    match node:
        case Scalar():
            return node.text, node.style, node.span
        case Sequence():
            return node.flow, node.span, [dump(item) for item in node.items]
        case Mapping():
            return node.flow, node.span, [(k, dump(e.key), dump(e.value)) for k, e in node.entries.items()]
    return None


def walk(node: Node | None, inside: Node | None = None) -> list[tuple[Node, Node | None]]:
    """Every key and value with the collection it stands in."""
    match node:
        case Sequence(items=items):
            return [(node, inside), *(found for item in items for found in walk(item, node))]
        case Mapping(entries=entries):
            below = [found for e in entries.values() for part in (e.key, e.value) for found in walk(part, node)]
            return [(node, inside), *below]
    return [] if node is None else [(node, inside)]


def cut(document: Document, span: Span) -> str:
    lines = list(document.lines[span.start.line - 1 : span.end.line])
    lines[-1] = lines[-1][: span.end.column - 1]
    lines[0] = lines[0][span.start.column - 1 :]
    return "\n".join(lines)


def replace(document: Document, span: Span, text: str) -> str:
    last = document.lines[-1]
    end = Position(len(document.lines), len(last) + 1)
    before = cut(document, Span("", Position(1, 1), span.start))
    return before + text + cut(document, Span("", span.end, end)) + "\n"


@settings(max_examples=EXAMPLES)
@given(documents)
def test_same_data_as_ruamel(text: str) -> None:
    document = read_document(text.encode(), "f.yaml")
    if document.problems:  # ruamel writes some texts that only YAML 1.2 reads, such as [:a]: refused, never misread
        with pytest.raises(yaml.YAMLError):
            yaml.safe_load(text)
        return
    reference = YAML(typ="safe", pure=True)
    assert as_texts(document.root) == composed(reference.compose(text))


@settings(max_examples=EXAMPLES)
@given(documents)
def test_both_parsers_build_the_same_tree(text: str) -> None:
    fast, pure = (read_document(text.encode(), "f.yaml", pure=pure) for pure in (False, True))
    assert dump(fast.root) == dump(pure.root)


@settings(max_examples=EXAMPLES)
@given(documents)
def test_a_scalar_cut_out_by_its_span_reads_as_itself(text: str) -> None:
    document = read_document(text.encode(), "f.yaml")
    for node, inside in walk(document.root):
        if not isinstance(node, Scalar) or node.span.start == node.span.end:
            continue
        alone = cut(document, node.span)
        if re.match(r"[|>][-+]?[1-9]", alone):
            continue  # counted from the indentation around it
        if inside is None:
            alone = "--- " + alone + "\n"
        elif not isinstance(inside, Scalar) and inside.flow:
            alone = "[" + alone + "]"
        else:
            alone = "- " + alone + "\n"
        assert as_texts(read_document(alone.encode(), "f.yaml").root) in (node.text, [node.text])


@settings(max_examples=EXAMPLES)
@given(documents)
def test_a_value_replaced_by_its_span_leaves_everything_else(text: str) -> None:
    """A span one code point too long or too short would take or leave something."""
    document = read_document(text.encode(), "f.yaml")
    nodes = walk(document.root)
    for index, (node, inside) in enumerate(nodes):
        if node.span.start == node.span.end or inside is None:
            continue
        if node.span.start.column == inside.span.start.column and isinstance(node, Sequence):
            continue  # a list as far left as its key: other text there would be a key
        changed = read_document(replace(document, node.span, "XYZ").encode(), "f.yaml")
        children = len(walk(node))
        expected = [*nodes[:index], (Scalar("XYZ", "plain", node.span), inside), *nodes[index + children :]]
        found = [n.text if isinstance(n, Scalar) else type(n) for n, _ in walk(changed.root)]
        assert found == [n.text if isinstance(n, Scalar) else type(n) for n, _ in expected]


FRAGMENTS = [
    *["a", "b: ", "- ", "\n", "\n  ", "\n    ", "? ", ": ", "[", "]", "{", "}", ", ", "'", '"', "|", "|+\n", ">-\n"],
    *["#", " # c", "\t", "&x ", "*x", "!t ", "---", "...", "%YAML", "\\x41", "\\", "日本", "<<: ", "~", "\r\n", "\r"],
    *["key: value\n", "- item\n", "  nested: 1\n", "'q'", '"d\\n"', "|\n  text\n\n", "\0", "\u2028", "? a\n: b\n"],
]


@settings(max_examples=EXAMPLES * 4)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join))
def test_any_text_is_read_or_refused_by_both_parsers_alike(text: str) -> None:
    fast, pure = (read_document(text.encode(), "f.yaml", pure=pure) for pure in (False, True))
    assert bool(fast.problems) == bool(pure.problems)
    if not fast.problems:
        assert dump(fast.root) == dump(pure.root)
    for problem in fast.problems:
        for span in (problem.span, *(span for _, span in problem.related)):
            assert 1 <= span.start.line <= max(len(fast.lines), 1)
            assert 1 <= span.start.column <= len(fast.lines[span.start.line - 1]) + 1


@settings(max_examples=EXAMPLES * 2)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_document(data: bytes) -> None:
    document = read_document(data, "f.yaml")
    readable = data.decode("utf-8", "ignore").encode() == data
    assert document.problems or readable
    assert all(problem.code.startswith("yaml-") for problem in document.problems)
