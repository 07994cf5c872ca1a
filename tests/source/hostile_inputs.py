"""Inputs that no YAML reader should trust, each with the first problem that is to be reported for it.

INPUTS are refused by the reader. HEAVY are large but well-formed: only their time and memory matter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

KB = 1000
MB = 1000 * KB


@dataclass(frozen=True)
class Hostile:
    """id: name of the test; source: the bytes, or what builds them when they are many; the first problem and its place."""

    id: str
    source: bytes | Callable[[], bytes]
    code: str
    line: int
    column: int

    @property
    def data(self) -> bytes:
        return self.source if isinstance(self.source, bytes) else self.source()


def _laughs() -> bytes:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


def _indented(depth: int) -> bytes:
    return "".join("  " * level + f"k{level}:\n" for level in range(depth)).encode()


ENCODING = [
    Hostile("utf-16-le-mark", "a: 日本\n".encode("utf-16"), "yaml-encoding", 1, 1),
    Hostile("utf-16-be-mark", b"\xfe\xff" + "a: 1\n".encode("utf-16-be"), "yaml-encoding", 1, 1),
    Hostile("utf-16-le-unmarked", "a: plain letters\n".encode("utf-16-le"), "yaml-encoding", 1, 2),
    Hostile("utf-16-be-unmarked", "a: plain letters\n".encode("utf-16-be"), "yaml-encoding", 1, 1),
    Hostile("utf-32", "a: 1\n".encode("utf-32"), "yaml-encoding", 1, 1),
    Hostile("shift-jis", "a: 1\nname: 株式会社アクメ\n".encode("cp932"), "yaml-encoding", 2, 7),
    Hostile("euc-jp", "# 会社の名前\na: 1\n".encode("euc_jp"), "yaml-encoding", 1, 3),
    Hostile("iso-2022-jp", "a: 1\nb: 会社\n".encode("iso2022_jp"), "yaml-encoding", 2, 4),
    Hostile("latin-1", "a: 1\nb: café société\n".encode("latin-1"), "yaml-encoding", 2, 7),
    Hostile("latin-1-after-mark", b"\xef\xbb\xbfa: caf\xe9\n", "yaml-encoding", 1, 7),
    Hostile("utf-8-cut-short", "a: 日本".encode()[:-1], "yaml-broken-utf8", 1, 5),
    Hostile("utf-8-pasted-into", "a: 日本\nb: ".encode() + b"\x93\xfa\n", "yaml-broken-utf8", 2, 4),
    Hostile("utf-8-overlong", b"a: \xc0\xaf\n", "yaml-encoding", 1, 4),
    Hostile("utf-8-surrogate", b"a: \xed\xa0\x80\n", "yaml-encoding", 1, 4),
    Hostile("binary", bytes(range(256)) * 100, "yaml-encoding", 3, 115),
]

CHARACTERS = [
    Hostile("nul", b"a: 1\nb: x\0y\n", "yaml-control-character", 2, 5),
    Hostile("nul-only", b"\0", "yaml-control-character", 1, 1),
    Hostile("escape-sequence", b"a: \x1b]0;title\x07\n", "yaml-control-character", 1, 4),
    Hostile("escape-in-comment", b"a: 1 # \x1b[2J\n", "yaml-control-character", 1, 8),
    Hostile("delete", b"a: x\x7f\n", "yaml-control-character", 1, 5),
    Hostile("c1-control", "a: \x9b31m\n".encode(), "yaml-control-character", 1, 4),
    Hostile("byte-order-mark-inside", "a: 1\n\ufeffb: 2\n".encode(), "yaml-control-character", 2, 1),
    Hostile("two-byte-order-marks", "\ufeff\ufeffa: 1\n".encode(), "yaml-control-character", 1, 1),
    Hostile("noncharacter", "a: \uffff\n".encode(), "yaml-control-character", 1, 4),
    Hostile("next-line", "a: x\x85b: y\n".encode(), "yaml-line-separator", 1, 5),
    Hostile("line-separator", "a: x\u2028b: y\n".encode(), "yaml-line-separator", 1, 5),
    Hostile("direction-override", "a: \u202egnp.exe\n".encode(), "yaml-direction-mark", 1, 4),
    Hostile("escaped-nul", b'a: "x\\0y"\n', "yaml-hidden-escape", 1, 4),
    Hostile("escaped-escape", b'"\\e[31m": 1\n', "yaml-hidden-escape", 1, 1),
    Hostile("escaped-override", b'a: "\\u202e"\n', "yaml-hidden-escape", 1, 4),
    Hostile("surrogate-escape", b'a: "\\ud83d\\ude00"\n', "yaml-impossible-character", 1, 4),
    Hostile("escape-beyond-unicode", b'a: 1\nb: "\\U00110000"\n', "yaml-impossible-character", 2, 4),
    Hostile("escape-far-beyond-unicode", b'a: "\\UFFFFFFFF"\n', "yaml-impossible-character", 1, 4),
    Hostile("unknown-escape", b'a: "C:\\quality"\n', "yaml-escape", 1, 7),
    Hostile("short-escape", b'a: "\\xZZ"\n', "yaml-escape", 1, 5),
    Hostile("controls-only", lambda: b"\x01" * (4 * MB), "yaml-control-character", 1, 1),
]

TABS = [
    Hostile("tab-indents", b"a:\n\tb: 1\n", "yaml-tab", 2, 1),
    Hostile("tab-behind-spaces", b"a:\n  b: 1\n  \tc: 2\n", "yaml-tab", 3, 3),
    Hostile("tab-before-comment", b"a: 1\n\t# c\n", "yaml-tab", 2, 1),
    Hostile("tab-on-blank-line", b"a: 1\n\t\nb: 2\n", "yaml-tab", 2, 1),
    Hostile("tab-in-block-text", b"a: |\n\tx\n", "yaml-tab", 2, 1),
    Hostile("tab-continues-text", b"a: x\n\ty\n", "yaml-tab", 2, 1),
    Hostile("tab-behind-dash", b"a: 1\nb:\n- \tc: 1\n", "yaml-tab", 3, 3),
    Hostile("tabs-only", lambda: b"\ta\n" * (1200 * KB), "yaml-tab", 1, 1),
]

REFUSED = [
    Hostile("duplicate-key", b"a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
    Hostile("duplicate-key-quoted", b"a: 1\n'a': 2\n", "yaml-duplicate-key", 2, 1),
    Hostile("duplicate-key-escaped", b'a: 1\n"\\x61": 2\n', "yaml-duplicate-key", 2, 1),
    Hostile("duplicate-key-flow", b"x: {a: 1, b: {c: 1, c: 2}}\n", "yaml-duplicate-key", 1, 21),
    Hostile("duplicate-key-wide", "名: 1\n名: 2\n".encode(), "yaml-duplicate-key", 2, 1),
    Hostile("duplicate-keys-many", lambda: b"a: 1\n" * (900 * KB), "yaml-duplicate-key", 2, 1),
    Hostile("anchor", b"a: &x 1\n", "yaml-anchor", 1, 4),
    Hostile("anchor-on-mapping", b"a: &x\n  b: 1\n", "yaml-anchor", 1, 4),
    Hostile("anchor-on-key", b"&x a: 1\n", "yaml-anchor", 1, 1),
    Hostile("anchor-on-nothing", b"a: &x\nb: 1\n", "yaml-anchor", 1, 4),
    Hostile("anchor-without-name", b"a: 1\nb: & c\n", "yaml-anchor", 2, 4),
    Hostile("anchors-many", lambda: b"- &a b\n" * (700 * KB), "yaml-anchor", 1, 3),
    Hostile("cycle", b"a: &x {b: *x}\n", "yaml-anchor", 1, 4),
    Hostile("cycle-in-list", b"&x [*x]\n", "yaml-anchor", 1, 1),
    Hostile("billion-laughs", _laughs(), "yaml-anchor", 1, 5),
    Hostile("alias", b"a: 1\nb: *a\n", "yaml-alias", 2, 4),
    Hostile("alias-as-key", b"a: 1\n*b : 1\n", "yaml-alias", 2, 1),
    Hostile("alias-meant-as-stress", b"a: *important*\n", "yaml-alias", 1, 4),
    Hostile("merge-key", b"a:\n  <<: {b: 1}\n", "yaml-merge-key", 2, 3),
    Hostile("merge-key-with-list", b"<<: [{a: 1}, {b: 2}]\n", "yaml-merge-key", 1, 1),
    Hostile("tag-python-object", b"a: !!python/object/apply:os.system ['true']\n", "yaml-tag", 1, 4),
    Hostile("tag-python-name", b"!!python/name:os.system\n", "yaml-tag", 1, 1),
    Hostile("tag-local", b"a: 1\nb: !foo {c: 1}\n", "yaml-tag", 2, 4),
    Hostile("tag-str", b"a: !!str 1\n", "yaml-tag", 1, 4),
    Hostile("tag-bare", b"a: ! 1\n", "yaml-tag", 1, 4),
    Hostile("tag-verbatim", b"a: !<tag:yaml.org,2002:int> 1\n", "yaml-tag", 1, 4),
    Hostile("tag-verbatim-open", b"a: !<x\n", "yaml-tag", 1, 4),
    Hostile("tag-undefined-handle", b"a: !foo!bar 1\n", "yaml-tag", 1, 4),
    Hostile("tag-binary", b"a: !!binary aGVsbG8=\n", "yaml-tag", 1, 4),
    Hostile("tag-set", b"--- !!set\n? a\n? b\n", "yaml-tag", 1, 5),
    Hostile("tag-of-megabytes", lambda: b"a: !" + b"x" * (4900 * KB), "yaml-tag", 1, 4),
    Hostile("tag-far-from-value", lambda: b"a: !x\n" + b"#\n" * (2400 * KB) + b"  b\n", "yaml-tag", 1, 4),
    Hostile("two-documents", b"a: 1\n---\nb: 2\n", "yaml-several-documents", 2, 1),
    Hostile("two-documents-one-empty", b"a: 1\n---\n", "yaml-several-documents", 2, 1),
    Hostile("content-behind-end", b"a: 1\n...\nb: 2\n", "yaml-several-documents", 3, 1),
    Hostile("documents-many", lambda: b"---\n" * (1200 * KB), "yaml-several-documents", 2, 1),
    Hostile("key-list", b"[a, b]: 1\n", "yaml-key-not-text", 1, 1),
    Hostile("key-mapping", b"a: 1\n? {b: 1}\n: 2\n", "yaml-key-not-text", 2, 3),
    Hostile("key-template", b"a: {{ name }}\n", "yaml-key-not-text", 1, 5),
    Hostile("key-with-full-width-space", "a: 1\n　b: 2\n".encode(), "yaml-space-beside-key", 2, 1),
    Hostile("key-with-no-break-space", "a\xa0: 1\n".encode(), "yaml-space-beside-key", 1, 1),
    Hostile("colon-full-width", "a: 1\nb：2\nc: 3\n".encode(), "yaml-missing-colon", 2, 1),
    Hostile("key-blank", b"a: 1\n: 2\n", "yaml-blank-key", 2, 1),
    Hostile("key-null", b"null: 1\n", "yaml-blank-key", 1, 1),
    Hostile("key-tilde", b"a: {~: 1}\n", "yaml-blank-key", 1, 5),
    Hostile("directive-version", b"%YAML 1.1\n---\na: 1\n", "yaml-directive", 1, 1),
    Hostile("directive-version-2", b"%YAML 2.0\n---\na: 1\n", "yaml-directive", 1, 1),
    Hostile("directive-tag", b"# c\n%TAG ! tag:x,2000:\n---\na: !b 1\n", "yaml-directive", 2, 1),
    Hostile("directive-unknown", b"%FOO\n---\na: 1\n", "yaml-directive", 1, 1),
    Hostile("directive-inside", b"a:\n%YAML 1.1\n", "yaml-directive", 2, 1),
    Hostile("directive-inside-unknown", b"a:\n%b\n", "yaml-directive", 2, 1),
    Hostile("directives-many", lambda: b"%YAML 1.1\n" * (490 * KB), "yaml-directive", 1, 1),
]

DEPTH = [
    Hostile("deep-65", b"[" * 65 + b"]" * 65, "yaml-too-deep", 1, 65),
    Hostile("deep-indented", _indented(70), "yaml-too-deep", 65, 129),
    Hostile("deep-brackets", lambda: b"[" * (100 * KB), "yaml-too-deep", 1, 65),
    Hostile("deep-brackets-megabytes", lambda: b"[" * (4900 * KB), "yaml-too-deep", 1, 65),
    Hostile("deep-braces", lambda: b"{" * (2400 * KB), "yaml-too-deep", 1, 65),
    Hostile("deep-brackets-by-lines", lambda: b"[\n" * (100 * KB), "yaml-too-deep", 65, 1),
    Hostile("deep-mappings", lambda: b"{a: " * (100 * KB), "yaml-too-deep", 1, 257),
    Hostile("deep-dashes", lambda: b"- " * (2000 * KB), "yaml-too-deep", 1, 129),
    Hostile("deep-question-marks", lambda: b"? " * (2400 * KB), "yaml-too-deep", 1, 129),
    Hostile("deep-key", lambda: b"? [" * (100 * KB), "yaml-too-deep", 1, 97),
]

SIZE = [
    Hostile("over-5-megabytes", lambda: b"a" * (5 * MB + 1), "yaml-too-large", 1, 1),
    Hostile("values-in-lists", lambda: b"[" + b"[]," * (1600 * KB) + b"]", "yaml-too-many-values", 1, 1499999),
    Hostile("values-in-mappings", lambda: b"[" + b"{a: b}," * (700 * KB) + b"]", "yaml-too-many-values", 1, 1166665),
    Hostile("values-by-lines", lambda: b"- a\n" * (1200 * KB), "yaml-too-many-values", 500000, 3),
    Hostile(
        "keys-by-lines", lambda: b"".join(b"%d: a\n" % n for n in range(480 * KB)), "yaml-too-many-values", 250000, 9
    ),
]

SYNTAX = [
    Hostile("quote-unclosed", b"a: 1\nb: 'x\nc: 2\n", "yaml-unclosed-quote", 2, 4),
    Hostile("quote-unclosed-double", b'a: "x\n', "yaml-unclosed-quote", 1, 4),
    Hostile("quote-cut-by-document", b"a: 'x\n---\n", "yaml-unclosed-quote", 1, 4),
    Hostile("quote-unclosed-megabytes", lambda: b"a: '" + b"x\n\n" * (1600 * KB), "yaml-unclosed-quote", 1, 4),
    Hostile("quote-and-more", b'a: "x" y\n', "yaml-indentation", 1, 8),
    Hostile("bracket-unclosed", b"a: 1\nb: [1, 2\n", "yaml-unclosed-bracket", 2, 4),
    Hostile("bracket-unclosed-no-line-end", b"a: [1, 2", "yaml-unclosed-bracket", 1, 4),
    Hostile("brace-unclosed", b"{a: 1\n", "yaml-unclosed-bracket", 1, 1),
    Hostile("brace-inside-unclosed", b"a: [{b: 1]\n", "yaml-missing-comma", 1, 10),
    Hostile("comma-missing", b"a: {b: 'x' c: 'y'}\n", "yaml-missing-comma", 1, 12),
    Hostile("bracket-runs-on", b"a: [1, 2\nb: 3\n", "yaml-missing-comma", 2, 2),
    Hostile("flow-colons", lambda: b"[" + b"a: " * (1600 * KB), "yaml-missing-comma", 1, 6),
    Hostile("colon-twice", b"a: b: c\n", "yaml-unexpected-colon", 1, 5),
    Hostile("colon-in-continued-text", b"a: 1\n b: 2\n", "yaml-unexpected-colon", 2, 3),
    Hostile("colons-many", lambda: b"a: " + b"b: " * (1600 * KB), "yaml-unexpected-colon", 1, 5),
    Hostile("colon-missing", b"a: 1\nbcd\ne: 2\n", "yaml-missing-colon", 2, 1),
    Hostile("key-of-megabytes", lambda: b"a: 1\n" + b"k" * (4900 * KB) + b": 1\n", "yaml-missing-colon", 2, 1),
    Hostile("dash-behind-key", b"a: - b\n", "yaml-unexpected-dash", 1, 4),
    Hostile("question-mark-behind-key", b"a: ? b\n", "yaml-unexpected-question-mark", 1, 4),
    Hostile("at-sign", b"a: @b\n", "yaml-reserved-character", 1, 4),
    Hostile("backquote", b"a: `b`\n", "yaml-reserved-character", 1, 4),
    Hostile("percent-sign", b"a: %b\n", "yaml-reserved-character", 1, 4),
    Hostile("bracket-closed-twice", b"{a: 1}}\n", "yaml-extra-content", 1, 7),
    Hostile("text-behind-document", b"'a' b\n", "yaml-extra-content", 1, 5),
    Hostile("bracket-never-opened", b"a: ]\n", "yaml-missing-value", 1, 4),
    Hostile("comma-first", b"a: [, b]\n", "yaml-missing-value", 1, 5),
    Hostile("indented-less", b"a:\n  b: 1\n c: 2\n", "yaml-indentation", 3, 2),
    Hostile("list-becomes-mapping", b"- a\nb: 1\n", "yaml-indentation", 2, 1),
    Hostile("list-indented-less", b"- - a\n  - b\n - c\n", "yaml-indentation", 3, 2),
    Hostile("block-text-indented-less", b"a: |\n  x\n y\n", "yaml-indentation", 3, 2),
    Hostile("block-header-text", b"a: |x\n  y\n", "yaml-block-scalar-header", 1, 5),
    Hostile("block-header-zero", b"a: |0\n  y\n", "yaml-block-scalar-header", 1, 5),
    Hostile("end-mark-only", b"...\na: 1\n", "yaml-missing-value", 1, 1),
]

INPUTS: list[Hostile] = [*ENCODING, *CHARACTERS, *TABS, *REFUSED, *DEPTH, *SIZE, *SYNTAX]

HEAVY: dict[str, Callable[[], bytes]] = {
    "blank-lines": lambda: b"\n" * (4900 * KB),
    "comments-behind-deep-lists": lambda: b"- " * 60 + b"a\n" + b"#\n" * (2400 * KB),
    "nested-and-commented": lambda: b"".join(b"  " * (n % 60) + b"-\n#\n" for n in range(70 * KB)),
    "plain-text-of-many-lines": lambda: b"a: " + b"x y\n  " * (800 * KB),
    "text-of-escapes": lambda: b'a: "' + b"\\n" * (2400 * KB) + b'"',
    "block-text": lambda: b"a: |\n" + b"  x\n" * (1200 * KB),
    "block-text-of-blank-lines": lambda: b"a: |\n" + b"\n" * (4800 * KB),
    "many-block-texts-with-blank-lines": lambda: b"- |\n  x\n\n\n\n\n" * (120 * KB),
    "one-word": lambda: b"a" * (4900 * KB),
    "tabs-behind-value": lambda: b"a: b" + b"\t" * (4900 * KB),
    "spaces-behind-value": lambda: b"a: b" + b" " * (4900 * KB) + b"#",
    "carriage-returns": lambda: b"\r" * (4900 * KB),
    "wide-characters": lambda: "値".encode() * (1600 * KB),
}
