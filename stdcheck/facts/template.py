"""A blank profile with every question as a comment, as `stdcheck new` writes it: blank values are unknown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from stdcheck.facts.declarations import EntityType, Fact, FactType, Text, Vocabulary
from stdcheck.facts.gathering import EVIDENCE
from stdcheck.facts.registers import REGISTER
from stdcheck.i18n.catalogue import message

STEP = "  "
LINE = 100
"""Characters after which the values of an enumeration go on in a new comment."""

_HINTS = {
    FactType.YES_NO: "true | false",
    FactType.NUMBER: "12",
    FactType.PERCENT: "25%",
    FactType.YEAR: "2027",
    FactType.DATE: "2026-11-24",
    FactType.MONEY: "{value: 1000000, currency: JPY}",
    FactType.COUNTRY: "JP",
}


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """What a template is made for.

    wanted: whether a fact is asked; schema: what the editor's modeline names; commented: whether the example entries of
    collections are comments (they are, but for whoever wants to see that they can be read)
    """

    vocabulary: Vocabulary
    kind: str
    wanted: Callable[[Fact], bool]
    languages: Sequence[str]
    schema: str
    commented: bool = True

    def text(self) -> str:
        """The whole file, which reads without a problem and states nothing. Raises KeyError for an unknown kind."""
        root = None if self.kind == REGISTER else self.vocabulary.roots[self.kind]
        lines = [f"# yaml-language-server: $schema={self.schema}"]
        lines += self._said("template-head", schema=self.schema, kind=self.kind)
        lines += ["stdcheck: 1", f"kind: {self.kind}", f"id: my-{self.kind}", "title:", "facts:"]
        if root is not None:
            lines += [f"{STEP}{self.kind}:", *self._facts(root, 2)]
        for entity in self._collections(root):
            lines += ["", *self._collection(entity)]
        lines += ["", *self._said("template-provenance"), "provenance:"]
        if EVIDENCE in self.vocabulary.collections:
            lines += ["", *self._collection(self.vocabulary.collections[EVIDENCE], "")]
        return "\n".join(lines) + "\n"

    # ---- which entities ----

    def _collections(self, root: EntityType | None) -> list[EntityType]:
        """The collections to write: those that the root leads to by wanted facts, in the order of the vocabulary."""
        every = [entity for name, entity in self.vocabulary.collections.items() if name != EVIDENCE]
        if root is None:
            return [entity for entity in every if self._asked(entity)]
        found = {root.name}
        pending = [root]
        while pending:
            for fact in pending.pop().facts.values():
                entity = self.vocabulary.entities.get(fact.of or "")
                if entity is not None and self.wanted(fact) and entity.name not in found:
                    found.add(entity.name)
                    pending.append(entity)
        tops = {fact.of for fact in root.facts.values()}
        return [
            entity for entity in every if self._asked(entity) and (entity.name in found or self._free(entity, tops))
        ]

    def _free(self, entity: EntityType, tops: Collection[str | None]) -> bool:
        """Whether entities of a collection count although no wanted fact leads to them: rules go through it itself."""
        return entity.name not in tops and any(map(self.wanted, entity.facts.values()))

    def _asked(self, entity: EntityType) -> list[Fact]:
        return [fact for fact in entity.facts.values() if fact.inverse is None and self.wanted(fact)]

    # ---- what is written ----

    def _collection(self, entity: EntityType, base: str = STEP) -> list[str]:
        """A blank collection, and below it an entry that can be filled in."""
        lines = [f"{base}# --- {self._words(entity.title)}", f"{base}{entity.collection}:"]
        block = ["x1:", *(STEP + line for line in self._facts(entity, 0))]
        if not self.commented:
            return lines + [base + STEP + line for line in block]
        if entity.collection != EVIDENCE:
            lines.append(f"{base}# {entity.collection}_complete: true")
        lines += [base + STEP + line for line in self._said("template-entry")]
        return lines + [f"{base}{STEP}# {line}".rstrip() for line in block]

    def _facts(self, entity: EntityType, depth: int) -> list[str]:
        return [line for fact in self._asked(entity) for line in self._fact(fact, depth)]

    def _fact(self, fact: Fact, depth: int) -> Iterator[str]:
        margin = STEP * depth
        for text in (fact.question, fact.help):
            yield from (f"{margin}# {line}" for line in self._each(text))
        if fact.evidence:
            yield from (margin + line for line in self._said("template-evidence", text=fact.evidence))
        if fact.only_for is not None:
            yield from (
                margin + line for line in self._said("template-only-for", values=", ".join(sorted(fact.only_for[1])))
            )
        if fact.values:
            yield from (f"{margin}# {line}" for line in _values(fact, LINE - len(margin)))
        if fact.judgement:
            yield from (margin + line for line in self._said("template-judgement"))
        hint = self._hint(fact)
        yield f"{margin}{fact.name}:{f'  # {hint}' if hint else ''}"
        inner = self.vocabulary.entities.get(fact.of or "") if fact.type is not FactType.REFERENCE else None
        if inner is not None and inner.collection is None and depth < 5:
            yield from self._inner(inner, fact, depth)
        if fact.type is FactType.LIST and fact.closed is None:
            yield f"{margin}# {fact.name}_complete: true"

    def _inner(self, entity: EntityType, fact: Fact, depth: int) -> Iterator[str]:
        """The facts of an entity that is written inside another, as a comment below the fact that holds it."""
        margin = STEP * (depth + 1)
        block = self._facts(entity, 0)
        if fact.type is not FactType.ENTITY:
            block = ["x1:", *(STEP + line for line in block)]
        yield from (f"{margin}# {line}".rstrip() for line in block)

    def _hint(self, fact: Fact) -> str:
        """The form of a value in the file; nothing where an entry below shows it."""
        if fact.type is FactType.QUANTITY:
            return " | ".join(f"{{value: 1, unit: {unit}}}" for unit in fact.units)
        if fact.type is FactType.REFERENCE:
            return f"ID ({fact.of})"
        if fact.type is FactType.LIST and fact.of in self.vocabulary.entities:
            return f"[ID, ...] ({fact.of})" if self.vocabulary.entities[fact.of].collection else ""
        if fact.type is FactType.LIST and fact.of is not None:
            return f"[{_HINTS.get(FactType(fact.of), 'a')}, ...]"
        return _HINTS.get(fact.type, "")

    # ---- words ----

    def _said(self, code: str, **args: str | Text) -> list[str]:
        lines = []
        for lang in self.languages:
            chosen = {name: value if isinstance(value, str) else value.get(lang, "") for name, value in args.items()}
            lines += [f"# {line}" for line in message(code, chosen, lang).split("\n")]
        return lines

    def _each(self, text: Text) -> list[str]:
        """A text in the languages asked for, without line feeds."""
        return list(dict.fromkeys(" ".join(text[lang].split()) for lang in self.languages if text.get(lang)))

    def _words(self, text: Text) -> str:
        return " / ".join(self._each(text))


def _values(fact: Fact, room: int) -> Iterable[str]:
    """The values of an enumeration, `a | b | c`, over as many lines as they need."""
    line = ""
    for value in fact.values:
        added = f"{line} | {value}" if line else value
        if len(added) > room and line:
            yield line + " |"
            added = value
        line = added
    yield line
