"""The parts of a pack and how they rest on each other: what an evaluation reaches, what refers to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdcheck.facts.declarations import FactType
from stdcheck.logic.decisions import term_type
from stdcheck.rules import nodes
from stdcheck.rules.model import Note, Pack
from stdcheck.rules.walking import bodies, children, descend, is_condition, references

Key = tuple[str, str]
"""(kind, id) of a part: definition, quantity, decision, rule, note, parameter, list, method, calendar."""
_DISPATCHED = nodes.Term.__args__
_UNSEEN: frozenset[Key] = frozenset()


class References:
    """Which parts are named where.

    by_node: `id()` of a condition or term -> the parts that it names itself (also through a list or a path in it)
    by_part: part -> the parts that any node in it names; a rule names its exceptions
    conditions_naming: dated value or list -> `id()` of the conditions that name it, where nothing else does
    """

    def __init__(self, pack: Pack) -> None:
        self.by_node: dict[int, frozenset[Key]] = {}
        self.by_part: dict[Key, frozenset[Key]] = {}
        self.conditions_naming = _conditions_naming(pack)
        for body in bodies(pack):
            named: set[Key] = set()
            for node in (node for tree in body.trees for node in descend(tree)):
                own = frozenset(_named_by(node))
                if own:
                    self.by_node[id(node)] = own
                    named |= own
            named |= {
                ("rule", exception.id) for exception, _ in pack.exceptions.get(body.id, ()) if body.kind == "rule"
            }
            self.by_part[(body.kind, body.id)] = frozenset(named)

    def reached(self, first: Iterable[Key], nodes_reached: Iterable[int]) -> set[Key]:
        """The parts of an evaluation: those that it was asked for with their exceptions, and those its nodes name."""
        found: set[Key] = set()
        pending = [*first, *(key for node in nodes_reached for key in self.by_node.get(node, _UNSEEN))]
        while pending:
            key = pending.pop()
            if key in found:
                continue
            found.add(key)
            if key[0] in ("rule", "note"):
                # Loops hold no condition or term of their own: what they name is not among the nodes.
                pending += [k for k in self.by_part.get(key, _UNSEEN) if k[0] in ("rule", "method")]
        return found


def _named_by(node: object) -> Iterator[Key]:
    """What a node names itself, and what the lists to quantify over and dated lists directly in it name."""
    yield from references(node)
    for child in children(node):
        if not is_condition(child) and not isinstance(child, _DISPATCHED):
            yield from references(child)


def _conditions_naming(pack: Pack) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = {}
    elsewhere: set[Key] = set()

    def visit(node: object, condition: object | None) -> None:
        condition = node if is_condition(node) else condition
        for key in references(node):
            if key[0] not in ("parameter", "list"):
                continue
            if condition is None:
                elsewhere.add(key)
            elif id(condition) not in found.setdefault(key, []):
                found[key].append(id(condition))
        for child in children(node):
            visit(child, condition)

    for body in bodies(pack):
        for tree in body.trees:
            visit(tree, None)
    return {key: places for key, places in found.items() if key not in elsewhere}


class Dependence:
    """Which parts rest on which, on whatever way; inductive definitions rest on themselves."""

    def __init__(self, pack: Pack) -> None:
        named = References(pack).by_part
        self._below: dict[Key, set[Key]] = {}
        self._above: dict[Key, set[Key]] = {}
        for part in named:
            found: set[Key] = set()
            pending = [part]
            while pending:
                for key in named.get(pending.pop(), _UNSEEN):
                    if key not in found:
                        found.add(key)
                        pending.append(key)
            self._below[part] = found
            for key in found:
                self._above.setdefault(key, set()).add(part)

    def resting_on(self, part: Key) -> frozenset[str]:
        """The ids of the definitions, quantities and notes that rest on a part, itself included."""
        kinds = ("definition", "quantity", "note")
        return frozenset(name for kind, name in {part, *self._above.get(part, ())} if kind in kinds)

    def under(self, parts: Iterable[Key]) -> set[Key]:
        """Some parts and all that they rest on."""
        return {key for part in parts for key in (part, *self._below.get(part, ()))}

    def returns(self, part: Key, leaf: object) -> bool:
        """Whether a leaf of a part names something that rests on the part."""
        if part not in self._below.get(part, ()):
            return False
        named = {key for node in descend(leaf) for key in references(node)}
        return any(key == part or part in self._below.get(key, ()) for key in named)


def is_share(pack: Pack, node: nodes.Compare) -> bool:
    """Whether the sides of a comparison are shares, so that a number in it is a fraction of 1."""
    rights = node.right if isinstance(node.right, tuple) else (node.right,)
    sides = [node.left, *(right for right in rights if not isinstance(right, nodes.ListRef))]
    return any(term_type(pack, side) is FactType.PERCENT for side in sides)


def seen_by_answers(pack: Pack, note: Note) -> bool:
    """Whether an answer of the pack tells whether a note applies: nothing else in a case can."""
    told = {source.name for answer in pack.answers.values() for source in answer.sources if source.kind == "notes"}
    return ("implements" in told and bool(note.implements)) or ("raises" in told and bool(note.raises))
