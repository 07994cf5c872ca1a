"""What the evaluator says of shares and derived lists, against complete graphs of which somebody has forgotten facts."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from fractions import Fraction
from functools import cache

from stdcheck.logic.results import Evaluation
from tests.logic.ownership.oracle import true_parents
from tests.properties.choices import Chooser
from tests.properties.comparing import grown
from tests.properties.forgetting import forget
from tests.properties.graphs import HELD, LEVELS, Graph, group, make_graph, pack, questions, unlisted
from tests.properties.written import Data, Percent, Written, scalar, write_pack

AS_OF = date(2026, 11, 24)


@cache
def written() -> Written:
    """The pack, read once."""
    return write_pack(pack())


def failures(c: Chooser) -> Iterator[str]:
    """One text for each wrong share, test or list, of the complete graph and of what is left of it."""
    graph = make_graph(c)
    whole = graph.profile()
    more = written().evaluate(whole, AS_OF)
    yield from _exact(graph, more)
    for _ in range(2):
        part = deepcopy(whole)
        if c.chance(70):
            unlisted(c, graph, part)
        if c.chance(60):
            part = forget(c, part, 2)
        less = written().evaluate(part, AS_OF)
        yield from (f"{text}\n{part['facts']}" for text in (*grown(more, less), *_outside(graph, less, part)))


def _answers(evaluation: Evaluation) -> dict[str, tuple[object, ...]]:
    """Name of the definition or quantity -> its possible values, for the case."""
    sources = pack()["answers"]
    names = {answer: next(iter(source["from"][0].values())) for answer, source in sources.items()}
    return {names[a.answer]: a.possible for a in evaluation.answers}


def _exact(graph: Graph, evaluation: Evaluation) -> Iterator[str]:
    """Of a complete graph everything is known."""
    found = _answers(evaluation)
    expected: dict[str, object] = {}
    for name, interest in questions():
        share = graph.interest(group(graph, interest), interest["method"], interest["measure"])
        expected[f"q-{name}"] = scalar(Percent(share))
        for level in LEVELS:
            expected[f"d-{name}-{level.numerator}-{level.denominator}"] = share >= level
    parents = {
        parent for parent, held in true_parents(graph.oracle(), Fraction(1, 2), ("votes", "profits")) if held == HELD
    }
    for kind, others in (("parents", parents), ("owners", _owners(graph))):
        for self_and, members in (("", others), ("self-and-", {HELD} | others)):
            homes = {graph.homes.get(member) for member in members}
            expected[f"l-{self_and}{kind}-some"] = "CN" in homes
            expected[f"l-{self_and}{kind}-every"] = homes <= {"CN"}
            expected[f"l-{self_and}{kind}-rival"] = graph.parties[-1] in members
            expected[f"n-{self_and}{kind}"] = str(len(members))
    for name, value in expected.items():
        if found[name] != (value,):
            yield f"{name}: {found[name]}, not {value}, of {graph}"


def _owners(graph: Graph) -> set[str]:
    """Everybody above, by shares of any measure and as general partners."""
    world = graph.oracle()
    found: set[str] = set()
    ahead = [HELD]
    while ahead:
        below = ahead.pop()
        new = (world.holders(below) | {graph.partners.get(below, HELD)}) - found - {HELD}
        found |= new
        ahead += new
    return found


def _outside(graph: Graph, less: Evaluation, part: Data) -> Iterator[str]:
    """Intervals that do not hold the true share."""
    found = _answers(less)
    for name, interest in questions() if "owner" in part["facts"]["case"] and "rival" in part["facts"]["case"] else ():
        share = graph.interest(group(graph, interest), interest["method"], interest["measure"])
        bounds = [_bounds(text) for text in found[f"q-{name}"] if isinstance(text, str) and not text.startswith("?")]
        if not any(low <= share <= high for low, high in bounds):
            yield f"{name}: {found[f'q-{name}']} does not hold {scalar(Percent(share))}"


def _bounds(text: str) -> tuple[Fraction, Fraction]:
    """The ends of an interval as answers write it."""
    ends = [Fraction(end.removesuffix("%")) / (100 if "%" in end else 1) for end in text.split("..")]
    return ends[0], ends[-1]
