"""Random conditions in every form and with every operator, valid for the reader."""

from __future__ import annotations

from collections.abc import Callable

from tests.properties import literals
from tests.properties.declared import COLOURS
from tests.properties.scopes import Named, Scope, ways
from tests.properties.terms import ORDERED, Node, Terms

NAMED = ("text", "country", "number", "year", "date")
NUMBER_ORDERS = ("gte", "lt", "gt", "lte")
DAY_ORDERS = ("before", "on_or_after", "after", "on_or_before")
LEFT_TYPES = (
    (14, "number"),
    (14, "date"),
    (9, "country"),
    (8, "text"),
    (8, "enum:" + "|".join(COLOURS)),
    (4, "enum:person|company"),
    (6, "yes_no"),
    (8, "percent"),
    (6, "year"),
    (5, "quantity"),
    (5, "money"),
    (8, "party"),
    (6, "list:country"),
    (3, "list:number"),
)


class Conditions(Terms):
    """Makes conditions."""

    # ---- connectives, quantifiers, calls

    def condition(self, scope: Scope, depth: int) -> Node:
        """A condition of at most `depth` levels."""
        if depth <= 0:
            return self.leaf(scope, 0) if self.c.chance(75) else self.small(scope)
        make = self.c.weighted(self._forms(depth))
        return make(scope, depth)

    def _forms(self, depth: int) -> list[tuple[int, Callable[[Scope, int], Node]]]:
        forms: list[tuple[int, Callable[[Scope, int], Node]]] = [
            (30, self.leaf),
            (12, self._all),
            (12, self._any),
            (6, self._not),
            (5, self._if),
            (10, self._some),
            (8, self._every),
            (6, self._readings),
            (2, self._unread),
            (6, lambda scope, _: self.small(scope)),
        ]
        forms += [(12, self._meets)] if self.library.definitions else []
        forms += [(5, self._decision)] if self.library.decisions else []
        forms += [(6, self._outcome)] if self.library.rules else []
        return forms

    def small(self, scope: Scope) -> Node:
        """A bare path, or a constant."""
        found = ways(scope, "yes_no", other_root=self.c.chance(5))
        return self.c.chance(50) if self.c.chance(8) else self._way(found).text

    def _items(self, scope: Scope, depth: int) -> list[Node]:
        return [self.condition(scope, depth - 1) for _ in range(2 + self.c.below(2))]

    def _all(self, scope: Scope, depth: int) -> Node:
        return {"all": self._items(scope, depth)}

    def _any(self, scope: Scope, depth: int) -> Node:
        return {"any": self._items(scope, depth)}

    def _not(self, scope: Scope, depth: int) -> Node:
        return {"not": self.condition(scope, depth - 1)}

    def _if(self, scope: Scope, depth: int) -> Node:
        return {key: self.condition(scope, depth - 1) for key in ("if", "then", "else")}

    def _readings(self, scope: Scope, depth: int) -> Node:
        ids = [self.library.new_reading() for _ in range(2 + self.c.chance(20))]
        return {"readings": [{"id": one, "holds": self.condition(scope, depth - 1)} for one in ids]}

    def _unread(self, scope: Scope, depth: int) -> Node:
        return {"unread": {"en": "unread", "ja": "x"}}

    def _some(self, scope: Scope, depth: int) -> Node:
        over, element = self.list(scope)
        if self.c.chance(10):
            return {"some": over}
        name, inner = self._bind(scope, element)
        return {"some": over, "as": name, "where": self.element_test(inner, name, depth - 1)}

    def _every(self, scope: Scope, depth: int) -> Node:
        over, element = self.list(scope)
        name, inner = self._bind(scope, element)
        filters = {"where": self.element_test(inner, name, depth - 2)} if self.c.chance(50) else {}
        return {"every": over, "as": name, **filters, "must": self.element_test(inner, name, depth - 1)}

    def _meets(self, scope: Scope, depth: int) -> Node:
        heads = [(d, params) for d, params in self.library.definitions.items() if self._can_call(scope, params)]
        if not heads:
            return self.leaf(scope, depth)
        name, params = self.c.pick(heads)
        subject = self.term(scope, params[0][1], 1, left=True)
        if subject is None:
            return self.leaf(scope, depth)
        return {**subject[0], "meets": name, **self._with(scope, params[1:])}

    def _with(self, scope: Scope, params: list[tuple[str, str]]) -> dict[str, Node]:
        given = {name: self.argument(scope, type_)[0] for name, type_ in params}
        return {"with": given} if given else {}

    def _decision(self, scope: Scope, depth: int) -> Node:
        heads = [(d, head) for d, head in self.library.decisions.items() if self._can_call(scope, head[0])]
        if not heads:
            return self.leaf(scope, depth)
        name, (params, words) = self.c.pick(heads)
        chosen = self.c.several(words, len(words)) or [words[0]]
        test = {"is": chosen[0]} if len(chosen) == 1 else {"in": chosen}
        return {"decision": name, **self._with(scope, params), **test}

    def _outcome(self, scope: Scope, depth: int) -> Node:
        name, loops = self.c.pick(sorted(self.library.rules.items()))
        outcomes = ["pass", "gap", "exempt", "not_applicable", "due", "unshown"]
        chosen = self.c.several(outcomes, 3) or [outcomes[0]]
        test = {"is": chosen[0]} if len(chosen) == 1 else {"in": chosen}
        paths = {loop: [w for w in ways(scope, kind) if not w.lacks] for loop, kind in loops}
        if loops and all(paths.values()) and self.c.chance(60):
            return {"outcome": name, "for": {loop: self._way(found).text for loop, found in paths.items()}, **test}
        return {"outcome": name, **test}

    # ---- leaves

    def leaf(self, scope: Scope, depth: int) -> Node:
        """A left side, an operator, an operand."""
        for _ in range(4):
            type_ = self.c.weighted(LEFT_TYPES)
            found = self.term(scope, type_, min(depth, 2), left=True)
            if found is not None:
                return self.comparison(scope, Named(type_, found[1]), found[0], depth)
        return self.small(scope)

    def comparison(self, scope: Scope, left: Named, node: dict[str, Node], depth: int) -> Node:
        """A left side with one of the operators that take it."""
        type_ = left.type
        if type_.startswith("list:"):
            return {**node, "any_in": self.several(type_.removeprefix("list:"))}
        operators = ["is", "is_not"]
        operators += ["is_none"] if left.lacks or self.c.chance(10) else []
        operators += ["in", "not_in"] if type_ in NAMED or type_.startswith("enum:") else []
        operators += ["matches_code"] * 2 if type_ == "text" else []
        operators += list(DAY_ORDERS if type_ == "date" else NUMBER_ORDERS) * 2 if type_ in ORDERED else []
        operator = self.c.pick(operators)
        if operator == "is_none":
            return {**node, "is_none": self.c.chance(50)}
        if operator in ("in", "not_in", "matches_code"):
            return {**node, operator: self.several(type_)}
        right, lacks = self.operand(scope, type_, depth)
        for _ in range(3):
            if right != node or self.c.chance(5):
                break
            right, lacks = self.operand(scope, type_, depth)
        needs = operator in (*NUMBER_ORDERS, *DAY_ORDERS) and (left.lacks or lacks)
        return {**node, operator: right, **({"if_none": self.c.chance(50)} if needs else {})}

    def several(self, type_: str) -> Node:
        """A written or a dated list."""
        dated = [
            name
            for name, of in self.library.lists.items()
            if of == type_ or (of == "text" and name == "tints" and "red" in type_)
        ]
        dated = [name for name in dated if (name == "tints") == type_.startswith("enum:")]
        if dated and self.c.chance(50):
            return {"list": self.c.pick(dated)}
        return [literals.plain(self.c, type_) for _ in range(1 + self.c.below(2))]
