"""Random terms in every form, valid for the reader of packs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.properties import literals
from tests.properties.choices import Chooser
from tests.properties.declared import MEASURES
from tests.properties.library import Library
from tests.properties.scopes import Named, Scope, Way, ways

Node = Any
ORDERED = ("number", "percent", "year", "date", "quantity", "money")


class Terms:
    """Makes terms; `library`: what they may refer to by name. Conditions are added by `conditions`."""

    def __init__(self, c: Chooser, library: Library) -> None:
        self.c = c
        self.library = library
        self.names = 0

    def condition(self, scope: Scope, depth: int) -> Node:
        """A condition of at most `depth` levels."""
        raise NotImplementedError

    def comparison(self, scope: Scope, left: Named, node: dict[str, Node], depth: int) -> Node:
        """A left side with one of the operators that take it."""
        raise NotImplementedError

    # ---- what conditions need, too

    def operand(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        """The right side: mostly a constant."""
        if type_ in ("party", "item"):
            found = ways(scope, type_)
            way = self._way(found)
            return {"fact": way.text}, way.lacks
        if self.c.chance(55):
            return literals.plain(self.c, type_), False
        found_term = self.term(scope, type_, depth, left=False)
        return found_term if found_term is not None else (literals.plain(self.c, type_), False)

    def argument(self, scope: Scope, type_: str) -> tuple[Node, bool]:
        """An argument of a type: a path, sometimes a constant."""
        found = ways(scope, type_)
        if not found or (type_ not in ("case", "item", "party") and self.c.chance(30)):
            constant = literals.plain(self.c, type_)
            return ({"value": constant} if isinstance(constant, str) else constant), False
        way = self._way(found)
        return (way.text if self.c.chance(50) else {"fact": way.text}), way.lacks

    def list(self, scope: Scope) -> tuple[Node, str]:
        """A list to quantify over, and the type of its elements."""
        if self.library.ownership and self.c.chance(35):
            kind = self.c.pick(("parents", "owners", "self_and_parents", "self_and_owners"))
            of = self._way(ways(scope, "party")).text
            return {"derived": kind, "of": of, "method": "full"}, "party"
        kinds = [
            (4, "item"),
            (4, "party"),
            (3, "country"),
            (1, "number"),
            *([(3, "stake")] if self.library.ownership else []),
        ]
        element = self.c.weighted(kinds)
        return self._way(ways(scope, f"list:{element}")).text, element

    def _bind(self, scope: Scope, element: str) -> tuple[str, Scope]:
        self.names += 1
        name = f"x{self.names}"
        return name, {**scope, name: Named(element)}

    def element_test(self, scope: Scope, name: str, depth: int) -> Node:
        """A condition about an element: of a plain value a leaf, of an entity mostly about its own facts."""
        type_ = scope[name].type
        if type_ in ("item", "party", "stake"):
            own = {name: scope[name]} if self.c.chance(70) else scope
            return self.condition(own, depth)
        return self.comparison(scope, Named(type_), {"fact": name}, 0)

    @staticmethod
    def _can_call(scope: Scope, params: list[tuple[str, str]]) -> bool:
        """Whether the scope has an entity for every parameter that needs one."""
        return all(type_ != "item" or ways(scope, type_) for _, type_ in params)

    # ---- terms

    def term(self, scope: Scope, type_: str, depth: int, *, left: bool) -> tuple[dict[str, Node], bool] | None:
        """A term of a type as a mapping, and whether it may be none; None where there is no such term."""
        makers = self._terms(scope, type_, depth, left)
        return self.c.weighted(makers)(scope, type_, depth) if makers else None

    def _terms(self, scope: Scope, type_: str, depth: int, left: bool) -> list[tuple[int, Callable[..., Any]]]:
        makers: list[tuple[int, Callable[..., Any]]] = []
        makers += [(70, self._fact)] if ways(scope, type_) else []
        makers += [(10, self._param)] if type_ in self.library.parameters.values() else []
        makers += [(12, self._quantity)] if self._quantities(scope, type_) else []
        makers += [(10, self._relation)] if type_ in ("yes_no", "number") else []
        if type_ == "date":
            makers += [(8, self._day)]
            makers += [(25, self._date_sum)] if not left else []
        if type_ == "percent" and self.library.ownership:
            makers += [(60, self._interest)]
        if depth > 0 and type_ in ORDERED:
            makers += [(10, self._arithmetic)]
            makers += [(8, self._conditional)] if not left else []
            makers += [(20, self._aggregate)] if type_ in ("number", "date", "percent", "money") else []
        return makers

    def _conditional(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        then = self.operand(scope, type_, depth - 1)
        # Two amounts need a unit in common, and the first of them may be stated in any.
        other = then if type_ in ("quantity", "money") else self.operand(scope, type_, depth - 1)
        node = {"if": self.condition(scope, depth - 1), "then": then[0]}
        return (node, True) if self.c.chance(35) else ({**node, "else": other[0]}, then[1] or other[1])

    def _fact(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        way = self._way(ways(scope, type_))
        return {"fact": way.text}, way.lacks

    def _way(self, found: list[Way]) -> Way:
        """A path, mostly a short one; remembers which facts matter."""
        place = 0
        while place + 1 < len(found) and self.c.chance(55):
            place += 1 + self.c.below(2)
        way = found[min(place, len(found) - 1)]
        self.library.read.update(way.facts)
        return way

    def _param(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        return {"param": self.c.pick([p for p, of in self.library.parameters.items() if of == type_])}, False

    def _quantities(self, scope: Scope, type_: str) -> list[str]:
        made = self.library.quantities.items()
        return [q for q, (params, of) in made if of.type == type_ and self._can_call(scope, params)]

    def _quantity(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        name = self.c.pick(self._quantities(scope, type_))
        params, result = self.library.quantities[name]
        given = {param: self.argument(scope, of) for param, of in params}
        lacks = result.lacks or any(lacking for _, lacking in given.values())
        arguments = {param: node for param, (node, _) in given.items()}
        return {"quantity": name, **({"with": arguments} if arguments else {})}, lacks

    def _relation(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        fact = "given" if type_ == "yes_no" else "level"
        to = self._way([w for w in ways(scope, "party") if fact == "given" or not w.lacks])
        self.library.read |= {("case", "grants"), ("case", "colour")}
        return {"fact": f"case.grants.{fact}", "for": {"to": to.text, "tint": "case.colour"}}, False

    def _day(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        return {"day": self.c.pick(("as-of", "clock"))}, False

    def _date_sum(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        unit = self.c.weighted([(5, "days"), (4, "months"), (1, "years"), (2, "business_days")])
        base, lacks = self.operand(scope, "date", depth - 1)
        amount = {"param": "span"} if self.c.chance(15) else 1 + self.c.below(3)
        node = {unit: amount, self.c.pick(("after", "before")): base}
        if self.c.chance(25):
            node["count"] = "from-that-day"
        literal_day = getattr(base, "day", None)
        if unit in ("months", "years") and (literal_day is None or literal_day > 28):
            node["month_end"] = self.c.pick(("last-day", "next-day"))
        rolls = self.c.chance(15)
        if rolls:
            node["roll"] = "next-business-day"
        if rolls or unit == "business_days":
            node["calendar"] = "office"
        return node, lacks

    def _arithmetic(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        words = ["greatest", "least"]
        words += ["plus", "minus"] if type_ not in ("date", "year") else []
        words += ["times"] if type_ in ("number", "quantity", "money") else []
        word = self.c.pick(words)
        first = self._fact(scope, type_, 0) if ways(scope, type_) else (literals.plain(self.c, type_), False)
        second = self.operand(scope, "number" if word == "times" else type_, depth - 1)
        if isinstance(second[0], str):
            second = ({"value": second[0]}, second[1])
        return {word: [first[0], second[0]]}, first[1] or second[1]

    def _aggregate(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        word = {
            "number": ("count", "sum", "min", "max"),
            "date": ("min", "max"),
            "percent": ("share",),
            "money": ("sum", "max"),
        }[type_]
        operator = self.c.pick(word)
        over, element = self.list(scope)
        if operator not in ("count", "share") and element != "item":
            over, element = self._way(ways(scope, "list:item")).text, "item"
        name, inner = self._bind(scope, element)
        own = {"where": self.element_test(inner, name, depth - 1)} if operator == "share" or self.c.chance(60) else {}
        if operator in ("sum", "min", "max"):
            own["value"] = self._way(ways({name: inner[name]}, type_)[:2]).text
            if not own["value"].startswith(name):
                own["value"] = {"number": f"{name}.size", "date": f"{name}.made", "money": f"{name}.cost"}[type_]
            self.library.read.add(("item", own["value"].split(".")[1]))
            if type_ != "date" and self.c.chance(20):
                own["value"] = {"times": [{"fact": own["value"]}, 2]}
        if operator == "share" and self.c.chance(40):
            own["among"] = self.element_test(inner, name, depth - 1)
        return {operator: {"of": over, "as": name, **own}}, operator in ("min", "max", "share")

    def _interest(self, scope: Scope, type_: str, depth: int) -> tuple[Node, bool]:
        held = self._way(ways(scope, "party"))
        body: dict[str, Node] = {
            "held": held.text,
            "measure": self.c.pick(MEASURES),
            "method": self.c.pick(self.library.methods),
        }
        one = sorted(d for d, params in self.library.definitions.items() if [t for _, t in params] == ["party"])
        two = sorted(d for d, params in self.library.definitions.items() if [t for _, t in params] == ["party"] * 2)
        if one and self.c.chance(50):
            return {"interest": {"held_by": {"meets": self.c.pick(one)}, **body}}, held.lacks
        holder = self._way(ways(scope, "party"))
        together = {"together_with": self.c.pick(two)} if two and self.c.chance(50) else {}
        return {"interest": {"holder": holder.text, **body, **together}}, held.lacks or holder.lacks
