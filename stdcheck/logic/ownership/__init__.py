"""Shares traced up an ownership graph, as intervals that contain the value of every completion of what is unknown."""

from __future__ import annotations

from stdcheck.logic.ownership.build import graph_of
from stdcheck.logic.ownership.counting import counting
from stdcheck.logic.ownership.graph import Graph, Link, Node, Remainder, make_graph
from stdcheck.logic.ownership.interest import interest
from stdcheck.logic.ownership.parents import Members, owners, parents

__all__ = [
    "Graph",
    "Link",
    "Members",
    "Node",
    "Remainder",
    "counting",
    "graph_of",
    "interest",
    "make_graph",
    "owners",
    "parents",
]
